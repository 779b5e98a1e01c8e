"""What there is to choose from: languages, leaflets, levels, layouts and papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from leaflets.build.plan import one
from leaflets.content.memory import Memory
from leaflets.content.nodes import Scalar, Series, Tree
from leaflets.errors import LeafletError
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import own_layout
from leaflets.preview.values import Value

_TAG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
"""What may go into a style sheet as it is: a language, a font family."""


def locale_values(root: Path, memory: Memory) -> list[Value]:
    """Of every language, finished or not: of one that cannot be read its folder's name."""
    return [_locale(folder, memory.tree(folder / "locale.yaml", root)) for folder in _folders(root)]


def font_chains(root: Path, memory: Memory) -> dict[str, tuple[str, ...]]:
    """Language -> the font families that it names, as far as they are names."""
    return {
        folder.name: _fonts(memory.tree(folder / "locale.yaml", root))
        for folder in _folders(root)
        if _TAG.fullmatch(folder.name)
    }


def _folders(root: Path) -> list[Path]:
    return sorted(path for path in (root / "content/locales").glob("[!.]*") if path.is_dir())


def _fonts(tree: Tree) -> tuple[str, ...]:
    node = tree.find(("fonts",))
    items = node.items if isinstance(node, Series) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar) and _TAG.fullmatch(item.text))


def _locale(folder: Path, tree: Tree) -> Value:
    def word(name: str, otherwise: str) -> str:
        node = tree.find((name,))
        return node.text if isinstance(node, Scalar) and node.text else otherwise

    return {
        "id": folder.name,
        "name": word("name", folder.name),
        "english_name": word("english-name", folder.name),
        "direction": "rtl" if word("direction", "") == "rtl" else "ltr",
        "lang": folder.name,
        "texts": sorted(path.name.removesuffix(".yaml") for path in folder.glob("[!.]*.*.yaml")),
    }


def choice_values(library: Library) -> Value:
    """What is the same in every language, from the source's own texts."""
    source = library.locales[library.source]
    return {
        "source": library.source,
        "leaflets": [{"id": name, "title": _title(library, name)} for name in library.leaflets],
        "levels": [{"id": name, "name": source.locale.levels[name]} for name in library.levels],
        "layouts": {name: list(_layouts(library, name)) for name in source.texts},
    }


def _title(library: Library, leaflet: str) -> str:
    texts = library.locales[library.source].texts.values()
    return next((str(text.title) for text in texts if text.leaflet == leaflet), leaflet)


def _layouts(library: Library, text: str) -> Iterator[Value]:
    """Those that the text can be had in, its own first; bilingual ones too, which only translations have."""
    leaflet, _, level = text.partition(".")
    own = own_layout(library, leaflet, level)
    for name in (own, *(name for name in library.layouts if name != own)):
        layout = library.layouts[name]
        try:
            one(library, Edition(library.source, leaflet, level), Makeup(layout=name))
        except LeafletError:
            if not layout.bilingual or library.layouts[own].only:
                continue
        yield {"id": name, "papers": list(layout.papers)}
