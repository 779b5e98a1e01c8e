"""What keeps a release from being made, as it is told: all of it, in order, and so that it can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.build.inputs import Copy
    from leaflets.cli.report import Report
    from leaflets.records.readiness import Judged

KINDS: Mapping[str, str] = {
    "B140": "signatures are missing",
    "B141": "signatures have lapsed",
    "B142": "texts are signed twice by one person",
    "B143": "editions are withdrawn",
    "B153": "reviews are overdue",
    "B154": "strings are not as they were vouched for",
    "B135": "files are only begun",
}
"""Code -> what a summary calls many of them. All others are errors of `leaflets check`."""

_OTHERS = "errors of `leaflets check`"


@frozen
class Wanted:
    """The copies that were asked for, and what keeps them from being made.

    `general`: problems of the order and the clinics. `texts`: each with its own. `others`: what is begun, and
    what `leaflets check` says. `detailed`: whether to tell each, or a line for each language.
    """

    copies: tuple[Copy, ...]
    general: tuple[Problem, ...]
    texts: tuple[Judged, ...]
    others: tuple[Problem, ...]
    detailed: bool

    @property
    def is_hindered(self) -> bool:
        return bool(self.general or self.others or any(judged.problems for judged in self.texts))

    def told(self, report: Report) -> tuple[Problem, ...]:
        """The problems to print; how many texts are ready is told with them."""
        ready = self._ready()
        all_problems = (*(p for judged in self.texts for p in judged.problems), *self.others)
        things = len(dict.fromkeys((*self.general, *all_problems)))
        of = f"{len(self.texts)} texts in {len({judged.locale for judged in self.texts})} languages"
        missing = "1 thing is missing" if things == 1 else f"{things} things are missing"
        report.line(f"nothing is released: {len(ready)} of {of} are ready, {missing}")
        if ready:
            report.line(f"ready: {', '.join(f'{each.locale}/{each.text}' for each in ready)}")
        report.put(
            texts=[
                {
                    "locale": each.locale,
                    "file": each.text,
                    "missing": dict(Counter(p.code for p in each.problems)),
                }
                for each in self.texts
            ],
            missing=things,
        )
        if self.detailed:
            return tuple(dict.fromkeys((*self.general, *all_problems)))
        return (*self.general, *self._by_language(), *self._elsewhere())

    def _ready(self) -> tuple[Judged, ...]:
        """Texts of which nothing is said, nor of their source, which stands first: no edition comes without
        its English twin.
        """
        files = {problem.where.file for problem in self.others}
        free = [
            each
            for each in self.texts
            if not each.problems and f"content/locales/{each.locale}/{each.text}.yaml" not in files
        ]
        english = {each.text for each in free if each.locale == self.texts[0].locale}
        return tuple(each for each in free if each.text in english)

    def _by_language(self) -> Iterator[Problem]:
        for locale in dict.fromkeys(judged.locale for judged in self.texts):
            own = [judged for judged in self.texts if judged.locale == locale]
            folder = f"content/locales/{locale}"
            found = [problem for judged in own for problem in judged.problems]
            found += [problem for problem in self.others if problem.where.file.startswith(f"{folder}/")]
            found = [p for p in dict.fromkeys(found) if _language(p.where.file) == locale]
            if found:
                ready = sum(not judged.problems for judged in own)
                what = f"{ready} of {len(own)} texts can be released: {_counted(found)}"
                yield Problem("B157", Where(folder), what, f"See each: add --locale {locale}")

    def _elsewhere(self) -> Iterator[Problem]:
        """What belongs to no language that is told of: the ledger, and languages that are only begun."""
        told = {judged.locale for judged in self.texts}
        yield from (problem for problem in self.others if _language(problem.where.file) not in told)


def _language(file: str) -> str:
    return file.split("/")[2] if file.startswith("content/locales/") else ""


def _counted(problems: Iterable[Problem]) -> str:
    counts = Counter(KINDS.get(problem.code, _OTHERS) for problem in problems)
    return ", ".join(f"{counts[kind]} {kind}" for kind in (*KINDS.values(), _OTHERS) if counts[kind])
