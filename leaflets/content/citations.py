"""Citations: `{miller2012}` in a text stands for the source's number in the text's own list.

They stand only at levels whose references are numbered; there every citation leads to a listed source,
and every listed source is cited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leaflets.content.nodes import KeyPath, Scalar, Series, Tree, scalars
from leaflets.content.placeholders import find_placeholders
from leaflets.content.words import quoted
from leaflets.errors import Problem


def check_citations(tree: Tree, sources: Collection[str], *, numbered: bool) -> Iterator[Problem]:
    """Of a text; `sources` is the bibliography."""
    listed = _listed(tree)
    cited: set[str] = set()
    for path, name in _citations(tree, sources):
        cited.add(name)
        if not numbered:
            hint = "Delete it. Only a level whose file says “citations: numbered” has numbers of sources."
            yield tree.problem("S052", path, f"{{{name}}} cites a source, and this level does not", hint)
        elif path[-1] in ("title", "description", "heading"):
            hint = "Delete it here, and put it at the end of a sentence below."
            yield tree.problem("S052", path, f"{{{name}}} cites a source in a heading", hint)
        elif name not in listed:
            hint = f"Add {name} to “sources” at the end of the file."
            yield tree.problem("S053", path, f"{{{name}}} is cited and not listed", hint)
    for index, name in enumerate(listed if numbered else ()):
        if name in sources and name not in cited:
            hint = f"Put {{{name}}} after the sentence that rests on it, or take it out of this list."
            yield tree.problem(
                "S053", ("sources", index), f"{quoted(name)} is listed and cited nowhere", hint
            )


def refuse_citations(tree: Tree, sources: Collection[str]) -> Iterator[Problem]:
    """Of words that all leaflets share: they have no list of sources that a number could lead to."""
    for path, name in _citations(tree, sources):
        hint = "Delete it. Sources are cited in the text of a leaflet."
        yield tree.problem("S052", path, f"{{{name}}} cites a source where no list of sources is", hint)


def _citations(tree: Tree, sources: Collection[str]) -> Iterator[tuple[KeyPath, str]]:
    for path, scalar in scalars(tree.root):
        for name in dict.fromkeys(find_placeholders(scalar.text)):
            if name in sources:
                yield path, name


def _listed(tree: Tree) -> list[str]:
    node = tree.find(("sources",))
    items = node.items if isinstance(node, Series) else ()
    return [item.text for item in items if isinstance(item, Scalar)]
