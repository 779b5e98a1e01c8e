"""Write what `hb-shape` says into tests/text/goldens: the maintainer's oracle for shaping.

Each file names a face, a script and a direction, then sentences ("hi: text") with the reason for each.
This writes a line of glyphs below every sentence: what Debian's hb-shape, another build of HarfBuzz than
the one that leaflets are set with, makes of the WHOLE line. A line "halved: 3 7" before a sentence names
the characters, counted from 0, that give up half their square to a neighbour (the OpenType feature `halt`);
a person has counted them, by JLREQ 3.1.4. Needs: apt-get install libharfbuzz-bin.

    python tools/shaping_goldens.py [path/to/hb-shape]
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
GOLDENS = ROOT / "tests" / "text" / "goldens"
VERSION = "oracle: "


def shaped(hb_shape: str, header: dict[str, str], lang: str, text: str, halved: str) -> str:
    font = ROOT / "fonts" / f"{header['face']}.ttf"
    command = [
        *(hb_shape, str(font), "--no-clusters", "--cluster-level=0", "--remove-default-ignorables"),
        *(f"--direction={header['direction']}", f"--script={header['script']}", f"--language={lang}"),
        f"--features={','.join(f'halt[{at}]' for at in halved.split())}",
        *("--unicodes", ",".join(f"{ord(char):X}" for char in text)),
    ]
    glyphs = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()[1:-1]
    return " | ".join(named(glyph, font) for glyph in glyphs.split("|"))


def named(glyph: str, font: Path) -> str:
    """A glyph of a face without glyph names goes by its character, if it has one: gid17 is U+3042."""
    number = re.match(r"gid(\d+)", glyph)
    if not number:
        return glyph
    with TTFont(font) as opened:
        codes = {opened.getGlyphID(name): code for code, name in reversed(opened.getBestCmap().items())}
    code = codes.get(int(number[1]))
    return glyph if code is None else f"U+{code:04X}" + glyph[number.end() :]


def rewrite(path: Path, hb_shape: str, version: str) -> None:
    header: dict[str, str] = {}
    lines: list[str] = []
    halved = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.partition(": ")
        if line.startswith(("= ", VERSION)):
            continue
        lines.append(line)
        if line.startswith("#") or not colon:
            continue
        if key in ("face", "script", "direction"):
            header[key] = value
            if key == "direction":
                lines.append(VERSION + version)
        elif key == "halved":
            halved = value
        else:
            lines.append("= " + shaped(hb_shape, header, key, value, halved))
            halved = ""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    hb_shape = sys.argv[1] if len(sys.argv) > 1 else "hb-shape"
    told = subprocess.run([hb_shape, "--version"], check=True, capture_output=True, text=True).stdout
    for path in sorted(GOLDENS.glob("*.txt")):
        rewrite(path, hb_shape, told.splitlines()[0])


if __name__ == "__main__":
    main()
