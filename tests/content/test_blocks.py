"""What a question may hold, and what a level and a topic ask of it. Single faults stand in bad/blocks.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import Case, Workspace

TEXT = "content/locales/en-GB/tiny.standard.yaml"
ARABIC = "content/locales/ar/tiny.standard.yaml"
LEAFLET = "content/leaflets/tiny.yaml"
LEVEL = "content/levels/standard.yaml"
SAFETY = "content/safety.yaml"
ICONS = """\
icons:
  alt: "{of}: {filled} {with}, {rest} {without}"
  alt-range: "{of}: {filled} {with}, {between}, {rest} {without}"
  side: "{rate}: {words}"
  between: "studies differ"
"""


SPANNED = (
    "table: {{columns: {{a: A, b: B, c: C}}, spans: {{x: {{a: {{rows: {rows}}}}}}}, "
    "rows: {{x: {{a: a, b: b, c: c}}, y: {{b: b, c: c}}, z: {{{last}}}}}}}"
)


def add(workspace: Workspace, file: str, block: str) -> None:
    """A block after the text's paragraph on risk."""
    path = workspace.root / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("      risk:"))
    path.write_text("".join([*lines[: at + 1], block, *lines[at + 1 :]]), "utf-8")


def add_words_for_icons(workspace: Workspace) -> None:
    for locale in ("en-GB", "ar"):
        path = workspace.root / f"content/locales/{locale}/locale.yaml"
        path.write_text(path.read_text("utf-8") + ICONS, "utf-8")


