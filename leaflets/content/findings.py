"""What a rule finds in one value, before anybody knows the line it stands on."""

from __future__ import annotations

from leaflets.content.nodes import KeyPath
from leaflets.frozen import frozen


@frozen
class Finding:
    """`path` leads from the value to the part of it that is meant."""

    code: str
    path: KeyPath
    what: str
    hint: str
