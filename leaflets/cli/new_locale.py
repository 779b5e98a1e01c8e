"""`leaflets new-locale TAG`: begin a language, from what Unicode's CLDR says of it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.steps import begun, empty_texts, numbered
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leaflets.cli.options import Commands
    from leaflets.content.cldr.language import Language, Languages
    from leaflets.text.lettering import Lettering


def register(commands: Commands) -> None:
    command = commands.add_parser("new-locale", help="begin a language: its files, to be translated")
    command.add_argument("tag", metavar="TAG", help="the language: nl, pt-PT, zh-Hant")
    command.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="X",
        help="begin this leaflet too: basics.standard (repeatable)",
    )
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.begin import write_new
    from leaflets.content.cldr.language import cldr_file, read_languages
    from leaflets.content.new_locale import locale_file, text_file, words_file

    root, tag, today = find_root(arguments.root), arguments.tag, date.today()
    languages = read_languages()
    language = _language(tag, root, languages)
    lettering = _lettering(language, root)
    texts = tuple(dict.fromkeys(arguments.text))
    _refuse_unknown(root, texts)
    folder = f"content/locales/{tag}"
    files = {f"{folder}/locale.yaml": locale_file(root, language, lettering, today)}
    for name in ("safety", "pictures"):
        files[f"{folder}/{name}.yaml"] = words_file(root, name, language.english_name, today)
    for text in texts:
        files[f"{folder}/{text}.yaml"] = text_file(root, text, tag, language.english_name, today)
    letters = f"content/cldr/{tag}.yaml"
    if not (root / letters).exists():
        files[letters] = cldr_file(language, languages.edition)
    write_new(root, files)
    report = report_of(arguments)
    report.line("\n".join(_told(language, files, texts)))
    report.put(locale=tag, files=begun(files))
    return report.done()


def _language(tag: str, root: Path, languages: Languages) -> Language:
    """What CLDR says of `tag`. Raises LeafletError where no new locale may have that name."""
    from dataclasses import replace

    from leaflets.cli.pseudo import TAGS
    from leaflets.compose.figures import is_known
    from leaflets.content.cldr.tags import entry, judge
    from leaflets.content.new_locale import locales
    from leaflets.content.shelf import SOURCE_LOCALE

    if tag in TAGS:
        hint = f"Print it as it is: leaflets build --locale {tag}"
        what = f"{tag} is a pseudo-locale: it is made from the English texts, and has no files"
        raise LeafletError((Problem("B138", Where(f"content/locales/{tag}"), what, hint),))
    problem = judge(tag, languages, locales(root), SOURCE_LOCALE)
    if problem is not None:
        raise LeafletError((problem,))
    known = entry(tag, languages)
    assert known is not None, "judge() has found it"
    if not is_known(tag):
        hint = "Ask a maintainer: Babel, which prints numbers and dates, has to learn it first."
        what = "nothing here can print numbers and dates of this language yet"
        raise LeafletError((Problem("B130", Where(f"content/locales/{tag}"), what, hint),))
    return replace(languages.language(known), tag=tag)


def _lettering(language: Language, root: Path) -> Lettering:
    """Fonts with all letters of the language. Raises LeafletError where there are none."""
    from leaflets.content.new_locale import letterings
    from leaflets.text.faces import FontLibrary
    from leaflets.text.lettering import choose

    where = Where(f"content/locales/{language.tag}")
    known = letterings(root)
    letters = "".join((*language.alphabet, *language.quotes)).replace(" ", "")
    chosen = choose(language.script, letters, known, FontLibrary.open(root))
    hint = "Ask a maintainer to add a font with tools/fonts.py."
    if chosen.lettering is None:
        scripts = ", ".join(sorted({entry.script for entry in known}))
        what = (
            f"{language.english_name} is written in the script {language.script}, for which there is no font"
        )
        raise LeafletError((Problem("B134", where, what, f"There are fonts for {scripts}. {hint}"),))
    if chosen.missing:
        shown = " ".join(chosen.missing[:_SHOWN]) + (" …" if len(chosen.missing) > _SHOWN else "")
        families = ", ".join(chosen.lettering.families)
        what = f"the fonts {families} lack {len(chosen.missing)} letters of {language.english_name}: {shown}"
        hint = "Ask a maintainer to add them, or a font that has them, with tools/fonts.py."
        raise LeafletError((Problem("T102", where, what, hint),))
    return chosen.lettering


_SHOWN = 40


def _refuse_unknown(root: Path, texts: Sequence[str]) -> None:
    from leaflets.content.new_locale import source_texts
    from leaflets.content.words import quoted, suggest

    there = source_texts(root)
    problems = tuple(
        Problem(
            "B101", Where(f"--text {text}"), f"there is no English text {quoted(text)}", suggest(text, there)
        )
        for text in texts
        if text not in there
    )
    if problems:
        raise LeafletError(problems)


def _told(language: Language, files: dict[str, str], texts: Sequence[str]) -> Iterator[str]:
    """What was begun, and what to do next, for this very language."""
    tag = language.tag
    yield f"{language.english_name} ({language.name or tag}) is begun, with what Unicode's CLDR says of it:"
    for name, text in files.items():
        empty = empty_texts(text)
        what = f"{empty} texts to translate" if empty else "letters, quotation marks, plural forms"
        yield f"    {name}  {what}"
    third = (f"Translate {' and '.join(f'{text}.yaml' for text in texts)} in the same way.", "")
    yield from numbered(
        (f"Look over the head of content/locales/{tag}/locale.yaml: name, fonts, date.", ""),
        (
            "Translate locale.yaml, safety.yaml (take your time) and pictures.yaml: below each English text.",
            "",
        ),
        third if texts else ("Begin a leaflet:", f"new-leaflet basics --locale {tag} --level standard"),
        ("See what is left, and where, as often as you like:", f"check --locale {tag}"),
        ("When nothing is left, print it and read every page:", f"build --locale {tag}"),
        (
            "Put it on record as a draft, so that you learn when the English changes:",
            f"mark --as draft --role translator --locale {tag}",
        ),
    )
    yield "CONTRIBUTING.md has the rest. All other languages are printed as before in the meantime."
