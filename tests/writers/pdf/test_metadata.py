"""What a file says about itself, in both places the same."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest

from leaflets.model.document import Metadata
from leaflets.writers.pdf.metadata import information, xmp_packet
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import Sheet

PLAIN = {
    "pdfuaid": ("http://www.aiim.org/pdfua/ns/id/", {"part": "1"}),
    "pdfaid": ("http://www.aiim.org/pdfa/ns/id/", {"part": "2", "conformance": "A"}),
}


@pytest.fixture
def metadata(english: Sheet) -> Metadata:
    return english.document.metadata


def test_the_file_claims_both_standards(english_pdf: Reader) -> None:
    xmp = english_pdf.pdf.open_metadata()
    for uri, values in PLAIN.values():
        assert {name: xmp[f"{{{uri}}}{name}"] for name in values} == values


def test_the_packet_tells_what_the_information_dictionary_tells(
    english_pdf: Reader, metadata: Metadata
) -> None:
    info = english_pdf.pdf.docinfo
    xmp = english_pdf.pdf.open_metadata()
    assert xmp["dc:title"] == info["/Title"] == metadata.title
    assert xmp["dc:description"] == info["/Subject"] == metadata.subject
    assert xmp["pdf:Keywords"] == info["/Keywords"] == f"edition {metadata.code}"
    assert xmp["xmp:CreatorTool"] == info["/Creator"]
    assert xmp["pdf:Producer"] == info["/Producer"]
    assert xmp["xmp:CreateDate"] == "2026-03-01T00:00:00Z"
    assert info["/CreationDate"] == "D:20260301000000Z"
    assert xmp["xmp:ModifyDate"] == "2026-04-15T00:00:00Z"
    assert info["/ModDate"] == "D:20260415000000Z"
    assert xmp["dc:language"] == {metadata.lang}
    assert xmp["dc:identifier"] == metadata.identifier


def test_the_information_dictionary_has_nothing_else(english_pdf: Reader) -> None:
    assert set(english_pdf.pdf.docinfo.as_dict()) == {
        "/Title",
        "/Subject",
        "/Keywords",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
    }


def test_a_text_without_dates_has_none(metadata: Metadata) -> None:
    undated = dataclasses.replace(metadata, issued="", updated="")
    assert b"Date" not in xmp_packet(undated)
    assert not any("Date" in name for name in information(undated))


def test_markup_in_a_title_is_text(metadata: Metadata) -> None:
    title = "Pain <5 & {{ 7 * 7 }} ]]>"
    packet = xmp_packet(dataclasses.replace(metadata, title=title)).decode()
    tree = ET.fromstring(packet)
    assert tree.findtext(".//{http://purl.org/dc/elements/1.1/}title//{*}li") == title


def test_an_arabic_title_reads_back_whole(arabic_pdf: Reader, arabic: Sheet) -> None:
    assert arabic_pdf.pdf.docinfo["/Title"] == arabic.document.metadata.title
