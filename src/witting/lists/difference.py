"""Who was added to a list, who was removed, and what changed about the others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.lists.figures import is_edge
from witting.model import listing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Listing, ListRecord, Measure


@dataclass(frozen=True, slots=True)
class Change:
    """What is said of a listing on one day and not on the other, in one respect.

    Args:
        what: schema, names, programs, measures, identifiers, addresses, countries or birth dates.
        removed: What no longer stands there, sorted.
        added: What stands there anew, sorted.
    """

    what: str
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"what": self.what, "removed": list(self.removed), "added": list(self.added)}


@dataclass(frozen=True, slots=True)
class Changed:
    """A listing that is on the list on both days, as it is on the later, and its changes."""

    listing: Listing
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two states of a list; each part sorted by id.

    Args:
        added: On the list on the later day alone.
        removed: On the list on the earlier day alone.
        changed: On both, and not the same.
        links_added: How many edges are there on the later day alone.
        links_removed: How many edges are there on the earlier day alone.
    """

    added: tuple[Listing, ...]
    removed: tuple[Listing, ...]
    changed: tuple[Changed, ...]
    links_added: int = 0
    links_removed: int = 0


def diff(before: Iterable[ListRecord], after: Iterable[ListRecord]) -> Difference:
    """What changed between two states of the same list?

    A listing is the same one where its id is the same: publishers keep their ids.
    """
    old: dict[str, Listing] = {}
    old_edges: set[str] = set()
    for record in before:
        _sort_in(record, old, old_edges)
    added: list[Listing] = []
    changed: list[Changed] = []
    new_edges: set[str] = set()
    for record in after:
        new: dict[str, Listing] = {}
        _sort_in(record, new, new_edges)
        for identity, listing in new.items():
            earlier = old.pop(identity, None)
            if earlier is None:
                added.append(listing)
            elif changes := tuple(_changes(earlier, listing)):
                changed.append(Changed(listing, changes))
    return Difference(
        added=tuple(sorted(added, key=lambda item: item.id)),
        removed=tuple(sorted(old.values(), key=lambda item: item.id)),
        changed=tuple(sorted(changed, key=lambda item: item.listing.id)),
        links_added=len(new_edges - old_edges),
        links_removed=len(old_edges - new_edges),
    )


def _sort_in(record: ListRecord, listings: dict[str, Listing], edges: set[str]) -> None:
    if is_edge(record):
        edges.add(record.principal.id)
    else:
        listings[record.principal.id] = listing_of(record)


def _changes(old: Listing, new: Listing) -> Iterator[Change]:
    if old == new:
        return
    before, after = _aspects(old), _aspects(new)
    for what, values in before.items():
        removed, added = values - after[what], after[what] - values
        if removed or added:
            yield Change(what, tuple(sorted(removed)), tuple(sorted(added)))


def _aspects(listing: Listing) -> dict[str, frozenset[str]]:
    """Everything a listing says, as texts that can be compared; their order does not matter."""
    return {
        "schema": frozenset({listing.schema}),
        "names": frozenset(_name(name.text, name.kind) for name in listing.names),
        "programs": frozenset(listing.programs),
        "measures": frozenset(text for item in listing.measures for text in _measure(item)),
        "identifiers": frozenset(f"{item.scheme} {item.value}" for item in listing.identifiers),
        "addresses": frozenset(listing.addresses),
        "countries": frozenset(listing.countries),
        "birth dates": frozenset(listing.birth_dates),
    }


def _name(text: str, kind: str) -> str:
    return text if kind == "primary" else f"{text} ({kind})"


def _measure(measure: Measure) -> Iterator[str]:
    program = measure.program or measure.authority or "no program"
    for provision in measure.provisions:
        yield f"{program}: {provision}"
    if measure.start:
        yield f"{program}: from {measure.start}"
    if measure.end:
        yield f"{program}: until {measure.end}"
