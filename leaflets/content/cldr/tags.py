"""A language tag that somebody typed: the one folder name that it means, or why it means none.

One language has one name here: the shortest tag that tells its way of writing apart (UTS #35, 4.3: "Remove
Likely Subtags"), with script or country where there are several. Otherwise two people would begin the
same language twice.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

from leaflets.content.cldr.language import Languages
from leaflets.content.words import listed, quoted
from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

_TAG = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")
_LIKE = 0.75
"""How near a name must be to be offered."""


@frozen
class Tag:
    """A tag in its parts; those that it leaves out are ""."""

    language: str
    script: str = ""
    country: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.country) if part)


def parse(text: str, languages: Languages) -> Tag | None:
    """The tag with the letters, signs and codes in use: of `pt_br`, `iw`, `en-UK`. None where it is none."""
    match = _TAG.fullmatch(text.strip().replace("_", "-"))
    if match is None:
        return None
    language, script, country = match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()
    # an old code may stand for more than a language: `sh` is Serbian in Latin letters
    renamed = _TAG.fullmatch(languages.aliases.get(language, language))
    if renamed is None:
        return None
    return Tag(renamed[1], script or renamed[2] or "", languages.countries.get(country, country))


def full(tag: Tag, languages: Languages) -> Tag | None:
    """The tag with its likely script and country; None where CLDR does not know the language."""
    for known in (tag, Tag(tag.language, "", tag.country), Tag(tag.language, tag.script), Tag(tag.language)):
        if found := languages.likely.get(str(known)):
            language, script, country = found.split("-")
            return Tag(language, tag.script or script, tag.country or country)
    return None


def same(first: str, second: str, languages: Languages) -> bool:
    """Whether two tags mean one way of writing: `he` and `iw`, `es` and `es-ES`."""
    tags = [parse(text, languages) for text in (first, second)]
    meant = [tag and full(tag, languages) for tag in tags]
    return first == second or (meant[0] is not None and meant[0] == meant[1])


def shortest(tag: Tag, languages: Languages) -> str:
    """The shortest tag of the same meaning; of a language with several standards, the standard's own."""
    meant = full(tag, languages)
    for name in languages.standards.get(tag.language, ()):
        if same(name, str(tag), languages):
            return name
    trials = (Tag(tag.language), Tag(tag.language, tag.script), Tag(tag.language, "", tag.country), tag)
    return next(str(trial) for trial in trials if full(trial, languages) == meant)


def entry(text: str, languages: Languages) -> str | None:
    """The tag under which CLDR's data have what `text` means."""
    if text in languages:
        return text
    return next((name for name in languages.entries if same(name, text, languages)), None)


def judge(text: str, languages: Languages, present: Collection[str], source: str) -> Problem | None:
    """Why no new locale may be called `text`, or None. `present` are the locales that there are."""
    tag = parse(text, languages)
    where = Where(quoted(text) if tag is None else f"content/locales/{text}")
    if tag is None:
        hint = f"Use a language code, and a country where it matters: nl, pt-PT. {_guess(text, languages)}"
        return Problem("B130", where, f"{quoted(text)} is no language tag", hint.strip())
    if full(tag, languages) is None:
        hint = _guess(text, languages) or "Look its code up in https://www.unicode.org/cldr/."
        return Problem("B130", where, f"Unicode's CLDR knows no language {quoted(text)}", hint)
    return next(_faults(text, tag, where, languages, present, source), None)


def _faults(
    text: str, tag: Tag, where: Where, languages: Languages, present: Collection[str], source: str
) -> Iterator[Problem]:
    """What is wrong with a tag of a language that there is, the worst first."""
    short = shortest(tag, languages)
    for name in (str(tag), short):
        if name in languages.standards and name not in present:
            yield _ambiguous(name, where, languages, present)
    for name in present:
        if same(name, str(tag), languages):
            yield _present(text, name, where, source)
    if entry(str(tag), languages) is None:
        near = [name for name in languages.entries if name.partition("-")[0] == tag.language][:_SHOWN]
        what = f"Unicode's CLDR knows {tag.language}, but not {quoted(text)}"
        yield Problem("B130", where, what, f"It has {listed(_named(near, languages))}.")
    if short != text:
        what = f"this language is called {quoted(short)} here"
        yield Problem("B132", where, what, f"Use the shortest tag: leaflets new-locale {short}")


_SHOWN = 6


def _present(text: str, name: str, where: Where, source: str) -> Problem:
    if name == source:
        hint = "Its texts are written, not translated: leaflets new-leaflet begins a new one."
        return Problem("B133", where, f"{quoted(name)} is the source, which all languages translate", hint)
    what = f"there is a locale {quoted(name)} already"
    what += "" if text == name else f", and {quoted(text)} means the same"
    hint = f"Begin a leaflet in it: leaflets new-leaflet basics --locale {name}"
    return Problem("B133", where, what, hint)


def _ambiguous(language: str, where: Where, languages: Languages, present: Collection[str]) -> Problem:
    told = [
        f"{name} ({_english(name, languages)}{_THERE if _is_there(name, present, languages) else ''})"
        for name in languages.standards[language]
    ]
    what = f"{quoted(language)} is written in several ways: say which is meant"
    return Problem("B131", where, what, f"Use one of {'; '.join(told)}.")


_THERE = ", which is there already"


def _is_there(name: str, present: Collection[str], languages: Languages) -> bool:
    return any(same(name, other, languages) for other in present)


def _english(name: str, languages: Languages) -> str:
    known = entry(name, languages)
    return languages.language(known).english_name if known else name


def _named(names: Collection[str], languages: Languages) -> Iterator[str]:
    return (f"{name} ({_english(name, languages)})" for name in names)


def _guess(text: str, languages: Languages) -> str:
    """A language that is called nearly so, in English or by itself."""
    country = languages.spoken.get(text.upper())
    if country:
        return f"{text.upper()} is a country. Did you mean {country} ({_english(country, languages)})?"
    known: dict[str, str] = {}
    for tag in languages.entries:
        language = languages.language(tag)
        for name in filter(None, (language.english_name, language.name)):
            known.setdefault(name.lower(), tag)
    near = difflib.get_close_matches(text.strip().lower(), known, n=1, cutoff=_LIKE)
    return f"Did you mean {known[near[0]]} ({_english(known[near[0]], languages)})?" if near else ""
