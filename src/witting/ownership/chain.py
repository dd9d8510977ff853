"""Through whom is something owned or controlled, and how do the shares add up?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from witting.ownership.graph import CONTROL, LINK, OWNERSHIP
from witting.ownership.rollup import CONTROLLED, LINKED, MINORITY, OWNED
from witting.ownership.share import Share, say_share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from witting.ownership.graph import Edge, OwnershipEntity
    from witting.ownership.reach import Reach
    from witting.ownership.rollup import Answer, RollUp

MAX_STEPS = 60
"""So many assets of a chain are told at most; the rest is counted."""
MAX_PARTS = 25
"""So many holders of one asset are told at most, the largest first."""
_SAID = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One holder's part in an asset.

    Args:
        owner: The entity's number.
        kind: ``ownership``, ``control`` or ``link``.
        share: How much; None unless it is ownership.
        edges: What states it.
        is_sure: Whether control is sure on the day.
    """

    owner: int
    kind: str
    share: Share | None
    edges: tuple[Edge, ...]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """How one asset is held by those who count.

    Args:
        asset: The entity's number.
        parts: The holders, the largest first.
        total: What all of them have together.
        left_out: How many more holders there are.
    """

    asset: int
    parts: tuple[Part, ...]
    total: Share
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """All steps from the listed holders down to the asset; the last is the asset's own.

    Args:
        answer: What was asked.
        steps: In order: whoever holds is listed or has a step before.
        holders: The listed ones that it begins with.
        left_out: How many steps in the middle are not among them.
    """

    answer: Answer
    steps: tuple[Step, ...]
    holders: tuple[int, ...]
    left_out: int = 0

    def to_dict(self, entities: Sequence[OwnershipEntity]) -> dict[str, Any]:
        """As evidence writes it, with the names and ids of the entities, by number."""
        return {
            "steps": [_step_dict(step, entities) for step in self.steps],
            "left_out": self.left_out,
        }


def build_chain(rollup: RollUp, entity: int, answer: Answer) -> Chain:
    """The chain behind an answer about an entity."""
    reach, starts = answer.reach, _starts(rollup, entity, answer.reach)
    wanted, waiting, holders = {entity}, [entity], set[int]()
    steps: dict[int, Step] = {}
    while waiting:
        asset = waiting.pop()
        is_linked = asset == entity and answer.outcome == LINKED
        step = _links(rollup, asset, reach) if is_linked else _holders(rollup, asset, reach)
        owners, steps[asset] = step
        for owner in owners:
            if owner in starts:
                holders.add(owner)
            elif owner not in wanted:
                wanted.add(owner)
                waiting.append(owner)
    # By rank, every holder stands before what it holds; the asset itself may have none.
    last = len(reach.ranks)
    order = sorted(steps, key=lambda asset: (asset == entity, reach.ranks.get(asset, last), asset))
    left_out = max(0, len(order) - MAX_STEPS)
    if left_out:
        half = MAX_STEPS // 2
        order = [*order[:half], *order[-half:]]
    return Chain(answer, tuple(steps[item] for item in order), tuple(sorted(holders)), left_out)


def explain_chain(chain: Chain, *, name: Callable[[int], str], reading: str) -> str:
    """The answer and its chain as sentences."""
    asset = name(chain.steps[-1].asset)
    head = _HEADS[chain.answer.outcome, chain.answer.certainty].format(
        asset=asset, share=chain.steps[-1].total
    )
    if not chain.steps[-1].parts:
        return head
    steps = [_say_step(step, name) for step in chain.steps]
    more = chain.left_out + max(0, len(steps) - _SAID)
    if more:
        half = _SAID // 2
        steps = [*steps[:half], f"({more} more steps)", *steps[-half:]]
    return f"{head} {'; '.join(steps)}. The test: {reading}"


