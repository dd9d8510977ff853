"""What was decided about a deal, by whom, and can it be shown two years later?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.cases import allowance_review, allowing, attachment, deciding, intake, judging
from witting.cases.case_reader import CaseReader
from witting.cases.change import MAX_TEXT, checked_text, get_case, note_on_case
from witting.cases.database import Database
from witting.cases.keys import Keys
from witting.cases.migration import migrate
from witting.cases.papers import read_deal
from witting.cases.retention import Purge, purge
from witting.cases.role import Role
from witting.cases.sessions import Sessions
from witting.cases.settings_review import approve_settings, change_settings
from witting.cases.transaction import Transactions
from witting.cases.users import Users
from witting.cases.watched import WATCHED
from witting.errors import ConflictError, WittingError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from witting.cases.allowance import Allowance
    from witting.cases.attachment import Attachment
    from witting.cases.case import Case
    from witting.cases.settings import Settings
    from witting.cases.user import User
    from witting.model import Assessment, Deal, Versions

_AT_ONCE = 100
"""So many cases are judged, or deals taken in, before another writer has a turn."""


class CaseStore(CaseReader):
    """The cases of one desk. Safe to share between threads; several processes may have it open.

    Whatever changes it takes who does (``by``), whose rights are looked up anew, and is in the
    chain of events in the same step. All of it raises :class:`witting.errors.StoreError` where the
    database does not answer, and then nothing of the change is kept.

    Args:
        database: Where.
        clock: What time it is, with its zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        super().__init__(database, clock)
        self._transactions = Transactions(database, clock)
        self.users = Users(self._transactions)
        """Who may sign in."""
        self.sessions = Sessions(self._transactions)
        """Who is signed in."""
        self.keys = Keys(self._transactions)
        """Which other systems may ask."""

    def change_settings(
        self, by: User, seen: Settings | None = None, /, **changes: bool | int
    ) -> Settings:
        """Changes settings by their names; takes an admin, or proposes it to a second one.

        See :func:`witting.cases.settings_review.change_settings`.
        """
        return change_settings(self._transactions, by=by, seen=seen, **changes)

    def approve_settings(self, seq: int, *, is_agreed: bool, by: User) -> Settings:
        """Agrees or declines; see :func:`witting.cases.settings_review.approve_settings`."""
        return approve_settings(self._transactions, seq, is_agreed=is_agreed, by=by)

    def receive(
        self,
        deal: Deal,
        assessment: Assessment,
        *,
        by: User,
        source: Attachment | None = None,
        seen: int | None = None,
    ) -> Case:
        """Takes a deal in, or adds the assessment to the case of the same deal.

        The same is what has the same id and says the same, wherever it was read.

        Args:
            deal: As read; one that is clear is kept, too, as a closed case.
            assessment: Of it.
            by: An analyst.
            source: The paper that it was read from.
            seen: How many events there were when the screening began (``audit.head.count``), so
                that an assessment which came meanwhile is not replaced.
        """
        [case] = self.receive_many([(deal, assessment)], by=by, source=source, seen=seen)
        return case

    def receive_many(
        self,
        screened: Sequence[tuple[Deal, Assessment]],
        *,
        by: User,
        source: Attachment | None = None,
        seen: int | None = None,
    ) -> list[Case]:
        """Takes the deals of one paper in, as :meth:`receive` does each, and sooner.

        Args:
            screened: Each deal with its assessment. A hundred at a time are kept, all or none, so
                that the disk is waited for once.
            by: An analyst.
            source: The paper, which is kept with the first of them.
            seen: How many events there were when the screening began.

        Returns:
            The case of each.
        """
        cases: list[Case] = []
        for start in range(0, len(screened), _AT_ONCE):
            with self._transactions.begin(by, Role.ANALYST) as transaction:
                for deal, assessment in screened[start : start + _AT_ONCE]:
                    cases.append(intake.receive(transaction, deal, assessment, seen=seen))
                    if source is not None and len(cases) == 1:
                        attachment.attach(transaction, cases[0].id, source)
                        cases[0] = get_case(transaction.connection, cases[0].id)
        return cases

    def rescreen(
        self,
        case_id: int,
        assessment: Assessment,
        by: User,
        *,
        note: str = "",
        assessed: int | None = None,
        seen: int | None = None,
    ) -> Case:
        """Adds an assessment to a case; see :func:`witting.cases.intake.rescreen`.

        Args:
            case_id: The case.
            assessment: Of its deal.
            by: An analyst.
            note: Why it was screened again, kept as a comment in the same step.
            assessed: The number of the assessment that it follows, if it matters.
            seen: How many events there were when the screening began.

        Raises:
            ConflictError: Another assessment came in between.
        """
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            case = get_case(transaction.connection, case_id)
            if assessed is not None and case.assessed != assessed:
                raise ConflictError("another assessment came in between.", where=f"case {case_id}")
            deal = read_deal(transaction.connection, case_id, case.assessed)
            found = intake.rescreen(transaction, case_id, deal, assessment, seen=seen)
            if note:
                text = checked_text(note[:MAX_TEXT], where=f"case {case_id}")
                note_on_case(transaction, case_id, "commented", {"text": text})
                found = get_case(transaction.connection, case_id)
            return found

    def note_watch(self, content: Mapping[str, Any], by: User) -> int:
        """Notes that all cases were compared with what changed; the number of the event."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return transaction.append(WATCHED, content)

    def judge(
        self,
        case_id: int,
        finding_id: str,
        value: str,
        *,
        reason: str,
        by: User,
        expected_version: int,
    ) -> Case:
        """Says whether a finding is right; see :func:`witting.cases.judging.judge`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return judging.judge(
                transaction, case_id, finding_id, value=value, reason=reason,
                version=expected_version,
            )  # fmt: skip

    def judge_alike(
        self, case_id: int, finding_id: str, value: str, *, reason: str, by: User
    ) -> int:
        """Says the same of a finding in all cases that wait and where nobody has judged it yet.

        Returns:
            In how many cases. Some at a time are kept, so that others can write in between.

        Raises:
            MissingError: There is no such case or finding.
            InputError: The value is none.
            ReasonError: There is no reason.
        """
        with self._database.reading() as connection:
            print_ = judging.get_fingerprint(connection, case_id, finding_id)
        total, done = 0, 1
        while done:
            with self._transactions.begin(by, Role.ANALYST) as transaction:
                done = judging.judge_alike(
                    transaction, print_, origin=case_id, value=value, reason=reason,
                    limit=_AT_ONCE,
                )  # fmt: skip
            total += done
        return total

    def decide(
        self, case_id: int, action: str, *, reason: str, by: User, expected_version: int
    ) -> Case:
        """Decides, or proposes to; see :func:`witting.cases.deciding.decide`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return deciding.decide(transaction, case_id, action, reason, version=expected_version)

    def approve(
        self, case_id: int, *, is_agreed: bool, reason: str, by: User, expected_version: int
    ) -> Case:
        """Agrees or declines; see :func:`witting.cases.deciding.approve`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return deciding.approve(
                transaction, case_id, reason, is_agreed=is_agreed, version=expected_version
            )

    def reopen(self, case_id: int, *, reason: str, by: User, expected_version: int) -> Case:
        """Opens a closed case again; see :func:`witting.cases.deciding.reopen`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return deciding.reopen(transaction, case_id, reason, version=expected_version)

    def assign(
        self,
        case_id: int,
        *,
        to: str | None,
        due: dt.datetime | None,
        by: User,
        expected_version: int,
    ) -> Case:
        """Says whose work it is and until when; see :func:`witting.cases.deciding.assign`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return deciding.assign(transaction, case_id, to, due, version=expected_version)

    def comment(self, case_id: int, text: str, by: User) -> int:
        """Notes something; whoever decides at the same time need not start over.

        Returns:
            The number of the event.

        Raises:
            MissingError: There is no such case.
            InputError: There is no text, or too much.
        """
        content = {"text": checked_text(text, where=f"case {case_id}")}
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return note_on_case(transaction, case_id, "commented", content)

    def attach(self, case_id: int, paper: Attachment, by: User) -> int:
        """Keeps a paper with a case; see :func:`witting.cases.attachment.attach`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return attachment.attach(transaction, case_id, paper)

    def allow(
        self,
        case_id: int,
        finding_id: str,
        *,
        reason: str,
        until: dt.datetime,
        by: User,
        expected_version: int,
    ) -> Allowance:
        """Says that a party is not an entry, for the future; takes an approver, or proposes it.

        See :func:`witting.cases.allowing.allow`.
        """
        with self._transactions.begin(by, Role.APPROVER) as transaction:
            return allowing.allow(
                transaction, case_id, finding_id, reason=reason, until=until,
                version=expected_version,
            )  # fmt: skip

    def revoke_allowance(self, allowance_id: int, *, reason: str, by: User) -> Allowance:
        """Ends an allowance; takes an approver. See :mod:`witting.cases.allowance_review`."""
        with self._transactions.begin(by, Role.APPROVER) as transaction:
            return allowance_review.revoke(transaction, allowance_id, reason=reason)

    def approve_allowance(
        self, allowance_id: int, *, is_agreed: bool, reason: str, by: User
    ) -> Allowance:
        """Agrees or declines; see :func:`witting.cases.allowance_review.approve`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return allowance_review.approve(transaction, allowance_id, reason, is_agreed=is_agreed)

    def end_lapsed(self, by: User) -> int:
        """Ends the allowances whose time is over; see :mod:`witting.cases.allowance_review`.

        Where there is none nothing is written, and no other writer is waited for.

        Returns:
            How many there were.
        """
        with self._database.reading() as connection:
            if not allowance_review.find_lapsed(connection, self._clock()):
                return 0
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return allowance_review.end_lapsed(transaction)

    def note_search(
        self, looked_for: Sequence[str], versions: Versions, *, as_of: dt.date, by: User,
        found: Sequence[str] = (),
    ) -> int:  # fmt: skip
        """Notes a search by name, so that a certificate can be given of one that found nobody.

        Args:
            looked_for: The names.
            versions: What was looked in, and with which thresholds.
            as_of: The day of the lists.
            by: Anybody.
            found: The entries that were found.

        Returns:
            The number of the event.
        """
        findings = [{"kind": "party_match", "entity": entity} for entity in found]
        content = {
            "looked_for": list(looked_for), "versions": versions.to_dict(), "findings": findings,
            "as_of": as_of.isoformat(), "not_checked": [],
        }  # fmt: skip
        with self._transactions.begin(by, Role.VIEWER) as transaction:
            return transaction.append("searched", content)

    def note_export(
        self, cases: Collection[int] | None, *, form: str, by: User, event: int | None = None
    ) -> int:
        """Notes that what the desk holds is taken out of it, before it is.

        Args:
            cases: Of these cases; of all where this is None.
            form: ``chain``, ``page`` or ``certificate``.
            by: Anybody.
            event: Of this event alone, such as a search that found nobody; then of no case.

        Returns:
            The number of the event.

        Raises:
            MissingError: There is no such case.
        """
        numbers = sorted(cases) if cases is not None else None
        what = f"case {', '.join(map(str, numbers))}" if numbers is not None else "all cases"
        if event is not None:
            numbers, what = [], f"event {event}"
        with self._transactions.begin(by, Role.VIEWER) as transaction:
            for number in numbers or ():
                get_case(transaction.connection, number)
            content = {"cases": numbers, "what": what, "form": form}
            return transaction.append("exported", content)

    def purge(self, by: User) -> Purge:
        """Takes out what is past its time; takes an admin. See :mod:`witting.cases.retention`."""
        with self._transactions.begin(by, Role.ADMIN) as transaction:
            return purge(transaction)


def open_store(url: str | None, *, home: Path, clock: Callable[[], dt.datetime]) -> CaseStore:
    """Opens the store, and brings its tables to this version where they are not.

    Args:
        url: ``sqlite:///PATH``, ``postgresql://…``, or None for ``desk.sqlite`` in the home.
        home: WITTING_HOME.
        clock: What time it is, with its zone.

    Raises:
        StoreError: The database cannot be used; says why.
    """
    database = Database(url, home=home)
    try:
        migrate(database)
    except WittingError:
        database.close()
        raise
    return CaseStore(database, clock)
