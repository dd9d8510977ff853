"""What was asked, and was it found?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

FIRST = 10
"""So many matches are shown where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A question.

    Args:
        kind: What was done to the name, such as ``swap``; for a clean name, where it is from.
        query: What is asked.
        original: The name as it is listed; empty for a clean name.
        entity: The entry that is meant; empty for a clean name.
        schema: Of the entry; for a clean name, what it is. A peer is told, witting is not.
    """

    kind: str
    query: str
    schema: str
    original: str = ""
    entity: str = ""
    list: str = ""
    script: str = ""
    name_kind: str = ""
    country: str | None = None
    birth_date: str | None = None

    @property
    def words(self) -> int:
        """How many words the name has, as it is listed."""
        return len(self.original.split())


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that matches: its id, how well, by which name, and whether a bank would act."""

    entity: str
    score: float
    name: str = ""
    strong: bool = False


class Engine(Protocol):
    """Something that can be asked for a name."""

    @property
    def name(self) -> str:
        """As the table heads its column."""

    def ask(self, probe: Probe) -> Sequence[Hit]:
        """All matches at the engine's own threshold, the best first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question.

    Args:
        found: The entry itself matches, or one that has the very same name.
        first: The entry itself is among the FIRST matches.
    """

    probe: Probe
    hits: tuple[Hit, ...]
    found: bool
    first: bool

    def score_in(self, bearers: Mapping[str, Collection[str]]) -> float:
        """The best score of those who would count as found; 0 where there is none."""
        meant = {self.probe.entity, *bearers.get(self.probe.original, ())}
        return max((hit.score for hit in self.hits if hit.entity in meant), default=0.0)

    def to_dict(self) -> dict[str, object]:
        """As a file of misses or alerts has it."""
        best = self.hits[0] if self.hits else None
        return {
            "kind": self.probe.kind,
            "query": self.probe.query,
            "original": self.probe.original,
            "best": best and best.name,
            "best_score": best and round(best.score, 4),
            "best_entity": best and best.entity,
            "strong": any(hit.strong for hit in self.hits),
            "hits": len(self.hits),
            "entity": self.probe.entity,
            "list": self.probe.list,
            "schema": self.probe.schema,
            "name_kind": self.probe.name_kind,
        }


def judge(probe: Probe, hits: Sequence[Hit], bearers: Mapping[str, Collection[str]]) -> Outcome:
    """Whether the answer names whom the question means."""
    meant = bearers.get(probe.original, ())
    found = any(hit.entity == probe.entity or hit.entity in meant for hit in hits)
    first = any(hit.entity == probe.entity for hit in hits[:FIRST])
    return Outcome(probe, tuple(hits), found=found, first=first)
