"""What a slip must tell of two editions: the audit's own comparison of the words that were issued.

It reads content/issued/ and the records itself, and shares no code with what made the slip. A slip of which
one side was never released is a draft, and goes with the text of today: it is audited once both are.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from leaflets.audit.figures import Figures, Printed
from leaflets.audit.parts import Expectation, Sheet, whole
from leaflets.audit.source import MissingWordsError, SourceFile, Words, Workspace
from leaflets.audit.telling import Expected, Part, Run, Teller

CODES = re.compile(r"([23456789bcdfghjkmnpqrstvwxz]{6})-([23456789bcdfghjkmnpqrstvwxz]{6})")
"""What stands behind the leaflet and its level in the name of a slip."""

_NAME = re.compile(r"( ?)\{([a-z][a-z0-9.-]*)\}")
_FIGURE = re.compile(r"(\w+)-(\w+)/([0-9]+|None)(\w+)")
_UNREAD = tuple(f"locale/{name}." for name in ("rates", "durations", "joins", "icons"))
"""Patterns: what they change shows in the strings with figures."""


class _Slip(Sheet):
    """Both of its editions were released."""

    @property
    def is_draft(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Edition:
    """What was issued under a code, with the means to print it as it was printed then."""

    words: Mapping[str, str]
    title: str
    raw: Mapping[str, str]
    figures: Figures

    def read(self, key: str) -> str | None:
        """The string without numbers of sources; None where the edition has no such string."""
        if key not in self.words:
            return None

        def kept(match: re.Match[str]) -> str:
            name = match[2]
            return match[0] if name == "emergency-number" or name.partition(".")[0] in self.raw else ""

        return " ".join(_NAME.sub(kept, self.words[key]).split())

    def printed(self, key: str) -> Printed | None:
        words = self.read(key)
        return None if words is None else self.figures.printed(Words(words, key))

    def values(self, key: str) -> dict[str, tuple[str, str]]:
        """Name in braces -> what the ledger and the paper have for it."""
        names = {name for _, name in _NAME.findall(self.read(key) or "")}
        return {name: (self.raw.get(name.partition(".")[0], ""), self.figures.value(name)) for name in names}


def expect_slip(
    workspace: Workspace, locale: str, text: tuple[str, str], codes: tuple[str, str], heard: Collection[str]
) -> Expectation:
    """`text`: leaflet and level. `heard`: the paragraphs of the file; that which says how many changes have
    no room decides how many there are to be. Raises MissingWordsError.
    """
    old, new = _with_figures(*(_edition(workspace, locale, code) for code in codes))
    leaflet, level = text
    own = Teller(workspace, locale, level)
    day = _released(workspace, codes[1])
    sheet = _Slip(own=own, copy=None, text=SourceFile("slip", {"updated": day}))
    keys = _changed(old, new)
    said = {" ".join(paragraph.split()) for paragraph in heard}
    left_out = next((n for n in range(1, len(keys) + 1) if " ".join(_more(own, n).text.split()) in said), 0)
    shown = keys[: len(keys) - left_out]
    heading = _headings(workspace, old, new)
    levels = workspace.shared(f"levels/{level}")
    has_tables = not levels.has("tables") or levels.value("tables") == "true"
    body = _table if has_tables else _questions
    title = own.plain("changes.title").text
    return whole(
        sheet,
        (
            *_opening(own, level, new.title, codes),
            *(body(own, old, new, shown, heading) if shown else ()),
            *_end(own, left_out, nothing=not keys),
        ),
        title=f"{title}: {new.title}",
        description=own.words.value("changes.lead").format(old=codes[0], new=codes[1]),
        issued=day,
        identity=(leaflet, level, *codes),
        not_words=frozenset({"updated"}),
    )


def _edition(workspace: Workspace, locale: str, code: str) -> _Edition:
    path = workspace.root / "content" / "issued" / f"{code}.json"
    try:
        issued = json.loads(path.read_bytes())
        words, figures = issued["words"], issued["figures"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MissingWordsError(
            f"the released edition {code} (a draft of a slip cannot be audited)"
        ) from error
    then = copy.deepcopy(workspace.local(locale, "locale").tree)
    for key, said in words.items():
        file, _, place = key.partition("/")
        if file == "locale":
            _put(then, place.split("."), said)
    facts = SourceFile("facts", {name: _fact(figure) for name, figure in figures.items()})
    return _Edition(words, issued["title"], figures, Figures(SourceFile("locale", then), facts, None))


def _with_figures(old: _Edition, new: _Edition) -> tuple[_Edition, _Edition]:
    """A figure that no string names, since people are drawn, stands for itself."""
    said = "\n".join((*old.words.values(), *new.words.values()))
    named = {name.partition(".")[0] for _, name in _NAME.findall(said)}
    first, second = (
        replace(
            each,
            words={
                **each.words,
                **{f"facts/{fact}": f"{{{fact}}}" for fact in each.raw if fact not in named},
            },
        )
        for each in (old, new)
    )
    return first, second


def _put(tree: Mapping[str, object], steps: list[str], said: str) -> None:
    *above, last = steps
    node: object = tree
    for step in above:
        node = node.get(step) if isinstance(node, dict) else None
    if isinstance(node, dict) and isinstance(node.get(last), str):
        node[last] = said


def _fact(figure: str) -> dict[str, str]:
    match = _FIGURE.fullmatch(figure)
    parts = match.groups() if match else ()
    return {
        name: part for name, part in zip(("low", "high", "of", "unit"), parts, strict=False) if part != "None"
    }


def _released(workspace: Workspace, code: str) -> str:
    path = workspace.root / "content" / "records.jsonl"
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    days: list[str] = [each["date"] for each in records if (each["act"], each["code"]) == ("issue", code)]
    if not days:
        raise MissingWordsError(f"a release of {code} on record (a draft of a slip cannot be audited)")
    return days[-1]


def _changed(old: _Edition, new: _Edition) -> list[str]:
    """The keys of all that a reader meets otherwise: warnings, then figures, the text, the sheet's words."""
    keys: list[str] = list(new.words)
    for before, key in zip([None, *old.words], old.words, strict=False):
        if key not in new.words:
            at = keys.index(before) + 1 if before is not None else 0
            keys.insert(at, key)
    found = [key for key in keys if not key.startswith(_UNREAD) and _differs(key, old, new)]
    return sorted(found, key=lambda key: _rank(key, old, new))


