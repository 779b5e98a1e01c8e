"""Every idea of every easy text has a pictogram or a reason why not, as it is and when it is broken."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
import yaml

from leaflets.content.library import load
from leaflets.content.pictured import ideas_of
from leaflets.errors import LeafletError
from leaflets.layout.drawing import read_drawing
from leaflets.model.content import Direction

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("states", "review"))
    for folder in (tmp_path / "content/locales").iterdir():
        if folder.name != "en-GB":
            shutil.rmtree(folder)
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    return tmp_path


def problems(root: Path) -> set[tuple[str, str]]:
    with pytest.raises(LeafletError) as raised:
        load(root)
    return {(problem.code, problem.key) for problem in raised.value.problems}


def test_no_idea_of_an_easy_text_is_forgotten() -> None:
    library = load(ROOT, ["en-GB"])
    texts = library.locales["en-GB"].texts
    easy = {text.leaflet: text for text in texts.values() if text.level == "easy"}
    assert set(library.ideas) == set(easy)
    for leaflet, text in easy.items():
        missing = [key for key in ideas_of(text) if key not in library.ideas[leaflet]]
        assert missing == []


def test_every_pictogram_is_drawn_named_and_used() -> None:
    manifest = yaml.safe_load((ROOT / "content/pictograms.yaml").read_text("utf-8"))
    drawn = {path.stem for path in (ROOT / "content/pictograms").glob("*.svg")}
    assert drawn == set(manifest)
    ideas = load(ROOT, ["en-GB"]).ideas
    used = {idea.pictogram for entries in ideas.values() for idea in entries.values()} - {""}
    assert used == set(manifest)
    assert {entry["licence"] for entry in manifest.values()} == {"MIT"}
    meanings = [entry["meaning"] for entry in manifest.values()]
    assert len(set(meanings)) == len(meanings), "one drawing, one meaning"
    assert all(re.fullmatch("[0-9a-f]{64}", entry["sha256"]) for entry in manifest.values())


def test_pictograms_are_drawings_of_one_size_without_words() -> None:
    seen: dict[str, str] = {}
    for path in sorted((ROOT / "content/pictograms").glob("*.svg")):
        svg = path.read_text("utf-8")
        drawing = read_drawing(svg, Direction.LTR)
        assert (drawing.width, drawing.height) == (48, 48), path.name
        assert drawing.shapes, path.name
        assert not drawing.places, path.name
        digest = hashlib.sha256(re.sub(r"<(title|desc)>.*?</\1>", "", svg).encode()).hexdigest()
        assert digest not in seen, f"{path.name} is drawn as {seen.get(digest)}"
        seen[digest] = path.name


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("short-answer: face-spasm\n", "", ("S057", "")),
        ("short-answer: face-spasm", "short-answer: face-spam", ("S043", "short-answer")),
        ("short-answer: face-spasm", "short-answer: {}", ("S057", "short-answer")),
        (
            "short-answer: face-spasm",
            'short-answer: {pictogram: face-spasm, none: "no"}',
            ("S057", "short-answer"),
        ),
        ("short-answer: face-spasm", "short-answer: face-spasm\ntitle: eye", ("S058", "title")),
    ],
)
def test_a_mistake_is_told_with_its_key(root: Path, old: str, new: str, expected: tuple[str, str]) -> None:
    path = root / "content/ideas/basics.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    assert expected in problems(root)


def test_a_pictogram_without_a_drawing_is_told(root: Path) -> None:
    (root / "content/pictograms/eye.svg").unlink()
    assert ("S043", "eye") in problems(root)
