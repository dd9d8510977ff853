"""What does one red flag of an official paper ask for, and what does it weigh?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

NEEDS = ("deal", "history", "flows")
"""What a rule is told from: the deal alone, a history of deals, or a table of trade flows."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper names the flag, of which day, and whether its own text was read.

    Args:
        document: Publisher and title.
        date: Of the paper; before it, the flag was not named and does not count.
        address: Where it, or the page about it, stands.
        source_read: ``read``, ``secondary``, ``inferred`` or ``recalled``, as for provisions.
    """

    document: str
    date: date
    address: str
    source_read: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the conditions holds."""

    conditions: tuple[Condition, ...]

    def holds(self, is_met: Callable[[str], bool]) -> bool:
        """Whether it does, asked one by one until one does not."""
        return all(condition.holds(is_met) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]

    def holds(self, is_met: Callable[[str], bool]) -> bool:
        """Whether one does, asked one by one until one does."""
        return any(condition.holds(is_met) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class IsFact:
    """The fact with this name is so."""

    fact: str

    def holds(self, is_met: Callable[[str], bool]) -> bool:
        """Whether it is."""
        return is_met(self.fact)


Condition = AllOf | AnyOf | IsFact


@dataclass(frozen=True, slots=True)
class Rule:
    """A red flag, as its file states it.

    Args:
        key: The file's name, such as ``third-country-payer``.
        title: What it is, in a few words.
        paper: Where it is from.
        needs: One of NEEDS.
        about: The fact that the finding is about; the others say where it counts.
        group: Rules of one group say the same of a deal and count once, the heaviest of them.
        weight: What it adds to the sum; less than a review takes.
        when: Over facts.
        says: What it means and what to ask, as a sentence or two.
    """

    key: str
    title: str
    paper: Paper
    needs: str
    about: str
    group: str
    weight: int
    when: Condition
    says: str
