"""A real text, broken in one place: exactly the right rule fires, and its carets stand below the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from leaflets.model.content import Allowed
from tests.checks.conftest import BASICS, SOURCE, Bench

ROWS = "sections.treatments.body.options.table.rows"


@dataclass(frozen=True)
class Break:
    """`marked`: the words below the carets of the first finding."""

    says: str
    code: str
    edits: tuple[tuple[str, str, str], ...]
    marked: str
    locale: str = SOURCE
    file: str = BASICS


def one(
    says: str, code: str, key: str, old: str, new: str, marked: str, locale: str = SOURCE, file: str = BASICS
) -> Break:
    return Break(says, code, ((key, old, new),), marked, locale, file)


ANSWER = "sections.treatments.body.answer"
NOW = "drug-pregnancy-now"
BREAKS = (
    # the dropped "not"
    one(
        "a dropped “not” makes it life-threatening",
        "R203",
        "short-answer",
        "it is not life-threatening",
        "it is life-threatening",
        "life-threatening",
    ),
    one(
        "a dropped “not” makes injections a cure",
        "R203",
        ANSWER,
        "but they do not cure HFS",
        "and they cure HFS",
        "cure HFS",
    ),
    one(
        "a dropped “not” tells people to drive",
        "R203",
        "sections.self-help.body.driving",
        "Do not drive if",
        "Drive if",
        "Drive if",
    ),
    one(
        "a dropped “hardly” puts the spasm on both sides",
        "R203",
        "sections.what.body.answer",
        "HFS hardly ever affects",
        "HFS often affects",
        "affects both sides",
    ),
    one(
        "a dropped “not” lets people stop tablets alone",
        "R203",
        NOW,
        "Do not stop on",
        "Stop on",
        "Stop on your own",
        file="safety",
    ),
    one(
        "a dropped “not” closes the eye that will not close",
        "R203",
        "eye-same-day",
        "will not close",
        "will close",
        "eye will close",
        file="safety",
    ),
    one(
        "a dropped “not” in a warning that no phrase guards",
        "R204",
        "drug-pregnancy-harm",
        "may not work",
        "may work",
        "Carbamazepine and topiramate can seriously harm an unborn baby. "
        "Hormonal contraception may work with them.",
        file="safety",
    ),
    one(
        "Spanish: injections cure",
        "R203",
        ANSWER,
        "pero no curan",
        "y curan",
        "curan el espasmo",
        "es",
    ),
    one(
        "Spanish: a normal scan rules it out",
        "R202",
        "sections.diagnosis.body.mri",
        "y una RM normal no descarta",
        "y una RM normal descarta",
        "Por lo general le ofrecerán",
        "es",
    ),
    one("Spanish: stop on your own", "R203", NOW, "No deje", "Deje", "por su cuenta", "es", "safety"),
    one("Hindi: stop on your own", "R203", NOW, "बंद न करें", "बंद करें", "अपनी मर्ज़ी से बंद", "hi", "safety"),
    one("Arabic: stop on your own", "R203", NOW, "لا توقف", "أوقف", "من تلقاء نفسك", "ar", "safety"),
    one(
        "Chinese: stop on your own",
        "R203",
        NOW,
        "不要自行停药",
        "请自行停药",
        "自行停药",
        "zh-Hans",
        "safety",
    ),
    one("Thai: stop on your own", "R203", NOW, "อย่าหยุดยาเอง", "หยุดยาเอง", "หยุดยาเอง", "th", "safety"),
    one(
        "Chinese: the vessel is taken out",
        "R202",
        "sections.treatments.body.operation",
        "不会切除任何东西",
        "会切除一些东西",
        "会切除一些东西。",
        "zh-Hans",
    ),
    one(
        "Arabic: a “not” that English has not",
        "R202",
        "sections.treatments.body.options.table.rows.injections.effect.helped",
        "تحسن واضح",
        "لا تحسن واضح",
        "لا",
        "ar",
    ),
    # figures
    one(
        "a figure typed into the text",
        "R101",
        "sections.treatments.body.operation",
        "makes a small opening",
        "makes a 3 cm opening",
        "3",
    ),
    one(
        "ten times the number, typed beside the ledger's",
        "R101",
        f"{ROWS}.operation.effect.helped",
        "{mvd-success} personas",
        "{mvd-success} personas (850)",
        "850",
        "es",
    ),
    one(
        "another figure in Arabic digits",
        "R101",
        f"{ROWS}.operation.risks.face",
        "نحو {mvd-facial-perm}",
        "نحو {mvd-facial-perm} ٣٠",
        "٣٠",
        "ar",
    ),
    one(
        "a duration in words",
        "R102",
        f"{ROWS}.injections.time.end",
        "sometimes {bt-duration-longest}",
        "sometimes four months",
        "four months",
    ),
    one(
        "another number word in Spanish",
        "R102",
        "face-nerve.alt",
        "Tres dibujos",
        "Cuatro dibujos",
        "Cuatro",
        "es",
        "pictures",
    ),
    one(
        "another unit: weeks for days",
        "R103",
        "injection-slow-droop",
        "varios días",
        "varias semanas",
        "semanas",
        "es",
        "safety",
    ),
    one(
        "another unit in Chinese: weeks for months",
        "R103",
        "sections.symptoms.body.answer",
        "几个月或几年",
        "几个星期或几年",
        "星期",
        "zh-Hans",
    ),
    one(
        "a dash in a range",
        "R104",
        f"{ROWS}.injections.time.start",
        "{bt-onset}",
        "2–5 days",
        "2–5",
    ),
    one(
        "9 in 10 beside 85 in 100",
        "R105",
        f"{ROWS}.operation.effect.helped",
        "{mvd-success}",
        "{mvd-success} (9 in 10)",
        "9 in 10",
    ),
    one(
        "nine out of ten, in words",
        "R105",
        "sections.treatments.body.evidence",
        "many follow-up studies suggest they help",
        "they help nine out of ten",
        "nine out of ten",
    ),
    one(
        "a percentage",
        "R105",
        "sections.treatments.body.evidence",
        "they help.",
        "they help 85% of people.",
        "85%",
    ),
    one(
        "a share typed in Chinese",
        "R105",
        f"{ROWS}.operation.effect.helped",
        "{mvd-success}",
        "{mvd-success}（十分之九）",
        "十分之九",
        "zh-Hans",
    ),
    Break(
        "100 and 1,000 in one list",
        "R106",
        (
            ("sections.symptoms.body.signs.list.eye", "read or drive", "read or drive: {mvd-hearing}"),
            ("sections.symptoms.body.signs.list.ear", "on that side", "on that side: {mvd-stroke}"),
        ),
        "{mvd-stroke}",
    ),
    one(
        "100 and 1,000 in one sentence",
        "R106",
        "sections.inherit.body.answer",
        "No gene test is useful.",
        "It is about {mvd-hearing} and about {mvd-death}.",
        "{mvd-death}",
    ),
    one(
        "a figure above 10,000",
        "R107",
        "sections.inherit.body.answer",
        "A few families",
        "Of 100,000 families, a few",
        "100,000",
    ),
    one(
        "the people whom the operation does not help are left out",
        "R108",
        f"{ROWS}.operation.effect.not-helped",
        "about {mvd-success.other}",
        "some people",
        "{mvd-success}",
    ),
    # meaning
    one(
        "a drug is named, and its warnings are not on the sheet",
        "R201",
        f"{ROWS}.tablets.effect",
        "Help some people",
        "Carbamazepine can help some people",
        "Carbamazepine",
    ),
    one(
        "the swapped side",
        "R205",
        f"{ROWS}.operation.risks.hearing",
        "on that side",
        "on the other side",
        "other side",
    ),
    one(
        "left where it may be either",
        "R205",
        "sections.treatments.body.operation",
        "behind your ear",
        "behind your left ear",
        "your left",
    ),
    one(
        "the swapped side in Spanish",
        "R205",
        f"{ROWS}.operation.risks.hearing",
        "en el lado afectado",
        "en el otro lado",
        "el otro lado",
        "es",
    ),
    one(
        "the swapped side in Hindi",
        "R205",
        f"{ROWS}.operation.risks.hearing",
        "प्रभावित तरफ़",
        "दूसरी तरफ़",
        "दूसरी तरफ़",
        "hi",
    ),
    # claims and words
    one(
        "“pain relief”",
        "R301",
        f"{ROWS}.injections.effect.helped",
        "Clear relief",
        "Clear pain relief",
        "pain relief",
    ),
    one(
        "“removes the vessel”",
        "R301",
        f"{ROWS}.operation.option.note",
        "Moves the blood vessel",
        "Removes the blood vessel",
        "Removes the blood vessel",
    ),
    one(
        "the vessel is removed, in place of nothing",
        "R301",
        "sections.treatments.body.operation",
        "Nothing is removed",
        "The vessel is removed",
        "vessel is removed",
    ),
    one("a brand", "R301", f"{ROWS}.injections.option.note", "botulinum toxin", "Botox", "Botox"),
    one(
        "a brand in Thai",
        "R301",
        f"{ROWS}.injections.effect.helped",
        "ดีขึ้นชัดเจน",
        "ดีขึ้นชัดเจนด้วยโบท็อกซ์",
        "โบท็อกซ์",
        "th",
    ),
    one("a dose", "R301", f"{ROWS}.tablets.effect", "Help some", "500 mg help some", "500 mg"),
    one(
        "a dose of units",
        "R301",
        f"{ROWS}.injections.option.note",
        "Tiny amounts",
        "About 20 units",
        "20 units",
    ),
    one(
        "a membership count",
        "R301",
        "sections.support.body.answer",
        "patient groups near you",
        "a group with 13 members",
        "13 members",
    ),
    one(
        "“medically reviewed”",
        "R301",
        "description",
        "What it is",
        "Medically reviewed: what it is",
        "Medically reviewed",
    ),
    one(
        "4,000 in the UK",
        "R301",
        "sections.who.body.facts.key-facts.how-many.text",
        "about {how-common} people",
        "about {how-common} people, 4,000 in the UK",
        "4,000",
    ),
    one(
        "tablets as the first port of call",
        "R301",
        f"{ROWS}.tablets.option.note",
        "Not usually the first choice",
        "The first port of call",
        "first port of call",
    ),
    one(
        "“gold standard”",
        "R301",
        ANSWER,
        "An operation is an option",
        "An operation is the gold standard",
        "gold standard",
    ),
    one(
        "“minimally invasive”",
        "R301",
        "sections.treatments.body.operation",
        "is an operation inside",
        "is a minimally invasive operation inside",
        "minimally invasive",
    ),
    one(
        "“proven in trials”",
        "R301",
        "sections.treatments.body.evidence",
        "many follow-up studies suggest they help",
        "they are proven in trials",
        "proven in trials",
    ),
    one(
        "a permanent cure",
        "R301",
        "short-answer",
        "An operation often stops it for good",
        "An operation is a permanent cure",
        "permanent cure",
    ),
    one(
        "spasms as attacks",
        "R301",
        "sections.diagnosis.body.answer",
        "phone video of the spasms",
        "phone video of the attacks",
        "attacks",
    ),
    one(
        "“idiopathic”",
        "R301",
        "sections.cause.body.other",
        "Sometimes no cause is found.",
        "Sometimes it is idiopathic.",
        "idiopathic",
    ),
    one(
        "it does not shorten life, which nobody has counted",
        "R301",
        "sections.dangerous.body.answer",
        "there is no evidence that it shortens life",
        "it does not shorten your life",
        "does not shorten your life",
    ),
    one(
        "“stop taking”, outside the warnings",
        "R301",
        f"{ROWS}.tablets.time",
        "The effect may fade",
        "If it fades, stop taking them",
        "stop taking",
    ),
    one(
        "pain relief in Arabic",
        "R301",
        f"{ROWS}.injections.effect.helped",
        "تحسن واضح",
        "تخفيف الألم",
        "تخفيف الألم",
        "ar",
    ),
    one(
        "the toxin by another name in Spanish",
        "R302",
        "injection-lead",
        "toxina botulínica",
        "la medicina",
        "Llame también al",
        "es",
        "safety",
    ),
    one(
        "palsy for spasm in Chinese",
        "R301",
        "sections.dangerous.body.answer",
        "面肌痉挛不会危及生命",
        "面肌痉挛（面瘫）不会危及生命",
        "面瘫",
        "zh-Hans",
    ),
    one(
        "a bare “rare” for a risk of the operation",
        "R303",
        f"{ROWS}.operation.risks.face",
        "about {mvd-facial-perm}",
        "rare",
        "rare",
    ),
    # form
    one(
        "a sentence that is too long",
        "R401",
        "sections.diagnosis.body.emg",
        "may help.",
        "may help you and your doctor to find out what goes on in your face, and to choose with you "
        "what to do about it now and later.",
        "In doubt, a test of the face muscles",
    ),
    one("a letter that no font has", "R701", "title", "the basics", "the 𓀀 basics", "𓀀"),
    one(
        "capitals for emphasis",
        "R702",
        "sections.self-help.body.driving",
        "Do not drive",
        "DO NOT drive",
        "DO",
    ),
    one(
        "a lead-in whose list is missing",
        "R703",
        "sections.support.body.answer",
        "differ between countries.",
        "differ between countries:",
        ":",
    ),
)


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: case.says)
def test_a_broken_text_is_found_by_the_one_rule_it_breaks(bench: Bench, case: Break) -> None:
    broken = bench.broken(case.locale, case.file, *case.edits)
    problems = broken.news(case.locale)
    assert {problem.code for problem in problems} == {case.code}, [str(p) for p in problems]
    assert broken.marked(problems[0]).startswith(case.marked)


def test_the_texts_as_they_are_have_no_finding(whole: Bench) -> None:
    written = [text.updated for own in whole.library.locales.values() for text in own.texts.values()]
    assert [str(problem) for problem in whole.problems(as_of=max(written))] == []


def test_a_review_is_overdue_the_day_after_it_was_due(bench: Bench) -> None:
    due = bench.library.locales[SOURCE].texts[BASICS].review_due
    assert bench.problems(SOURCE, as_of=due) == []
    problems = bench.problems(SOURCE, as_of=due.replace(day=due.day + 1))
    assert {problem.code for problem in problems} == {"R501"}
    assert bench.marked(problems[0]) == "review-due"


def with_text(bench: Bench, **changes: object) -> Bench:
    own = bench.library.locales[SOURCE]
    texts = {**own.texts, BASICS: replace(own.texts[BASICS], **changes)}  # type: ignore[arg-type]
    locales = {**bench.library.locales, SOURCE: replace(own, texts=texts)}
    return replace(bench, library=replace(bench.library, locales=locales))


def test_a_text_cannot_have_been_updated_tomorrow(bench: Bench) -> None:
    problems = with_text(bench, updated=date(2026, 11, 23)).problems(SOURCE)
    assert [(problem.code, problem.key) for problem in problems] == [("R502", "updated")]


def test_a_figure_looked_up_long_ago_is_a_warning(bench: Bench) -> None:
    facts = {**bench.library.facts}
    facts["mvd-death"] = replace(facts["mvd-death"], checked=date(2023, 1, 1))
    problems = replace(bench, library=replace(bench.library, facts=facts)).problems(SOURCE)
    assert [(problem.code, problem.severity, problem.key) for problem in problems] == [
        ("R503", "warning", "mvd-death")
    ]


def test_a_level_of_shorter_sentences_refuses_a_text_of_longer_ones(bench: Bench) -> None:
    levels = {**bench.library.levels}
    levels["standard"] = replace(levels["standard"], mean_sentence=3)
    problems = replace(bench, library=replace(bench.library, levels=levels)).problems(SOURCE)
    assert {problem.code for problem in problems} == {"R402"}


def test_a_text_of_long_words_is_too_hard(bench: Bench) -> None:
    own = bench.library.locales[SOURCE].texts[BASICS]
    hard = "Neurological deterioration necessitates immediate multidisciplinary consultation. "
    edits = [
        (f"sections.{section}.body.{block}", str(value.text), hard * 4)
        for section, content in own.sections.items()
        for block, value in content.body.items()
        if value.text is not None
    ]
    problems = bench.broken(SOURCE, BASICS, *edits).problems(SOURCE)
    assert {problem.code for problem in problems} == {"R403"}
    assert [problem.message.split()[0] for problem in problems] == ["FK", "SMOG"]


def test_a_finding_that_its_text_allows_is_not_reported(bench: Bench) -> None:
    key = f"{ROWS}.tablets.effect"
    allowed = (Allowed(code="R301", key=key, reason="a test"),)
    broken = bench.broken(SOURCE, BASICS, (key, "Help some", "500 mg help some"))
    assert with_text(broken, allow=allowed).problems(SOURCE) == []


@pytest.mark.parametrize("entry", [("R301", "title"), ("R999", "title"), ("R101", "no.such.key")])
def test_an_allowed_finding_that_nobody_makes_is_itself_one(bench: Bench, entry: tuple[str, str]) -> None:
    code, key = entry
    allowed = (Allowed(code=code, key=key, reason="a test"),)
    assert [problem.code for problem in with_text(bench, allow=allowed).problems(SOURCE)] == ["R901"]