def _differs(key: str, old: _Edition, new: _Edition) -> bool:
    return old.read(key) != new.read(key) or old.values(key) != new.values(key)


def _rank(key: str, old: _Edition, new: _Edition) -> int:
    if key.startswith("safety/"):
        return 0
    before, now = old.values(key), new.values(key)
    if key.startswith("facts/"):
        return 1
    if key in old.words and any(before.get(name, ("", "")) != now[name] for name in now):
        return 1
    return 3 if key.startswith("locale/") else 2


def _headings(workspace: Workspace, old: _Edition, new: _Edition) -> Callable[[str], str]:
    warnings = f"safety/{workspace.shared('safety').value('heading')}"

    def heading(key: str) -> str:
        section = re.match(r"[^/]+/sections\.[^.]+\.", key)
        name = warnings if key.startswith("safety/") else f"{section[0]}heading" if section else ""
        return new.words.get(name) or old.words.get(name) or new.title

    return heading


def _opening(own: Teller, level: str, title: str, codes: tuple[str, str]) -> Iterator[Expected]:
    kind = own.element(
        "P", own.furniture("kind"), " • ", own.plain(f"levels.{level}"), " • ", own.plain("name")
    )
    head = own.element("H1", own.plain("changes.title"))
    yield own.group("Sect", kind, head, own.element("P", Printed(title, (), "title")))
    lead = own.words.words("changes.lead")
    english = own.locale if own.locale.partition("-")[0] == "en" else "en"
    parts: list[Part] = []
    for number, piece in enumerate(re.split(r"\{(old|new)\}", lead.text)):
        if number % 2:
            parts.append(Run(codes[("old", "new").index(piece)], english))
        elif piece:
            parts.append(Printed(piece, (), lead.key))
    yield own.group("Sect", own.element("P", *parts), own.element("P", own.plain("changes.throw-away")))


def _table(
    own: Teller, old: _Edition, new: _Edition, keys: list[str], heading: Callable[[str], str]
) -> Iterator[Expected]:
    def cell(role: str, words: Printed, scope: str = "") -> Expected:
        return own.group(role, own.element("P", words), scope=scope)

    heads = (own.furniture("kind"), own.plain("changes.before"), own.plain("changes.now"))
    rows = [
        own.group(
            "TR",
            cell("TH", Printed(heading(key), (), key), "Row"),
            cell("TD", old.printed(key) or own.plain("changes.added")),
            cell("TD", new.printed(key) or own.plain("changes.removed")),
        )
        for key in keys
    ]
    head = own.group("TR", *(cell("TH", words, "Column") for words in heads))
    yield own.group("Sect", own.group("Table", own.group("THead", head), own.group("TBody", *rows)))


def _questions(
    own: Teller, old: _Edition, new: _Edition, keys: list[str], heading: Callable[[str], str]
) -> Iterator[Expected]:
    """For readers of easy texts, who have no tables: below each question what was said, and what is."""
    above, parts = "", list[Expected]()
    for key in keys:
        if parts and heading(key) != above:
            yield own.group("Sect", *parts)
            parts = []
        if not parts:
            above = heading(key)
            parts.append(own.element("H2", Printed(above, (), key)))
        before, now = old.printed(key), new.printed(key)
        labels = ("removed" if now is None else "before", "added" if before is None else "now")
        for label, said in zip(labels, (before, now), strict=True):
            if said is not None:
                parts += (own.element("P", own.plain(f"changes.{label}")), own.element("P", said))
    yield own.group("Sect", *parts)


def _end(own: Teller, left_out: int, *, nothing: bool) -> Iterator[Expected]:
    if left_out or nothing:
        said = _more(own, left_out) if left_out else own.plain("changes.none")
        yield own.group("Sect", own.element("P", said))


def _more(own: Teller, number: int) -> Printed:
    words = own.words.words("changes.more")
    return own.figures.printed(words, number=own.figures.number(number))
