"""`leaflets review-pack` and `sign --from`: what goes out to a reviewer, and what comes back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflets.audit.ears import Heard, hear
from leaflets.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-30"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of English, Arabic and Chinese with its packs of `basics` in build/review."""
    root = tmp_path_factory.mktemp("review")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "content/editions.yaml").unlink()
    (root / "content/records.jsonl").unlink(missing_ok=True)
    (root / "fonts").symlink_to(ROOT / "fonts")
    for folder in (root / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "ar", "zh-Hans"):
            shutil.rmtree(folder)
    assert main(["review-pack", "--leaflet", "basics", "--level", "standard", "--root", str(root)]) == 0
    return root


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    """A copy that a test may sign in."""
    shutil.copytree(base, tmp_path / "ws", symlinks=True)
    return tmp_path / "ws"


def make_pack(root: Path, locale: str) -> int:
    typed = ["review-pack", "--locale", locale, "--leaflet", "basics", "--level", "standard"]
    return main([*typed, "--root", str(root)])


def source(root: Path, name: str) -> Any:
    return yaml.load((root / "content" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


def heard(root: Path, locale: str) -> Heard:
    path = root / "build/review" / locale / "basics.standard.review.pdf"
    found = hear(path.read_bytes(), path.name)
    assert isinstance(found, Heard), found
    return found


def said_in(pack: Heard, lang: str) -> str:
    """All that is tagged in a language, in order, on one line."""
    return " ".join(
        " ".join(part.text for each in pack.sayings for part in each.words if part.lang == lang).split()
    )


def leaves(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    return [leaf for inner in (tree.values() if isinstance(tree, dict) else ()) for leaf in leaves(inner)]


def stretches(words: str) -> list[str]:
    """What stands between figures, stars and quoted Latin words, which are printed otherwise."""
    parts = re.split(r"\{[^}]*\}|\*\*|[A-Za-z0-9][A-Za-z0-9 .,'/-]*", words)
    return [" ".join(part.split()) for part in parts if len(part.strip()) > 3]


@pytest.mark.parametrize("locale", ["ar", "zh-Hans"])
def test_every_string_of_a_translation_stands_in_the_pack_tagged_in_its_language(base, locale):
    told = said_in(heard(base, locale), locale)
    for file in ("basics.standard", "safety"):
        tree = source(base, f"locales/{locale}/{file}")
        words = tree["sections"] if file == "basics.standard" else _printed_warnings(base, tree)
        lost = [part for text in leaves(words) for part in stretches(text) if part not in told]
        assert [each for each in lost if each != "face-nerve"] == []


def _printed_warnings(root: Path, words: dict[str, str]) -> dict[str, str]:
    """Those of the emergency box on the leaflet's topics, by the box's own file."""
    topics = source(root, "leaflets/basics")["topics"]
    groups = [each for each in source(root, "safety")["groups"].values() if each["topic"] in topics]
    keys = [key for group in groups for key in (group["lead"], *group["signs"])]
    assert len(keys) > 8
    return {key: words[key] for key in keys}


def test_the_english_of_every_string_stands_in_each_pack_tagged_as_english(base):
    sections = source(base, "locales/en-GB/basics.standard")["sections"]
    plain = [text for text in leaves(sections) if not re.search(r"[{*\]]", text) and " " in text]
    assert len(plain) > 50
    for locale in ("en-GB", "ar", "zh-Hans"):
        told = said_in(heard(base, locale), "en-GB")
        assert [text for text in plain if " ".join(text.split()) not in told] == []


def test_no_word_of_the_translation_is_tagged_as_english(base):
    arabic = re.compile(r"[\u0600-\u06ff]")
    for each in heard(base, "ar").sayings:
        assert [part for part in each.words if part.lang != "ar" and arabic.search(part.text)] == []


def test_every_figure_has_its_statement_caution_and_sources_in_full(base):
    pack = heard(base, "en-GB")
    told = said_in(pack, "en-GB")
    answers = yaml.safe_load((base / "build/review/en-GB/basics.standard.review.yaml").read_text("utf-8"))
    facts, sources = source(base, "facts"), source(base, "sources")
    named = [each["fact"] for each in answers["facts"]]
    text = (base / "content/locales/en-GB/basics.standard.yaml").read_text("utf-8")
    assert set(named) >= {name for name in re.findall(r"\{([a-z-]+)(?:\.other)?\}", text) if name in facts}
    for name in named:
        fact = facts[name]
        for words in (fact["statement"], fact["population"], fact.get("caution", ""), fact["certainty"]):
            assert words in told, name
        for key in fact["sources"]:
            assert sources[key]["citation"] in told, key
            assert f"Read: {sources[key]['read']}." in told, key


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_two_boxes_stand_at_each_number_of_the_returned_file(base, locale):
    answers = yaml.safe_load((base / f"build/review/{locale}/basics.standard.review.yaml").read_text("utf-8"))
    asked = sum(len(answers[part]) for part in ("strings", "facts", "questions"))
    sayings = heard(base, locale).sayings
    boxes = [each.text for each in sayings if each.kind == "item" and each.label == "☐"]
    assert len(boxes) == 2 * asked
    assert boxes.count("Right") == boxes.count("Wrong") == asked - len(answers["questions"])
    lines = [each for each in sayings if each.kind == "item" and each.label == "Remark"]
    assert len(lines) == asked


def test_the_pack_is_marked_as_a_draft_first_and_says_what_it_is_of(base):
    pack = heard(base, "ar")
    assert pack.title == "DRAFT - Review pack: basics.standard, Arabic"
    assert pack.lang == "en-GB"
    assert pack.sayings[0].text.startswith("DRAFT")
    assert source(base, "locales/ar/locale")["draft"]["text"] in said_in(pack, "ar")


def test_what_readers_said_stands_beside_the_words_that_they_read(base):
    readings = source(base, "locales/ar/review/basics.standard")
    told = said_in(heard(base, "ar"), "en-GB")
    plain = [each[-1]["english"] for each in readings.values() if each[-1]["english"].isascii()]
    assert len(plain) > 50
    lost = [words for words in plain if " ".join(words.replace("**", "").split()) not in told]
    assert lost == []


def returned(root: Path, locale: str, role: str = "second-reader", who: str = "r2") -> Path:
    """A file of which every answer is yes."""
    path = root / "build/review" / locale / "basics.standard.review.yaml"
    text = path.read_text("utf-8").replace("    right:\n", "    right: yes\n")
    for name, words in {"role": role, "who": who, "date": DAY}.items():
        text = text.replace(f'\n{name}: ""\n', f'\n{name}: "{words}"\n', 1)
    path.write_text(text, "utf-8")
    return path


def sign(root: Path, *arguments: str | Path) -> int:
    return main(["sign", "--root", str(root), "--from", *map(str, arguments)])


def signed(root: Path) -> list[dict[str, str]]:
    path = root / "content/records.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


def test_a_file_that_says_yes_throughout_is_an_approval_of_exactly_what_was_read(root):
    path = returned(root, "en-GB", "Second reader", "R2")
    digest = yaml.safe_load(path.read_text("utf-8"))["digest"]
    assert sign(root, path) == 0
    (entry,) = signed(root)
    told = {name: entry[name] for name in ("act", "role", "who", "date", "locale", "content")}
    assert told == {
        "act": "approval",
        "role": "second-reader",
        "who": "r2",
        "date": DAY,
        "locale": "en-GB",
        "content": digest,
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    right: yes\n", "    right: no\n", "B185"),
        ("    right: yes\n", "    right:\n", "B184"),
        ('role: "second-reader"', 'role: "patient"', "B186"),
        ('role: "second-reader"', 'role: ""', "B186"),
        (f'date: "{DAY}"', 'date: "yesterday"', "B186"),
        (f'date: "{DAY}"', 'date: "2999-01-01"', "B146"),
        ('source: "an arm is weak"', 'source: "a leg is weak"', "B182"),
        ('review: "basics.standard"', 'review: "basics.simple"', "B180"),
        ('locale: "en-GB"', 'locale: "nl"', "B180"),
        ("strings:\n", "strings\n", "Y007"),
        ("    right: yes\n", "    right: perhaps\n", "S005"),
    ],
)
def test_a_file_that_cannot_be_signed_changes_nothing(root, capsys, old, new, code):
    path = returned(root, "en-GB")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    before = files(root)
    assert sign(root, path) == 1
    told = capsys.readouterr()
    assert f"error {code}:" in told.err
    assert "nothing is signed" in told.out
    assert files(root) == before


@pytest.mark.parametrize(
    ("name", "new", "code"), [("date", "2999-01-01", "B146"), ("who", "Example Name", "B148")]
)
def test_what_is_wrong_with_a_signature_is_told_at_its_line_of_the_file(root, capsys, name, new, code):
    path = returned(root, "en-GB")
    lines = path.read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if line.startswith(f"{name}: "))
    lines[number] = f'{name}: "{new}"'
    path.write_text("\n".join(lines), "utf-8")
    assert sign(root, path) == 1
    assert re.search(
        rf"{re.escape(path.name)}:{number + 1}:\d+: error {code}: {name}:", capsys.readouterr().err
    )


def test_a_text_that_has_changed_since_is_not_signed_and_the_change_is_told(root, capsys):
    path = returned(root, "ar")
    safety = root / "content/locales/ar/safety.yaml"
    was = source(root, "locales/ar/safety")["stroke-arm"]
    safety.write_text(safety.read_text("utf-8").replace(was, "ضعف"), "utf-8")
    assert sign(root, path) == 1
    told = capsys.readouterr().err
    assert re.search(
        rf"error B181: safety/stroke-arm: the translation was read as “{was}”, and is “ضعف”", told
    )
    assert signed(root) == []


def test_a_translation_whose_english_has_changed_since_is_not_signed(root, capsys):
    path = returned(root, "ar")
    safety = root / "content/locales/en-GB/safety.yaml"
    safety.write_text(safety.read_text("utf-8").replace('"an arm is weak"', '"one arm is weak"'), "utf-8")
    assert sign(root, path) == 1
    told = capsys.readouterr().err
    assert "error B181: safety/stroke-arm: the English was read as “an arm is weak”" in told
    assert "B182" not in told
    assert signed(root) == []


def test_remarks_are_written_for_whoever_mends_the_text(root, capsys):
    path = returned(root, "ar")
    text = path.read_text("utf-8")
    place = text.index("right: yes", text.index('key: "safety/stroke-arm"'))
    path.write_text(
        text[:place] + text[place:].replace('yes\n    remark: ""', 'no\n    remark: "Which?"', 1), "utf-8"
    )
    kept = root / "remarks.txt"
    assert sign(root, path, "--remarks", kept) == 1
    lines = kept.read_text("utf-8").splitlines()
    assert lines[0].endswith("safety/stroke-arm: WRONG: Which?")
    where = re.fullmatch(r" *to mend: content/locales/ar/safety\.yaml:(\d+):\d+ stroke-arm", lines[1])
    assert where is not None
    words = (root / "content/locales/ar/safety.yaml").read_text("utf-8").splitlines()
    assert words[int(where[1]) - 1].startswith("stroke-arm:")


def test_what_is_wrong_with_one_file_keeps_no_other_back(root):
    good, bad = returned(root, "en-GB"), root / "build/review/zh-Hans/basics.standard.review.yaml"
    assert sign(root, bad, root / "nowhere.yaml", good) == 1
    assert [entry["locale"] for entry in signed(root)] == ["en-GB"]


def test_a_file_that_somebody_has_begun_to_fill_in_is_not_written_over(root, capsys):
    path = returned(root, "ar")
    before = path.read_bytes()
    assert make_pack(root, "ar") == 0
    assert path.read_bytes() == before
    assert "left as it is" in capsys.readouterr().out


def test_an_untouched_file_is_written_anew_with_the_words_of_today(root):
    safety = root / "content/locales/en-GB/safety.yaml"
    safety.write_text(safety.read_text("utf-8").replace('"an arm is weak"', '"one arm is weak"'), "utf-8")
    assert make_pack(root, "en-GB") == 0
    path = root / "build/review/en-GB/basics.standard.review.yaml"
    assert '"one arm is weak"' in path.read_text("utf-8")


def test_what_has_gone_stale_says_so_beside_its_words(root):
    safety = root / "content/locales/en-GB/safety.yaml"
    safety.write_text(safety.read_text("utf-8").replace('"an arm is weak"', '"one arm is weak"'), "utf-8")
    choice = ["--locale", "ar", "--leaflet", "basics", "--level", "standard", "--root", str(root)]
    assert main(["review-pack", *choice]) == 0
    sayings = [each.text for each in heard(root, "ar").sayings]
    place = next(n for n, each in enumerate(sayings) if each.endswith("safety/stroke-arm"))
    assert "since then the English text has changed" in sayings[place + 1]
    assert sayings[place + 2] == "one arm is weak"


def test_the_same_content_gives_the_same_bytes(root):
    folder = root / "build/review/ar"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert make_pack(root, "ar") == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
