"""Turn the pictograms named in a manifest into drawings of the project's SVG profile.

For maintainers: a build of leaflets needs none of this, since the drawings are committed.
The packages are those of `npm pack healthicons@2.0.0` and `npm pack @tabler/icons`:

    python tools/pictograms.py pictograms.yaml pictograms/ healthicons-2.0.0.tgz tabler-icons-3.52.0.tgz
    python tools/pictograms.py --check ...   write nothing, report each file that differs, exit 1 if any

The profile is told at the head of leaflets/layout/drawing.py. What is done to a source:

- Coordinates, radii and the width of strokes are scaled so that the drawing is 48 x 48 units.
- `fill` and `stroke` become classes: black and currentColor are `hue`, white is `paper`. A path that paints
  nothing (Tabler's frame) is left out.
- The profile fills nonzero. In a path with `fill-rule="evenodd"`, subpaths that lie inside an odd number of
  others are turned against those around them, so that nonzero leaves the same holes. That both rules give
  one picture is then measured; a path whose outlines cross, where turning is no cure, is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from leaflets.layout.paths import absolute_numbers

SIZE = 48.0
TOLERANCE = 0.02
"""Square units, of 2304, by which the two fill rules may differ in one path: a hair of a rounded corner."""
STEPS = 24
"""Straight pieces for a curve, where it is measured."""
SCANLINES = 40
"""Lines for each unit, where areas are measured."""
CLASSES = {
    "currentColor": "hue",
    "black": "hue",
    "#000": "hue",
    "#000000": "hue",
    "white": "paper",
    "#fff": "paper",
}
PEN = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule")
OTHER = frozenset({"d", "clip-rule", "class", "width", "height", "viewBox", "id"})
STYLE = (
    "path { fill: none; stroke-linejoin: round } .s-hue { stroke: #0B4F60 } .f-hue { fill: #0B4F60 } "
    ".f-paper { fill: #FFFFFF }"
)
"""So that a browser shows the drawing; the project's reader skips it."""

Command = tuple[str, list[float]]
Point = tuple[float, float]

_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_LETTER = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")


class ConversionError(ValueError):
    """The source has something that the profile can't say."""


# --- path data --------------------------------------------------------------------------------------


def commands(data: str) -> Iterator[Command]:
    """Path data as written, one command at a time. The flags of an arc may stand without a space."""
    data, at, letter = data.strip(), 0, ""
    while at < len(data):
        if match := _LETTER.match(data, at):
            letter, at = match[1], match.end()
        elif not letter or letter in "Zz":
            raise ConversionError(f"can't read path data at {data[at : at + 12]!r}")
        numbers: list[float] = []
        for i in range(_COUNT[letter.upper()]):
            number = (_FLAG if letter in "Aa" and i in (3, 4) else _NUMBER).match(data, at)
            if number is None:
                raise ConversionError(f"can't read path data at {data[at : at + 12]!r}")
            numbers.append(float(number[1]))
            at = number.end()
        yield letter, numbers
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def scaled(path: list[Command], scale: float) -> list[Command]:
    """About the origin; the rotation of an arc and its flags are no lengths."""
    out: list[Command] = []
    for letter, numbers in path:
        lengths = (0, 1, 5, 6) if letter in "Aa" else range(len(numbers))
        out.append((letter, [n * scale if i in lengths else n for i, n in enumerate(numbers)]))
    return out


def absolute(path: list[Command]) -> list[list[Command]]:
    """Subpaths of M L C Q A in absolute coordinates, each closed by a straight line if it is not already."""
    subpaths: list[list[Command]] = []
    x = y = start_x = start_y = 0.0
    handle: tuple[str, float, float] | None = None
    closed = False
    for letter, numbers in path:
        kind = letter.upper()
        if kind == "Z":
            x, y, handle, closed = start_x, start_y, None, True
            continue
        values = absolute_numbers(kind, numbers, x, y) if letter.islower() else numbers
        if kind == "M":
            start_x, start_y = values
            subpaths.append([])
        elif closed:
            subpaths.append([("M", [start_x, start_y])])
        closed = False
        if kind in "HV":
            kind, values = "L", [values[0], y] if kind == "H" else [x, values[0]]
        elif kind in "ST":
            whole = {"S": "C", "T": "Q"}[kind]
            mirrored = [2 * x - handle[1], 2 * y - handle[2]] if handle and handle[0] == whole else [x, y]
            kind, values = whole, mirrored + values
        handle = (kind, values[-4], values[-3]) if kind in "CQ" else None
        subpaths[-1].append((kind, values))
        x, y = values[-2:]
    return [subpath for subpath in subpaths if len(subpath) > 1]


