"""The files that a new language begins with, made from CLDR's data and the source's files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from leaflets.content.cldr.language import Language
from leaflets.content.new_leaflet import years_later
from leaflets.content.nodes import Group, KeyPath, Scalar, Series, Tree, scalars
from leaflets.content.reader import read_tree
from leaflets.content.shelf import SOURCE_LOCALE
from leaflets.content.skeleton import Own, comment, shared_text, skeleton
from leaflets.errors import LeafletError, Problem, Where
from leaflets.text.lettering import Lettering

WORDS = ("locale", "safety", "pictures")
"""Files that every language has, whatever leaflets it has."""
_HEAD = (
    *("locale", "name", "english-name", "direction", "script", "fonts", "number-font", "numbering"),
    *("minimum-grouping-digits", "foreign", "whole-words", "date"),
)
_PLURALS = ("zero", "one", "two", "few", "many", "other")
_ABOVE = "The English stands above each text, as it was on {day}. Delete it as you like."


def locales(root: Path) -> tuple[str, ...]:
    """The names of the locales that there are, finished or not."""
    folder = root / "content" / "locales"
    return tuple(sorted(path.name for path in folder.glob("[!.]*") if path.is_dir()))


def letterings(root: Path) -> tuple[Lettering, ...]:
    """The fonts of every language that there is; what cannot be read is left out."""
    found = []
    for name in locales(root):
        tree = read_tree(root / "content" / "locales" / name / "locale.yaml", root)
        fonts, script, number = (tree.find((key,)) for key in ("fonts", "script", "number-font"))
        if isinstance(fonts, Series) and isinstance(script, Scalar):
            families = tuple(item.text for item in fonts.items if isinstance(item, Scalar))
            found.append(Lettering(script.text, families, number.text if isinstance(number, Scalar) else ""))
    return tuple(found)


def english_name(root: Path, locale: str) -> str:
    """What a language that there is is called in English; its tag where its file does not say."""
    node = read_tree(root / "content" / "locales" / locale / "locale.yaml", root).find(("english-name",))
    return node.text if isinstance(node, Scalar) else locale


def source_texts(root: Path) -> tuple[str, ...]:
    """The names of all texts that may be translated: "basics.standard"."""
    folder = root / "content" / "locales" / SOURCE_LOCALE
    return tuple(sorted(path.stem for path in folder.glob("[!.]*.*.yaml")))


def source_tree(root: Path, name: str) -> Tree:
    """A file of the source. Raises LeafletError: what is not whole cannot be copied."""
    tree = read_tree(root / "content" / "locales" / SOURCE_LOCALE / f"{name}.yaml", root)
    if tree.root is None or tree.problems:
        raise LeafletError(tree.problems)
    return tree


def locale_file(root: Path, language: Language, lettering: Lettering, today: date) -> str:
    """locale.yaml: its head by CLDR, then the fixed words of the source to translate."""
    source = source_tree(root, "locale").root
    assert source is not None
    first = f"{language.english_name}: how it is printed, and its fixed words. Nobody has checked it."
    keep = "Keep {page}, {low} and the other names in braces as they are: they are filled in later."
    head = [*comment(first), *comment(keep), *comment(_ABOVE.format(day=today)), *_head(language, lettering)]
    own = dict(_forms(source, language.plurals or ()))
    return "\n".join([*head, skeleton(source, own, _hint, without=_HEAD)])


def _head(language: Language, lettering: Lettering) -> Iterator[str]:
    yield f"locale: {language.tag}"
    if not language.name:
        yield from comment("What the language calls itself; CLDR does not know it.")
    yield f"name: {_quoted(language.name)}"
    yield f"english-name: {_quoted(language.english_name or language.tag)}"
    yield f"direction: {'rtl' if language.rtl else 'ltr'}"
    yield f"script: {language.script}"
    yield f"fonts: [{', '.join(lettering.families)}]"
    if lettering.number_family:
        yield f"number-font: {lettering.number_family}"
    if language.numbering != "latn":
        yield from comment(
            f"CLDR's digits of it are {language.numbering}. Telephones and doses are printed in 0 to 9."
        )
    yield "numbering: latn"
    if language.grouping != 1:
        yield f"minimum-grouping-digits: {language.grouping}"
    if language.script != "Latn":
        yield "foreign: {Latn: en}"
    if language.date:
        yield f"date: {_quoted(language.date)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _forms(source: Group, plurals: tuple[str, ...]) -> Iterator[tuple[KeyPath, Group]]:
    """The patterns with a line for each plural form of the language; above it English's form of that name."""
    wanted = [name for name in _PLURALS if name in (*plurals, "other")]
    for path, group in _groups(source, ()):
        if path[0] in ("rates", "durations") and "other" in group.items:
            forms = {name: group.items.get(name, group.items["other"]) for name in wanted}
            yield path, Group(forms, dict.fromkeys(forms, group.at), group.at)


