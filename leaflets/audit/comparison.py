"""The tags of a PDF against what the YAML says, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from leaflets.audit.artwork import is_described
from leaflets.audit.findings import Findings
from leaflets.audit.reading import Reader, is_text
from leaflets.audit.structure import Tag
from leaflets.audit.telling import Expected
from leaflets.audit.visual_order import (
    FROM_RIGHT,
    has_right_to_left,
    plain,
    same_from_left,
    same_to_the_eye,
)

TEXT_ROLES = frozenset({"P", "H1", "H2", "H3", "Lbl", "LBody", "Caption", "Span"})

_ALIKE = 0.6
"""Above this share of equal characters a text is taken for a changed one, not for another one."""


Signature = tuple[str, str, str]
"""Kind of row, role, and the words by which to know it again."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    element: Expected
    parent: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class FoundRow:
    tag: Tag
    parent: int
    text: str | None
    """None for an element that groups others."""
    signature: Signature


def compare(expected: Expected, tag: Tag, reader: Reader, findings: Findings) -> list[tuple[Expected, Tag]]:
    """Report every difference; returns the elements that were recognised, as pairs."""
    wanted = _expected_rows(expected, -1, [])
    found = _found_rows(tag, -1, [], reader)
    pairs = dict(_align(wanted, found))
    _pair_groups(wanted, found, pairs)
    _report_strangers(wanted, found, pairs, findings)
    names = {row.tag.cell.name: row.signature[2] for row in found if row.tag.cell.name}
    comparison = _Comparison(reader, findings, names)
    for i, j in pairs.items():
        row, other = wanted[i], found[j]
        comparison.check(row.element, other)
        if row.parent >= 0 and pairs.get(row.parent, other.parent) != other.parent:
            message = f"the {row.element.role} {_quote(other)} stands inside another element than it should"
            findings.add("A205", message, key=row.element.key, page=other.tag.page())
    _report_languages([(wanted[i], found[j]) for i, j in pairs.items()], wanted, found, pairs, comparison)
    return [(wanted[i].element, found[j].tag) for i, j in pairs.items()]


def _expected_rows(
    element: Expected, parent: int, rows: list[ExpectedRow], beside: str = ""
) -> list[ExpectedRow]:
    index = len(rows)
    if element.runs is not None:
        signature = _text_signature(element.role, plain(element.text), beside)
    else:
        signature = ("group", element.role, _first_words(element))
    rows.append(ExpectedRow(element, parent, signature))
    for child in element.children:
        _expected_rows(child, index, rows, signature[2])
    return rows


def _first_words(element: Expected) -> str:
    texts = (plain(part.text) for part in element.walk())
    return next((text for text in texts if len(text) > 1), "")


def _found_rows(
    tag: Tag, parent: int, rows: list[FoundRow], reader: Reader, beside: str = ""
) -> list[FoundRow]:
    index = len(rows)
    if tag.role in TEXT_ROLES and is_text(tag):
        text = _spoken(tag, reader)
        rows.append(FoundRow(tag, parent, text, _text_signature(tag.role, text, beside)))
        return rows
    words = _first_found(tag, reader)
    rows.append(FoundRow(tag, parent, None, ("group", tag.role, words)))
    for kid in tag.tags():
        _found_rows(kid, index, rows, reader, words)
    return rows


def _spoken(tag: Tag, reader: Reader) -> str:
    return plain("".join(text for text, _ in reader.spoken(tag)))


def _first_found(tag: Tag, reader: Reader) -> str:
    if tag.role in TEXT_ROLES and is_text(tag):
        text = _spoken(tag, reader)
        return text if len(text) > 1 else ""
    return next((words for kid in tag.tags() if (words := _first_found(kid, reader))), "")


def _text_signature(role: str, text: str, beside: str) -> Signature:
    """A bullet or an empty field is known by the words it stands beside."""
    return ("text", role, text if len(text) > 1 else f"{text} {beside}")


