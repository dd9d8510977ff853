"""Which signs part the elements of an EDIFACT interchange?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from witting.deals.lines import BOM

_ADVICE = 6
"""Signs behind UNA. Source: ISO 9735:1988, annex A."""

_BEGINNING = re.compile(
    rb"\s*(?:UNA(?:[^A-Za-z0-9]{5,6}|[^A-Za-z0-9]{5}\r\n)\s*UN[BGH]|UNB[+\x1d]|UNH[+\x1d])"
)


@dataclass(frozen=True, slots=True)
class Separators:
    """The service characters.

    Args:
        component: Between the components of an element.
        element: Between the elements of a segment.
        release: Before a sign that is meant as itself; empty where there is none.
        repetition: Between the repeats of an element; empty where elements do not repeat.
        terminator: Behind each segment.
    """

    component: str = ":"
    element: str = "+"
    release: str = "?"
    repetition: str = ""
    terminator: str = "'"

    @property
    def all(self) -> str:
        """Those that part anything."""
        return f"{self.component}{self.element}{self.repetition}{self.terminator}{self.release}"


DEFAULT = Separators()
LEVEL_B = Separators(component="\x1f", element="\x1d", release="", terminator="\x1c")
"""What level B has without an advice. Source: ISO 9735:1988, 5.2."""


def is_edifact(head: bytes) -> bool:
    """Whether the beginning of a file is one of an interchange, or of a message without one."""
    return _BEGINNING.match(head.removeprefix(BOM)) is not None


def parse_advice(text: str) -> tuple[Separators, int]:
    """What the text behind ``UNA`` says, and how many of its signs do.

    Editors drop the blank of ``UNA:+.? '``; then the next segment follows a sign too early. A line
    break may be the terminator, and on other systems it has two signs.
    """
    signs = text[:_ADVICE]
    if text[_ADVICE - 1 :].startswith(("UNB", "UNG", "UNH")):
        signs = f"{text[:4]} {text[4:5]}"
    used = len(signs) if signs == text[:_ADVICE] else _ADVICE - 1
    component, element, _, release, repetition, terminator = tuple(signs)
    if terminator == "\r" and text[_ADVICE : _ADVICE + 1] == "\n":
        terminator, used = "\n", used + 1
    return (
        Separators(
            component=component,
            element=element,
            release=release.strip(),
            repetition=repetition.strip(),
            terminator=terminator,
        ),
        used,
    )


@cache
def stops(separators: Separators) -> re.Pattern[str]:
    """What is to be looked at in search of a segment's end: releases, shifted text, the end.

    Shifted text (ISO 2022) has two bytes for each sign, and those may be any.
    """
    release = f"{re.escape(separators.release)}.|" if separators.release else ""
    end = re.escape(separators.terminator)
    return re.compile(rf"{release}\x1b\$\(?.[^\x1b]*\x1b\([A-Z]|{end}", re.DOTALL)
