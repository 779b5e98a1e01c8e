"""What the page shows of a text: its strings, their states, and everything that is wrong."""

from __future__ import annotations

import shutil

import pytest

from leaflets.model.usage import messages
from tests.preview.conftest import AR, EN, TEXT

FIGURE = "tiny.standard/sections.help.body.injection"
HEADING = "tiny.standard/sections.what.heading"


def replaced(path, old, new):
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path.name}: mend the test"
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_library_lists_what_there_is(asked):
    library = asked.get("/api/library").json()
    assert library["source"] == "en-GB"
    assert [(it["id"], it["direction"], it["texts"]) for it in library["locales"]] == [
        ("ar", "rtl", [TEXT]),
        ("en-GB", "ltr", [TEXT]),
    ]
    assert library["leaflets"] == [{"id": "tiny", "title": "The spasm"}]
    assert library["layouts"] == {TEXT: [{"id": "plain", "papers": ["a4"]}]}


def test_each_text_has_the_layouts_that_build_would_print(real):
    layouts = real.get("/api/library").json()["layouts"]
    names = {text: [it["id"] for it in found] for text, found in layouts.items()}
    assert names["basics.standard"][0] == "leaflet"
    assert names["basics.easy"][0] == "easy-read"
    assert {"booklet", "large-print", "bilingual"} < {*names["basics.standard"]}
    assert "diary" not in names["basics.standard"]
    assert "diary" in names["appointment.standard"]
    assert names["options.standard"] == ["grid"], "it has a layout of its own and no other"
    for text in ("cure.standard", "options.standard"):
        for layout in layouts[text]:
            if layout["id"] != "bilingual":
                for paper in layout["papers"]:
                    view = {"locale": "en-GB", "text": text, "layout": layout["id"], "paper": paper}
                    assert real.page(**view)["fresh"] is True, view


def test_all_strings_of_a_text_are_there_with_their_english(real):
    text = real.text(locale="ar", text="basics.standard")
    own = [s["key"] for s in text["strings"] if s["key"].startswith("basics.standard/")]
    library = real.preview._bench._live.look("ar").shelf
    value = library.locales["ar"].texts["basics.standard"].value
    assert own == [message.key for message in messages(value)]
    groups = list(dict.fromkeys(s["group"].partition(".")[0] for s in text["strings"]))
    assert groups == ["leaflet", "sections", "safety", "pictures", "locale"]
    english = {s["key"]: s["target"] for s in real.text(locale="en-GB", text="basics.standard")["strings"]}
    assert all(s["source"] == english[s["key"]] for s in text["strings"])


def test_every_string_on_the_page_can_be_gone_to(real):
    for locale, layout in (("ar", ""), ("en-GB", "booklet"), ("ar", "bilingual")):
        shown = {s["key"] for s in real.text(locale=locale, text="basics.standard")["strings"]}
        regions = real.page(locale=locale, text="basics.standard", layout=layout)["regions"]
        assert {region["key"] for region in regions} <= shown


def test_figures_are_shown_as_they_are_printed(asked):
    string = asked.string(FIGURE, **AR)
    assert string["target"] == "تدوم الحقنة {lasting}."
    assert "{" not in string["shown"] + string["source_shown"]
    assert string["source"] == "An injection lasts {lasting}."


def test_a_state_and_what_has_lapsed_of_it(call):
    states = call.file("ar/states")
    states.mkdir()
    marked = "state: checked, role: linguist, date: 2026-11-01, target: '0123456789'"
    (states / "tiny.standard.yaml").write_text(
        f"sections.what.heading: {{{marked}, source: '0123456789'}}\ntitle: {{{marked}}}\n",
        "utf-8",
    )
    heading = call.string(HEADING, **AR)
    assert heading["state"] == "draft"
    assert heading["lapses"] == ["the English text has changed", "the text itself has changed"]
    assert call.text(**AR)["counts"]["stale"] == 2, "an entry that names no English is of another one"


def test_the_former_english_is_shown_where_it_is_kept(real):
    assert all(s["former"] is None for s in real.text(locale="ar", text="basics.standard")["strings"])


