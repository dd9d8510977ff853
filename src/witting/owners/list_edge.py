"""What does an edge of a list say of who owns, controls or is linked to whom?

Whoever a list says it of is told of, and not the other end: that a listed man is linked to a bank
says nothing of the bank. A list that says "owned or controlled" gives no share, so that all of it
is possible and nothing is certain; ``Linked To`` is neither a share nor control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from witting.owners.ftm_edge import edge_period, edge_share
from witting.owners.statement import Statement
from witting.ownership.graph import CONTROL, LINK, OWNERSHIP
from witting.ownership.period import ALWAYS
from witting.ownership.share import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Entity

ENDS = {
    "Associate": ("associate", "person", LINK),
    "Directorship": ("organization", "director", LINK),
    "Family": ("relative", "person", LINK),
    "Ownership": ("owner", "asset", OWNERSHIP),
    "Representation": ("client", "agent", LINK),
    "UnknownLink": ("object", "subject", LINK),
}
"""By schema: who matters, of whom it is said, and what it is."""

_PLACE = re.compile(r"(.+)#([a-z]+)-(\d{1,18})", re.ASCII)
_WORDS = {"linked": "link to", "relationship": "relationship"}


@dataclass(frozen=True, slots=True)
class ListEdge:
    """One statement of a list.

    Args:
        said: Owner and asset are ids of entities, as the list has them.
        role: The publisher's words, such as ``Owned or Controlled By``; empty where it has none.
        stated_by: The entry that states it, as far as its id tells.
        named: Names of the other end, which may be in no list.
    """

    said: Statement
    role: str
    stated_by: str
    named: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is stated and what is not, for an explanation."""
        words = f"“{self.role}”" if self.role else "a relationship"
        where = self.said.file.partition(",")[0]
        if self.said.kind == LINK:
            return f"{where} says {words}, which is neither a share nor control."
        if self.said.share == UNKNOWN:
            return f"{where} says {words} and no share: owned, controlled or less is possible."
        return f"{where} says {words}, with {self.said.share}."


def asset_property(edge: Entity) -> str:
    """Which property of an edge says of whom it is stated."""
    return ENDS[edge.schema][1]


def read_edge(edge: Entity, *, version: str, number: int) -> Iterator[ListEdge]:
    """For each pair of ends one, or share and control where it may be either; none without ends.

    Args:
        edge: Of a schema of ENDS.
        version: The list's, such as ``2026-08-02``.
        number: Its place among the edges of the snapshot, for those whose ids say nothing.
    """
    owner_prop, asset_prop, kind = ENDS[edge.schema]
    found = _PLACE.fullmatch(edge.id)
    entry, word, at = (found[1], found[2], int(found[3])) if found else (edge.id, "edge", number)
    role = next(iter(edge.values("role") or edge.values("relationship")), "")
    place = [f"{edge.dataset} {version}", entry.removeprefix(f"{edge.dataset}:"), role]
    file = ", ".join([*filter(None, place), _WORDS.get(word, "edge")])
    share = edge_share(edge.values("percentage")).share if kind == OWNERSHIP else UNKNOWN
    period, _ = edge_period(edge.values("startDate"), edge.values("endDate"))
    named = edge.values("namesMentioned")
    kinds = [(kind, period)]
    if kind == OWNERSHIP and share == UNKNOWN:
        # Whatever a file knows of the share, control beside it stays possible.
        kinds.append((CONTROL, replace(period, last_sure=ALWAYS.first)))
    for owner, asset in product(edge.values(owner_prop), edge.values(asset_prop)):
        for own_kind, days in kinds:
            said = Statement(owner, asset, own_kind, share, days, file, at)
            yield ListEdge(said, role, entry, named)
