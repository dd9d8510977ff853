"""What is told of the words of two names, for the slow twin of the judgement?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence


@cache
def weights() -> SimpleNamespace:
    """The numbers of resources/matching/weights.yaml."""
    plain = read_yaml("matching/weights.yaml").plain()
    assert isinstance(plain, dict)
    return SimpleNamespace(**{key: float(value) for key, value in plain.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of either name, with all that is told of it; none is equal to another."""

    folded: str
    written: str
    kind: int
    mass: float
    bits: float
    bits_if_read: float
    tier: int
    is_number: bool
    is_patronymic: bool
    is_known: bool
    is_common: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A name as it is compared."""

    words: tuple[Word, ...]
    is_read: bool
    is_person: bool
    is_translated: bool = False
    has_initials: bool = False
    is_abjad: bool = False
    most_bits: float = 0.0

    @property
    def letters(self) -> str:
        return "".join(word.written for word in self.words)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of both sides that are one."""

    how: str
    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    slips: int = 0


@dataclass(slots=True)
class Pairs:
    """What is paired so far, and what is left over of either side, in its order."""

    ours: list[Word]
    theirs: list[Word]
    found: list[Pair] = field(default_factory=list)

    def take(self, how: str, ours: Sequence[Word], theirs: Sequence[Word], slips: int = 0) -> None:
        self.found.append(Pair(how, tuple(ours), tuple(theirs), slips))
        self.ours = [word for word in self.ours if word not in ours]
        self.theirs = [word for word in self.theirs if word not in theirs]