def test_what_is_missing_is_counted(call):
    replaced(call.file("ar/tiny.standard.yaml"), 'heading: "ما هو؟"', 'heading: ""')
    text = call.text(**AR)
    assert text["counts"]["missing"] == 1
    assert call.string(HEADING, **AR)["state"] == "missing"
    page = call.page(**AR)
    assert (page["fresh"], page["pages"]) == (False, [])
    assert [problem["key"] for problem in page["problems"]] == [HEADING]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ar/tiny.standard.yaml", "title: ", "title"),
        ("ar/tiny.standard.yaml", 'title: "', "title: '"),
        ("ar/locale.yaml", "locale: ar", "locale: [ar"),
        ("ar/safety.yaml", "face:", "face :\n  -"),
        ("en-GB/tiny.standard.yaml", "title: ", "\ttitle: "),
        ("en-GB/locale.yaml", "locale: en-GB", "locale: fr"),
        ("../facts.yaml", "lasting:", "lasting"),
        ("../layouts/plain.yaml", "style: ", "style: no-"),
        ("../layouts/plain.xml.j2", "<main>", "<main>{{ nothing }}{% if %}"),
        ("../styles/standard.yaml", "style: standard", "style: 7"),
        ("../pictures/face.svg", "<svg", "<<svg"),
        ("../checks.yaml", "read-back:", "read-back"),
    ],
)
def test_a_file_that_is_broken_while_somebody_types_ends_nothing(call, file, old, new):
    good = call.page(**AR)
    strings = {s["key"] for s in call.text(**AR)["strings"]}
    path = call.file(file)
    replaced(path, old, new)

    for view in (AR, EN):
        assert call.get("/api/page", **view).status_code == 200
        assert call.get("/api/text", **view).status_code == 200
    assert call.get("/api/library").status_code == 200
    page, text = call.page(**AR), call.text(**AR)
    if "checks" not in file:
        assert page["fresh"] is False
        assert page["pages"] == good["pages"]
        assert page["problems"]
    told = [*text["problems"], *(finding for s in text["strings"] for finding in s["findings"])]
    assert {told_of["code"] for told_of in told} & {problem["code"] for problem in page["problems"]} or (
        "checks" in file and told
    )
    assert {s["key"] for s in text["strings"]} <= strings

    replaced(path, new, old)

    assert call.page(**AR)["fresh"] is True
    assert {s["key"] for s in call.text(**AR)["strings"]} == strings


def test_a_text_is_shown_while_another_is_broken(call):
    for locale in ("en-GB", "ar"):
        path = call.file(f"{locale}/tiny.standard.yaml")
        other = path.read_text("utf-8").replace("level: standard", "level: easy")
        call.file(f"{locale}/tiny.easy.yaml").write_text(other, "utf-8")
    page = call.page(**AR)
    assert page["fresh"] is True
    assert call.page(locale="ar", text="tiny.easy")["fresh"] is False


def test_a_file_that_is_gone_and_comes_back(call):
    call.page(**AR)
    path = call.file("ar/safety.yaml")
    data = path.read_bytes()
    path.unlink()
    assert [problem["code"] for problem in call.page(**AR)["problems"]] == ["S011"]
    assert call.text(**AR)["strings"]
    path.write_bytes(data)
    assert call.page(**AR)["fresh"] is True
    call.file("ar/tiny.standard.yaml").unlink()
    assert call.get("/api/page", **AR).status_code == 404


def test_findings_stand_at_their_strings_with_their_place(call):
    path = call.file("ar/tiny.standard.yaml")
    replaced(path, "إنه يرتعش.", "إنه يرتعش 37 مرة.")
    string = call.string("tiny.standard/short-answer", **AR)
    (finding,) = [finding for finding in string["findings"] if finding["code"] == "R101"]
    assert string["target"][finding["start"] : finding["end"]] == "37"
    assert (finding["severity"], bool(finding["message"]), bool(finding["hint"])) == ("error", True, True)
    assert call.page(**AR)["fresh"] is True, "a rule keeps nobody from looking"


def test_findings_stay_while_the_page_cannot_be_made(call):
    replaced(call.file("ar/tiny.standard.yaml"), "إنه يرتعش.", "إنه يرتعش 37 مرة.")
    assert call.string("tiny.standard/short-answer", **AR)["findings"]
    replaced(call.file("ar/tiny.standard.yaml"), "{lasting}", "")
    assert [f["code"] for f in call.string("tiny.standard/short-answer", **AR)["findings"]] == ["R101"]
    assert [f["code"] for f in call.string(FIGURE, **AR)["findings"]] == ["S024"]


def test_what_keeps_a_page_from_being_composed_is_told_at_its_string(call):
    replaced(call.file("en-GB/tiny.standard.yaml"), '"The spasm"', '"The *spasm*"')
    page = call.page(**EN)
    assert page["fresh"] is False
    assert [(problem["code"], problem["key"]) for problem in page["problems"]] == [("C101", f"{TEXT}/title")]
    assert [finding["code"] for finding in call.string(f"{TEXT}/title", **EN)["findings"]] == ["C101"]


def test_fonts_that_change_are_opened_again(call):
    good = call.page(**AR)
    folder = call.root / "fonts"
    folder.rename(call.root / "put aside")
    folder.mkdir()
    (folder / "manifest.yaml").write_text("families: 7", "utf-8")
    call.preview._bench.noticed(["fonts/manifest.yaml"])
    assert [problem["code"] for problem in call.page(**AR)["problems"]] == ["T001"]
    assert call.get("/api/text", **AR).status_code == 200
    shutil.rmtree(folder)
    (call.root / "put aside").rename(folder)
    call.preview._bench.noticed(["fonts/manifest.yaml"])
    assert call.page(**AR) == {**good, "version": 3}


def test_a_change_is_told_once(call):
    bench = call.preview._bench
    file = "content/locales/ar/tiny.standard.yaml"
    assert bench.noticed([file]) == (file,)
    assert bench.noticed([file]) == (), "its bytes are the same"
    call.edit("ar", HEADING, "كيف؟", "ما هو؟")
    version = bench.version
    assert bench.noticed([file]) == (), "the edit itself has told it"
    assert bench.version == version
    (call.root / file).unlink()
    assert bench.noticed([file]) == (file,)