def turned(subpath: list[Command]) -> list[Command]:
    """The same outline, drawn the other way round."""
    ends = [values[-2:] for _, values in subpath]
    out: list[Command] = [("M", ends[-1])]
    for (kind, values), end in zip(subpath[:0:-1], ends[-2::-1], strict=True):
        if kind == "C":
            out.append(("C", [*values[2:4], *values[0:2], *end]))
        elif kind == "A":
            out.append(("A", [*values[:4], 1 - values[4], *end]))
        else:
            out.append((kind, [*values[:-2], *end]))
    return out


def flat(subpath: list[Command]) -> list[Point]:
    """The outline as a polygon, fine enough to measure with."""
    points: list[Point] = []
    for kind, values in subpath:
        if kind == "A":
            raise ConversionError("an arc in a path with evenodd")
        if kind in "ML":
            points.append((values[0], values[1]))
            continue
        knots = [points[-1], *zip(values[::2], values[1::2], strict=True)]
        points.extend(_on_curve(knots, i / STEPS) for i in range(1, STEPS + 1))
    return points


def _on_curve(knots: list[Point], t: float) -> Point:
    """De Casteljau."""
    while len(knots) > 1:
        knots = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(knots)]
    return knots[0]


# --- fill rules -------------------------------------------------------------------------------------


def nonzero(subpaths: list[list[Command]]) -> list[list[Command]]:
    """Subpaths meant for evenodd, turned so that nonzero fills the same."""
    polygons = [flat(subpath) for subpath in subpaths]
    out = []
    for i, (subpath, polygon) in enumerate(zip(subpaths, polygons, strict=True)):
        depth = sum(_inside(polygon, other) for j, other in enumerate(polygons) if j != i)
        out.append(turned(subpath) if (_area(polygon) > 0) == bool(depth % 2) else subpath)
    if (left := difference([flat(subpath) for subpath in out])) > TOLERANCE:
        raise ConversionError(f"outlines cross: the fill rules differ by {left:.3f} square units")
    return out


def _area(polygon: list[Point]) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in _edges(polygon)) / 2


