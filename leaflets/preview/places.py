"""What kind of string it is and where it belongs, in plain words, from its key alone."""

from __future__ import annotations

TOP = "leaflet"
"""The group of what stands above all sections."""

_LAST = {
    "title": "title",
    "description": "description",
    "short-answer": "short answer",
    "heading": "heading",
    "lead": "lead-in",
    "term": "key fact",
    "with": "people with the outcome",
    "without": "people without it",
    "alt": "picture, for people who cannot see it",
    "caption": "caption of the picture",
}
_INSIDE = {
    "list": "item of a list",
    "questions": "question to ask",
    "key-facts": "what the key fact says",
    "columns": "heading of a column",
    "heads": "heading of a row",
    "rows": "cell of a table",
    "fields": "words beside a line to write on",
    "labels": "word in the picture",
}


def group(key: str) -> str:
    """`sections.what`, or `safety`, `pictures`, `locale`; what a text has above its sections is `leaflet`."""
    file, _, path = key.partition("/")
    steps = path.split(".")
    if "." not in file:
        return file
    return ".".join(steps[:2]) if steps[0] == "sections" else TOP


def place(key: str) -> str:
    """`heading`, `item of a list`, `warning` ..."""
    file, _, path = key.partition("/")
    steps = path.split(".")
    if file == "safety":
        return "warning"
    if file == "locale":
        return steps[-1].replace("-", " ")
    if steps[-1] in _LAST:
        return _LAST[steps[-1]]
    return next((words for step, words in _INSIDE.items() if step in steps), "paragraph")
