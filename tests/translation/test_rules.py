"""What an import refuses of the words that came back, and what it lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from leaflets.compose.marks import read_marks
from leaflets.content.characters import find_refused
from leaflets.errors import Severity
from leaflets.model.exchange import Answer, Catalogue, Entry, Returned, Verdict
from leaflets.model.fingerprint import words_hash
from leaflets.translation.rules import judge

FIGURE = Entry(
    key="figure",
    source="about {relief} people **in all**",
    target="etwa {relief} Menschen **insgesamt**",
    placeholders=("{relief}",),
    facts=("relief",),
)
LINK = Entry(key="link", source="See [the page](https://example.org/a).", target="")
LABEL = Entry(key="label", source="nerve", target="Nerv", limit=12)
WARNING = Entry(key="arm", source="an arm is weak", target="ein Arm ist schwach", safety=True)
TODAY = Catalogue(
    source_locale="en-GB",
    locale="de",
    file="basics.standard",
    entries=(FIGURE, LINK, LABEL, WARNING),
    digest="1111111111",
    day=date(2026, 11, 22),
    figures={"relief": "2222222222"},
)


def answers(**targets: str) -> tuple[Answer, ...]:
    """All entries as they were exported, with these targets."""
    return tuple(
        Answer(
            key=entry.key,
            source=entry.source,
            target=targets.get(entry.key, entry.target),
            fuzzy=False,
            line=10 * number,
        )
        for number, entry in enumerate(TODAY.entries, 1)
    )


def returned(given: tuple[Answer, ...], **head: object) -> Returned:
    whole = {
        "name": "a.po",
        "locale": "de",
        "file": TODAY.file,
        "digest": TODAY.digest,
        "figures": TODAY.figures,
        "words": None,
    }
    return Returned(**(whole | head), answers=given)  # type: ignore[arg-type]


def refused(text: str) -> Iterator[tuple[str, str, str]]:
    for _, character, group in find_refused(text):
        yield group.code, repr(character), group.hint


def verdict(given: tuple[Answer, ...], **head: object) -> Verdict:
    return judge(returned(given, **head), TODAY, read_marks, refused)


def codes(found: Verdict) -> list[tuple[str, str]]:
    return [(problem.code, problem.key) for problem in found.problems]


def test_what_comes_back_as_it_went_changes_nothing() -> None:
    found = verdict(answers())
    assert found.problems == ()
    assert found.changes == {}
    assert found.untranslated == ("link",)


def test_words_of_today_are_not_judged_however_bad_they_are() -> None:
    bad = replace(TODAY, entries=(replace(FIGURE, target="no figure and no bold"),))
    found = judge(
        returned((replace(answers()[0], target="no figure and no bold"),)), bad, read_marks, refused
    )
    assert (found.problems, found.changes) == ((), {})


def test_new_words_come_in_without_the_spaces_around_them() -> None:
    assert verdict(answers(label=" Nerven ")).changes == {"label": "Nerven"}
    assert verdict(answers(label=" Nerv")).changes == {}


@pytest.mark.parametrize(
    ("key", "target", "code"),
    [
        ("figure", "etwa viele Menschen **insgesamt**", "X022"),
        ("figure", "etwa {relief} von {relief} Menschen **insgesamt**", "X022"),
        ("figure", "etwa {relief} oder {other} Menschen **insgesamt**", "X022"),
        ("figure", "etwa {Relief} Menschen **insgesamt**", "X022"),
        ("figure", "etwa {relief} Menschen insgesamt", "X024"),
        ("figure", "etwa {relief} Menschen ** insgesamt **", "X023"),
        ("figure", "etwa {relief} Menschen *insgesamt*", "X023"),
        ("link", "Siehe die Seite.", "X025"),
        ("link", "Siehe [die Seite](https://example.org/b).", "X025"),
        ("link", "Siehe [die Seite](https://example.org/a) und [dies](https://example.org/c).", "X025"),
        ("label", "[Nerv](tel:1)", "X025"),
        ("label", "Nerv\nbahn", "X021"),
        ("label", "Nerv\u202e", "Y018"),
        ("label", "Nerv\x07", "Y017"),
        ("label", "Nerv\ue000", "Y020"),
        ("arm", "", "X020"),
        ("arm", "   ", "X020"),
    ],
)
def test_words_that_lost_something_are_refused_at_their_line(key: str, target: str, code: str) -> None:
    found = verdict(answers(**{key: target}))
    assert (code, key) in codes(found)
    (line,) = {problem.where.line for problem in found.problems}
    assert line == next(answer.line for answer in answers() if answer.key == key)
    assert all(problem.hint for problem in found.problems)


def test_words_that_are_too_long_are_a_warning() -> None:
    found = verdict(answers(label="Nerv des Gesichts"))
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert found.changes == {"label": "Nerv des Gesichts"}


def test_a_file_of_a_former_version_is_refused() -> None:
    changed = (replace(answers()[0], source="about {relief} men **in all**"), *answers()[1:])
    assert codes(verdict(changed)) == [("X013", "figure")]


def test_a_figure_that_has_changed_is_noticed_though_the_english_is_the_same() -> None:
    assert codes(verdict(answers(), figures={"relief": "3333333333"})) == [("X014", "figure")]
    assert codes(verdict(answers(), figures={})) == [("X014", "figure")]


def test_unknown_doubled_and_missing_texts_are_told_together() -> None:
    first, second, *rest = answers()
    found = verdict((first, replace(first, line=99), *rest, replace(second, key="else")))
    assert sorted(codes(found)) == [("X010", ""), ("X011", "else"), ("X012", "figure")]


def test_a_missing_text_is_blamed_on_the_file_or_on_the_english() -> None:
    cut = answers()[:-1]
    assert "cut off" in verdict(cut).problems[0].hint
    assert "has changed since" in verdict(cut, digest="9999999999").problems[0].hint


def test_an_unfinished_translation_is_left_out_and_told() -> None:
    unfinished = (replace(answers()[0], target="etwa", fuzzy=True), *answers()[1:])
    found = verdict(unfinished)
    assert (found.problems, found.changes, found.fuzzy) == ((), {}, ("figure",))


def test_forms_of_a_language_may_do_without_a_number_but_not_have_another() -> None:
    form = Entry(key="rates.single.two", source="{high} in {of}", target="{high} von {of}")
    today = replace(TODAY, file="locale", entries=(form,), figures={})
    answer = Answer(key=form.key, source=form.source, target="zwei von {of}", fuzzy=False, line=1)
    assert judge(returned((answer,), file="locale"), today, read_marks, refused).problems == ()
    answer = replace(answer, target="zwei von {off}")
    assert codes(judge(returned((answer,), file="locale"), today, read_marks, refused)) == [
        ("X022", form.key)
    ]


def as_exported(**targets: str) -> dict[str, str]:
    """What the head of a file says of its translations, when they were these."""
    texts = {entry.key: targets.get(entry.key, entry.target) for entry in TODAY.entries}
    return {key: words_hash(text) for key, text in texts.items() if text}


def test_what_was_written_since_the_export_is_not_set_back() -> None:
    """Somebody has mended the YAML while the file was out; the translator has changed another text."""
    was = WARNING.target + " (alt)"
    given = answers(**{WARNING.key: was, LABEL.key: "der Nerv"})
    found = verdict(given, words=as_exported(**{WARNING.key: was}))
    assert (found.kept, found.changes, found.problems) == ((WARNING.key,), {LABEL.key: "der Nerv"}, ())


def test_what_two_have_changed_is_told() -> None:
    was = WARNING.target + " (alt)"
    found = verdict(answers(**{WARNING.key: "Rufen Sie an"}), words=as_exported(**{WARNING.key: was}))
    assert found.kept == ()
    assert codes(found) == [("X027", WARNING.key)]
    assert found.problems[0].severity is Severity.WARNING
    assert WARNING.target in found.problems[0].message


def test_what_one_has_changed_is_taken_without_a_word() -> None:
    found = verdict(answers(**{WARNING.key: "Rufen Sie an"}), words=as_exported())
    assert (found.changes, found.problems) == ({WARNING.key: "Rufen Sie an"}, ())


def test_a_text_that_was_empty_at_the_export_is_not_emptied_again() -> None:
    found = verdict(answers(**{WARNING.key: ""}), words=as_exported(**{WARNING.key: ""}))
    assert (found.kept, found.problems) == ((WARNING.key,), ())
    lost = verdict(answers(**{WARNING.key: ""}), words=as_exported())
    assert codes(lost) == [("X020", WARNING.key)]


def test_a_file_that_does_not_say_what_it_was_exported_with_is_taken_as_it_is() -> None:
    found = verdict(answers(**{WARNING.key: "Rufen Sie an"}), words=None)
    assert (found.changes, found.problems) == ({WARNING.key: "Rufen Sie an"}, ())
