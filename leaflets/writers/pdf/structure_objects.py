"""The structure tree as PDF objects: the Document's nodes joined with the marks of the painted pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaflets.frozen import frozen
from leaflets.model.page import Box, LinkArea
from leaflets.writers.pdf.structure import Node, Structure
from leaflets.writers.pdf.syntax import number, reference


@frozen
class PageMarks:
    """What a page's content did: `owners[n]` is the node whose content has the MCID n.

    `leaves[n]` is the page of a booklet that it stands on, where several are laid on one sheet.
    """

    owners: tuple[int, ...]
    links: tuple[LinkArea, ...]
    leaves: tuple[int, ...] = ()


@frozen
class ObjectNumbers:
    """Where the objects stand in the file. StructTreeRoot has `root`; ParentTree and the nodes follow it.

    `annotations[p][n]` is the annotation of `PageMarks.links[n]` on page p.
    """

    root: int
    pages: tuple[int, ...]
    annotations: tuple[tuple[int, ...], ...]

    def node(self, index: int) -> bytes:
        return reference(self.root + 2 + index)


def first_struct_parent(marks: Sequence[PageMarks], page: int) -> int:
    """StructParent of a page's first annotation: the pages themselves come first, from 0."""
    return len(marks) + sum(len(before.links) for before in marks[:page])


def structure_objects(
    structure: Structure,
    marks: Sequence[PageMarks],
    numbers: ObjectNumbers,
    boxes: Mapping[int, Box],
    page_height: float,
) -> list[bytes]:
    """The bodies of the objects `numbers.root`, `root + 1`, ...: one root, one parent tree, the nodes."""
    kids = _kids(structure, marks, numbers)
    nodes = [
        _node_object(node, below, numbers, _bounds(node, boxes, page_height))
        for node, below in zip(structure.nodes, kids, strict=True)
    ]
    return [_root_object(structure, marks, numbers), _parent_tree(structure, marks, numbers), *nodes]


@frozen
class _Content:
    """A marked-content sequence of a node. `order` counts all sequences of the document."""

    order: int
    page: int
    mcid: int


@dataclass(slots=True)
class _Kids:
    """What hangs under a node, in reading order; the annotations of a link come last."""

    first_page: int | None
    entries: list[int | _Content]
    annotations: list[tuple[int, int]]
    """(page, object number)."""


def _kids(structure: Structure, marks: Sequence[PageMarks], numbers: ObjectNumbers) -> list[_Kids]:
    content: dict[int, list[_Content]] = defaultdict(list)
    sequences = sorted(
        (mark.leaves[mcid] if mark.leaves else page, page, mcid, owner)
        for page, mark in enumerate(marks)
        for mcid, owner in enumerate(mark.owners)
    )
    for order, (_, page, mcid, owner) in enumerate(sequences):
        content[owner].append(_Content(order, page, mcid))
    annotations: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, mark in enumerate(marks):
        for link, annotation in zip(mark.links, numbers.annotations[page], strict=True):
            annotations[structure.holders[link.owner]].append((page, annotation))
    first_order: dict[int, int] = {}
    kids: dict[int, _Kids] = {}
    for index in range(len(structure.nodes) - 1, -1, -1):
        children, own = structure.nodes[index].children, content[index]
        painted = [first_order[child] for child in children if child in first_order]
        painted += [piece.order for piece in own[:1]]
        if painted:
            first_order[index] = min(painted)
        pages = [piece.page for piece in own[:1]] or [page for page, _ in annotations[index][:1]]
        kids[index] = _Kids(
            pages[0] if pages else None, _interleave(children, own, first_order), annotations[index]
        )
    return [kids[index] for index in range(len(structure.nodes))]


def _interleave(
    children: Sequence[int], own: Sequence[_Content], first_order: Mapping[int, int]
) -> list[int | _Content]:
    """Child nodes keep the Document's order; the node's own content stands where it was painted."""
    entries: list[int | _Content] = []
    done = 0
    for piece in own:
        while done < len(children) and first_order.get(children[done], -1) < piece.order:
            entries.append(children[done])
            done += 1
        entries.append(piece)
    return [*entries, *children[done:]]


def _node_object(node: Node, kids: _Kids, numbers: ObjectNumbers, bounds: bytes) -> bytes:
    parent = reference(numbers.root) if node.parent is None else numbers.node(node.parent)
    attributes = [*node.attributes, *([bounds] if bounds else [])]
    parts = [b"<</Type/StructElem/S/%s/P %s" % (node.role.encode(), parent), node.entries]
    if node.name:
        parts.append(b"/ID(%s)" % node.name)
    if len(attributes) == 1:
        parts.append(b"/A" + attributes[0])
    elif attributes:
        parts.append(b"/A[%s]" % b"".join(attributes))
    if kids.first_page is not None:
        parts.append(b"/Pg " + reference(numbers.pages[kids.first_page]))
    entries = [_entry(entry, kids.first_page, numbers) for entry in kids.entries]
    entries += [
        b"<</Type/OBJR/Pg %s/Obj %s>>" % (reference(numbers.pages[page]), reference(annotation))
        for page, annotation in kids.annotations
    ]
    if entries:
        parts.append(b"/K[%s]" % b" ".join(entries))
    return b"".join([*parts, b">>"])


def _entry(entry: int | _Content, first_page: int | None, numbers: ObjectNumbers) -> bytes:
    if not isinstance(entry, _Content):
        return numbers.node(entry)
    if entry.page == first_page:
        return b"%d" % entry.mcid
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (reference(numbers.pages[entry.page]), entry.mcid)


def _bounds(node: Node, boxes: Mapping[int, Box], page_height: float) -> bytes:
    """Layout attributes of an element whose place on the page matters to readers (14.8.5.4.3)."""
    box = boxes.get(node.element.id)
    if box is None:
        return b""
    corners = (box.x0, page_height - box.y1, box.x1, page_height - box.y0)
    return b"<</O/Layout/Placement/Block/BBox[%s]>>" % " ".join(map(number, corners)).encode()


def _root_object(structure: Structure, marks: Sequence[PageMarks], numbers: ObjectNumbers) -> bytes:
    return b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d%s>>" % (
        numbers.node(0),
        reference(numbers.root + 1),
        first_struct_parent(marks, len(marks)),
        _names(structure, numbers),
    )


def _names(structure: Structure, numbers: ObjectNumbers) -> bytes:
    """/IDTree: from the names of elements to them (14.7.2), in the order of their bytes (7.9.6)."""
    named = sorted((node.name, index) for index, node in enumerate(structure.nodes) if node.name)
    if not named:
        return b""
    return b"/IDTree<</Names[%s]>>" % b" ".join(b"(%s)%s" % (name, numbers.node(i)) for name, i in named)


def _parent_tree(structure: Structure, marks: Sequence[PageMarks], numbers: ObjectNumbers) -> bytes:
    """From a page's MCIDs and from annotations back to their nodes (14.7.4.4)."""
    pages = [
        b"%d[%s]" % (page, b" ".join(numbers.node(owner) for owner in mark.owners))
        for page, mark in enumerate(marks)
    ]
    owners = (structure.holders[link.owner] for mark in marks for link in mark.links)
    links = [b"%d %s" % (key, numbers.node(owner)) for key, owner in enumerate(owners, len(marks))]
    return b"<</Nums[%s]>>" % b" ".join(pages + links)
