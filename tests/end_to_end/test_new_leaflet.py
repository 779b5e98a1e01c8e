"""`leaflets new-leaflet`: a leaflet is begun, in English or another language, and nothing is overwritten."""

from __future__ import annotations

import re

import pytest
import yaml

from leaflets.content.edit import replace
from leaflets.content.nodes import scalars
from leaflets.content.reader import parse_tree


@pytest.fixture
def workspace(workspace, monkeypatch):
    monkeypatch.chdir(workspace)
    return workspace


def files(workspace):
    content = workspace / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def write(path, texts):
    """Fill in the empty texts of an English file, one after another."""
    name = f"content/locales/en-GB/{path.name}"
    empty = [
        key
        for key, scalar in scalars(parse_tree(path.read_bytes(), name, path.stem).root)
        if scalar.value == ""
    ]
    path.write_bytes(replace(path.read_bytes(), name, dict(zip(empty, texts, strict=True))))


def test_an_english_leaflet_is_begun_written_and_printed(workspace, leaflets):
    before = files(workspace)
    topics = ("--topic", "surgery", "--topic", "carbamazepine")
    status, told, _ = leaflets("new-leaflet", "driving", *topics, "--question", "may", "--question", "tell")
    assert status == 0
    new = sorted(set(files(workspace)) - set(before))
    texts = [f"locales/en-GB/driving.{level}.yaml" for level in ("detailed", "easy", "standard")]
    assert new == ["ideas/driving.yaml", "leaflets/driving.yaml", *texts]
    shared = yaml.safe_load((workspace / "content/leaflets/driving.yaml").read_text("utf-8"))
    assert shared["topics"] == ["stroke", "surgery", "carbamazepine"]  # every leaflet is on strokes
    assert shared["sections"] == {"may": 1, "tell": 2}
    assert leaflets("build", "--leaflet", "driving")[0] == 1
    chosen = ("--locale", "en-GB", "--leaflet", "driving")
    for level in ("easy", "standard", "detailed"):
        words = [
            "Driving",
            "Whether you may drive",
            "Ask first.",
            "May I drive?",
            "Ask first.",
            "Whom do I tell?",
        ]
        write(
            workspace / f"content/locales/en-GB/driving.{level}.yaml", [*words, "{mvd-stroke}, {mvd-death}."]
        )
    status, output, errors = leaflets("build", *chosen)
    assert (status, errors) == (0, ""), output
    assert len(list((workspace / "build/leaflets/en-GB").glob("driving.*.pdf"))) == 3
    assert re.search(r"leaflets check --locale en-GB --leaflet driving", told)


def test_what_the_topics_ask_for_stands_in_the_text_or_is_named(workspace, leaflets):
    leaflets("new-leaflet", "driving", "--topic", "surgery", "--topic", "topiramate", "--level", "standard")
    text = (workspace / "content/locales/en-GB/driving.standard.yaml").read_text("utf-8")
    wanted = yaml.safe_load((workspace / "content/safety.yaml").read_text("utf-8"))["topics"]
    assert yaml.safe_load(text)["sections"]["what"]["body"]["warnings"]["safety"] == wanted["topiramate"]
    assert all(f"{{{fact}}}" in text for fact in wanted["surgery"])


def test_others_are_printed_while_an_english_leaflet_is_begun(workspace, leaflets):
    leaflets("new-leaflet", "driving")
    status, _, errors = leaflets("build", "--leaflet", "options", "--leaflet", "driving")
    assert status == 1
    assert (workspace / "build/leaflets/en-GB/options.standard.pdf").exists()
    assert errors.count("B135") == 3
    status, _, errors = leaflets("new-leaflet", "driving", "--locale", "de")
    assert status == 1
    assert "B137" in errors


def test_a_leaflet_is_begun_in_another_language_with_what_it_needs(workspace, leaflets):
    before = files(workspace)
    assert leaflets("new-leaflet", "surgery", "--locale", "de", "--level", "easy")[0] == 0
    assert leaflets("new-leaflet", "basics", "--locale", "am", "--level", "standard")[0] == 0
    assert set(files(workspace)) - set(before) == {
        "locales/de/surgery.easy.yaml",
        *(f"locales/am/{name}.yaml" for name in ("basics.standard", "pictures", "safety")),
    }
    status, _, errors = leaflets("check", "--locale", "de", "--leaflet", "surgery")
    assert status == 1
    assert "Traceback" not in errors
    assert leaflets("build", "--locale", "de", "--leaflet", "cure")[0] == 0


def test_a_level_is_added_to_a_leaflet_with_its_questions(workspace, leaflets):
    assert leaflets("new-leaflet", "surgery", "--level", "detailed")[0] == 0
    text = yaml.safe_load((workspace / "content/locales/en-GB/surgery.detailed.yaml").read_text("utf-8"))
    shared = yaml.safe_load((workspace / "content/leaflets/surgery.yaml").read_text("utf-8"))
    assert list(text["sections"]) == list(shared["sections"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("basics", "B136"),
        ("basics --level easy", "B136"),
        ("basics --locale de", "B136"),
        ("Bad", "S007"),
        ("../x", "S007"),
        ("a" * 41, "S007"),
        ("driving --question Why?", "S007"),
        ("driving --topic driving", "B101"),
        ("driving --level eazy", "B101"),
        ("driving --locale de", "B101"),
        ("../x --locale de", "B101"),
        ("basics --locale xx", "B101"),
        ("basics --locale ../x", "B101"),
        ("surgery --locale de --level detailed", "B101"),
        ("surgery --locale de --topic surgery", "B136"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(workspace, leaflets, arguments, code):
    before = files(workspace)
    status, output, errors = leaflets("new-leaflet", *arguments.split())
    assert (status, output) == (1, "")
    assert f"error {code}: " in errors
    assert files(workspace) == before
