"""Are two findings the same one, though they stand in different deals?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from witting.cases.canonical import canonical, sha256
from witting.deals import deal_to_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Assessment, Deal, Finding, Party

LISTED = ("party_match", "identifier_match", "address_match", "text_mention")
"""Findings that a party is, or may be, an entry of a list."""

_PARTY = re.compile(r"parties\[(\d+)\]")
_OF_THE_LISTING = (
    "entity", "list", "caption", "listed_name", "name_kind", "schema", "programs", "measures",
    "countries", "identifiers", "addresses", "birth_dates", "listed_address",
)  # fmt: skip
_PASSING = frozenset({"snapshot", "score", "features", "role"})
"""What differs between editions of a list or places in a deal while the fact is one."""


def deal_key(deal: Deal) -> str:
    """What tells a deal from every other: its id and all that it says, wherever it was read."""
    facts = deal_to_dict(deal)
    for name in ("source", "issues"):
        facts.pop(name, None)
    return sha256(canonical(_without(facts, frozenset({"locator"}))))


def party_of(deal: Deal, finding: Finding) -> Party | None:
    """The party that a finding is about, or None."""
    found = _PARTY.match(finding.subject)
    number = int(found.group(1)) if found else len(deal.parties)
    return deal.parties[number] if number < len(deal.parties) else None


def party_key(party: Party) -> str:
    """Who a party is by name, whatever else is said of it."""
    return sha256(" ".join((party.name or "").casefold().split()))


def party_digest(party: Party) -> str:
    """All that is said of a party but its place and its role in the deal."""
    named = sorted([one.scheme, one.value] for one in party.identifiers)
    facts = (party.name, party.schema, party.country, party.address, party.birth_date, named)
    return sha256(canonical(facts))


def listing_digest(finding: Finding) -> str:
    """All that the list says of the entry, whatever the edition."""
    evidence = finding.evidence
    return sha256(canonical({name: evidence.get(name) for name in _OF_THE_LISTING}))


def fingerprint(deal: Deal, finding: Finding) -> str:
    """The same for the same fact: this party and this entry, these goods, this place."""
    party = party_of(deal, finding)
    about = party_digest(party) if party else ""
    if finding.kind in LISTED and party:
        return listed_fingerprint(finding.kind, about, listing_digest(finding))
    evidence = _without(finding.evidence, _PASSING)
    return sha256(canonical([finding.kind, about, evidence]))


def listed_fingerprint(kind: str, party: str, listing: str) -> str:
    """Of a finding that a party is an entry, from the digests of both."""
    return sha256(canonical([kind, party, listing]))


def finding_tags(assessment: Assessment, finding: Finding) -> set[tuple[str, str]]:
    """What a judgement of it is counted under: lists, the rule, the codes that rest on it."""
    evidence: Mapping[str, Any] = finding.evidence
    entries = (evidence, *(evidence.get("holders") or ()))
    codes = {item.code for item in assessment.exposures if finding.id in item.because}
    return {
        *(("list", str(entry["list"])) for entry in entries if entry.get("list")),
        ("rule", str(evidence.get("flag") or evidence.get("rule") or finding.kind)),
        *(("code", code) for code in codes),
    }


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(value[key], names) for key in value if key not in names}
    if isinstance(value, list | tuple):
        return [_without(item, names) for item in value]
    return value
