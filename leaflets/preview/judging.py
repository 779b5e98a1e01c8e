"""What `leaflets check` finds in one text, rule by rule."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

from leaflets.checks.checker import RULES, sift
from leaflets.checks.desk import Desk, Finding, set_out
from leaflets.content.memory import Memory
from leaflets.content.readings import load_readings
from leaflets.content.states import load_states
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.errors import Problem, Severity
from leaflets.model.library import Library
from leaflets.states.readback import read_backs
from leaflets.states.standing import standings
from leaflets.text.faces import FontLibrary

Judgement = tuple[tuple[Finding, ...], tuple[Problem, ...]]
"""What is found in the strings and files, and what a text allows without need."""


def judge(
    root: Path, memory: Memory, library: Library, fonts: FontLibrary, chosen: tuple[str, str], today: date
) -> Generator[None, None, Judgement]:
    """`chosen`: a language and a text. Notes are left out, as wherever a part of all is judged.

    Raises LeafletError where states, readings or rules cannot be read.
    """
    desk = _desk(root, memory, library, fonts, chosen, today)
    yield
    found: list[Finding] = []
    for rule in RULES:
        found += rule(desk)
        yield
    findings, unused = sift(desk, found, lambda file: _text(root, file))
    return tuple(finding for finding in findings if finding.severity is not Severity.NOTE), unused


def _desk(
    root: Path, memory: Memory, library: Library, fonts: FontLibrary, chosen: tuple[str, str], today: date
) -> Desk:
    locale, _ = chosen
    return set_out(
        library,
        load_rulebook(root, memory),
        load_wordings(root, library.locales, memory),
        today,
        fonts.covers,
        [chosen],
        {locale: tuple(standings(library, locale, load_states(root, locale, memory=memory)))},
        {locale: tuple(read_backs(library, locale, load_readings(root, locale, memory)))},
    )


def _text(root: Path, file: str) -> str:
    try:
        return (root / file).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
