"""The tags of a PDF against what the YAML says, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from leaflets.audit.findings import Findings
from leaflets.audit.reading import Reader, is_text
from leaflets.audit.structure import Tag
from leaflets.audit.telling import Expected
from leaflets.audit.visual_order import has_right_to_left, plain, same_to_the_eye

TEXT_ROLES = frozenset({"P", "H1", "H2", "H3", "Lbl", "LBody", "Caption", "Span"})

_ALIKE = 0.6
"""Above this share of equal characters a text is taken for a changed one, not for another one."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    element: Expected
    parent: int

    @property
    def signature(self) -> tuple[str, ...]:
        if self.element.runs is None:
            return ("group", self.element.role)
        return ("text", plain(self.element.text))


@dataclass(frozen=True, slots=True)
class FoundRow:
    tag: Tag
    parent: int
    text: str | None
    """None for an element that groups others."""

    @property
    def signature(self) -> tuple[str, ...]:
        return ("group", self.tag.role) if self.text is None else ("text", self.text)


def compare(expected: Expected, tag: Tag, reader: Reader, findings: Findings) -> list[tuple[Expected, Tag]]:
    """Report every difference; returns the elements that were recognised, as pairs."""
    wanted = list(_expected_rows(expected, -1, []))
    found = list(_found_rows(tag, -1, [], reader))
    pairs = dict(_align(wanted, found))
    _report_strangers(wanted, found, pairs, findings)
    comparison = _Comparison(reader, findings)
    for i, j in pairs.items():
        row, other = wanted[i], found[j]
        comparison.check(row.element, other.tag, other.text)
        if row.parent >= 0 and pairs.get(row.parent, other.parent) != other.parent:
            message = f"the {row.element.role} {_quote(other)} stands inside another element than it should"
            findings.add("A205", message, key=row.element.key, page=other.tag.page())
    _report_languages([(wanted[i], found[j]) for i, j in pairs.items()], wanted, found, pairs, comparison)
    return [(wanted[i].element, found[j].tag) for i, j in pairs.items()]


def _expected_rows(element: Expected, parent: int, rows: list[ExpectedRow]) -> list[ExpectedRow]:
    index = len(rows)
    rows.append(ExpectedRow(element, parent))
    for child in element.children:
        _expected_rows(child, index, rows)
    return rows


def _found_rows(tag: Tag, parent: int, rows: list[FoundRow], reader: Reader) -> list[FoundRow]:
    index = len(rows)
    text_like = tag.role in TEXT_ROLES or (tag.role in ("TH", "TD") and not tag.tags())
    if text_like and is_text(tag):
        rows.append(FoundRow(tag, parent, plain("".join(text for text, _ in reader.spoken(tag)))))
        return rows
    rows.append(FoundRow(tag, parent, None))
    for kid in tag.tags():
        _found_rows(kid, index, rows, reader)
    return rows