def _groups(group: Group, path: KeyPath) -> Iterator[tuple[KeyPath, Group]]:
    for key, child in group.items.items():
        if isinstance(child, Group):
            yield (*path, key), child
            yield from _groups(child, (*path, key))


def _hint(path: KeyPath) -> str:
    return _HINTS.get(path, "")


_HINTS: Mapping[KeyPath, str] = {
    ("rates",): (
        "A share of people, as a whole pattern. The form of a number goes by {high}. If no word changes with"
        " the number, keep the line “other” and delete the other forms. A space written \\u00a0 keeps two"
        " words on one line."
    ),
    ("durations",): "A time. {unit} is one of the units below, in the form that goes with {high}.",
    ("icons",): "The words of an icon array: a crowd of people, told apart by how they are filled in.",
    ("draft",): "The mark of a draft: a word on a dark tab, and the sentence after it.",
}


def words_file(root: Path, name: str, english_name: str, today: date) -> str:
    """safety.yaml or pictures.yaml, to be translated."""
    source = source_tree(root, name).root
    assert source is not None
    head = [*comment(f"{english_name}: {_FIRST[name]}"), *comment(_ABOVE.format(day=today))]
    return "\n".join([*head, skeleton(source, {}, lambda _: "")])


_FIRST = {
    "safety": (
        "the warnings that all leaflets share. Take your time: who calls whom, how soon, and every “not”."
        " Nobody has checked them."
    ),
    "pictures": (
        "the words of the drawings: what a blind reader hears (alt), the caption, the labels, which are"
        " short. Nobody has checked them."
    ),
}


def text_file(root: Path, text: str, locale: str, english_name: str, today: date) -> str:
    """A leaflet at one level, to be translated. Raises LeafletError where its English is not written yet."""
    tree = source_tree(root, text)
    assert tree.root is not None
    if any(isinstance(scalar.value, str) and not scalar.text.strip() for _, scalar in scalars(tree.root)):
        hint = "Write it first, then begin to translate it: leaflets check says what is missing."
        raise LeafletError((Problem("B137", Where(tree.file), "this English text is not finished", hint),))
    first = (
        f"{text}, {english_name}. Nobody has checked it. Type no figure: names in {{braces}} become figures."
    )
    own: Own = {
        ("locale",): locale,
        ("version",): '"0.1"',
        ("issued",): str(today),
        ("updated",): str(today),
        ("review-due",): str(_later(tree, today)),
    }
    head = [*comment(first), *comment(_ABOVE.format(day=today))]
    return "\n".join([*head, skeleton(tree.root, own, lambda _: "", without=("allow",))])


def _later(tree: Tree, today: date) -> date:
    """As long after today as the source's review is due after its own update."""
    due, updated = (
        shared_text(node) if (node := tree.find((key,))) else "" for key in ("review-due", "updated")
    )
    try:
        return today + (date.fromisoformat(due) - date.fromisoformat(updated))
    except ValueError:
        return years_later(today)
