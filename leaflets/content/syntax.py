"""libyaml's syntax errors in plain words, with what to do about each."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from leaflets.frozen import frozen


@frozen
class Explanation:
    """`sign` is a part of libyaml's own message by which the error is known."""

    sign: str
    what: str
    hint: str


_QUOTE = 'Put the whole text in double quotes: name: "the text".'

_EXPLANATIONS = (
    Explanation(
        "mapping values are not allowed",
        "a colon stands where none may stand",
        'If the colon belongs to the text, put the whole text in double quotes, straight as these: "text". '
        "If this line begins a new entry, indent it exactly as its neighbours, and write a space after each "
        "name's colon.",
    ),
    Explanation(
        "found unexpected end of stream",
        "a text begins with a quotation mark that is never closed",
        "Look for the last text that begins with a quotation mark, and put the same mark at its end.",
    ),
    Explanation(
        "found character that cannot start any token",
        "a text may not begin with this character",
        _QUOTE,
    ),
    Explanation(
        "did not find expected ',' or ']'",
        "a square bracket is opened and not closed, or a comma is missing",
        "Close the list with ]. If the bracket belongs to the text, put the whole text in double quotes.",
    ),
    Explanation(
        "did not find expected ',' or '}'",
        "a brace is opened and not closed, or a comma is missing",
        "A text that begins with { needs double quotes round all of it.",
    ),
    Explanation(
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "Begin it with a dash and a space like the other entries, or indent it as they are.",
    ),
    Explanation(
        "block sequence entries are not allowed",
        "a dash with a space after it stands where none may stand",
        "Put each entry of a list on a line of its own. If the dash belongs to the text, put the whole "
        "text in double quotes.",
    ),
    Explanation(
        "unknown escape character",
        "a backslash stands in a text in double quotes",
        "Write the backslash twice, or leave it out.",
    ),
    Explanation(
        "hexdecimal number",
        "a backslash stands in a text in double quotes",
        "Write the backslash twice, or leave it out.",
    ),
    Explanation(
        "did not find expected alphabetic or numeric character",
        "a text may not begin with & or *",
        _QUOTE,
    ),
    Explanation(
        "expected comment or line break",
        "after > or | the text must begin on a new line",
        "Begin the text on the next line, indented by two spaces more. If > or | belongs to the text, put "
        "the whole text in double quotes.",
    ),
    Explanation(
        "did not find expected node content",
        "a text may not begin with this character",
        _QUOTE,
    ),
    Explanation(
        "directive",
        "a line may not begin with %",
        "If it belongs to a text, put the whole text in double quotes.",
    ),
    Explanation(
        "tag",
        "a text may not begin with !",
        _QUOTE,
    ),
    Explanation(
        "mapping keys are not allowed",
        "a text may not begin with a question mark and a space",
        _QUOTE,
    ),
)

_AFTER_QUOTE = Explanation(
    "",
    "something stands after the closing quotation mark",
    "Look at the line above too: its closing quotation mark may be missing. If the mark belongs to the text "
    "(as in it's), put double quotes round the whole text. For a quotation inside it, use the marks of your "
    "language, such as “ and ”.",
)
_INDENT = Explanation(
    "",
    "this line does not fit the lines above it",
    "Indent it exactly as the entry it follows. If it is, look at the line above: its name needs a colon and "
    "a space; a text that begins with { or [, or goes on in the next line, needs double quotes round it.",
)


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> Explanation:
    """What is wrong and what to do. `lines` holds the line that the parser stopped at, if there is one."""
    problem = str(getattr(error, "problem", None) or "")
    mark = getattr(error, "problem_mark", None)
    if "did not find expected key" in problem:
        before = lines[0][: mark.column].rstrip() if lines and mark else ""
        return _AFTER_QUOTE if before.endswith(("'", '"')) else _INDENT
    return next((explanation for explanation in _EXPLANATIONS if explanation.sign in problem), _INDENT)
