"""Readability formulas: name -> how a text's counts become a grade or a score.

W is words a sentence, S syllables a word. Each names who published it; tests/checks/test_formulas.py works
them out by hand. They count the length of sentences and words, and say nothing of what a text means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt

from leaflets.frozen import frozen


@frozen
class Counts:
    """What the formulas count in a text. Figures are words; `letters` are letters only."""

    sentences: int
    words: int
    letters: int = 0
    syllables: int = 0
    polysyllables: int = 0
    """Words of three syllables or more."""
    four_syllables: int = 0
    """Words of four or more."""
    monosyllables: int = 0
    long_words: int = 0
    """Words of more than six letters."""

    @property
    def sentence(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences

    @property
    def word(self) -> float:
        """Syllables a word."""
        return self.syllables / self.words

    def percent(self, part: int) -> float:
        return 100 * part / self.words


@frozen
class Formula:
    name: str
    score: Callable[[Counts], float]
    easy_is_high: bool = False
    """A score of ease, so that a gate is the lowest allowed; else a grade, and a gate the highest."""
    syllables: bool = True

    def keeps(self, score: float, gate: float) -> bool:
        """One decimal is what is printed, so what is printed decides."""
        rounded = round(score, 1)
        return rounded >= gate if self.easy_is_high else rounded <= gate


def _smog(c: Counts) -> float:
    """McLaughlin 1969, in the precise form, which needs no sample of 30 sentences."""
    return 1.0430 * sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def _flesch_kincaid(c: Counts) -> float:
    """Kincaid and others 1975."""
    return 0.39 * c.sentence + 11.8 * c.word - 15.59


def _szigriszt(c: Counts) -> float:
    """Szigriszt Pazos 1993, with INFLESZ's bands (Barrio-Cantalejo 2008): 65 is fairly easy, 80 very easy."""
    return 206.835 - 62.3 * c.word - c.sentence


def _kandel_moles(c: Counts) -> float:
    """Kandel and Moles 1958 as it is quoted most: 207 - 1.015 W - 73.6 S. Another version is in print."""
    return 207 - 1.015 * c.sentence - 73.6 * c.word


def _wiener(c: Counts) -> float:
    """Erste Wiener Sachtextformel, Bamberger and Vanecek 1984: a school year."""
    return (
        0.1935 * c.percent(c.polysyllables)
        + 0.1672 * c.sentence
        + 0.1297 * c.percent(c.long_words)
        - 0.0327 * c.percent(c.monosyllables)
        - 0.875
    )


def _gulpease(c: Counts) -> float:
    """Lucisano and Piemontese 1988."""
    return 89 + (300 * c.sentences - 10 * c.letters) / c.words


def _fog_pl(c: Counts) -> float:
    """Gunning's index with words of four syllables, as Polish is measured."""
    return 0.4 * (c.sentence + c.percent(c.four_syllables))


def _lix(c: Counts) -> float:
    """Björnsson 1968."""
    return c.sentence + c.percent(c.long_words)


def _flesch_douma(c: Counts) -> float:
    """Douma 1960, for Dutch."""
    return 206.835 - 0.93 * c.sentence - 77 * c.word


def _flesch_ru(c: Counts) -> float:
    """Oborneva 2006: Flesch's ease with coefficients for Russian."""
    return 206.835 - 1.3 * c.sentence - 60.1 * c.word


FORMULAS: Mapping[str, Formula] = {
    "smog": Formula("SMOG", _smog),
    "flesch-kincaid": Formula("FK", _flesch_kincaid),
    "szigriszt": Formula("Szigriszt", _szigriszt, easy_is_high=True),
    "kandel-moles": Formula("Kandel-Moles", _kandel_moles, easy_is_high=True),
    "wiener": Formula("Wiener 1", _wiener),
    "gulpease": Formula("Gulpease", _gulpease, easy_is_high=True, syllables=False),
    "fog-pl": Formula("FOG", _fog_pl),
    "lix": Formula("LIX", _lix, syllables=False),
    "flesch-douma": Formula("Flesch-Douma", _flesch_douma, easy_is_high=True),
    "flesch-ru": Formula("Flesch (ru)", _flesch_ru, easy_is_high=True),
}
"""The names that a wording.yaml may use."""
