"""Names in braces inside a text: `{mvd-success}`, `{mvd-success.other}`, `{emergency-number}`.

A lone brace, `{{ … }}` and `{% … %}` are text and are printed as they stand. Braces round something
that looks like a name but isn't one are a slip of the finger, which would print the slip.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from leaflets.content.nodes import KeyPath, Scalar, Tree, scalars
from leaflets.content.words import listed, quoted, suggest
from leaflets.errors import Problem
from leaflets.model.content import Fact

EMERGENCY_NUMBER = "emergency-number"

_NAME = re.compile(r"\{([a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)\}")
_SLIP = re.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")
_WORDS = r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*"
_HALF = re.compile(rf"\{{({_WORDS})(?![a-z0-9}}-]|\.[a-z0-9])|(?<![a-z0-9.{{-])({_WORDS})\}}")


def find_placeholders(text: str) -> list[str]:
    """The names in braces, in order, each as often as it stands there."""
    return _NAME.findall(text)


def check_placeholders(
    tree: Tree, ids: Collection[str], facts: Mapping[str, Fact], sources: Collection[str]
) -> Iterator[Problem]:
    """Every placeholder of a text, a safety or a pictures file.

    `ids` are all facts of the ledger, `facts` those of them that are well-formed, `sources` the
    bibliography (citations.py judges where one may be cited).
    """
    for path, scalar in scalars(tree.root):
        if isinstance(scalar.value, str) and ("{" in scalar.text or "}" in scalar.text):
            yield from _check_slips(tree, path, scalar, {*ids, *sources})
            for name in dict.fromkeys(find_placeholders(scalar.text)):
                if name != EMERGENCY_NUMBER and name not in sources:
                    yield from _check_figure(tree, path, name, ids, facts)


def _check_slips(tree: Tree, path: KeyPath, scalar: Scalar, ids: Collection[str]) -> Iterator[Problem]:
    names = {*ids, EMERGENCY_NUMBER}
    for match in _SLIP.finditer(scalar.text):
        name = _straighten(match[1])
        if not _NAME.fullmatch(match[0]) and name.removesuffix(".other") in names:
            hint = f"Write it in small letters, without spaces: {{{name}}}."
            yield tree.problem("S031", path, f"{quoted(match[0])} is not the name of a figure", hint)
    for match in _HALF.finditer(scalar.text):
        name = match[1] or match[2]
        if name.removesuffix(".other") in names:
            what = f"a brace is missing at {quoted(match[0])}"
            yield tree.problem("S031", path, what, f"Write both braces: {{{name}}}.")


def _straighten(name: str) -> str:
    """`MVD_success ` -> `mvd-success`: the name that somebody meant."""
    return re.sub(r"[\s_]+", "-", name.strip().lower())


def _check_figure(
    tree: Tree, path: KeyPath, name: str, ids: Collection[str], facts: Mapping[str, Fact]
) -> Iterator[Problem]:
    fact_id, _, side = name.partition(".")
    braced = "{" + name + "}"
    if fact_id not in ids or side not in ("", "other"):
        printable = [key for key, fact in facts.items() if prints_number(fact)]
        known = [EMERGENCY_NUMBER, *printable, *(f"{key}.other" for key in printable)]
        hint = _near(name, known) + "The figures stand in content/facts.yaml."
        yield tree.problem("S030", path, f"there is no figure {braced}", hint)
        return
    fact = facts.get(fact_id)
    if fact is None:
        return
    if not prints_number(fact):
        hint = (
            "Say it in words without a figure. Only a fact that was read in its source has figures to print."
        )
        yield tree.problem("S032", path, f"the fact {quoted(fact_id)} has no figure to print", hint)
    elif side and (fact.of is None or fact.low is None):
        hint = f"Only a share of people with a lower and a higher figure has another side. Use {{{fact_id}}}."
        yield tree.problem("S033", path, f"{braced} has no other side", hint)


def _near(name: str, known: Collection[str]) -> str:
    guess, sign, _ = suggest(name, known).partition("? ")
    return f"{guess}{sign}" if sign else ""


def prints_number(fact: Fact) -> bool:
    """Whether a leaflet may print the figure: it has one, and somebody read it in a text (not only "K")."""
    return fact.high is not None and fact.verified != "K"


_PATTERNS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "furniture.page": (frozenset({"page", "pages"}), frozenset()),
    "furniture.picture": (frozenset({"number"}), frozenset()),
    "joins.range": (frozenset({"low", "high"}), frozenset()),
    "joins.pair": (frozenset({"first", "last"}), frozenset()),
    "joins.series": (frozenset({"first", "last"}), frozenset()),
    "joins.final": (frozenset({"first", "last"}), frozenset()),
    "rates.single": (frozenset({"of"}), frozenset({"low", "high"})),
    "rates.range": (frozenset({"low", "high", "of"}), frozenset()),
    "rates.fewer": (frozenset({"high", "of"}), frozenset()),
    "durations.single": (frozenset({"unit"}), frozenset({"low", "high"})),
    "durations.range": (frozenset({"low", "high", "unit"}), frozenset()),
    "icons.alt": (frozenset({"of", "filled", "with", "rest", "without"}), frozenset()),
    "icons.alt-range": (frozenset({"of", "filled", "with", "between", "rest", "without"}), frozenset()),
    "icons.side": (frozenset({"rate", "words"}), frozenset()),
    "desk.qr-code": (frozenset({"address"}), frozenset()),
    "changes.lead": (frozenset({"old", "new"}), frozenset()),
    "changes.more": (frozenset({"number"}), frozenset()),
    "site.found": (frozenset({"number"}), frozenset()),
}
"""Key in locale.yaml -> names in braces that it needs all of, and those that it needs one of."""


def check_patterns(tree: Tree) -> Iterator[Problem]:
    """The patterns of a locale.yaml: each has the names that are filled in, no other text has any."""
    for path, scalar in scalars(tree.root):
        if (
            not isinstance(scalar.value, str) or not scalar.text.strip()
        ):  # a text that is missing lacks no name
            continue
        needed, one_of = _PATTERNS.get(".".join(map(str, path[:2])), (frozenset(), frozenset()))
        given = set(find_placeholders(scalar.text))
        for name in sorted(needed - given):
            hint = f"Put {{{name}}} where the value shall be printed."
            yield tree.problem("S034", path, f"{{{name}}} is missing", hint)
        if one_of and not given & one_of:
            hint = "Put {high} where the figure shall be printed."
            yield tree.problem("S034", path, "the figure is missing", hint)
        for name in sorted(given - needed - one_of):
            allowed = listed(f"{{{other}}}" for other in sorted(needed | one_of))
            hint = f"Possible here: {allowed}." if needed else "Delete it: no figure is put into this text."
            yield tree.problem("S034", path, f"{{{name}}} cannot be filled in here", hint)
        for match in _SLIP.finditer(scalar.text):
            name = _straighten(match[1])
            if not _NAME.fullmatch(match[0]) and name in needed | one_of:
                hint = f"Write it in small letters, without spaces: {{{name}}}."
                yield tree.problem("S031", path, f"{quoted(match[0])} is not a name that is filled in", hint)