def _align(wanted: Sequence[ExpectedRow], found: Sequence[FoundRow]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that stand for each other. Rows without a partner are missing or strangers."""
    yield 0, 0
    a = [row.signature for row in wanted[1:]]
    b = [row.signature for row in found[1:]]
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i0 + 1, i1 + 1), range(j0 + 1, j1 + 1), strict=True)
        elif kind == "replace":
            start = j0
            for i in range(i0, i1):
                match = next((j for j in range(start, j1) if _alike(a[i], b[j])), None)
                if match is not None:
                    yield i + 1, match + 1
                    start = match + 1


def _pair_groups(wanted: list[ExpectedRow], found: list[FoundRow], pairs: dict[int, int]) -> None:
    """A group whose first words are lost is known by the children it still has."""
    taken = set(pairs.values())
    for i in range(len(wanted) - 1, 0, -1):
        if i in pairs or wanted[i].element.runs is not None:
            continue
        parents = (
            found[pairs[k]].parent for k in range(i + 1, len(wanted)) if wanted[k].parent == i and k in pairs
        )
        match = next((j for j in parents if j not in taken and found[j].text is None), None)
        if match is not None:
            pairs[i] = match
            taken.add(match)


def _alike(a: Signature, b: Signature) -> bool:
    """The same words in another role, or a few other words in the same place."""
    if a[0] != b[0]:
        return False
    if a[2] == b[2]:
        return True
    matcher = SequenceMatcher(None, a[2], b[2], autojunk=False)
    return a[1] == b[1] and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _report_strangers(
    wanted: list[ExpectedRow], found: list[FoundRow], pairs: dict[int, int], findings: Findings
) -> None:
    """What is missing, what is too much, what stands twice and what stands in another place."""
    matched = set(pairs.values())
    spare = [row for j, row in enumerate(found) if j not in matched]
    missing = []
    for i, row in enumerate(wanted):
        if i in pairs:
            continue
        moved = next((other for other in spare if other.signature == row.signature), None)
        if moved is None:
            missing.append(row)
            continue
        spare.remove(moved)
        if moved.text and len(moved.text) > 1:
            message = f"{_quote(moved)} is not in the order of the text"
            findings.add("A204", message, key=row.element.key, page=moved.tag.page())
    _report_missing(missing, findings)
    _report_spare(spare, {row.signature[2] for row in wanted if row.element.runs}, findings)


def _report_missing(missing: list[ExpectedRow], findings: Findings) -> None:
    """A group is named only where it alone is lost, its words being there; so is a bullet."""
    lost = {row.signature[2] for row in missing if row.element.runs and not row.element.drawn}
    for row in missing:
        element, words = row.element, row.signature[2]
        if element.runs is None or element.drawn:
            if not any(words.endswith(text) for text in lost):
                message = f"the {element.role} element of {words[:60]!r} is missing"
                findings.add("A201", message, key=_first_key(element))
        elif not element.runs:
            findings.add("A201", f"an empty field is missing beside {words!r}")
        else:
            text = plain(element.text)[:80]
            findings.add("A201", f"this text is missing ({element.role}): {text!r}", key=element.key)


def _report_spare(spare: list[FoundRow], known: set[str], findings: Findings) -> None:
    unknown = {row.signature[2] for row in spare if row.text} - known
    for row in spare:
        page, words = row.tag.page(), row.signature[2]
        if row.text is None or len(row.text) < 2:
            if not any(words.endswith(text) for text in unknown):
                message = f"there is a {row.tag.role} element too many, at {words[:60]!r}"
                findings.add("A202", message, page=page)
        elif words in known:
            findings.add("A208", f"{_quote(row)} is read out more than once", page=page)
        else:
            findings.add("A202", f"{_quote(row)} stands in no content file", page=page)


def _first_key(element: Expected) -> str:
    return next((part.key for part in element.walk() if part.key), "")


def _quote(row: FoundRow) -> str:
    return repr((row.text or row.signature[2])[:80])


@dataclass(frozen=True, slots=True)
class _Comparison:
    """`names`: name of a table's head -> its words."""

    reader: Reader
    findings: Findings
    names: Mapping[str, str]

    def check(self, element: Expected, row: FoundRow) -> None:
        tag, text = row.tag, row.text
        key, page = element.key, tag.page()
        if tag.role != element.role:
            message = f"{_quote(row)} is tagged {tag.role}, but it is a {element.role}"
            self.findings.add("A205", message, key=key or _first_key(element), page=page)
        if element.scope and tag.scope != element.scope:
            message = f"a head of the table does not say what it heads (found {tag.scope or 'nothing'!r})"
            self.findings.add("A210", message, key=_first_key(element), page=page)
        self._cell(element, tag)
        if element.alt is not None and not is_described(plain(tag.alt or ""), plain(element.alt)):
            message = f"the picture is described as {(tag.alt or '')[:80]!r}, not in the words of the text"
            self.findings.add("A207", message, key=element.keys[-1], page=page)
        if element.alt is not None and not tag.has_box:
            self.findings.add("A207", "the picture does not say where it stands (BBox)", key=key, page=page)
        if element.runs is not None and text is not None:
            self._text(element, tag, text)

    def _cell(self, element: Expected, tag: Tag) -> None:
        key, page = _first_key(element), tag.page()
        if (tag.cell.columns, tag.cell.rows) != element.cell:
            columns, rows = element.cell
            message = (
                f"a cell takes {tag.cell.columns} columns and {tag.cell.rows} rows, not {columns} and {rows}"
            )
            self.findings.add("A214", message, key=key, page=page)
        heads = tuple(self.names.get(name, "") for name in tag.cell.heads)
        if element.heads and heads != tuple(map(plain, element.heads)):
            message = f"a cell names {list(heads)} as its heads, not {list(element.heads)}"
            self.findings.add("A214", message, key=key, page=page)

    def _text(self, element: Expected, tag: Tag, text: str) -> None:
        key, page = element.key, tag.page()
        wanted = plain(element.text)
        if text != wanted:
            message = f"is read out as {_parting(text, wanted)}; the content says {_parting(wanted, text)}"
            self.findings.add("A203", message, key=key, page=page)
        if not element.drawn and (text == wanted or _has_actual_text(tag)):
            self._sight(element, tag, wanted)
        links = [(plain(words), address) for words, address in self.reader.links(tag)]
        if links != [(plain(words), address) for words, address in element.links]:
            self.findings.add("A211", f"the links are {links!r}, not those of the text", key=key, page=page)

    def _sight(self, element: Expected, tag: Tag, wanted: str) -> None:
        """What the eye sees must be what the ear hears: ActualText and ToUnicode may not lie."""
        painted = plain(self.reader.painted_text(tag))
        if has_right_to_left(wanted):
            same = same_to_the_eye(wanted, self.reader.seen(tag)) or (
                element.lang.partition("-")[0] not in FROM_RIGHT and same_from_left(self.reader.pieces(tag))
            )
        else:
            same = painted == wanted
        if not same:
            message = (
                f"the eye does not read what the content says, {wanted[:100]!r}: drawn is {painted[:100]!r}"
            )
            self.findings.add("A209", message, key=element.key, page=tag.page())

    def languages(self, element: Expected, tag: Tag) -> list[tuple[str, str]]:
        """(found, expected) for every letter that would be spoken in the wrong language."""
        if element.runs is None:
            return [] if _same_language(tag.lang, element.lang) else [(tag.lang, element.lang)]
        spoken = ((char, lang) for text, lang in self.reader.spoken(tag) for char in text if char.isalpha())
        told = ((char, run.lang) for run in element.runs for char in run.text if char.isalpha())
        wrong = [
            (found, expected)
            for (char, found), (other, expected) in zip(spoken, told, strict=False)
            if char == other and not _same_language(found, expected)
        ]
        return list(dict.fromkeys(wrong))


def _has_actual_text(tag: Tag) -> bool:
    return tag.actual is not None or any(_has_actual_text(kid) for kid in tag.tags())


def _parting(text: str, other: str) -> str:
    """The text from a little before the place where it differs from the other."""
    place = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), len(other))
    start = max(0, place - 30)
    return repr(("…" if start else "") + text[start : start + 90])


def _same_language(found: str, expected: str) -> bool:
    """Where "en" is expected, any English will do; "en-GB" must be en-GB; where nothing is, anything."""
    if not expected or found == expected:
        return True
    return "-" not in expected and found.partition("-")[0] == expected


def _report_languages(
    rows: list[tuple[ExpectedRow, FoundRow]],
    wanted: list[ExpectedRow],
    found: list[FoundRow],
    pairs: dict[int, int],
    comparison: _Comparison,
) -> None:
    """Each wrong language once, at the outermost element that has it."""
    for row, other in rows:
        wrong = comparison.languages(row.element, other.tag)
        above = row.parent
        if above >= 0 and above in pairs:
            inherited = comparison.languages(wanted[above].element, found[pairs[above]].tag)
            wrong = [pair for pair in wrong if pair not in inherited]
        for lang, expected in wrong:
            message = f"{_quote(other)} is tagged {lang or 'without language'!r}"
            comparison.findings.add(
                "A206",
                f"{message}; it is in {expected!r}, so a voice would misread it",
                key=_first_key(row.element),
                page=other.tag.page(),
            )
