"""The one style sheet of all leaflets on screen: each style's colours and sizes, each language's letters.

Sizes on paper are points; on screen they are parts of the size that the reader has set (rem), so that a body
of twelve points is a little more than the browser's own. Lines are as high as the style says of the script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.style import RoleName, Style, TextRole
from leaflets.text.faces import FontLibrary
from leaflets.writers.html.fonts import NUMBERS, family_name, font_rules

_REM = 17 / 16 / 12
"""Of a point on paper."""
_ON_PAPER_ONLY = frozenset({"footer", "date"})
"""Kinds of text that no page on screen has."""
_UNIT = 4 / 3
"""Pixels of a unit of a drawing that is printed in its own size."""


def stylesheet(library: Library, fonts: FontLibrary) -> str:
    """All of it: equal libraries give equal text."""
    locales = [texts.locale for _, texts in sorted(library.locales.items())]
    parts = [
        *font_rules(fonts, locales),
        *(rule for locale in locales for rule in _letters(locale, fonts)),
        *(rule for _, style in sorted(library.styles.items()) for rule in _style(style, locales)),
        *_shapes(sorted({colour for style in library.styles.values() for colour in style.colours})),
        files("leaflets.writers.html").joinpath("leaflet.css").read_text("utf-8"),
    ]
    return "\n".join(parts)


def _letters(locale: Locale, fonts: FontLibrary) -> Iterator[str]:
    """The fonts of a language, and how far the first of them reaches around a baseline."""
    chain = [family_name(family) for family in locale.fonts]
    numbers = [NUMBERS] if locale.number_font else []
    metrics = fonts.metrics(fonts.chain(locale.fonts)[0])
    listed = ", ".join([*(f'"{name}"' for name in (*numbers, *chain)), "sans-serif"])
    yield (
        f"[lang={_quoted(locale.locale)}] {{ --letters: {listed}; font-family: var(--letters);"
        f" --ascent: {metrics.ascent:.3f}; --descent: {metrics.descent:.3f}; }}"
    )
    if locale.number_font:
        first = ", ".join(f'"{family_name(name)}"' for name in (locale.number_font, *locale.fonts))
        foreign = 'bdi[dir="ltr"], span[lang], [dir="ltr"]'
        yield f"[lang={_quoted(locale.locale)}] :is({foreign}) {{ font-family: {first}, sans-serif; }}"


def _shapes(colours: Iterable[str]) -> Iterator[str]:
    """What the classes of a drawing paint; a shape without one paints nothing."""
    for name in colours:
        yield f".s-{name} {{ stroke: var(--{name}); }} .f-{name} {{ fill: var(--{name}); }}"
    yield ".s-none { stroke: none; } .f-none { fill: none; }"


def _style(style: Style, locales: list[Locale]) -> Iterator[str]:
    """Colours, then sizes, then what a script or a language changes of them."""
    name = f".style-{style.style}"
    colours = " ".join(f"--{colour}: {value};" for colour, value in style.colours.items())
    unit = _UNIT * style.figure.scale
    roles: Mapping[RoleName, TextRole] = style.text
    sizes = _sizes({role: (text.size, text.leading) for role, text in roles.items()}, style.figure.scale)
    rise = "--rise: calc((var(--label-line) + var(--ascent) - var(--descent)) / 2);"
    yield f"{name} {{ {colours} --unit: {unit:.4g}px; }}"
    yield f"{name}, {name} [lang] {{ {sizes} {rise} }}"
    for key in sorted(style.scripts, key=lambda key: key in {locale.locale for locale in locales}):
        chosen = [locale.locale for locale in locales if key in (locale.script, locale.locale)]
        if not chosen:
            continue
        changed = {role: (text.size, text.leading) for role, text in style.scripts[key].items()}
        where = ", ".join(f"{name}:lang({lang}), {name} [lang={_quoted(lang)}]" for lang in chosen)
        yield f"{where} {{ {_sizes(changed, style.figure.scale)} }}"


def _sizes(roles: Mapping[RoleName, tuple[float, float]], scale: float) -> str:
    """A label's size is in units of its drawing: it grows and shrinks with it."""
    parts = []
    for role, (size, leading) in roles.items():
        if role in _ON_PAPER_ONLY:
            continue
        value = f"{size / scale:.4g}" if role == "label" else f"{size * _REM:.4g}rem"
        parts.append(f"--{role}: {value}; --{role}-line: {leading / size:.4g};")
    return " ".join(parts)


def _quoted(lang: str) -> str:
    return f'"{lang}"'
