"""What of an ownership file goes into a home, and what of it is amiss?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from witting.errors import InputError
from witting.model import Issue
from witting.owners.bods import read_bods
from witting.owners.csv import read_csv
from witting.owners.ftm import read_ftm
from witting.owners.gleif import read_gleif
from witting.owners.psc import read_psc
from witting.owners.statement import Statement
from witting.ownership.graph import OWNERSHIP, merge_entities
from witting.ownership.share import say_share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from witting.lists.source import SourceFile
    from witting.owners.statement import Said
    from witting.ownership.graph import OwnershipEntity

READERS: dict[str, Callable[[SourceFile], Iterator[Said]]] = {
    "bods": read_bods,
    "csv": read_csv,
    "ftm": read_ftm,
    "gleif": read_gleif,
    "psc": read_psc,
}
"""By format."""

_PLACES = 4
_ALL = Fraction(1)


@dataclass
class Intake:
    """All that a file says, and what is known of it.

    Args:
        entities: Each once, in the order in which they first stand in the file.
        statements: In the order of the file.
        issues: What was not understood, or does not fit together.
    """

    entities: list[OwnershipEntity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def kinds(self) -> dict[str, int]:
        """How many statements there are of each kind."""
        counts = Counter(statement.kind for statement in self.statements)
        return {kind: counts[kind] for kind in sorted(counts)}


def take_in(said: Iterable[Said], *, where: str) -> Intake:
    """Gathers what a reader yields, and looks for shares that make more than all.

    Raises:
        InputError: The file says nothing of ownership at all.
    """
    found = Intake()
    seen: dict[str, OwnershipEntity] = {}
    for item in said:
        if isinstance(item, Statement):
            found.statements.append(item)
        elif isinstance(item, Issue):
            found.issues.append(item)
        else:
            known = seen.setdefault(item.id, item)
            if known is not item and known != item:
                seen[item.id] = merge_entities(known, item)
    found.entities = list(seen.values())
    if not found.statements:
        first = f" First: {found.issues[0].where}: {found.issues[0].what}" if found.issues else ""
        raise InputError(
            f"the file says nothing of who owns or controls whom.{first}",
            where=where,
            remedy="See docs/owners.md for the formats.",
        )
    names = {entity.id: entity.caption for entity in found.entities}
    found.issues.extend(_overfull(found.statements, names))
    return found


def _overfull(statements: Iterable[Statement], names: dict[str, str]) -> Iterator[Issue]:
    """Assets of which more than all is owned on some day."""
    held: dict[str, list[Statement]] = {}
    for item in statements:
        if item.kind == OWNERSHIP and item.share.low and item.owner != item.asset:
            held.setdefault(item.asset, []).append(item)
    for asset, own in sorted(held.items()):
        if sum((item.share.low for item in own), Fraction(0)) > _ALL:
            yield from _most(names.get(asset, asset), own)


def _most(name: str, own: list[Statement]) -> Iterator[Issue]:
    worst, total = list[Statement](), _ALL
    for day in sorted({item.period.first_sure for item in own}):
        here = [item for item in own if item.period.first_sure <= day <= item.period.last_sure]
        by_owner: dict[str, Fraction] = {}
        for item in here:
            by_owner[item.owner] = max(by_owner.get(item.owner, Fraction(0)), item.share.low)
        if (now := sum(by_owner.values(), Fraction(0))) > total:
            worst, total = here, now
    if worst:
        places = ", ".join(str(item.at) for item in worst[:_PLACES])
        more = f" and {len(worst) - _PLACES} more" if len(worst) > _PLACES else ""
        yield Issue(
            f"{worst[0].file} {places}{more}",
            f"the shares of {name} add up to {say_share(total)}; as much of them as is more than "
            "all counts for nobody for certain.",
        )
