"""Which match of a party with an entry was found wrong for good, until when?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from witting.cases.canonical import storable
from witting.cases.case import Status, case_of
from witting.cases.change import change_case, note_on_case
from witting.cases.fingerprint import LISTED, listing_digest, party_digest, party_key, party_of
from witting.cases.moment import optional_moment, parse_moment
from witting.cases.tables import ALLOWANCES, CASES, FINDINGS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from witting.cases.tables import Row
    from witting.cases.transaction import Transaction
    from witting.model import Deal, Finding

LISTING_CHANGED = "the listing changed"
_NOT_ENDED = (
    select(ALLOWANCES)
    .where(
        ALLOWANCES.c.party_key.in_(bindparam("keys", expanding=True)),
        ALLOWANCES.c.ended.is_(None),
        ALLOWANCES.c.until > bindparam("now"),
    )
    .order_by(ALLOWANCES.c.id)
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A party is known not to be an entry of a list, though it looks so.

    It holds for this party as it is described and for this entry as it was listed then.

    Args:
        id: From 1.
        party: Its name.
        entity: The entry's id, such as ``us.ofac.sdn:52743``.
        reason: Why.
        by: Who says so.
        at: When it was said.
        until: When it ends by itself.
        kind: Of the finding: a match by name is another thing than one by address.
        approved: Since when it holds; None while it waits for the second pair of eyes.
        approved_by: Whose these were; None where one pair is enough.
        ended: When it ended before, or None.
        ended_why: Why it did: revoked, or the listing changed.
    """

    id: int
    party: str
    entity: str
    reason: str
    by: str
    at: dt.datetime
    until: dt.datetime
    kind: str
    approved: dt.datetime | None
    approved_by: str | None
    ended: dt.datetime | None
    ended_why: str | None

    def is_in_force(self, now: dt.datetime) -> bool:
        """Whether it holds at that time."""
        return self.approved is not None and self.ended is None and now < self.until

    def is_waiting(self, now: dt.datetime) -> bool:
        """Whether a second person must still agree."""
        return self.approved is None and self.ended is None and now < self.until


def allowance_of(row: Row) -> Allowance:
    """The allowance of a row."""
    return Allowance(
        id=row["id"],
        party=row["party_name"],
        entity=row["entity"],
        reason=row["reason"],
        by=row["by"],
        at=parse_moment(row["at"]),
        until=parse_moment(row["until"]),
        kind=row["kind"],
        approved=optional_moment(row["approved"]),
        approved_by=row["approved_by"],
        ended=optional_moment(row["ended"]),
        ended_why=row["ended_why"],
    )


def allowances_for(
    transaction: Transaction, deal: Deal, findings: tuple[Finding, ...]
) -> dict[str, int]:
    """Which allowance holds for which of the findings, by their ids.

    One whose listing has changed since, in a later edition of the list, ends here: no finding of
    its kind, party and entry says what it was given for. One that waits for the second pair of
    eyes holds for nothing.
    """
    alike: dict[int, tuple[Row, list[Finding]]] = {}
    for finding, row in _candidates(transaction, deal, findings):
        alike.setdefault(row["id"], (row, []))[1].append(finding)
    allowed: dict[str, int] = {}
    for number in sorted(alike):
        row, ours = alike[number]
        same = [item.id for item in ours if listing_digest(item) == row["listing_digest"]]
        if same and row["approved"]:
            allowed |= dict.fromkeys(same, number)
        elif not same and any(
            str(item.evidence.get("snapshot")) > row["snapshot"] for item in ours
        ):
            end_allowance(transaction, row, why=LISTING_CHANGED)
    return allowed


def end_allowance(
    transaction: Transaction, row: Row, *, why: str, instead: int | None = None
) -> None:
    """Ends an allowance, and opens again all that was closed because of it.

    Args:
        transaction: That writes.
        row: The allowance.
        why: It ends.
        instead: Another one that holds for the same party and entry, on which all that rested on
            this one rests from now on, and stays closed; None where there is none.
    """
    number, connection = row["id"], transaction.connection
    content = {"allowance": number, "why": why, "instead": instead}
    note_on_case(transaction, row["case_id"], "allowance.ended", content)
    mine = update(ALLOWANCES).where(ALLOWANCES.c.id == number)
    connection.execute(mine.values(ended=transaction.moment, ended_why=why))
    if instead is None:
        _open_again(transaction, number, why=why)
    resting = update(FINDINGS).where(FINDINGS.c.allowance_id == number)
    connection.execute(resting.values(allowance_id=instead))


def _open_again(transaction: Transaction, number: int, *, why: str) -> None:
    """Opens all cases that were closed because of an allowance."""
    connection = transaction.connection
    resting = select(FINDINGS.c.case_id).where(FINDINGS.c.allowance_id == number)
    query = select(CASES).where(
        CASES.c.id.in_(resting), CASES.c.is_allowed, CASES.c.status == Status.CLOSED.value
    )
    for case in connection.execute(query.order_by(CASES.c.id)).mappings().all():
        content = {"allowance": number, "reason": f"Allowance {number} ended: {why}."}
        change_case(
            transaction, case_of(case), "reopened", content,
            status=Status.REOPENED, is_allowed=False,
        )  # fmt: skip


def _candidates(
    transaction: Transaction, deal: Deal, findings: tuple[Finding, ...]
) -> Iterator[tuple[Finding, Row]]:
    """Each finding with those of its kind, party as described, and entry that have not ended."""
    parties = {item.id: party_of(deal, item) for item in findings if item.kind in LISTED}
    keys = {party_key(party) for party in parties.values() if party}
    if not keys:
        return
    now = {"keys": sorted(keys), "now": transaction.moment}
    rows = transaction.connection.execute(_NOT_ENDED, now).mappings().all()
    for finding in findings if rows else ():
        party = parties.get(finding.id)
        if party is None:
            continue
        entity = storable(str(finding.evidence.get("entity")))
        told = (party_key(party), party_digest(party), entity, finding.kind)
        for row in rows:
            if (row["party_key"], row["party_digest"], row["entity"], row["kind"]) == told:
                yield finding, row
