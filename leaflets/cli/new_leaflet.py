from __future__ import annotations
def register(commands): commands.add_parser("new-leaflet")
