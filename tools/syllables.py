"""How often the syllable patterns of English err, against a pronouncing dictionary.

    python tools/syllables.py CMUDICT [TEXT...]

CMUDICT is the Carnegie Mellon Pronouncing Dictionary (cmusphinx/cmudict on GitHub, BSD), one word and its
sounds a line; it is not part of this project. With TEXT only the words of these files are judged, without
those in capitals, which the counter spells out. A word with several pronunciations may have any of them.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from leaflets.checks.syllables import SyllableCounter
from leaflets.content.wordings import load_wordings

PROJECT = Path(__file__).parents[1]
POLYSYLLABLE = 3


def read_dictionary(path: Path) -> Mapping[str, set[int]]:
    """Word -> its numbers of syllables: a sound with a stress, 0 to 2, is a vowel."""
    found: dict[str, set[int]] = defaultdict(set)
    for line in path.read_text("latin-1").splitlines():
        word, _, sounds = line.partition(" ")
        name = re.sub(r"\(\d+\)$", "", word.lower())
        if name.isalpha():
            found[name].add(len(re.findall(r"[012](?= |$)", sounds.partition("#")[0].rstrip())))
    return found


def words_of(paths: Iterable[Path]) -> set[str]:
    text = " ".join(path.read_text("utf-8") for path in paths)
    return {word.lower() for word in re.findall(r"[A-Za-z]+", text) if not word.isupper()}


def main(arguments: list[str]) -> int:
    dictionary = read_dictionary(Path(arguments[0]))
    chosen = words_of(map(Path, arguments[1:])) & dictionary.keys() if arguments[1:] else dictionary.keys()
    rules = load_wordings(PROJECT, ["en-GB"])["en-GB"].readability.syllables
    assert rules is not None
    counter = SyllableCounter(rules)
    counted = {word: counter.count(word) for word in sorted(chosen)}
    wrong = {word: n for word, n in counted.items() if n not in dictionary[word]}
    crossed = [w for w, n in wrong.items() if (n >= POLYSYLLABLE) != (min(dictionary[w]) >= POLYSYLLABLE)]
    for word in list(wrong)[:200] if arguments[1:] else ():
        print(f"{word}: counted {wrong[word]}, spoken {sorted(dictionary[word])}")
    drift = sum(n - min(dictionary[word]) for word, n in wrong.items()) / max(1, len(counted))
    print(f"{len(counted)} words, {len(wrong) / max(1, len(counted)):.1%} counted wrongly")
    print(f"{len(crossed) / max(1, len(counted)):.1%} on the wrong side of three syllables")
    print(f"mean error {drift:+.3f} syllables a word")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
