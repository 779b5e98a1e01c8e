"""`leaflets facts`: the ledger, where each figure is printed, and when it was last looked up."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from leaflets.cli.figures import in_words
from leaflets.cli.options import add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaflets.cli.options import Commands
    from leaflets.model.content import Fact, Message
    from leaflets.model.library import Library


def register(commands: Commands) -> None:
    command = commands.add_parser("facts", help="list the ledger: figures, sources, where they are printed")
    command.add_argument("fact", nargs="*", metavar="FACT", help="only these, with every place")
    command.add_argument("--unused", action="store_true", help="only figures that no text prints")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.content.library import load_finished
    from leaflets.errors import Problem, Where
    from leaflets.model.usage import facts_used

    report = report_of(arguments)
    library = load_finished(find_root(arguments.root))
    if unknown := [name for name in arguments.fact if name not in library.facts]:
        hint = "`leaflets facts` lists them all."
        return report.fail(
            Problem("B101", Where("content/facts.yaml"), f"there is no fact {name!r}", hint)
            for name in unknown
        )
    used = facts_used(library)
    chosen = {
        name: fact
        for name, fact in library.facts.items()
        if (not arguments.fact or name in arguments.fact)
        and (not arguments.unused or (fact.high is not None and not used[name]))
    }
    report.put(facts=[_record(library, name, fact, used[name]) for name, fact in chosen.items()])
    for name, fact in chosen.items():
        report.line("\n".join(_lines(library, name, fact, used[name], every=bool(arguments.fact))))
    return report.done()


def _lines(
    library: Library, name: str, fact: Fact, places: Mapping[str, tuple[Message, ...]], *, every: bool
) -> list[str]:
    lines = [
        f"{name}: {in_words(fact, library) or 'no figure'}",
        f"    {fact.statement}",
        f"    certainty {fact.certainty}, read as {fact.verified}, last checked {fact.checked}",
        f"    sources: {', '.join(fact.sources) or 'none'}",
    ]
    if fact.caution:
        lines.append(f"    caution: {fact.caution}")
    count = sum(map(len, places.values()))
    if not count:
        return [*lines, "    printed nowhere"]
    if not every:
        return [*lines, f"    printed in {count} strings: {', '.join(places)}"]
    lines.append(f"    printed in {count} strings:")
    return [*lines, *(f"      {m.where}  {m.key}" for found in places.values() for m in found)]


def _record(
    library: Library, name: str, fact: Fact, places: Mapping[str, tuple[Message, ...]]
) -> dict[str, object]:
    return {
        "fact": name,
        "figure": in_words(fact, library),
        "statement": fact.statement,
        "certainty": fact.certainty,
        "verified": fact.verified,
        "checked": fact.checked.isoformat(),
        "sources": list(fact.sources),
        "caution": fact.caution,
        "printed": {locale: [message.key for message in found] for locale, found in places.items()},
    }
