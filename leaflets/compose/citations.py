"""Citations in a text: `{miller2012}{sindou2018}` becomes "[1, 2]", in one piece with the word before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from leaflets.compose.figures import number
from leaflets.model.content import Source
from leaflets.model.locale import Locale

_NO_BREAK = "\N{NO-BREAK SPACE}"


def cite(text: str, references: Mapping[str, int], locale: Locale) -> tuple[str, dict[str, str]]:
    """The text with one placeholder for each group of citations, and what each of those prints.

    `references`: source -> its number. A group's numbers stand in ascending order, joined as the locale
    joins a series.
    """
    if not references or "{" not in text:
        return text, {}
    printed: dict[str, str] = {}

    def group(match: re.Match[str]) -> str:
        numbers = sorted({references[name] for name in match[0].strip(" {}").split("}{")})
        name = ".".join(["cited", *map(str, numbers)])
        printed[name] = f"[{_series(numbers, locale)}]"
        space = _NO_BREAK if match[0].startswith(" ") else ""
        return f"{space}{{{name}}}"

    return _groups(frozenset(references)).sub(group, text), printed


def full_citation(source: Source) -> str:
    """The source as a numbered list prints it, with the one name by which it is found most surely."""
    found = (("doi:", source.doi), ("PMID ", source.pmid), ("", source.url))
    return " ".join([source.citation, *[f"{kind}{name}" for kind, name in found if name][:1]])


@lru_cache(maxsize=64)
def _groups(sources: Collection[str]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(sources)))
    return re.compile(rf" ?(?:\{{(?:{names})\}})+")


def _series(numbers: list[int], locale: Locale) -> str:
    text, *rest = (number(value, locale) for value in numbers)
    for value in rest:
        text = locale.joins.series.replace("{first}", text).replace("{last}", value)
    return text.replace(" ", _NO_BREAK)