def _edges(polygon: list[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(polygon, [*polygon[1:], polygon[0]], strict=True)


def _inside(polygon: list[Point], other: list[Point]) -> bool:
    """Whether most corners of the one lie in the other: outlines may touch."""
    corners = polygon[:: max(1, len(polygon) // 15)]
    return sum(_holds(other, corner) for corner in corners) * 2 > len(corners)


def _holds(polygon: list[Point], point: Point) -> bool:
    x, y = point
    return bool(
        sum((b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a for (a, b), (c, d) in _edges(polygon))
        % 2
    )


def difference(polygons: list[list[Point]]) -> float:
    """The area that evenodd and nonzero fill differently, in square units."""
    edges = [edge for polygon in polygons for edge in _edges(polygon)]
    total = 0.0
    for line in range(int(SIZE * SCANLINES)):
        y = (line + 0.5) / SCANLINES
        crossings = sorted(
            ((c - a) * (y - b) / (d - b) + a, 1 if d > b else -1)
            for (a, b), (c, d) in edges
            if (b > y) != (d > y)
        )
        winding = 0
        for count, ((x, step), (following, _)) in enumerate(pairwise(crossings), 1):
            winding += step
            if bool(winding) != bool(count % 2):
                total += following - x
    return total / SCANLINES


# --- one drawing ------------------------------------------------------------------------------------


def number(value: float) -> str:
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")


def written(path: list[Command]) -> str:
    return "".join(letter + " ".join(map(number, numbers)) for letter, numbers in path)


def _colour(value: str) -> str | None:
    if value == "none":
        return None
    if value not in CLASSES:
        raise ConversionError(f"no class for the colour {value!r}")
    return CLASSES[value]


def _path(element: ET.Element, above: dict[str, str], scale: float, width: float | None) -> str | None:
    """The element in the profile, its stroke of `width` or its own; None if it paints nothing."""
    if unknown := sorted(set(element.keys()) - OTHER - set(PEN)):
        raise ConversionError(f"<path> has {', '.join(unknown)}")
    pen = above | {key: value for key, value in element.items() if key in PEN}
    fill, stroke = _colour(pen.get("fill", "black")), _colour(pen.get("stroke", "none"))
    if fill is None and stroke is None:
        return None
    path = scaled(list(commands(element.get("d", ""))), scale)
    if fill is not None and pen.get("fill-rule") == "evenodd":
        subpaths = absolute(path)
        if stroke is not None:
            raise ConversionError("evenodd and a stroke in one path")
        if (turned_subpaths := nonzero(subpaths)) != subpaths:
            path = [command for subpath in turned_subpaths for command in [*subpath, ("Z", [])]]
    attributes = [f'd="{written(path)}"']
    classes = [f"{kind}-{name}" for kind, name in (("s", stroke), ("f", fill)) if name is not None]
    attributes.append(f'class="{" ".join(classes)}"')
    if stroke is not None:
        units = float(pen.get("stroke-width", "1")) * scale if width is None else width
        attributes.append(f'stroke-width="{number(units)}"')
        if {pen.get("stroke-linecap"), pen.get("stroke-linejoin")} != {"round"}:
            raise ConversionError("ends and joins of strokes must be round")
        attributes.append('stroke-linecap="round"')
    return f"<path {' '.join(attributes)}/>"


def convert(source: bytes, title: str, origin: str, stroke: float | None = None) -> str:
    """The source as a drawing of the profile. `title` and `origin` say what it is and whence it comes."""
    root = ET.fromstring(source)
    left, top, width, height = (float(part) for part in root.get("viewBox", "").split())
    if left or top or width != height:
        raise ConversionError(f"the frame is {root.get('viewBox')}")
    if unknown := sorted(set(root.keys()) - OTHER - set(PEN)):
        raise ConversionError(f"<svg> has {', '.join(unknown)}")
    above = {key: value for key, value in root.items() if key in PEN}
    if others := {child.tag.rpartition("}")[2] for child in root.iter() if child is not root} - {"path"}:
        raise ConversionError(f"has {', '.join(sorted(others))}")
    paths = [path for child in root if (path := _path(child, above, SIZE / width, stroke))]
    if not paths:
        raise ConversionError("paints nothing")
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48pt" height="48pt">'
    desc = f"<desc>{_escaped(origin)}</desc>"
    return "\n".join(
        [head, f"<title>{_escaped(title)}</title>", desc, f"<style>{STYLE}</style>", *paths, "</svg>", ""]
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


# --- all of them ------------------------------------------------------------------------------------


def manifest(text: str) -> dict[str, dict[str, str]]:
    """The manifest, which is YAML of one shape: an id, and below it a value on each line."""
    entries: dict[str, dict[str, str]] = {}
    for line_number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := re.fullmatch(r"([a-z0-9-]+):", line):
            entries[match[1]] = {}
        elif entries and (match := re.fullmatch(r'  ([a-z0-9]+): (?:"([^"\\]*)"|([^"#]*))', line)):
            entries[[*entries][-1]][match[1]] = match[2] if match[2] is not None else match[3].strip()
        else:
            raise ConversionError(f"line {line_number} of the manifest: {line!r}")
    return entries


def packages(archives: list[Path]) -> dict[str, dict[str, bytes]]:
    """`name@version` -> path inside the package -> the bytes of each SVG."""
    found = {}
    for archive in archives:
        with tarfile.open(archive) as tar:
            files = {
                member.name.partition("/")[2]: tar.extractfile(member).read()  # type: ignore[union-attr]
                for member in tar
                if member.isfile() and (member.name.endswith(".svg") or member.name == "package/package.json")
            }
        about = files["package.json"].decode()
        name, version = (re.search(rf'"{key}":\s*"([^"]+)"', about)[1] for key in ("name", "version"))  # type: ignore[index]
        found[f"{name}@{version}"] = files
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if a file differs")
    parser.add_argument("--stroke", type=float, help="units: all strokes so wide (Tabler's own are 4)")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("folder", type=Path, help="where the drawings stand, as <id>.svg")
    parser.add_argument("packages", type=Path, nargs="+", help="tarballs of `npm pack`")
    given = parser.parse_args()
    sources = packages(given.packages)
    entries = manifest(given.manifest.read_text("utf-8"))
    faults = [
        f"{path.name} is not in the manifest"
        for path in given.folder.glob("*.svg")
        if path.stem not in entries
    ]
    for ident, entry in entries.items():
        source = sources.get(entry["source"], {}).get(entry["file"])
        if source is None:
            faults.append(f"{ident}: no {entry['file']} in {entry['source']}, or no such package")
            continue
        if hashlib.sha256(source).hexdigest() != entry["sha256"]:
            faults.append(f"{ident}: {entry['file']} is not the file of the manifest")
            continue
        try:
            origin = f"{entry['source']}, {entry['file']}; {entry['licence']} licence"
            svg = convert(source, entry["meaning"], origin, given.stroke)
        except ConversionError as error:
            faults.append(f"{ident}: {error}")
            continue
        path = given.folder / f"{ident}.svg"
        if not given.check:
            path.write_text(svg, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != svg:
            faults.append(f"{path.name} is not what the source gives")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
