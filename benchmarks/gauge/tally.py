"""What do many outcomes come to, in all and by a trait of the questions?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gauge.line import Line
from gauge.probe import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from gauge.bar import Bar
    from gauge.ours import Witting
    from gauge.probe import Engine, Outcome, Probe

TRAITS = ("kind", "script", "list", "schema", "name_kind", "words")


def ask_all(
    engine: Engine, probes: Sequence[Probe], bearers: Mapping[str, Collection[str]]
) -> list[Outcome]:
    """Every question, in order."""
    return [judge(probe, engine.ask(probe), bearers) for probe in probes]


def iter_misses(outcomes: Iterable[Outcome], engine: Witting) -> Iterator[dict[str, object]]:
    """What was not found, and what the entry that is meant scores by itself."""
    for item in outcomes:
        if not item.found:
            yield {**item.to_dict(), "own_score": engine.score_of(item.probe)}


def iter_alerts(outcomes: Iterable[Outcome]) -> Iterator[dict[str, object]]:
    """What alerted though it should not."""
    return (item.to_dict() for item in outcomes if item.hits)


def is_found(outcome: Outcome) -> bool:
    return outcome.found


def alerts(outcome: Outcome) -> bool:
    return bool(outcome.hits)


def lines_of(
    row: str,
    ours: Sequence[Outcome],
    peers: Mapping[str, Sequence[Outcome]],
    *,
    counts: Callable[[Outcome], bool],
    bar: Bar,
    by: str | None,
) -> Iterator[Line]:
    """The line of all, then one for each value of the trait.

    Args:
        row: The key of the row.
        ours: Of witting.
        peers: Of each peer: the outcomes of the first of the same questions.
        counts: Whether an outcome counts.
        bar: What is asked for.
        by: One of TRAITS, or None.
    """
    yield _line(row, bar.label, ours, peers, counts=counts, bar=bar)
    parts = _apart(ours, by) if by else {}
    of_peers = {name: _apart(found, by or "kind") for name, found in peers.items()}
    for value in sorted(parts) if len(parts) > 1 else ():
        theirs = {name: apart.get(value, []) for name, apart in of_peers.items()}
        yield _line(row, f"  {value}", parts[value], theirs, counts=counts, bar=None)


def _apart(outcomes: Iterable[Outcome], trait: str) -> dict[str | int, list[Outcome]]:
    parts: dict[str | int, list[Outcome]] = {}
    for item in outcomes:
        parts.setdefault(getattr(item.probe, trait), []).append(item)
    return parts


def _line(
    row: str,
    label: str,
    ours: Sequence[Outcome],
    peers: Mapping[str, Sequence[Outcome]],
    *,
    counts: Callable[[Outcome], bool],
    bar: Bar | None,
) -> Line:
    share = _share(ours, counts)
    asked = max((len(found) for found in peers.values()), default=0)
    asked_of_peers = {item.probe for item in next(iter(peers.values()), ())}
    there = [item for item in ours if item.probe in asked_of_peers]
    return Line(
        row=row,
        label=label,
        unit="%",
        asked=len(ours),
        ours=share,
        strict=_share(ours, _strict_of(counts)),
        bar=bar.text if bar else "",
        reached=bar.holds(share) if bar else None,
        peers={name: _share(found, counts) for name, found in peers.items() if found},
        peers_asked=asked,
        ours_there=_share(there, counts) if there else None,
    )


def _strict_of(counts: Callable[[Outcome], bool]) -> Callable[[Outcome], bool]:
    """Of names that are meant: the entry itself, among the first. Of alerts: the strong ones."""
    if counts is alerts:
        return lambda outcome: any(hit.strong for hit in outcome.hits)
    return lambda outcome: outcome.first


def _share(outcomes: Sequence[Outcome], counts: Callable[[Outcome], bool]) -> float:
    return sum(map(counts, outcomes)) / len(outcomes) if outcomes else 0.0
