"""<text>.review.yaml: the file that a reviewer fills in with a text editor and sends back.

Written by hand rather than by a YAML library, as sheets of `leaflets readback` are. What nobody has filled in
is read as nothing, so that a gap is told once and not as a mistake of form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from leaflets.content.nodes import Group, Node, Scalar, Series, Tree
from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError
from leaflets.model.review import Answered, AnsweredFact, AnsweredString, Returned

HEAD = """\
# Review of {review} in {language}: the file to fill in and to send back. The PDF beside it has the same
# numbers, and more: what was read back, and what each figure rests on.
#
# 1. At each number write yes or no after "right:". At "no", write between the quotation marks of "remark"
#    what should stand there. If you are not sure, leave "right:" empty and write a remark.
# 2. Write between the quotation marks here: your role (translator, second-reader or clinician); who, a letter
#    or two that tell you from others of your role, not your name; and the date, year first: 2026-12-01.
# 3. Change nothing else: words that you change here change no text. Save the file as plain text (UTF-8).
"""

_ANSWERS = {"yes": "yes", "y": "yes", "true": "yes", "no": "no", "n": "no", "false": "no"}
"""As people write them, and as a program saves them that takes yes for a truth value."""

_TO_FILL_IN = frozenset({"role", "who", "date", "right", "remark"})


def format_returned(asked: Returned, language: str) -> str:
    """The file to fill in. `asked` has no answers; `language` is its name in English."""
    lines = [HEAD.format(review=asked.review, language=language)]
    lines += [
        f"{name}: {_quoted(getattr(asked, name))}\n" for name in ("review", "locale", "version", "code")
    ]
    lines += [f"digest: {_quoted(asked.digest)}\n"]
    lines += [f"source-digest: {_quoted(asked.source_digest)}\n"] if asked.source_digest else []
    lines += ["\n"]
    lines += [f'{name}: ""\n' for name in ("role", "who", "date")]
    for name in ("strings", "facts", "questions"):
        if several := getattr(asked, name):
            lines += [f"\n{name}:\n", *(_entry(answered) for answered in several)]
    return "".join(lines)


def _entry(answered: Answered) -> str:
    names = {name: text for name, text in _told(answered).items() if text}
    words = "".join(f"    {name}: {_quoted(text)}\n" for name, text in names.items())
    return f'  - number: {answered.number}\n{words}    right:\n    remark: ""\n'


def _told(answered: Answered) -> Mapping[str, str]:
    match answered:
        case AnsweredString():
            return {"key": answered.key, "source": answered.source, "translation": answered.translation}
        case AnsweredFact():
            return {"fact": answered.fact, "figure": answered.figure}
        case _:
            return {"question": answered.question, "asks": answered.asks}


def load_returned(path: Path, root: Path) -> Returned:
    """Raises LeafletError with everything that is wrong with the file's form."""
    checked = check(Returned, _without_gaps(read_tree(path, root)))
    if checked.value is None:
        raise LeafletError(checked.problems)
    returned: Returned = checked.value
    return returned


def _without_gaps(tree: Tree) -> Tree:
    """The file without what nobody has filled in."""
    return tree if tree.root is None else replace(tree, root=_filled(tree.root))


def _filled(group: Group) -> Group:
    return replace(group, items=dict(_items(group)))


def _items(group: Group) -> Iterator[tuple[str, Node]]:
    for name, node in group.items.items():
        if isinstance(node, Series):
            entries = (_filled(entry) if isinstance(entry, Group) else entry for entry in node.items)
            yield name, replace(node, items=tuple(entries))
        elif not (name in _TO_FILL_IN and isinstance(node, Scalar)):
            yield name, node
        elif node.text.strip():
            yield name, _answer(node) if name == "right" else node


def _answer(node: Scalar) -> Scalar:
    text = _ANSWERS.get(node.text.strip().lower())
    return replace(node, value=text, text=text) if text else node


def _quoted(text: str) -> str:
    """A double-quoted scalar: what JSON writes is YAML too."""
    return json.dumps(str(text), ensure_ascii=False)