@pytest.mark.cases("blocks.txt")
def test_a_block_that_is_not_whole_or_not_allowed_is_reported(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert set(workspace.expected()) <= set(workspace.reported())


@pytest.mark.parametrize(
    "block",
    [
        "      room: {safety: [face]}\n",
        '      room: {lead: "Call for:", safety: [face, call]}\n',
        '      room: {fields: {began: "Began"}}\n',
        '      room: {lead: "Write:", lines: 4}\n',
        '      room: {form: {columns: {date: "Date", result: "Result"}, rows: 3}}\n',
        '      room: {lead: "Write:", form: {columns: {day: "Day", sleep: "Sleep"}, heads: {one: "1"}}}\n',
        '      room: {icons: {fact: relief, with: "free", without: "not free"}}\n',
        '      room: {icons: {fact: stroke, with: "a stroke", without: "no stroke"}}\n',
        '      room: {list: {one: {lead: "A:", list: {two: {lead: "B:", list: {c: "x"}}}}, four: "x"}}\n',
        "      room: {" + SPANNED.format(rows=2, last="a: a, b: b, c: c") + "}\n",
    ],
)
def test_every_kind_of_block_loads_in_two_languages(workspace: Workspace, block: str) -> None:
    add_words_for_icons(workspace)
    add(workspace, TEXT, block)
    add(workspace, ARABIC, block)
    assert workspace.problems() == ()


@pytest.mark.parametrize(
    ("english", "arabic", "key"),
    [
        ("safety: [face]", "safety: [call]", "safety"),
        ('lead: "a", lines: 4', 'lead: "a", lines: 3', "lines"),
        (
            'form: {columns: {a: "a", b: "b"}, rows: 3}',
            'form: {columns: {a: "a", b: "b"}, rows: 2}',
            "form.rows",
        ),
        (
            'icons: {fact: relief, with: "a", without: "b"}',
            'icons: {fact: stroke, with: "a", without: "b"}',
            "icons.fact",
        ),
        (
            SPANNED.format(rows=2, last='a: "a", b: "b", c: "c"'),
            SPANNED.format(rows=3, last='b: "b", c: "c"'),
            "table.spans.x.a.rows",
        ),
    ],
)
def test_a_translation_has_the_same_warnings_lines_rows_facts_and_spans(
    workspace: Workspace, english: str, arabic: str, key: str
) -> None:
    add_words_for_icons(workspace)
    add(workspace, TEXT, f"      room: {{{english}}}\n")
    add(workspace, ARABIC, f"      room: {{{arabic}}}\n")
    found = [(problem.where.file, problem.code, problem.key) for problem in workspace.problems()]
    assert (ARABIC, "S025", f"sections.help.body.room.{key}") in found
    assert {file for file, _, _ in found} == {ARABIC}


def test_a_drawing_of_another_name_in_a_translation_is_found(workspace: Workspace) -> None:
    face = (workspace.root / "content/pictures/face.svg").read_text("utf-8")
    workspace.write("content/pictures/nerve.svg", face)
    for locale in ("en-GB", "ar"):
        path = workspace.root / f"content/locales/{locale}/pictures.yaml"
        words = path.read_text("utf-8")
        path.write_text(words + words.replace("face:", "nerve:"), "utf-8")
    workspace.replace(ARABIC, "        picture: face\n", "        picture: nerve\n")
    assert [(p.where.file, p.code) for p in workspace.problems()] == [(ARABIC, "S025")]


def test_a_language_without_words_for_icons_cannot_show_them(workspace: Workspace) -> None:
    add(workspace, TEXT, '      room: {icons: {fact: relief, with: "free", without: "not free"}}\n')
    assert (TEXT, "S036") in {(p.where.file, p.code) for p in workspace.problems()}


def test_a_level_without_tables_refuses_one(workspace: Workspace) -> None:
    workspace.replace(LEVEL, "longest-sentence: 25\n", "longest-sentence: 25\ntables: false\n")
    found = {(p.where.file, p.code, p.key) for p in workspace.problems()}
    assert found == {(TEXT, "S054", "sections.what.body.compare.table")}


def test_a_level_without_lists_in_lists_refuses_one(workspace: Workspace) -> None:
    workspace.replace(LEVEL, "longest-sentence: 25\n", "longest-sentence: 25\nnested-lists: false\n")
    for file in (TEXT, ARABIC):
        add(workspace, file, '      room: {list: {one: {lead: "In:", list: {two: "x"}}}}\n')
    found = {(p.where.file, p.code, p.key) for p in workspace.problems()}
    assert found == {(TEXT, "S061", "sections.help.body.room.list.one")}


class TestCitations:
    """At a level that numbers its references."""

    @pytest.fixture(autouse=True)
    def _numbered(self, workspace: Workspace) -> None:
        workspace.replace(LEVEL, "longest-sentence: 25\n", "longest-sentence: 25\ncitations: numbered\n")

    @staticmethod
    def cite(workspace: Workspace, words: str) -> list[tuple[str, str]]:
        """Codes and keys after `words` end the paragraph on injections, in both languages."""
        for file in (TEXT, ARABIC):
            path = workspace.root / file
            lines = path.read_text("utf-8").splitlines()
            at = next(n for n, line in enumerate(lines) if line.startswith("      injection:"))
            lines[at] = lines[at].removesuffix('"') + f' {words}"'
            path.write_text("\n".join(lines) + "\n", "utf-8")
        return [(problem.code, problem.key) for problem in workspace.problems()]

    def test_every_listed_source_is_cited_and_every_cited_one_listed(self, workspace: Workspace) -> None:
        assert self.cite(workspace, "{study2020}{review2021}") == []

    def test_a_source_that_nothing_cites_is_named(self, workspace: Workspace) -> None:
        assert self.cite(workspace, "{study2020}") == [("S053", "sources.2")]

    def test_a_citation_of_a_source_that_is_not_listed_is_named(self, workspace: Workspace) -> None:
        for file in (TEXT, ARABIC):
            workspace.replace(file, "sources: [study2020, review2021]", "sources: [study2020]")
        assert self.cite(workspace, "{study2020}{review2021}") == [("S053", "sections.help.body.injection")]

    def test_a_source_that_no_bibliography_has_is_named(self, workspace: Workspace) -> None:
        found = self.cite(workspace, "{study2020}{review2021}{study1999}")
        assert ("S030", "sections.help.body.injection") in found

    def test_a_heading_cites_nothing(self, workspace: Workspace) -> None:
        workspace.replace(TEXT, 'heading: "What helps?"', 'heading: "What helps {study2020}?"')
        assert ("S052", "sections.help.heading") in self.cite(workspace, "{study2020}{review2021}")

    def test_a_translation_cites_the_same_sources(self, workspace: Workspace) -> None:
        self.cite(workspace, "{study2020}{review2021}")
        workspace.replace(ARABIC, "{study2020}{review2021}", "{study2020}")
        found = [(problem.where.file, problem.code, problem.key) for problem in workspace.problems()]
        assert found == [(ARABIC, "S024", "sections.help.body.injection")]


def test_a_warning_cites_nothing(workspace: Workspace) -> None:
    workspace.replace("content/locales/en-GB/safety.yaml", "face droops", "face droops {study2020}")
    assert ("content/locales/en-GB/safety.yaml", "S052") in {
        (problem.where.file, problem.code) for problem in workspace.problems()
    }


def test_a_level_leaves_out_only_what_its_leaflet_says(workspace: Workspace) -> None:
    workspace.replace(LEAFLET, "  help: 2\n", "  help: 2\nleft-out: {standard: [help]}\n")
    (problem,) = workspace.problems()
    assert (problem.code, problem.key) == ("S015", "sections.help")
    workspace.replace(LEAFLET, "standard: [help]", "standard: [hlep], eazy: [help]")
    found = {(problem.code, problem.key) for problem in workspace.problems()}
    assert found == {("S043", "left-out.standard.1"), ("S043", "left-out.eazy")}


class TestTopics:
    """A text on a topic says what it must, in one of the ways in which it can be seen."""

    def test_a_warning_that_is_in_no_box_stands_in_the_text(self, workspace: Workspace) -> None:
        workspace.replace(SAFETY, "signs: [face]", "signs: [call]")
        (problem,) = workspace.problems()
        assert (problem.where.file, problem.code) == (TEXT, "S045")
        assert "safety: [face]" in problem.hint
        for file in (TEXT, ARABIC):
            add(workspace, file, "      room: {safety: [face]}\n")
        assert workspace.problems() == ()

    def test_a_figure_may_stand_as_icons(self, workspace: Workspace) -> None:
        add_words_for_icons(workspace)
        for file in (TEXT, ARABIC):
            workspace.replace(file, "{stroke}", "{relief}")
        assert {problem.code for problem in workspace.problems()} == {"S045"}
        for file in (TEXT, ARABIC):
            add(workspace, file, '      room: {icons: {fact: stroke, with: "a", without: "b"}}\n')
        assert workspace.problems() == ()

    def test_a_figure_may_stand_in_a_warning_of_the_text(self, workspace: Workspace) -> None:
        for locale, file in (("en-GB", TEXT), ("ar", ARABIC)):
            workspace.replace(file, "{stroke}", "{relief}")
            path = workspace.root / f"content/locales/{locale}/safety.yaml"
            path.write_text(path.read_text("utf-8") + 'risk: "{stroke}"\n', "utf-8")
        assert {problem.code for problem in workspace.problems()} == {"S045"}
        for file in (TEXT, ARABIC):
            add(workspace, file, "      room: {safety: [risk]}\n")
        assert workspace.problems() == ()


def test_rows_in_quotes_are_rows_as_weblate_writes_them(workspace: Workspace) -> None:
    for file in (TEXT, ARABIC):
        add(
            workspace,
            file,
            """      room: {form: {columns: {date: "Date", result: "Result"}, rows: '3'}}\n""",
        )
    (block,) = (
        section.body["room"]
        for section in workspace.load().locales["ar"].texts["tiny.standard"].sections.values()
        if "room" in section.body
    )
    assert block.form is not None
    assert block.form.rows == 3
