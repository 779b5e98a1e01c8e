"""Library + Pack -> the file that a reviewer returns, without answers: each string as the pack prints it."""

from __future__ import annotations

from leaflets.compose.figures import figure, joined, other_side
from leaflets.compose.plain import printed
from leaflets.errors import Where
from leaflets.model.content import Fact, Message
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.review import AnsweredFact, AnsweredQuestion, AnsweredString, AskedString, Pack, Returned

_LEDGER = Where("content/facts.yaml")
_CHECKLISTS = Where("content/checklists")


def asked(library: Library, pack: Pack) -> Returned:
    """The names in it have the places of the texts that they are about."""
    source = library.locales[library.source].locale
    where = pack.text.title.where
    return Returned(
        review=Message(pack.name, "", where),
        locale=Message(pack.text.locale, "", where),
        version=pack.text.version,
        code=pack.code,
        digest=pack.digest,
        source_digest=pack.source_digest,
        strings=tuple(_string(library, pack, each) for each in pack.strings),
        facts=tuple(
            AnsweredFact(
                number=each.number,
                fact=Message(each.name, each.name, _LEDGER),
                figure=both_sides(each.fact, source),
            )
            for each in pack.facts
        ),
        questions=tuple(
            AnsweredQuestion(
                number=each.number, question=Message(each.name, each.name, _CHECKLISTS), asks=each.question
            )
            for each in pack.questions
        ),
    )


def _string(library: Library, pack: Pack, each: AskedString) -> AnsweredString:
    own = library.locales[pack.text.locale].locale
    source = library.locales[library.source].locale
    key = Message(each.message.key, each.message.key, each.message.where)
    words = printed(each.message, own, library.facts)
    if own.locale == source.locale:
        return AnsweredString(number=each.number, key=key, source=words)
    english = "" if each.english is None else printed(each.english, source, library.facts)
    return AnsweredString(number=each.number, key=key, source=english, translation=words)


def both_sides(fact: Fact, locale: Locale) -> str:
    """A figure as a locale prints it, and its other side where it has one."""
    sides = [figure(fact, locale), other_side(fact, locale)]
    return joined([side for side in sides if side], locale)
