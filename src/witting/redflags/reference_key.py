"""By which of its numbers is a deal known again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.redflags.party_numbers import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Deal

SCHEMES = frozenset(
    {"bill_of_lading", "booking", "contract", "invoice", "letter_of_credit", "order"}
)
"""References that one order keeps while its papers change."""
SHORTEST = 4
"""Signs of a reference that tells one deal from others."""


def reference_keys(deal: Deal) -> Iterator[int]:
    """A digest of each of its references that stays the same for one order."""
    for reference in deal.references:
        value = "".join(filter(str.isalnum, reference.value)).upper()
        if reference.scheme in SCHEMES and len(value) >= SHORTEST:
            yield digest(f"{reference.scheme}:{value}")
