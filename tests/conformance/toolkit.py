"""Files as Weblate reads and writes them, with the Translate Toolkit. Run by build/oracles' Python alone.

    toolkit.py yaml FILE...           print {key: text} of each as JSON, a line each
    toolkit.py xliff FILE...          print {key: [source, target]} of each in the same way
    toolkit.py save FILE...           save each PO or XLIFF file again, as a tool does that changed nothing
    toolkit.py write FILE KEY WORDS   print the YAML file with the text at KEY replaced, as Weblate commits it

The toolkit is GPL: this module is no part of the product, and neither the product nor its tests import it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from translate.storage.po import pofile
from translate.storage.xliff import xlifffile
from translate.storage.yaml import YAMLFile

NO_WRAPPING = 65535
"""Weblate's own value for "No line wrapping" (docs/weblate.md asks for it)."""


def parsed(file: str) -> YAMLFile:
    store = YAMLFile()
    store.dump_args["width"] = NO_WRAPPING
    store.parse(Path(file).read_bytes())
    return store


def read_xliff(file: str) -> dict[str, list[str]]:
    store = xlifffile.parsestring(Path(file).read_bytes())
    return {unit.xmlelement.get("id"): [unit.source, unit.target or ""] for unit in store.units}


def main(verb: str, *arguments: str) -> None:
    if verb == "yaml":
        for file in arguments:
            print(json.dumps({unit.getid(): unit.target for unit in parsed(file).units}))
    elif verb == "xliff":
        for file in arguments:
            print(json.dumps(read_xliff(file)))
    elif verb == "save":
        for file in arguments:
            kind = pofile if file.endswith(".po") else xlifffile
            Path(file).write_bytes(bytes(kind.parsestring(Path(file).read_bytes())))
    else:
        file, key, words = arguments
        store = parsed(file)
        (unit,) = (unit for unit in store.units if unit.getid() == key)
        unit.target = words
        store.serialize(sys.stdout.buffer)


if __name__ == "__main__":
    main(*sys.argv[1:])