def _align(wanted: Sequence[ExpectedRow], found: Sequence[FoundRow]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that stand for each other. Rows without a partner are missing or strangers."""
    a = [row.signature for row in wanted]
    b = [row.signature for row in found]
    for kind, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and i1 - i0 == j1 - j0):
            for i, j in zip(range(i0, i1), range(j0, j1), strict=True):
                if a[i] == b[j] or _may_be_the_same(a[i], b[j]):
                    yield i, j
        elif kind == "replace":
            yield from _best_pairs(a, b, range(i0, i1), range(j0, j1))


def _best_pairs(
    a: list[tuple[str, ...]], b: list[tuple[str, ...]], rows: range, others: range
) -> Iterator[tuple[int, int]]:
    start = others.start
    for i in rows:
        for j in range(start, others.stop):
            if a[i] == b[j] or (a[i][0] == "text" and _may_be_the_same(a[i], b[j])):
                yield i, j
                start = j + 1
                break


def _may_be_the_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a[0] != b[0]:
        return False
    return a[0] == "group" or SequenceMatcher(None, a[1], b[1], autojunk=False).ratio() > _ALIKE


def _report_strangers(
    wanted: list[ExpectedRow], found: list[FoundRow], pairs: dict[int, int], findings: Findings
) -> None:
    """What is missing, what is too much, what stands twice and what stands in another place."""
    matched = set(pairs.values())
    spare = {j: row for j, row in enumerate(found) if j not in matched}
    known = {plain(row.element.text) for row in wanted if row.element.runs}
    for i, row in enumerate(wanted):
        if i in pairs:
            continue
        element, text = row.element, plain(row.element.text)
        moved = next((j for j, other in spare.items() if text and other.text == text), None)
        if moved is not None:
            other = spare.pop(moved)
            message = f"{_quote(other)} is not in the order of the text"
            findings.add("A204", message, key=element.key, page=other.tag.page())
        elif element.runs is None:
            findings.add("A201", f"a {element.role} element is missing", key=_first_key(element))
        elif text or element.role != "LBody":
            findings.add("A201", f"this text is missing ({element.role}): {text[:80]!r}", key=element.key)
        else:
            findings.add("A201", "an empty field to write on is missing", key=element.key)
    for other in spare.values():
        page = other.tag.page()
        if other.text is None:
            findings.add("A202", f"there is a {other.tag.role} element too many", page=page)
        elif other.text in known:
            findings.add("A208", f"{_quote(other)} is read out more than once", page=page)
        else:
            findings.add("A202", f"{_quote(other)} stands in no content file", page=page)


def _first_key(element: Expected) -> str:
    return next((part.key for part in element.walk() if part.key), "")


def _quote(row: FoundRow) -> str:
    return repr((row.text or "")[:80])


@dataclass(frozen=True, slots=True)
class _Comparison:
    reader: Reader
    findings: Findings

    def check(self, element: Expected, tag: Tag, text: str | None) -> None:
        key, page = element.key, tag.page()
        if tag.role != element.role:
            message = f"{(text or '')[:60]!r} is tagged {tag.role}, but it is a {element.role}"
            self.findings.add("A205", message, key=key or _first_key(element), page=page)
        if element.scope and tag.scope != element.scope:
            message = f"a head of the table does not say what it heads (found {tag.scope or 'nothing'!r})"
            self.findings.add("A210", message, key=_first_key(element), page=page)
        if element.alt is not None and (tag.alt is None or plain(tag.alt) != plain(element.alt)):
            message = f"the picture is described as {(tag.alt or '')[:80]!r}, not in the words of the text"
            self.findings.add("A207", message, key=element.keys[-1], page=page)
        if element.alt is not None and not tag.has_box:
            self.findings.add("A207", "the picture does not say where it stands (BBox)", key=key, page=page)
        if element.runs is not None and text is not None:
            self._text(element, tag, text)

    def _text(self, element: Expected, tag: Tag, text: str) -> None:
        key, page = element.key, tag.page()
        wanted = plain(element.text)
        if text != wanted:
            message = f"is read out as {text[:120]!r}; the content says {wanted[:120]!r}"
            self.findings.add("A203", message, key=key, page=page)
        if not element.drawn:
            self._sight(element, tag, wanted)
        links = [(plain(words), address) for words, address in self.reader.links(tag)]
        if links != [(plain(words), address) for words, address in element.links]:
            self.findings.add("A211", f"the links are {links!r}, not those of the text", key=key, page=page)

    def _sight(self, element: Expected, tag: Tag, wanted: str) -> None:
        """What the eye sees must be what the ear hears: ActualText and ToUnicode may not lie."""
        painted = plain(self.reader.painted_text(tag))
        if has_right_to_left(wanted):
            same = same_to_the_eye(wanted, self.reader.glyphs(tag))
        else:
            same = painted == wanted
        if not same:
            message = f"on paper stands {painted[:120]!r} (as drawn); the content says {wanted[:120]!r}"
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
            message = f"{_quote(other) if other.text else 'a part'} is tagged {lang or 'without language'!r}"
            comparison.findings.add(
                "A206",
                f"{message}; it is in {expected!r}, so a voice would misread it",
                key=_first_key(row.element),
                page=other.tag.page(),
            )
