"""What is one thing that a report says of a deal or a finding?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, the text that counts, and what else is said of it."""

    label: str
    text: str
    details: tuple[str, ...] = ()
    place: str = ""
