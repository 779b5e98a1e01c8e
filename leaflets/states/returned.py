"""A file that came back from a reviewer, against what is asked of the text today.

It is signed only where the text is exactly what was read, and every answer is "yes". Nothing here changes a
text: what a reviewer wrote is told to those who mend it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.review import Answered, AnsweredString, Returned

_WRITE = (
    "Write a new pack: leaflets review-pack. What was answered here stays as it is, and nothing is signed."
)
_TODAY = "Look at what it is now, and have that read: leaflets review-pack."


@frozen
class Remark:
    """What a reviewer wrote at one number. `mend`: where the text stands that it is about."""

    answered: Answered
    where: Where
    mend: Where | None

    @property
    def name(self) -> str:
        return self.answered.name

    @property
    def words(self) -> str:
        return " ".join(self.answered.remark.split())

    def __str__(self) -> str:
        place = f"\n    to mend: {self.mend} {self.name.partition('/')[2]}" if self.mend else ""
        answer = {"yes": "right", "no": "WRONG", None: "not sure"}[self.answered.right]
        return f"{self.where}: {self.name}: {answer}: {self.words or '(no remark)'}{place}"


def remarks(returned: Returned, asked: Returned) -> tuple[Remark, ...]:
    """All that was answered "no" or has a remark, in the order of the file."""
    today = {each.name: each.name.where for _, each in asked.answers() if isinstance(each, AnsweredString)}
    return tuple(
        Remark(each, each.name.where, today.get(each.name))
        for _, each in returned.answers()
        if each.right == "no" or each.remark
    )


def against_signing(returned: Returned, asked: Returned, file: str) -> tuple[Problem, ...]:
    """Every reason not to sign. `asked` is the same text as it stands today, without answers."""
    if differing := tuple(_differences(returned, asked, file)):
        return differing
    return (*_unanswered(returned, file), *_wrong(remarks(returned, asked)), *_unsigned(returned, file))


def _differences(returned: Returned, asked: Returned, file: str) -> Iterator[Problem]:
    """What was read is not what stands there: the text was changed since, or the file was."""
    same = returned.is_of(asked)
    code, hint = ("B182", _AS_SENT) if same else ("B181", _TODAY)
    found = [*_entries(returned, asked, file), *_words(returned, asked, code, hint)]
    yield from found
    if not same and not found:
        what = "its days, sources or drawings have changed since this pack was written"
        yield Problem("B181", Where(file), what, _WRITE, "digest")


_AS_SENT = "Put back what the pack had here; what should stand there instead goes into “remark”."


def _entries(returned: Returned, asked: Returned, file: str) -> Iterator[Problem]:
    """Entries that are gone, that are there twice, or that nobody asked about."""
    counts = Counter((part, each.name) for part, each in returned.answers())
    known = {(part, each.name): each for part, each in asked.answers()}
    same = returned.is_of(asked)
    for part, each in returned.answers():
        if (part, each.name) not in known:
            what = "the pack asks nothing of this name" if same else "this stands in the text no more"
            yield _problem("B183" if same else "B181", each, what, _WRITE)
    for place, count in counts.items():
        if count > 1:
            what = f"{place[1]} is answered {count} times"
            yield Problem("B183", Where(file), what, "Leave one of the answers.", place[0])
    for (part, name), each in known.items():
        if (part, name) not in counts:
            what = f"number {each.number} ({name}) is not in this file"
            code = "B183" if same else "B181"
            hint = "Put it back from the pack as it was sent." if same else _TODAY
            yield Problem(code, Where(file), what, hint, part)


def _words(returned: Returned, asked: Returned, code: str, hint: str) -> Iterator[Problem]:
    """White space counts for nothing: mail and editors change it."""
    known = {(part, each.name): each for part, each in asked.answers()}
    for part, each in returned.answers():
        today = known.get((part, each.name))
        if today is None:
            continue
        for name, then in each.read.items():
            now = today.read.get(name, "")
            if then.split() != now.split():
                what = f"{name} was read as “{then}”, and is “{now}” today"
                yield _problem(code, each, what, hint)


def _unanswered(returned: Returned, file: str) -> Iterator[Problem]:
    """One problem for each part: two hundred lines of the same would hide the rest."""
    for part in ("strings", "facts", "questions"):
        empty = [each for of, each in returned.answers() if of == part and each.right is None]
        if empty:
            where = empty[0].name.where
            numbers = ", ".join(_ranges(each.number for each in empty))
            verb = "has" if len(empty) == 1 else "have"
            what = f"{len(empty)} of the {part} {verb} no answer: {numbers}"
            hint = "Write yes or no after each “right:”. Where nobody is sure, nothing can be signed."
            yield Problem("B184", Where(file, where.line), what, hint, part)


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """As people write them: 1 to 4, 7."""
    first = last = 0
    for number in (*sorted(numbers), 0):
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield str(first) if first == last else f"{first} to {last}"
        first = last = number


def _wrong(found: Iterable[Remark]) -> Iterator[Problem]:
    for remark in found:
        if remark.answered.right == "no":
            what = f"it is judged wrong: {remark.words or 'without a remark'}"
            mend = f"Mend {remark.mend}" if remark.mend else "Mend the text or the ledger"
            yield _problem(
                "B185", remark.answered, what, f"{mend}, or ask who read it; then write a new pack."
            )


def _unsigned(returned: Returned, file: str) -> Iterator[Problem]:
    for name in ("role", "who", "date"):
        if getattr(returned, name) is None:
            hint = (
                "At the head of the file, between the quotation marks. Only who has read the text can say it."
            )
            yield Problem("B186", Where(file), f"{name} is not filled in", hint, name)


def _problem(code: str, answered: Answered, what: str, hint: str) -> Problem:
    return Problem(code, answered.name.where, what, hint, answered.name)
