"""The address that a clinic prints as a QR code: one so long that no phone could read it is refused."""

from __future__ import annotations

from leaflets.content.nodes import Scalar, Tree
from leaflets.errors import Problem
from leaflets.model.address import filled
from leaflets.model.artwork import QR_LEAST_MODULE, QR_MOST
from leaflets.text.qr import across, qr_modules

_SOME_CODE = "234567"
"""As long as every code is."""


def check_address(tree: Tree) -> list[Problem]:
    """At the smallest modules that a copy keeps, the code must not be larger than it may be."""
    node = tree.find(("url",))
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return []
    address = filled(node.text.strip(), _SOME_CODE)
    modules = qr_modules(address) if address.isprintable() else None
    if modules is not None and across(modules) * QR_LEAST_MODULE <= QR_MOST:
        return []
    what = f"as a QR code this address would be larger than {QR_MOST:g} mm: it has {len(address)} characters"
    hint = "Give a shorter address: the shorter it is, the better a worn sheet can be scanned."
    return [tree.problem("S095", ("url",), what, hint)]
