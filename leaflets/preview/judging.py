"""What `leaflets check` finds in one text, rule by rule."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import date
from pathlib import Path

from leaflets.checks.checker import RULES, sift
from leaflets.checks.desk import Desk, Finding, set_out
from leaflets.content.memory import Memory
from leaflets.content.readings import load_readings
from leaflets.content.states import load_states
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.errors import Problem, Severity
from leaflets.frozen import frozen
from leaflets.model.library import Library
from leaflets.preview.values import Value, fault_value, file_finding_value, finding_value, problem_value
from leaflets.states.readback import read_backs
from leaflets.states.standing import standings
from leaflets.text.faces import FontLibrary


@frozen
class Judgement:
    """What is found in the strings and files, and what a text allows without need."""

    findings: tuple[Finding, ...] = ()
    unused: tuple[Problem, ...] = ()


NOTHING = Judgement()


@frozen
class Judged:
    """A judgement, and by what it was made on which day."""

    judgement: Judgement
    day: date
    inputs: tuple[object, ...]


def read_by_rules(root: Path, memory: Memory, library: Library) -> tuple[object, ...]:
    """What the rules read beside the library: the same objects as long as the files are the same."""
    folder = root / "content"
    paths = [folder / "checks.yaml"]
    for locale in library.locales:
        own = folder / "locales" / locale
        paths += [
            own / "wording.yaml",
            *sorted(own.glob("states/*.yaml")),
            *sorted(own.glob("review/*.yaml")),
        ]
    return tuple(memory.tree(path, root) for path in paths)


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
    kept = tuple(finding for finding in findings if finding.severity is not Severity.NOTE)
    return Judgement(kept, unused)


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


def placed(strings: list[Value], problems: Iterable[Problem], judgement: Judgement) -> list[Value]:
    """Puts every finding at its string; what belongs to none of them is left.

    A finding is of exact words: one of words that are no more is dropped.
    """
    by_key = {string["key"]: string for string in strings}
    by_place = {(s["file"], s["key"].partition("/")[2]): s for s in strings}
    rest = []
    for problem in dict.fromkeys((*problems, *judgement.unused)):
        inside = problem.key.partition("/")[2] or problem.key
        string = by_place.get((problem.where.file, inside))
        if string is None:
            rest.append(problem_value(problem))
        else:
            string["findings"].append(fault_value(problem))
    for finding in judgement.findings:
        string = by_key.get(finding.message.key) if finding.message is not None else None
        if finding.message is None:
            rest.append(file_finding_value(finding))
        elif string is not None and string["target"] == finding.message:
            string["findings"].append(finding_value(finding))
    return rest
