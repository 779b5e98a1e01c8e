"""Pictograms: each has its drawing, and each idea of an easy text has one, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.content.schema import Checked
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.content import Block, Text
from leaflets.model.pictogram import Idea, Pictogram

EASY = "easy"
"""The reading level that pictures stand beside."""
_WHOLE = ("questions", "lines", "fields", "safety")
"""Kinds of block that are one idea."""


def check_pictograms(
    pictograms: Checked[dict[str, Pictogram]],
    drawings: Mapping[str, str],
    ideas: Mapping[str, Checked[dict[str, Idea]]],
    texts: Mapping[str, Checked[Text]],
) -> Iterator[Problem]:
    """`texts` are the source's, which all languages follow."""
    known = pictograms.names
    for name in known:
        if f"pictograms/{name}" not in drawings:
            hint = f"Put the drawing into content/pictograms/{name}.svg (tools/pictograms.py)."
            yield pictograms.tree.problem("S043", (name,), f"{quoted(name)} has no drawing", hint)
    for leaflet, checked in ideas.items():
        entries, tree = checked.value or {}, checked.tree
        for key, idea in entries.items():
            if idea.pictogram and idea.pictogram not in known:
                what = f"there is no pictogram {quoted(idea.pictogram)}"
                yield tree.problem("S043", (key,), what, suggest(idea.pictogram, sorted(known)))
            if bool(idea.pictogram) == bool(idea.none):
                hint = 'Name a pictogram, or say why there is none: {none: "…"}.'
                yield tree.problem("S057", (key,), "either a pictogram or a reason is needed", hint)
        text = texts.get(f"{leaflet}.{EASY}")
        if text is not None and text.value is not None:
            yield from _compared(checked, text.value)


def _compared(checked: Checked[dict[str, Idea]], text: Text) -> Iterator[Problem]:
    entries, tree = checked.value or {}, checked.tree
    wanted = dict.fromkeys(ideas_of(text))
    for key in wanted:
        if key not in entries:
            hint = f'Add a line: {key}: and a pictogram, or {{none: "why not"}}.'
            yield tree.problem("S057", (), f"nothing is said of the idea {quoted(key)}", hint)
    places = {*wanted, *_parts_of(text)}
    for key in entries:
        if key not in places:
            hint = suggest(key, sorted(places))
            yield tree.problem("S058", (key,), f"the easy text has no {quoted(key)}", hint)


def ideas_of(text: Text) -> Iterator[str]:
    """The keys of what a pictogram belongs to: each paragraph, item of a list, warning, thing to do."""
    yield "short-answer"
    for section, content in text.sections.items():
        for name, block in content.body.items():
            key = f"sections.{section}.body.{name}"
            if block.list:
                yield from (f"{key}.list.{item}" for item in block.list)
            elif block.text or any(getattr(block, kind) for kind in _WHOLE):
                yield key


def _parts_of(text: Text) -> Iterator[str]:
    """Everything else that may be named, such as a picture that needs none."""
    for section, content in text.sections.items():
        for name, block in content.body.items():
            key = f"sections.{section}.body.{name}"
            yield key
            yield from (f"{key}.{part}" for part in _inside(block))


def _inside(block: Block) -> Iterator[str]:
    yield from (f"list.questions.{name}" for name in block.questions or ())
    yield from (f"key-facts.{name}" for name in block.key_facts or ())