_HEADS = {
    (OWNED, "certain"): "{asset} is owned by listed holders ({share}).",
    (OWNED, "possible"): "{asset} may be owned by listed holders ({share}).",
    (CONTROLLED, "certain"): "{asset} is controlled by listed holders.",
    (CONTROLLED, "possible"): "{asset} may be controlled by listed holders.",
    (
        MINORITY,
        "certain",
    ): "{asset} is not owned, but listed holders have {share} of it.",
    (
        MINORITY,
        "possible",
    ): "{asset} is not owned; listed holders may have {share} of it.",
    (LINKED, "certain"): "{asset} is linked to listed ones, who do not own it by what is known.",
    (
        LINKED,
        "possible",
    ): "{asset} may be linked to listed ones, who do not own it by what is known.",
    ("not_owned", "certain"): "{asset} is not owned by listed holders, by what is known.",
}


def _starts(rollup: RollUp, entity: int, reach: Reach) -> frozenset[int]:
    listed = rollup.certain if reach.is_certain else rollup.possible
    return listed - {entity}


def _links(rollup: RollUp, asset: int, reach: Reach) -> tuple[list[int], Step]:
    graph = rollup.holdings.graph
    links = [link for link in rollup.holdings.links.get(asset, ()) if link[0] in reach]
    parts = [Part(owner, LINK, None, (graph.edge(edge),)) for owner, _, edge in links]
    nothing = Share(Fraction(0), Fraction(0))
    left_out = max(0, len(parts) - MAX_PARTS)
    step = Step(asset, tuple(parts[:MAX_PARTS]), nothing, left_out)
    return sorted({part.owner for part in parts}), step


def _holders(rollup: RollUp, asset: int, reach: Reach) -> tuple[list[int], Step]:
    """All owners that count, and the step with the largest of them."""
    holdings = rollup.holdings
    found = reach.holdings_in(asset)
    shares = [holdings.share(item) for item in found]
    low = sum((share.low for share in shares), Fraction(0))
    high = sum((share.high for share in shares), Fraction(0))
    parts = [
        Part(holdings.owners[item], OWNERSHIP, holdings.share(item), holdings.edges_of(item))
        for item in sorted(found, key=lambda item: (-holdings.highs[item], holdings.owners[item]))
    ]
    sure = {edge for _, is_sure, edge in holdings.controllers.get(asset, ()) if is_sure}
    parts += [
        Part(owner, CONTROL, None, (holdings.graph.edge(edge),), is_sure=edge in sure)
        for owner, edge in reach.controllers_of(asset)
    ]
    owners = sorted({part.owner for part in parts})
    is_above = any(share.is_above for share in shares)
    total = Share(low, min(Fraction(1), high) if low <= 1 else high, is_above)
    shown = tuple(parts[:MAX_PARTS])
    return owners, Step(asset, shown, total, len(parts) - len(shown))


def _say_step(step: Step, name: Callable[[int], str]) -> str:
    said = [_say_part(part, name) for part in step.parts[:_SAID]]
    more = step.left_out + max(0, len(step.parts) - _SAID)
    if more:
        said.append(f"{more} more holders")
    asset = name(step.asset)
    together = f", together {step.total}" if len(step.parts) > 1 and step.total.high else ""
    return f"{_and(said)} of {asset}{together}" if _has_share(step) else f"{_and(said)} {asset}"


def _has_share(step: Step) -> bool:
    return step.parts[-1].share is not None


def _say_part(part: Part, name: Callable[[int], str]) -> str:
    who = name(part.owner)
    if part.share is not None:
        return f"{who} has {part.share}"
    if part.kind == CONTROL:
        return f"{who} controls" if part.is_sure else f"{who} may control"
    return f"{who} is linked to"


def _and(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def _step_dict(step: Step, entities: Sequence[OwnershipEntity]) -> dict[str, Any]:
    return {
        "asset": entities[step.asset].caption,
        "asset_id": entities[step.asset].id,
        "total": step.total.to_dict(),
        "total_text": say_share(step.total.low) if step.total.is_exact else str(step.total),
        "holders": [
            {
                "owner": entities[part.owner].caption,
                "owner_id": entities[part.owner].id,
                "kind": part.kind,
                "share": part.share.to_dict() if part.share is not None else None,
                "share_text": str(part.share) if part.share is not None else None,
                "where": [edge.where for edge in part.edges],
                "days": [edge.period.bounds() for edge in part.edges],
            }
            for part in step.parts
        ],
        "left_out": step.left_out,
    }
