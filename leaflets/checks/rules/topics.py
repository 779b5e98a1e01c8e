"""R201: words of a topic that the leaflet is not on, so that the topic's warnings may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import find_all


def check(desk: Desk) -> Iterator[Finding]:
    """Once for each topic of a text. Whether the warnings of a leaflet's own topics stand in it is S045."""
    for tongue in desk.tongues.values():
        reported: set[tuple[str, str]] = set()
        for item in tongue.items:
            if item.text is None:
                continue
            own = desk.library.leaflets[item.text.leaflet].topics
            for topic, phrases in tongue.wording.topics.items():
                spans = find_all(item.plain, phrases, whole=tongue.spaced)
                if spans and topic not in own and (item.file, topic) not in reported:
                    reported.add((item.file, topic))
                    hint = (
                        f"Add {topic} to the topics of content/leaflets/{item.text.leaflet}.yaml, with its "
                    )
                    hint += "warnings, or leave these words out."
                    what = f"“{spans[0].words}” belongs to the topic {topic}, which this leaflet is not on"
                    yield item.at(spans[0], "R201", what, hint)
