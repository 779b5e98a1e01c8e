"""The warnings of every language, broken: a lost "not", a lost sign, a changed number never pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.checks.phrases import find_all
from leaflets.checks.prose import blotted, sentences
from leaflets.content.library import load
from leaflets.content.states import load_states
from leaflets.errors import LeafletError
from leaflets.model.content import Message
from leaflets.states.standing import standings
from tests.checks.conftest import PROJECT, SOURCE, Bench, reworded

LOCALES = sorted(
    path.parent.name for path in PROJECT.glob("content/locales/*/safety.yaml") if path.parent.name != SOURCE
)
INFLECTED = (
    # Where "not" is an ending, it is lost with two letters.
    ("tr", "not-sure", "Emin değil misiniz?", "Emin misiniz?"),
    ("tr", "injection-slow-droop", "Emin değilseniz", "Eminseniz"),
    ("tr", "eye-same-day", "kapanmıyorsa", "kapanıyorsa"),
    ("tr", "blood-thinners", "bırakmayın", "bırakın"),
    ("tr", "drug-pregnancy-harm", "yaramayabilir", "yarayabilir"),
    ("tr", "drug-pregnancy-now", "bırakmayın", "bırakın"),
    ("ja", "eye-same-day", "目が閉じないとき", "目が閉じるとき"),
    ("ja", "blood-thinners", "やめないで", "やめて"),
    ("ja", "drug-pregnancy-harm", "効かないこと", "効くこと"),
    ("ja", "drug-pregnancy-now", "やめないで", "やめて"),
)


def without_no(bench: Bench, locale: str) -> Iterator[tuple[str, str]]:
    """(key, words) of each warning with every "not" of one sentence taken out."""
    wording = bench.wordings[locale]
    for key in bench.rulebook.negations:
        message = bench.library.locales[locale].safety[key]
        for sentence in sentences(message, wording.readability.abbreviations):
            spans = find_all(blotted(sentence.raw), wording.negations, whole=wording.readability.words)
            words = sentence.raw
            for span in sorted(spans, key=lambda span: -span.start):
                words = f"{words[: span.start]}{words[span.end :]}"
            if spans:
                words = re.sub(" +", " ", words).replace(" ,", ",")
                yield key, message[: sentence.start] + words + message[sentence.end :]


def news_of(bench: Bench, locale: str, key: str, words: str) -> set[str]:
    own = bench.library.locales[locale]
    changed = reworded(own, {(own.safety[key].where.file, key): words})
    library = replace(bench.library, locales={**bench.library.locales, locale: changed})
    return {problem.code for problem in replace(bench, library=library, untouched=bench).news(locale)}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_warning_that_lost_its_no_is_an_error(whole: Bench, locale: str) -> None:
    broken = list(without_no(whole, locale))
    assert len(broken) >= 4, "too few words that say no are known in this language"
    passed = [words for key, words in broken if not {"R202", "R203"} & news_of(whole, locale, key, words)]
    assert passed == []


@pytest.mark.parametrize(("locale", "key", "no", "yes"), INFLECTED, ids=lambda value: str(value)[:20])
def test_a_no_that_is_an_ending_is_missed_too(whole: Bench, locale: str, key: str, no: str, yes: str) -> None:
    message = whole.library.locales[locale].safety[key]
    assert message.count(no) == 1
    assert {"R202", "R203"} & news_of(whole, locale, key, message.replace(no, yes))


@pytest.mark.parametrize("locale", LOCALES)
def test_any_change_to_a_warning_is_an_error_until_it_is_on_record(whole: Bench, locale: str) -> None:
    """Whatever words say no: each warning, with its last letters cut off, is not what stands on record."""
    own = whole.library.locales[locale]
    changes = {(m.where.file, key): m[:-3] + "…" for key, m in own.safety.items()}
    library = replace(whole.library, locales={**whole.library.locales, locale: reworded(own, changes)})
    record = load_states(PROJECT, locale)
    told = tuple(standings(library, locale, record))
    codes = {
        problem.key: problem.code
        for problem in replace(whole, library=library, standings={locale: told}).problems(locale)
        if problem.where.file.endswith("/safety.yaml")
    }
    assert set(codes) == set(own.safety)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory):
    """A workspace of English and one language, whose safety.yaml may be spoilt."""

    def make(locale: str) -> tuple[Path, Path]:
        root = tmp_path_factory.mktemp(locale)
        (root / "fonts").symlink_to(PROJECT / "fonts")
        (root / "content").mkdir()
        for path in (PROJECT / "content").iterdir():
            if path.name != "locales":
                (root / "content" / path.name).symlink_to(path)
        folder = root / "content" / "locales"
        folder.mkdir()
        (folder / SOURCE).symlink_to(PROJECT / "content" / "locales" / SOURCE)
        (folder / locale).mkdir()
        for path in (PROJECT / "content" / "locales" / locale).glob("*.yaml"):
            (folder / locale / path.name).write_bytes(path.read_bytes())
        return root, folder / locale / "safety.yaml"

    return make


def refusals(root: Path) -> set[tuple[str, str]]:
    try:
        load(root)
    except LeafletError as error:
        return {(problem.code, problem.key) for problem in error.problems}
    return set()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_warning_that_is_gone_is_refused(pair, locale: str) -> None:
    root, safety = pair(locale)
    assert refusals(root) == set()
    text = safety.read_text("utf-8")
    keys = {*load(root).locales[locale].safety}
    safety.write_text("# nothing\n" + "".join(re.findall(r"(?m)^emergency-heading:.*\n", text)), "utf-8")
    assert refusals(root) >= {("S020", key) for key in keys - {"emergency-heading"}}
    safety.write_text(text.replace("emergency-heading:", "heading:"), "utf-8")
    assert ("S020", "emergency-heading") in refusals(root)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_typed_for_the_emergency_number_is_refused(pair, locale: str) -> None:
    root, safety = pair(locale)
    text = safety.read_text("utf-8")
    places = re.findall(r"(?m)^([a-z-]+):.*\{emergency-number\}", text)
    assert len(places) >= 4
    for key in places:
        spoilt = re.sub(rf"(?m)^({key}:.*)\{{emergency-number\}}", r"\g<1>112", text)
        safety.write_text(spoilt, "utf-8")
        assert refusals(root) == {("S024", key)}


@pytest.mark.parametrize("locale", LOCALES)
def test_another_figure_for_a_risk_of_the_operation_is_refused(pair, locale: str) -> None:
    root, safety = pair(locale)
    text = safety.with_name("basics.standard.yaml")
    words = text.read_text("utf-8")
    assert words.count("{mvd-death}") == 1
    text.write_text(words.replace("{mvd-death}", "{mvd-stroke}"), "utf-8")
    codes = {code for code, _ in refusals(root)}
    assert codes
    assert codes <= {"S024", "S025"}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_typed_into_a_warning_is_an_error(whole: Bench, locale: str) -> None:
    message: Message = whole.library.locales[locale].safety["injection-lead"]
    assert "R101" in news_of(whole, locale, "injection-lead", f"{message[:-1]} 24{message[-1]}")
