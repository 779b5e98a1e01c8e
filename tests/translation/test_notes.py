"""What stands beside a string, so that nobody has to guess what it is for."""

from __future__ import annotations

from leaflets.errors import Where
from leaflets.model.content import Level, Message
from leaflets.model.unit import Unit
from leaflets.model.wording import Phrases
from leaflets.translation import po
from leaflets.translation.notes import Background, entry

LEVEL = Level(level="easy", layout="leaflet", mean_sentence=10, longest_sentence=15)
BACKGROUND = Background(
    title="The basics",
    level=LEVEL,
    headings={"who": "Who gets it?"},
    figures={"relief": "85 to 90 in every 100", "relief.other": "10 to 15 in every 100"},
    terms={"nerve": Phrases(words=("facial nerve",)), "scan": Phrases(words=("MRI",))},
    own_terms={"nerve": Phrases(words=("Gesichtsnerv",)), "scan": Phrases(words=("MRT",))},
    noes={"drive": 2},
    stale={"sections.who.body.answer": "the English text has changed"},
    former={"sections.who.body.answer": "about {relief} men"},
)


def unit(key: str, source: str, target: str | None = None, facts: tuple[str, ...] = ()) -> Unit:
    place = Where("content/locales/en-GB/x.yaml", 7)
    file = key.partition("/")[0]
    own = None if target is None else Message(target, key, place)
    return Unit(key, Message(source, key, place), own, file, facts)


def notes(key: str, source: str, **more: object) -> str:
    return "\n".join(entry(unit(key, source, **more), BACKGROUND).notes)  # type: ignore[arg-type]


ANSWER = "basics.easy/sections.who.body.answer"


def test_place_and_level_are_told() -> None:
    told = notes(ANSWER, "Nobody knows.")
    assert "Place: a paragraph, in the question “Who gets it?”." in told
    assert "“The basics”, easy: sentences of 10 words on average, none above 15" in told


def test_the_figures_behind_the_names_are_told_as_they_print_today() -> None:
    told = notes(ANSWER, "about {relief}, but not {relief.other}; call {emergency-number}", facts=("relief",))
    assert "{relief} prints: 85 to 90 in every 100" in told
    assert "{relief.other} prints: 10 to 15 in every 100" in told
    assert "{emergency-number} prints the clinic’s emergency number" in told
    assert "beside the figure" not in told


def test_words_beside_a_drawing_of_people_name_its_figure() -> None:
    told = notes("basics.easy/sections.who.body.crowd.icons.with", "get better", facts=("relief",))
    assert "These words stand beside the figure: 85 to 90 in every 100" in told


def test_only_terms_that_occur_stand_in_the_glossary() -> None:
    told = notes(ANSWER, "The Facial Nerve moves your face.")
    assert "Glossary: facial nerve = Gesichtsnerv" in told
    assert "MRT" not in told


def test_a_warning_says_so_first_with_its_words_that_say_no() -> None:
    first = entry(unit("safety/drive", "Do not drive, not even home."), BACKGROUND).notes[0]
    assert first.startswith("SAFETY: ")
    assert "the 2 words that say no" in first


def test_a_stale_text_is_fuzzy_with_the_english_that_it_was_made_from() -> None:
    item = entry(unit(ANSWER, "about {relief} people", "etwa {relief} Männer"), BACKGROUND)
    assert "STALE: the English text has changed." in "\n".join(item.notes)
    assert item.former == "about {relief} men"


def test_flags_are_those_that_weblate_documents() -> None:
    label = entry(unit("pictures/face.labels.eye", "**eye** {relief} {relief}"), BACKGROUND)
    assert po.flags(label) == ['placeholders:"{relief}"', "max-length:35", "md-text"]
    assert po.flags(entry(unit("locale/english-name", "English"), BACKGROUND)) == ["read-only"]
