"""The structure tree as the Document tells it, before anything is painted.

ISO 32000-1 14.7 (structure), 14.8.4 (standard types), 14.8.5 (attributes); ISO 14289-1 clause 7 (PDF/UA-1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaflets.errors import LeafletError, Problem
from leaflets.frozen import frozen
from leaflets.model.content import Direction
from leaflets.model.document import ROLES, Document, Element, Role, Text
from leaflets.writers.pdf.syntax import text_string
from leaflets.writers.pdf.table_heads import heads_of_cells

_SCOPES = {"col": b"Column", "row": b"Row"}
_SPANS = {"colspan": b"ColSpan", "rowspan": b"RowSpan"}
_WRITING_MODES = {Direction.LTR: b"LrTb", Direction.RTL: b"RlTb"}
_INLINE = frozenset({Role.SPAN, Role.LINK, Role.LBL})
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that run from right to left: Hebrew, Arabic and the blocks that Unicode keeps for others."""
_NUMBERINGS = {"•": b"Disc", "◦": b"Circle", "▪": b"Square"}
"""What the marker of a list stands for -> its ListNumbering (table 347)."""


@frozen
class Node:
    """A structure element. Nodes refer to one another by their place in `Structure.nodes`.

    `entries` and `attributes` are the parts of its dictionary that no page can change: /Lang, /Alt and
    /ActualText, and the attribute objects. `owns_text`: text of the Document belongs to it directly.
    """

    element: Element
    role: Role
    parent: int | None
    children: tuple[int, ...]
    owns_text: bool
    entries: bytes
    attributes: tuple[bytes, ...]
    name: bytes = b""
    """Its /ID, by which cells name it as their head."""


@frozen
class Structure:
    """Nodes in document order. `holders`: element id -> the node that its content belongs to."""

    nodes: tuple[Node, ...]
    holders: Mapping[int, int]


def build_structure(document: Document) -> Structure:
    """One node for every element that has a role. Raises LeafletError for what can't be tagged."""
    builder = _Builder(right_to_left=document.metadata.direction is Direction.RTL)
    builder.add(document.main, None, Direction.LTR)
    if builder.problems:
        raise LeafletError(tuple(builder.problems))
    return Structure(tuple(builder.nodes[index] for index in range(len(builder.nodes))), builder.holders)


class _Builder:
    """Numbers the nodes on the way down and fills them in on the way up."""

    def __init__(self, *, right_to_left: bool) -> None:
        self.right_to_left = right_to_left
        self.nodes: dict[int, Node] = {}
        self.holders: dict[int, int] = {}
        self.problems: list[Problem] = []
        self._heads: Mapping[int, tuple[int, ...]] = {}
        self._named: frozenset[int] = frozenset()
        self._count = 0

    def add(self, element: Element, parent: int | None, around: Direction) -> list[int]:
        """Nodes for the element and all below it; returns those that hang directly under `parent`."""
        role = ROLES.get(element.name)
        if role is None:
            assert parent is not None, "the root of a Document has a role"
            self.holders[element.id] = parent
            return self._add_children(element, parent, around)
        if role is Role.TABLE:
            self._heads = heads_of_cells(element)
            self._named = frozenset(head for heads in self._heads.values() for head in heads)
        index = self._count
        self._count += 1
        self.holders[element.id] = index
        children = tuple(self._add_children(element, index, element.direction))
        owns_text = _owns_text(element)
        self.nodes[index] = Node(
            element=element,
            role=role,
            parent=parent,
            children=children,
            owns_text=owns_text,
            entries=self._entries(element, role, text_leaf=owns_text and not children),
            attributes=self._attributes(element, role, around),
            name=_name(element.id) if element.id in self._named else b"",
        )
        return [index]

    def _add_children(self, element: Element, parent: int, around: Direction) -> list[int]:
        below = (child for child in element.children if isinstance(child, Element))
        return [node for child in below for node in self.add(child, parent, around)]

    def _entries(self, element: Element, role: Role, *, text_leaf: bool) -> bytes:
        """ActualText stands only on leaves: on anything else it would hide the elements below."""
        alt = element.attrs.get("alt", "").strip() if role is Role.FIGURE else ""
        if role is Role.FIGURE and not alt:
            self._report(
                element,
                "W001",
                "This picture has no alternative text.",
                "Say in a sentence or two what it shows: a person who can't see it hears that instead.",
            )
        actual = element.attrs.get("actual", "")
        if text_leaf and not actual and self._turns(element):
            actual = element.text()
        values = {"Lang": element.lang, "Alt": alt, "ActualText": actual}
        return b"".join(f"/{name} ".encode() + text_string(text) for name, text in values.items() if text)

    def _turns(self, element: Element) -> bool:
        """Whether glyphs stand in another order than words are read, as an Arabic name in English does."""
        if self.right_to_left or element.direction is Direction.RTL:
            return True
        return _RIGHT_TO_LEFT.search(element.text()) is not None

    def _attributes(self, element: Element, role: Role, around: Direction) -> tuple[bytes, ...]:
        attributes = []
        if role is Role.L:
            attributes.append(b"<</O/List/ListNumbering/%s>>" % _list_numbering(element))
        if role is Role.TH:
            scope = element.attrs.get("scope", "")
            if scope not in _SCOPES:
                self._report(
                    element,
                    "W002",
                    f'A table\'s head cell has scope="{scope}".',
                    'Write scope="col" where it heads a column, scope="row" where it heads a row.',
                )
        if table := self._table_attributes(element, role):
            attributes.append(b"<</O/Table%s>>" % table)
        if element.direction is not around and role not in _INLINE:
            attributes.append(b"<</O/Layout/WritingMode/%s>>" % _WRITING_MODES[element.direction])
        return tuple(attributes)

    def _table_attributes(self, element: Element, role: Role) -> bytes:
        """Of a cell (14.8.5.7): what it heads, how many columns and rows it takes, and where a table has such
        cells, which heads it has.
        """
        if role not in (Role.TH, Role.TD):
            return b""
        scope = _SCOPES.get(element.attrs.get("scope", ""), b"Column")
        entries = [b"/Scope/" + scope] if role is Role.TH else []
        entries += [
            b"/%s %s" % (key, element.attrs[name].encode())
            for name, key in _SPANS.items()
            if name in element.attrs
        ]
        if heads := self._heads.get(element.id):
            entries.append(b"/Headers[%s]" % b"".join(b"(%s)" % _name(head) for head in heads))
        return b"".join(entries)

    def _report(self, element: Element, code: str, message: str, hint: str) -> None:
        key = element.origin.key if element.origin else ""
        self.problems.append(Problem(code, element.where, message, hint, key))


def _name(element: int) -> bytes:
    """The /ID of a table's head."""
    return b"head%d" % element


def _owns_text(element: Element) -> bool:
    """Whether some text has no nearer ancestor with a role than this element."""
    return any(
        bool(child.text.strip()) if isinstance(child, Text) else child.name not in ROLES and _owns_text(child)
        for child in element.children
    )


def _list_numbering(element: Element) -> bytes:
    """The kind of bullets that are drawn, Decimal for numbered sources. Other labels (check boxes, terms)
    number nothing (table 347).
    """
    if "numbered" in element.classes:
        return b"Decimal"
    markers = (below.attrs.get("actual") for below in element.elements() if below.name == "marker")
    return _NUMBERINGS.get(next(markers, None) or "", b"None")
