"""Is whoever agrees a second person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cases.authority import authorize
from witting.cases.role import Role
from witting.errors import NotAllowedError

if TYPE_CHECKING:
    from witting.cases.transaction import Transaction


def require_second(
    transaction: Transaction,
    *,
    proposed_by: str | None,
    is_agreed: bool,
    where: str,
    needed: Role = Role.APPROVER,
) -> None:
    """Lets whoever has the role agree or decline, and whoever proposed take it back.

    Args:
        transaction: Of whoever speaks.
        proposed_by: Who proposed.
        is_agreed: Whether it is to be so.
        where: What was proposed, for a refusal.
        needed: The role that it takes.

    Raises:
        NotAllowedError: The user proposed it themself, may be the same person, or is no approver.
    """
    by = transaction.by.name
    if proposed_by == by and not is_agreed:
        return
    if proposed_by == by:
        raise NotAllowedError(
            "whoever proposes is not the second pair of eyes.",
            where=where,
            remedy=f"Ask another {needed.value}.",
        )
    if is_agreed and is_person(proposed_by or "") != is_person(by):
        # Whoever is signed in may hold the key, too, and be both.
        raise NotAllowedError(
            "a key and a person may be the same pair of eyes.",
            where=where,
            remedy="Let two persons propose and approve, each signed in, or two keys.",
        )
    authorize(transaction.connection, transaction.by, needed, now=transaction.now)


def is_person(name: str) -> bool:
    """The names of keys and machines have a colon, those of users have none."""
    return ":" not in name
