"""`leaflets passport`, as a person types it, and the two files that it writes."""

from __future__ import annotations

import hashlib
import json
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from leaflets.cli.main import main
from leaflets.content.checklists import load_checklists

CHOICE = ("--leaflet", "basics", "--level", "standard", "--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def folder(root, pdfs, tmp_path_factory):
    output = tmp_path_factory.mktemp("passports")
    locales = ("--locale", "en-GB", "--locale", "ar")
    options = ["-o", str(output), "--built", str(pdfs), "--root", str(root)]
    assert main(["passport", *locales, *CHOICE, *options]) == 0
    return output


@pytest.fixture(scope="module", params=["en-GB", "ar"])
def record(request, folder):
    return json.loads((folder / request.param / "basics.standard.json").read_text("utf-8"))


class Page(HTMLParser):
    """What a screen reader needs of a page: its text by part, its tags with attributes."""

    def __init__(self, text):
        super().__init__()
        self.part = ""
        self.text = {"": "", "measured": "", "to-be-judged": ""}
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((self.part, tag, dict(attrs)))
        if tag == "section":
            self.part = dict(attrs)["id"]

    def handle_endtag(self, tag):
        self.part = "" if tag == "section" else self.part

    def handle_data(self, data):
        self.text[self.part] += data


@pytest.fixture(scope="module", params=["en-GB", "ar"])
def page(request, folder):
    return Page((folder / request.param / "basics.standard.html").read_text("utf-8"))


def keys(value):
    """All keys of nested objects."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


def test_the_record_keeps_the_two_parts_apart(root, record) -> None:
    measured, judged = json.dumps(record["measured"]), json.dumps(record["to-be-judged"])
    for checklist in load_checklists(root):
        assert checklist.checklist not in set(keys(record["measured"]))
        assert json.dumps(checklist.name) not in measured
        for item in checklist.items.values():
            assert item.question not in measured
            assert item.question in judged
    assert {"verdict", "value", "limit", "verdicts"}.isdisjoint(keys(record["to-be-judged"]))
    assert {"question", "answer", "who", "when"}.isdisjoint(keys(record["measured"]))
    for group in record["measured"]["groups"].values():
        assert json.dumps(group["title"]) not in judged


def test_no_question_for_a_person_has_an_answer(record) -> None:
    items = [item for checklist in record["to-be-judged"].values() for item in checklist["items"].values()]
    assert len(items) == 24 + 20 + 16 + 36
    assert {(item["answer"], item["who"], item["when"]) for item in items} == {(None, None, None)}


def test_every_measured_value_has_a_verdict_that_follows_from_its_limit(record) -> None:
    counts: dict[str, int] = {}
    for group in record["measured"]["groups"].values():
        for measure in group["measures"].values():
            limit, value, verdict = measure.get("limit"), measure["value"], measure["verdict"]
            counts[verdict] = counts.get(verdict, 0) + 1
            if verdict in ("reported", "not measured"):
                assert limit is None or value is None
                continue
            bound, edge = limit["bound"], limit["value"]
            kept = (
                value == edge
                if bound == "exactly"
                else value <= edge
                if bound == "at most"
                else value >= edge
            )
            assert verdict == ("pass" if kept else "fail"), measure
    assert {name: count for name, count in record["measured"]["verdicts"].items() if count} == counts


def test_the_page_keeps_the_two_parts_apart(root, page) -> None:
    questions = [item.question for checklist in load_checklists(root) for item in checklist.items.values()]
    assert all(question in page.text["to-be-judged"] for question in questions)
    assert not any(question in page.text["measured"] + page.text[""] for question in questions)
    assert "\u2610" not in page.text["measured"]
    classes = {attrs.get("class", "") for part, _, attrs in page.tags if part == "to-be-judged"}
    assert not any("verdict" in name for name in classes)


def test_every_question_has_an_empty_box_for_each_answer_and_a_line_for_who_and_when(root, page) -> None:
    boxes = sum(len(checklist.answers) * len(checklist.items) for checklist in load_checklists(root))
    assert page.text["to-be-judged"].count("\u2610") == boxes
    assert not {"\u2611", "\u2612", "\u2713"} & set(page.text["to-be-judged"])
    lines = [attrs for _, tag, attrs in page.tags if tag == "td" and attrs.get("class") == "line"]
    assert len(lines) == 24 + 20 + 16 + 36


def test_the_page_is_accessible_and_stands_alone(page) -> None:
    tags = [tag for _, tag, _ in page.tags]
    assert next(attrs for _, tag, attrs in page.tags if tag == "html")["lang"] == "en-GB"
    assert {"script", "link", "img", "iframe", "form", "input"}.isdisjoint(tags)
    addresses = [attrs[name] for _, _, attrs in page.tags for name in ("href", "src") if name in attrs]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert all(attrs.get("scope") in ("col", "row") for _, tag, attrs in page.tags if tag == "th")
    assert tags.count("caption") == tags.count("table")
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_is_in_the_leaflets_language_says_so(folder) -> None:
    page = Page((folder / "ar" / "basics.standard.html").read_text("utf-8"))
    foreign = [tag for _, tag, attrs in page.tags if (attrs.get("lang"), attrs.get("dir")) == ("ar", "rtl")]
    assert {"span", "td"} <= set(foreign)


def test_the_record_names_the_very_file(record, pdfs) -> None:
    file = pdfs / record["edition"]["locale"] / "basics.standard.pdf"
    identity = record["measured"]["groups"]["identity"]["measures"]
    assert identity["sha256"]["value"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert identity["pages-with-code"]["verdict"] == "pass"


def test_the_same_content_gives_the_same_bytes(root, pdfs, folder, tmp_path) -> None:
    options = ["-o", str(tmp_path), "--built", str(pdfs), "--root", str(root)]
    assert main(["passport", "--locale", "ar", *CHOICE, *options]) == 0
    for name in ("basics.standard.json", "basics.standard.html"):
        assert (tmp_path / "ar" / name).read_bytes() == (folder / "ar" / name).read_bytes()


def test_an_edition_that_is_not_built_says_so(root, tmp_path, capsys) -> None:
    options = ["-o", str(tmp_path), "--built", str(tmp_path / "nothing"), "--root", str(root)]
    assert main(["passport", "--locale", "ar", *CHOICE, *options]) == 0
    groups = json.loads((tmp_path / "ar" / "basics.standard.json").read_text("utf-8"))["measured"]["groups"]
    for name in ("sizes", "tags", "audit", "verapdf"):
        for measure in groups[name]["measures"].values():
            assert (measure["verdict"], measure["note"]) == ("not measured", "not built")
    assert groups["identity"]["measures"]["sha256"]["note"] == "not built"


def test_an_edition_that_does_not_exist_is_refused(root, tmp_path, capsys) -> None:
    assert main(["passport", "--locale", "xx", "-o", str(tmp_path), "--root", str(root)]) == 1
    assert "there is no locale 'xx'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
