"""How is told that a party is owned or controlled by listed ones?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.matching.explanation import list_reasons
from witting.model import Finding
from witting.ownership.chain import build_chain, explain_chain
from witting.ownership.rollup import CERTAIN
from witting.screening.owner_match import counting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from witting.model import Party
    from witting.ownership.chain import Chain
    from witting.ownership.rollup import Answer, RollUp
    from witting.ownership.rule import OwnershipRule, Reading
    from witting.ownership.upstream import Upstream
    from witting.screening.owner_match import ListedOwner

_SAID = 4


@dataclass(frozen=True, slots=True)
class PartyInFile:
    """Whom of the ownership files a party is, or may be.

    Args:
        entities: Numbers in the whole graph; of several files each may have its own, and none
            where lists alone speak of its owners.
        score: How sure, up to 1.
        certainty: ``strong`` or ``possible``.
        why: As a sentence.
        listings: Ids of the entries of lists that it is, whose owners the lists may name.
        own: The same with their evidence.
    """

    entities: tuple[int, ...]
    score: float
    certainty: str
    why: str
    listings: tuple[str, ...] = ()
    own: tuple[ListedOwner, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnedParty:
    """What one rule says of a party.

    Args:
        rule: The regime's test.
        reading: How it is read on the day.
        item: Who in the files the party is.
        above: Its owners; the party is number 0.
        rolled: The roll-up over them.
        answer: What comes of it.
        listed: The listings of each owner that has some.
        day: The day asked for.
        said: By place, what a list says there, in a sentence.
    """

    rule: OwnershipRule
    reading: Reading
    item: PartyInFile
    above: Upstream
    rolled: RollUp
    answer: Answer
    listed: Mapping[int, Sequence[ListedOwner]]
    day: date
    said: Mapping[str, str] = field(default_factory=dict)

    def name(self, entity: int) -> str:
        """What an entity is called."""
        return self.above.graph.entities[entity].caption

    @property
    def certainty(self) -> str:
        """``strong`` where the party, its owners and their shares are all sure."""
        is_sure = self.answer.certainty == CERTAIN and self.item.certainty == "strong"
        return "strong" if is_sure else "possible"


def owner_finding(subject: str, party: Party, owned: OwnedParty) -> Callable[[str], Finding]:
    """What makes the finding, once its id is known; the evidence's shape is in docs/findings.md."""

    def make(name: str) -> Finding:
        chain = build_chain(owned.rolled, 0, owned.answer)
        holders = list(_holders(owned, chain))
        scores = [holder["score"] for holder in holders]
        return Finding(
            id=name,
            kind="ownership",
            subject=subject,
            score=min([owned.item.score, *scores]),
            certainty=owned.certainty,
            evidence=_evidence(owned, chain, holders, role=party.role),
            explanation=_explain(owned, chain, holders, party),
        )

    return make


def _holders(owned: OwnedParty, chain: Chain) -> Iterator[dict[str, Any]]:
    """The listed owners that the chain begins with, with the best listing of each on every list."""
    for number in chain.holders:
        entity = owned.above.graph.entities[number]
        seen = set[str]()
        for owner in counting(owned.rule, owned.listed.get(number, ()), owned.day):
            found, evidence = owner.finding, owner.finding.evidence
            if evidence["list"] in seen:
                continue
            seen.add(evidence["list"])
            yield {
                "owner": entity.caption,
                "owner_id": entity.id,
                "list": evidence["list"],
                "snapshot": evidence["snapshot"],
                "entity": evidence["entity"],
                "caption": evidence["caption"],
                "kind": found.kind,
                "score": round(found.score, 4),
                "certainty": found.certainty,
                "programs": evidence["programs"],
                "measures": evidence["measures"],
                "explanation": found.explanation,
                "why_possible": list(owner.why_possible),
            }


def _evidence(
    owned: OwnedParty, chain: Chain, holders: list[dict[str, Any]], *, role: str | None
) -> dict[str, Any]:
    asset = owned.above.graph.entities[0]
    total = chain.steps[-1].total
    return {
        "role": role,
        "rule": owned.rule.key,
        "title": owned.rule.title,
        "outcome": owned.answer.outcome,
        "certainty": owned.answer.certainty,
        "day": owned.day.isoformat(),
        "share": total.to_dict(),
        "share_text": str(total),
        "asset": {
            "id": asset.id,
            "name": asset.caption,
            "score": round(owned.item.score, 4),
            "certainty": owned.item.certainty,
            "explanation": owned.item.why,
        },
        "programs": sorted({program for holder in holders for program in holder["programs"]}),
        "holders": holders,
        "chain": chain.to_dict(owned.above.graph.entities),
        "reading": owned.reading.to_dict(),
    }


def _explain(owned: OwnedParty, chain: Chain, holders: list[dict[str, Any]], party: Party) -> str:
    asset = owned.name(0)
    parts = [explain_chain(chain, name=owned.name, reading=owned.reading.text)]
    if owned.item.certainty != "strong":
        parts.append(f"That {party.name or 'the party'} is {asset} is only possible.")
    parts += _list_sentences(owned, chain)
    said = [_say_holder(item) for item in holders[:_SAID]]
    more = len(holders) - _SAID
    if said:
        parts.append(f"{'; '.join(said)}{f'; and {more} more' if more > 0 else ''}.")
    return " ".join(parts)


def _say_holder(item: Mapping[str, Any]) -> str:
    """Who on a list it is; with the reasons where that is only possible, whatever the score."""
    listed = f"{item['caption']} ({item['entity']}, {item['score']:.2f})"
    if item["certainty"] == "strong":
        return f"{item['owner']} is {listed}"
    why = f" ({list_reasons(item['why_possible'])})" if item["why_possible"] else ""
    return f"{item['owner']} is, possibly, {listed}{why}"


def _list_sentences(owned: OwnedParty, chain: Chain) -> list[str]:
    """What the lists say in the chain, each sentence once."""
    places = [edge.where for step in chain.steps for part in step.parts for edge in part.edges]
    found = dict.fromkeys(owned.said[place] for place in places if place in owned.said)
    return list(found)[:_SAID]
