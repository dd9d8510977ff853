"""Which rows are there, and what is asked of each?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """What a row is to reach.

    Args:
        label: The row, for a person.
        least: The share or figure that is asked for at least.
        most: Likewise, at most.
        size: How many names are drawn where nothing else is said; all where this is None.
    """

    label: str
    least: float | None = None
    most: float | None = None
    size: int | None = 2_000
    unit: str = "%"

    @property
    def text(self) -> str:
        """``≥ 99.8 %``."""
        value, sign = (self.least, "≥") if self.least is not None else (self.most, "≤")
        if value is None:
            return ""
        return f"{sign} {100 * value:g} %" if self.unit == "%" else f"{sign} {value:,g} {self.unit}"

    def holds(self, figure: float) -> bool | None:
        """Whether a figure is within; None where nothing is asked for."""
        if self.least is not None:
            return figure >= self.least
        return figure <= self.most if self.most is not None else None


RECALL = {
    "exact": Bar("exact names and aliases", least=1.0, size=None),
    "one_slip": Bar("one slip", least=0.998),
    "two_slips": Bar("two slips", least=0.985),
    "part_left_out": Bar("a part left out of three or more", least=0.97),
    "word_added": Bar("a word added", least=0.95),
    "initial": Bar("a given name as an initial", least=0.92),
    "last_third_cut": Bar("the last third cut off", least=0.90),
    "cut_at_35": Bar("cut at 35 characters"),
    "swap": Bar("letters swapped"),
    "drop": Bar("letter dropped"),
    "double": Bar("letter doubled"),
    "vowel": Bar("another vowel"),
    "words_moved": Bar("words moved"),
    "joined": Bar("words joined"),
    "split": Bar("word split"),
    "keyboard": Bar("neighbouring key"),
    "scanned": Bar("misread by a scanner"),
    "scripts_mixed": Bar("a Cyrillic letter in a Latin word"),
    "wrapped": Bar("wrapped within a word at 35"),
    "other_case": Bar("other case"),
    "no_diacritics": Bar("no diacritics"),
}
SCRIPTS = {
    "eu_cyrillic_person": Bar("EU persons in Cyrillic", least=0.985, size=None),
    "eu_cyrillic_organisation": Bar("EU organisations in Cyrillic", least=0.70, size=None),
    "un_arabic_person": Bar("UN persons in Arabic script", least=0.80, size=None),
    "ofac_scripts": Bar("OFAC companies in Han and Arabic", least=0.65, size=None),
}
ALERTS = {
    "clean_global": Bar("clean names of the world", most=0.002, size=None),
    "clean_us": Bar("clean names of the US", most=0.005, size=None),
    "clean_global_known": Bar("likewise, birth date and country", most=0.0002, size=None),
    "clean_us_known": Bar("likewise, birth date and country", most=0.0005, size=None),
}
