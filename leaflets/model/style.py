"""A style: colours, sizes and spaces as data. Lengths are points here; the YAML may say mm or pt."""

from __future__ import annotations
