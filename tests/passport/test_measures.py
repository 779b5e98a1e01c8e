"""Each kind of measure against something that is not our own output."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2 as pdfium
import pytest

from leaflets.errors import Problem, Severity, Where
from leaflets.model.content import Allowed, Block, Message, Section
from leaflets.model.contrast import ratio
from leaflets.model.fingerprint import words_hash
from leaflets.model.state import Entry, State
from leaflets.passport.contrast import contrast
from leaflets.passport.findings import audit, findings
from leaflets.passport.identity import identity
from leaflets.passport.measure import Limit
from leaflets.passport.parity import parity
from leaflets.passport.rates import rates
from leaflets.passport.reading import reading
from leaflets.passport.sizes import sizes
from leaflets.passport.states import states
from leaflets.passport.subject import Built
from leaflets.passport.tags import tags

NOWHERE = Where("content/locales/en-GB/basics.standard.yaml")


def said(text, key="basics.standard/sections.what.body.x"):
    return Message(text, key, NOWHERE)


def with_text(subject, locale="en-GB", **changes):
    """The subject with another text of the same name."""
    library = subject.library
    own = library.locales[locale]
    text = replace(own.texts["basics.standard"], **changes)
    locales = {**library.locales, locale: replace(own, texts={**own.texts, "basics.standard": text})}
    return replace(subject, library=replace(library, locales=locales))


def one_question(*texts):
    return {
        "what": Section(heading=said("What?"), body={f"b{n}": Block(text=t) for n, t in enumerate(texts)})
    }


# --- limits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "limit", "kept", "broken"),
    [
        ("at most", 15, (14.9, 15, 0), (15.1, 16)),
        ("at least", 4.5, (4.5, 21), (4.49, 1)),
        ("exactly", 0, (0,), (1, -1)),
        ("at least", "2026-11-22", ("2026-11-22", "2028-01-01"), ("2026-11-21", "1999-12-31")),
    ],
)
def test_a_limit_holds_to_the_last_digit(bound, limit, kept, broken) -> None:
    assert all(Limit(bound, limit, "").keeps(value) for value in kept)
    assert not any(Limit(bound, limit, "").keeps(value) for value in broken)


# --- the PDF --------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_tags_are_those_that_pikepdf_finds(subject, rows, value, pdfs, locale) -> None:
    found: Counter[str] = Counter()
    described = scoped = 0
    with pikepdf.open(pdfs / locale / "basics.standard.pdf") as pdf:
        pending = [pdf.Root.StructTreeRoot.K]
        while pending:
            element = pending.pop()
            if isinstance(element, pikepdf.Array):
                pending += list(element)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                found[str(element.S)[1:]] += 1
                described += element.S == "/Figure" and bool(str(element.get("/Alt", "")))
                scoped += "/Scope" in str(element.get("/A", ""))
                pending.append(element.get("/K", pikepdf.Array()))
        pages = len(pdf.pages)
    group = tags(subject(locale))
    assert dict(rows(group, "roles")) == found
    assert value(group, "figures") == (described, "pass")
    assert value(group, "heads") == (scoped, "pass")
    assert value(group, "language") == (locale, "pass")
    assert value(sizes(subject(locale)), "pages") == (pages, "reported")


def test_sizes_are_those_that_pdfium_finds(subject, rows, value, pdfs) -> None:
    counts: Counter[float] = Counter()
    document = pdfium.PdfDocument(pdfs / "en-GB" / "basics.standard.pdf")
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if not chr(pdfium.raw.FPDFText_GetUnicode(text, at)).isspace():
                counts[round(pdfium.raw.FPDFText_GetFontSize(text, at), 2)] += 1
    document.close()
    group = sizes(subject())
    found = dict(rows(group, "characters-by-size"))
    assert found.keys() == counts.keys()
    assert all(found[size] == pytest.approx(counts[size], rel=0.02) for size in counts)
    assert value(group, "smallest-type") == (min(counts), "pass")
    assert value(group, "body-type") == (max(counts, key=counts.__getitem__), "pass")


def test_lines_are_those_that_pdfium_reads(subject, value, pdfs) -> None:
    census = subject().census
    assert census
    document = pdfium.PdfDocument(pdfs / "en-GB" / "basics.standard.pdf")
    read = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    lines = [line for text in census.texts if len(text) > 1 for line in text]
    assert len(lines) > 50
    assert all(" ".join(line.text.split()) in read[line.page - 1] for line in lines)
    assert value(sizes(subject()), "longest-line")[0] == max(len(line.text) for line in lines)


def test_the_body_stands_on_the_leading_of_the_style(subject) -> None:
    census = subject().census
    style = subject().style
    assert census
    distances = Counter(
        round(line.leading, 1)
        for text in census.texts
        for line in text
        if line.leading and line.role == "P" and line.size == style.text["body"].size
    )
    cell = style.text["table-cell"].leading
    assert {round(style.text["body"].leading, 1)} <= distances.keys() <= {round(cell, 1), 17.0}


def test_languages_of_the_parts_are_counted(subject, rows) -> None:
    found = dict(rows(tags(subject("ar")), "languages"))
    assert max(found, key=found.__getitem__) == "ar"
    assert found["en-GB"] > 0


def test_a_file_that_cannot_be_read_is_not_measured(subject, value) -> None:
    broken = subject(built=Built("0" * 64, 5, None, ()))
    assert value(sizes(broken), "pages") == (None, "not measured")
    assert value(tags(broken), "tags") == (None, "not measured")


def test_a_page_without_todays_code_is_told(subject, value) -> None:
    assert value(identity(subject(code="abcdef")), "pages-with-code") == (0, "fail")


def test_a_review_overdue_is_told(subject, value) -> None:
    assert value(identity(subject()), "review-due")[1] == "pass"
    assert value(identity(subject(as_of=date(2040, 1, 1))), "review-due")[1] == "fail"


def test_no_review_is_claimed_that_is_not_on_record(subject, value) -> None:
    assert value(identity(subject()), "reviews") == (0, "reported")


# --- contrast -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colour", "ground", "worked_out"),
    [
        ("#000000", "#FFFFFF", 21.0),  # (1 + 0.05) / (0 + 0.05)
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#FF0000", "#FFFFFF", 4.0),  # 1.05 / (0.2126 + 0.05) = 3.998
        ("#0000FF", "#FFFFFF", 8.59),  # 1.05 / (0.0722 + 0.05) = 8.592
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that WCAG's own examples allow
        ("#777777", "#FFFFFF", 4.48),
    ],
)
def test_contrast_is_as_worked_out_by_hand(colour, ground, worked_out) -> None:
    assert ratio(colour, ground) == ratio(ground, colour) == worked_out


def test_a_pale_colour_fails(subject, value) -> None:
    right = subject()
    style = right.style
    pale = replace(style, colours={**style.colours, "hue": "#7FA9B5"})
    library = replace(right.library, styles={**right.library.styles, style.style: pale})
    assert value(contrast(replace(right, library=library)), "#7FA9B5-on-#FFFFFF")[1] == "fail"
    assert value(contrast(replace(right, library=library)), "other-colours")[1] == "fail"
    assert {str(measure.verdict) for measure in contrast(right).measures} == {"pass"}


# --- the words ------------------------------------------------------------------------------------


def test_sentences_are_counted_as_by_hand(subject, value) -> None:
    made = with_text(
        subject(),
        title=said("One title"),  # 2 words
        description=said("It has five short words."),  # 5
        short_answer=said("It is short. It is."),  # 3 and 2
        sections=one_question(said("Ask your doctor about this.")),  # heading 1, text 5
    )
    group = reading(made)
    assert value(group, "sentences") == (6, "reported")
    assert value(group, "length") == (18, "reported")
    assert value(group, "mean-sentence") == (3.0, "pass")
    assert value(group, "longest-sentence") == (5, "pass")


def test_a_sentence_too_long_for_its_level_fails(subject, value) -> None:
    long = said(" ".join(["word"] * 26) + ".")
    assert value(reading(with_text(subject(), short_answer=long)), "longest-sentence") == (26, "fail")


def test_a_language_without_limits_is_only_reported(subject) -> None:
    verdicts = {m.name: str(m.verdict) for m in reading(subject("ar", wordings={})).measures}
    assert verdicts["mean-sentence"] == verdicts["longest-sentence"] == "reported"


def test_a_translation_that_loses_a_figure_fails(subject, value, rows) -> None:
    right = subject("ar")
    group = parity(right)
    assert [value(group, name)[1] for name in ("strings", "figures", "order")] == ["pass"] * 3
    old = next(
        block.text
        for section in right.text.sections.values()
        for block in section.body.values()
        if block.text and "{" in block.text
    )
    sections = {
        name: replace(
            section,
            body={
                key: replace(block, text=Message(old.replace("{", "("), old.key, old.where))
                if block.text is old
                else block
                for key, block in section.body.items()
            },
        )
        for name, section in right.text.sections.items()
    }
    group = parity(with_text(right, "ar", sections=sections))
    assert value(group, "figures")[1] == "fail"
    assert old.key in {row[0] for row in rows(group, "missing")}


def test_a_warning_that_is_not_printed_fails(subject, value, rows) -> None:
    assert value(parity(subject()), "warnings")[1] == "pass"
    group = parity(with_text(subject(), sections=one_question(said("Nothing."))))
    assert value(group, "warnings")[1] == "fail"
    assert "safety/drug-no-sudden-stop" in {row[0] for row in rows(group, "missing")}


def test_the_other_side_must_stand_in_the_same_question(subject, value) -> None:
    both = one_question(said("It helps {mvd-success}."), said("It does not help {mvd-success.other}."))
    one = one_question(said("It helps {mvd-success}."))
    apart = {
        **one,
        "next": Section(heading=said("Next?"), body={"a": Block(text=said("Not {mvd-success.other}."))}),
    }
    assert value(rates(with_text(subject(), sections=both)), "treatments") == (1, "pass")
    assert value(rates(with_text(subject(), sections=one)), "treatments") == (0, "fail")
    assert value(rates(with_text(subject(), sections=apart)), "treatments") == (0, "fail")


# --- findings and states --------------------------------------------------------------------------


def problem(file, severity=Severity.ERROR):
    return Problem("R101", Where(file, 3, 1), "a figure is typed", "hint", "title", severity)


def test_findings_are_those_of_the_text_and_of_what_it_shares(subject, value, rows) -> None:
    folder = "content/locales/en-GB"
    made = subject(
        findings=(
            problem(f"{folder}/basics.standard.yaml"),
            problem(f"{folder}/safety.yaml", Severity.WARNING),
            problem(f"{folder}/cure.standard.yaml"),
            problem("content/locales/ar/safety.yaml"),
        )
    )
    made = with_text(made, allow=(Allowed(code="R104", key="title", reason="a quotation"),))
    group = findings(made)
    assert (value(group, "errors"), value(group, "warnings")) == ((1, "fail"), (1, "reported"))
    assert rows(group, "exceptions") == (("R104", "title", "a quotation"),)


def test_findings_of_the_audit_count_against_the_file(subject, value) -> None:
    assert value(audit(subject()), "findings") == (0, "pass")
    built = subject().built
    assert value(audit(subject(built=replace(built, audit=(problem("x.pdf"),)))), "findings") == (1, "fail")


def test_every_string_has_exactly_one_state(subject, value) -> None:
    group = states(subject("ar"))
    names = ("approved", "checked", "draft", "stale", "changed", "unrecorded")
    counts = {name: value(group, name)[0] for name in names}
    assert value(group, "strings")[0] == sum(counts.values()) == counts["unrecorded"] > 100


def test_a_state_counts_only_while_it_holds(subject, value) -> None:
    right = subject("ar")
    title, answer = right.text.title, right.text.short_answer
    english = right.library.locales["en-GB"].texts["basics.standard"]

    def entry(message, source, state, role):
        return Entry(
            state=state,
            role=role,
            date=date(2026, 1, 1),
            target=words_hash(message),
            source=words_hash(source),
        )

    record = {
        "basics.standard": {
            "title": entry(title, english.title, State.CHECKED, "linguist"),
            "description": entry(right.text.description, "other English", State.APPROVED, "clinician"),
            "short-answer": entry("other words", english.short_answer, State.APPROVED, "clinician"),
        }
    }
    assert "{" not in answer
    group = states(subject("ar", record=record))
    told = {name: value(group, name)[0] for name in ("approved", "checked", "draft", "stale", "changed")}
    assert told == {"approved": 0, "checked": 1, "draft": 0, "stale": 1, "changed": 1}
