"""Problems are written for a person who has never programmed, and every code has its entry."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CODE = re.compile(r'"([YSCTLWARXB][0-9]{3})"')
JARGON = re.compile(
    r"\b(mapping|scalar|node|token|parser?|string|str|int|float|dict|tuple|NoneType|enum|exception|schema"
    r"|attribute|validat\w+|instance|boolean|unicode error|codec|flow|alias|anchor|invalid|indent block)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r'(?:hint|what) = f?"([^"]+)"')


def sources() -> str:
    folder = PROJECT / "leaflets" / "content"
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))


def test_the_catalogue_lists_exactly_the_codes_that_exist() -> None:
    catalogue = (PROJECT / "docs" / "problems.md").read_text("utf-8")
    listed = re.findall(r"^\| ([A-Z][0-9]{3}) \|", catalogue, re.MULTILINE)
    assert sorted(listed) == sorted(set(listed))
    modules = sorted((PROJECT / "leaflets").rglob("*.py"))
    assert set(listed) == {code for path in modules for code in CODE.findall(path.read_text("utf-8"))}


def test_problems_use_no_words_of_programmers() -> None:
    sentences = [re.sub(r"\{[^}]*\}", "", found) for found in SENTENCE.findall(sources())]
    assert len(sentences) > 60
    assert [sentence for sentence in sentences if JARGON.search(sentence)] == []
