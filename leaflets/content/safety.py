"""The emergency box and the must-print set: what no leaflet on a topic may leave out."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.content.nodes import KeyPath, Tree, scalars
from leaflets.content.placeholders import find_placeholders, prints_number
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.content import SafetyBox, SafetyGroup


def check_safety(shelf: Shelf) -> Iterator[Problem]:
    """Every key that the box and the topics name is a string of the source's safety.yaml, or a fact."""
    box, source = shelf.safety.value, shelf.locales.get(SOURCE_LOCALE)
    if box is None or source is None:
        return
    tree, strings = shelf.safety.tree, source.safety.names
    known = {*strings, *shelf.facts.names}
    for path, key in _used(box):
        if key not in strings:
            hint = f"Write it in {source.safety.tree.file}. " + suggest(key, strings)
            yield tree.problem("S044", path, f"there is no warning {quoted(key)}", hint)
    for name, group in box.groups.items():
        if group.topic not in box.topics:
            what = f"there is no topic {quoted(group.topic)}"
            yield tree.problem("S043", ("groups", name, "topic"), what, suggest(group.topic, box.topics))
    yield from _check_always(shelf, box)
    for topic, keys in box.topics.items():
        for index, key in enumerate(keys):
            if key not in known:
                what = f"there is no warning and no fact {quoted(key)}"
                yield tree.problem("S044", ("topics", topic, index), what, suggest(key, sorted(known)))


def _check_always(shelf: Shelf, box: SafetyBox) -> Iterator[Problem]:
    """No leaflet loses the warnings that all leaflets carry by not listing their topic."""
    for index, topic in enumerate(box.always):
        if topic not in box.topics:
            what = f"there is no topic {quoted(topic)}"
            yield shelf.safety.tree.problem("S043", ("always", index), what, suggest(topic, box.topics))
    for leaflet in shelf.leaflets.values():
        for topic in box.always:
            if leaflet.value is not None and topic not in leaflet.value.topics:
                hint = f"Add {topic} to the topics."
                what = f"every leaflet must be on the topic {quoted(topic)} too"
                yield leaflet.tree.problem("S051", ("topics",), what, hint)


def _used(box: SafetyBox) -> Iterator[tuple[KeyPath, str]]:
    yield ("heading",), box.heading
    for name, group in box.groups.items():
        yield ("groups", name, "lead"), group.lead
        for index, sign in enumerate(group.signs):
            yield ("groups", name, "signs", index), sign
        if group.close is not None:
            yield ("groups", name, "close"), group.close


def _keys(group: SafetyGroup) -> list[str]:
    return [group.lead, *group.signs, *([group.close] if group.close else [])]


def check_topics(shelf: Shelf, folder: Folder, tree: Tree, leaflet_id: str) -> Iterator[Problem]:
    """A text on a topic prints the topic's figures and warnings.

    A figure stands in braces or in an icon array, a warning in the emergency box or in a `safety` block.
    A fact without a figure has to be said in the text's own words, which only a person can judge.
    """
    box = shelf.safety.value
    leaflet = shelf.leaflets[leaflet_id].value if leaflet_id in shelf.leaflets else None
    if box is None or leaflet is None or tree.root is None:
        return
    shown = {key for group in box.groups.values() if group.topic in leaflet.topics for key in _keys(group)}
    boxed = {key for group in box.groups.values() for key in _keys(group)}
    named = set(_named(tree))
    for key, text in (folder.safety.value or {}).items():
        named |= set(find_placeholders(text)) if key in shown | named else set()
    for topic in leaflet.topics:
        for key in box.topics.get(topic, ()):
            fact = (shelf.facts.value or {}).get(key)
            if fact is not None and prints_number(fact) and key not in named:
                hint = f"Print {{{key}}} in the text, or take the topic out of the leaflet."
                what = f"a text on {quoted(topic)} must give the figure {quoted(key)}"
                yield tree.problem("S045", ("sections",), what, hint)
            elif key in boxed and key not in shown:
                hint = "Add the topic of its group in content/safety.yaml to the leaflet's topics."
                what = f"the emergency box of a leaflet on {quoted(topic)} must hold {quoted(key)}"
                yield shelf.leaflets[leaflet_id].tree.problem("S045", ("topics",), what, hint)
            elif key in folder.safety.names and key not in boxed | named:
                hint = f"Add an entry where the text speaks of it: {{safety: [{key}]}}."
                what = f"a text on {quoted(topic)} must give the warning {quoted(key)}"
                yield tree.problem("S045", ("sections",), what, hint)


def _named(tree: Tree) -> Iterator[str]:
    """Figures in braces and in icon arrays, and the keys of warnings."""
    for path, scalar in scalars(tree.root):
        yield from find_placeholders(scalar.text)
        match path:
            case ("sections", _, "body", _, "safety", _) | ("sections", _, "body", _, "icons", "fact"):
                yield scalar.text
