"""Which warnings a leaflet prints: the emergency box on its topics, and those that its text names."""

from __future__ import annotations

from leaflets.model.content import SafetyGroup, Text
from leaflets.model.library import Library


def groups_of(library: Library, leaflet: str) -> tuple[SafetyGroup, ...]:
    """The parts of the emergency box that a leaflet prints."""
    topics = library.leaflets[leaflet].topics
    return tuple(group for group in library.safety.groups.values() if group.topic in topics)


def warnings_of(library: Library, text: Text) -> tuple[str, ...]:
    """Keys of safety.yaml: in the emergency box, then in the text."""
    keys = [library.safety.heading]
    for group in groups_of(library, text.leaflet):
        keys += [group.lead, *group.signs, *filter(None, [group.close])]
    for section in text.sections.values():
        keys += [key for block in section.body.values() for key in block.safety or ()]
    return tuple(dict.fromkeys(keys))
