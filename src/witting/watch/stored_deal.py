"""What of a stored deal and of the answer to it tells whether a change can touch it?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from witting.model import Query
from witting.screening.listing_change import entries_of
from witting.screening.party import query_of
from witting.screening.text_mention import texts_with_names
from witting.screening.text_party import find_named_parties, named_by

if TYPE_CHECKING:
    from witting.model import Assessment, Deal

_OWNERSHIP = "ownership."


@dataclass(frozen=True, slots=True)
class StoredDeal:
    """A deal, taken apart into what is looked for, and what was found in it.

    Args:
        queries: Its parties as matching sees them, without their addresses, and whom its texts call
            parties.
        addresses: Of its parties.
        texts: That may name someone.
        entries: Ids of the entries of lists that were found, each with whether it was for sure.
        kinds: The kinds of its findings.
        is_owned: Whether a file of owners has one of its parties, or an owner was found.
        has_goods: Whether it has lines of goods, or texts that may tell of goods.
        is_nameless: Whether a party is known by its numbers alone.
    """

    queries: tuple[Query, ...]
    addresses: tuple[str, ...]
    texts: tuple[str, ...]
    entries: tuple[tuple[str, bool], ...]
    kinds: frozenset[str]
    is_owned: bool
    has_goods: bool
    is_nameless: bool

    @classmethod
    def of(cls, deal: Deal, assessment: Assessment) -> Self:
        """A deal with the last answer to it."""
        queries = [replace(query_of(party), address=None) for party in deal.parties]
        texts = tuple(dict.fromkeys(text for _, text in texts_with_names(deal)))
        named = [party for text in texts for party in find_named_parties(text)]
        named += [named_by(item.manufacturer) for item in deal.goods if item.manufacturer]
        queries += [Query(name=party.name) for party in named]
        kinds = frozenset(finding.kind for finding in assessment.findings)
        checked = assessment.coverage.checked
        return cls(
            queries=tuple(dict.fromkeys(queries)),
            addresses=tuple(dict.fromkeys(item.address for item in deal.parties if item.address)),
            texts=texts,
            entries=_entries(assessment),
            kinds=kinds,
            is_owned="ownership" in kinds or any(name.startswith(_OWNERSHIP) for name in checked),
            has_goods=bool(deal.goods or deal.text or deal.purpose),
            is_nameless=any(item.identifiers and not item.name for item in deal.parties),
        )


def _entries(assessment: Assessment) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for finding in assessment.findings:
        if entity := finding.evidence.get("entity"):
            is_sure = finding.certainty == "strong"
            found[str(entity)] = found.get(str(entity), False) or is_sure
    for entry in entries_of(assessment):
        found.setdefault(str(entry["entity"]), True)
    return tuple(found.items())
