"""Did each event take the people that it takes, by the chain's own word?

A row can be altered behind the store's back, used, and put back: four eyes while one person
decides, a proposal that is somebody else's while whoever made it agrees, a role for a minute. The
tables are then as the chain says, and only the event is one that could not have been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.cases.authority import read_roles
from witting.cases.fingerprint import listed_fingerprint
from witting.cases.role import Role, covers
from witting.cases.user import MACHINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.event import Event

_NEEDED: Mapping[str, Role] = {
    **dict.fromkeys(("signed_in", "searched", "exported"), Role.VIEWER),
    **dict.fromkeys(
        ("received", "rescreened", "judged", "decided", "proposed", "declined", "reopened",
         "assigned", "commented", "attached", "allowance.ended"),
        Role.ANALYST,
    ),
    **dict.fromkeys(("approved", "allowed", "allowance.approved"), Role.APPROVER),
    **dict.fromkeys(
        ("user.added", "user.roles", "user.password", "user.disabled", "user.enabled",
         "key.added", "key.revoked", "settings.changed", "settings.proposed", "settings.declined",
         "purged"),
        Role.ADMIN,
    ),
}  # fmt: skip
"""The least role that each kind of event takes."""


def lacks_right(event: Event, right: Mapping[str, Any] | None) -> bool:
    """Whether an event is by somebody who had not the right to it.

    Args:
        event: That happened.
        right: ``roles`` and ``is_active`` of whom it is by, before it; None where the chain knows
            nobody of that name.
    """
    needed = _NEEDED.get(event.kind)
    if needed is None or event.by.startswith(MACHINE):
        return False
    if event.kind == "user.password" and (event.content or {}).get("name") == event.by:
        needed = Role.VIEWER
    return not (right and right["is_active"] and covers(read_roles(right["roles"]), needed))


def find_lone_step(
    event: Event, before: Mapping[str, Any], after: Mapping[str, Any], *, four_eyes: bool
) -> str:
    """What one person did to a case that takes two; empty where there is nothing.

    Args:
        event: That happened.
        before: The state of the case by the event before.
        after: By this one.
        four_eyes: Whether a second person must agree, by the chain.
    """
    if event.kind == "decided" and after["status"] == "closed" and four_eyes:
        return "it closes its case, and no second person agreed."
    if event.kind == "approved" and before["proposed_by"] == event.by:
        return "whoever proposed it is who agrees."
    if event.kind == "approved" and before["proposed"] != after["decision"]:
        return "it agrees to what was not proposed."
    return ""


def find_lone_allowance(
    event: Event, row: Mapping[str, Any] | None = None, *, four_eyes: bool
) -> str:
    """The same of an allowance.

    Args:
        event: That gives it, or agrees to it.
        row: Where one agrees to it, what it was before.
        four_eyes: Whether a second person must agree, by the chain.
    """
    # The first desks had no second pair of eyes for it, and did not say whether it waits.
    if event.kind == "allowed" and four_eyes and (event.content or {}).get("waits") is False:
        return "it allows a party, and no second person agreed."
    if row is not None and row["by"] == event.by:
        return "whoever proposed it is who agrees."
    return ""


def is_held(
    finding: Mapping[str, Any], row: Mapping[str, Any] | None, *, at: str, is_exact: bool
) -> bool:
    """Whether the allowance that a finding rests on held for it then.

    Args:
        finding: As its event has it.
        row: The allowance before, or None where there was none.
        at: When.
        is_exact: Whether it is for one kind of match; those of the first desks are not.
    """
    if row is None or not _holds(row, at=at):
        return False
    wanted = listed_fingerprint(row["kind"], row["party_digest"], row["listing_digest"])
    return not is_exact or bool(finding["fingerprint"] == wanted)


def is_renewal(ended: Mapping[str, Any], row: Mapping[str, Any] | None, *, at: str) -> bool:
    """Whether an allowance holds for what another one held for that ends.

    Args:
        ended: The one that ends.
        row: The other, or None where there is none.
        at: When.
    """
    same = ("kind", "party_digest", "listing_digest")
    return row is not None and _holds(row, at=at) and all(ended[key] == row[key] for key in same)


def _holds(row: Mapping[str, Any], *, at: str) -> bool:
    return row["approved"] is not None and row["ended"] is None and bool(row["until"] > at)
