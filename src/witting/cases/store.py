"""What was decided about a deal, by whom, and can it be shown two years later?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases import allowing, attachment, deciding, intake, judging
from witting.cases.allowance import Allowance, allowance_of
from witting.cases.attachment import Attachment
from witting.cases.audit import Audit, read_head
from witting.cases.case_file import read_case_file
from witting.cases.certificate import build_certificate
from witting.cases.chain_file import chain_lines
from witting.cases.change import checked_text, get_case, note_on_case
from witting.cases.database import Database
from witting.cases.documents import get_document
from witting.cases.examiner_page import examiner_page
from witting.cases.keys import Keys
from witting.cases.migration import migrate
from witting.cases.papers import get_event, read_assessment, read_deal, read_events
from witting.cases.precision import read_precision
from witting.cases.queue import CaseFilter, Page, read_queue
from witting.cases.retention import Purge, plan_purge, purge
from witting.cases.role import Role
from witting.cases.sessions import Sessions
from witting.cases.settings import change_settings, read_settings
from witting.cases.tables import ALLOWANCES
from witting.cases.transaction import Transactions
from witting.cases.users import Users
from witting.errors import MissingError, WittingError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from witting.cases.case import Case
    from witting.cases.case_file import CaseFile
    from witting.cases.precision import Precision
    from witting.cases.queue import QueuePage
    from witting.cases.settings import Settings
    from witting.cases.user import User
    from witting.model import Assessment, Deal, Versions


class CaseStore:
    """The cases of one desk. Safe to share between threads; several processes may have it open.

    Whatever changes it takes who does (``by``), whose rights are looked up anew, and is in the
    chain of events in the same step. All of it raises :class:`witting.errors.StoreError` where the
    database does not answer, and then nothing of the change is kept.

    Args:
        database: Where.
        clock: What time it is, with its zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._transactions = Transactions(database, clock)
        self.where = database.where
        """The database's address, without its password."""
        self.users = Users(self._transactions)
        """Who may sign in."""
        self.sessions = Sessions(self._transactions)
        """Who is signed in."""
        self.keys = Keys(self._transactions)
        """Which other systems may ask."""
        self.audit = Audit(database)
        """The chain of events."""

    @property
    def settings(self) -> Settings:
        """How the desk works, as it is now."""
        with self._database.reading() as connection:
            return read_settings(connection)

    def change_settings(self, by: User, **changes: bool | int) -> Settings:
        """Changes settings by their names; takes an admin. See :func:`change_settings`."""
        return change_settings(self._transactions, by=by, **changes)

    def receive(
        self, deal: Deal, assessment: Assessment, *, by: User, source: Attachment | None = None
    ) -> Case:
        """Takes a deal in, or adds the assessment to the case of the same deal.

        The same is what has the same id and says the same, wherever it was read.

        Args:
            deal: As read; one that is clear is kept, too, as a closed case.
            assessment: Of it.
            by: An analyst.
            source: The paper that it was read from.
        """
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            case = intake.receive(transaction, deal, assessment)
            if source is not None:
                attachment.attach(transaction, case.id, source)
            return get_case(transaction.connection, case.id)

    def rescreen(self, case_id: int, assessment: Assessment, by: User) -> Case:
        """Adds an assessment to a case; see :func:`witting.cases.intake.rescreen`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            case = get_case(transaction.connection, case_id)
            deal = read_deal(transaction.connection, case_id, case.assessed)
            return intake.rescreen(transaction, case_id, deal, assessment)

    def case(self, case_id: int) -> CaseFile:
        """All that is known of a case.

        Raises:
            MissingError: There is none.
        """
        with self._database.reading() as connection:
            return read_case_file(connection, case_id)

    def assessment(self, case_id: int, seq: int) -> Assessment:
        """One of its assessments in full.

        Raises:
            MissingError: There is none of that number.
        """
        with self._database.reading() as connection:
            return read_assessment(connection, case_id, seq)

    def attachment(self, case_id: int, seq: int) -> Attachment:
        """One of its papers.

        Raises:
            MissingError: There is none of that number.
        """
        with self._database.reading() as connection:
            for event in read_events(connection, case_id):
                if event.seq == seq and event.kind == "attached" and event.content:
                    body = get_document(connection, case_id, event.content["digest"])
                    return Attachment(event.content["name"], event.content["media_type"], body)
        raise MissingError("there is no such attachment.", where=f"case {case_id}, event {seq}")

    def queue(
        self,
        wanted: CaseFilter = CaseFilter(),  # noqa: B008  # frozen
        sort: str = "weight",
        page: Page = Page(),  # noqa: B008  # frozen
    ) -> QueuePage:
        """The cases that are wanted, a page of them; see :func:`read_queue`."""
        with self._database.reading() as connection:
            return read_queue(connection, wanted, sort=sort, page=page)

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
        """Says the same wherever it waits; see :func:`witting.cases.judging.judge_alike`."""
        with self._transactions.begin(by, Role.ANALYST) as transaction:
            return judging.judge_alike(transaction, case_id, finding_id, value=value, reason=reason)

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
        """Says that a party is not an entry, for the future; takes an approver.

        See :func:`witting.cases.allowing.allow`.
        """
        with self._transactions.begin(by, Role.APPROVER) as transaction:
            return allowing.allow(
                transaction, case_id, finding_id, reason=reason, until=until,
                version=expected_version,
            )  # fmt: skip

    def revoke_allowance(self, allowance_id: int, *, reason: str, by: User) -> Allowance:
        """Ends an allowance; takes an approver. See :func:`witting.cases.allowing.revoke`."""
        with self._transactions.begin(by, Role.APPROVER) as transaction:
            return allowing.revoke(transaction, allowance_id, reason=reason)

    def allowances(self) -> tuple[Allowance, ...]:
        """All of them, the newest first; also those that have ended."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ALLOWANCES).order_by(ALLOWANCES.c.id.desc()))
            return tuple(map(allowance_of, rows.mappings()))

    def precision(self, by: str = "list") -> tuple[Precision, ...]:
        """How often each list, rule or code was right, by what people judged."""
        with self._database.reading() as connection:
            return read_precision(connection, by)

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

    def certificate(self, case_id: int | None = None, *, seq: int | None = None) -> dict[str, Any]:
        """The certificate that nobody was found.

        Args:
            case_id: By the newest assessment of this case.
            seq: By the assessment or search of this event.

        Raises:
            MissingError: There is no such case or event.
            CaseError: Somebody was found, nobody was looked for, or no list was looked in.
        """
        with self._database.reading() as connection:
            if case_id is not None:
                seq = get_case(connection, case_id).assessed
            return build_certificate(get_event(connection, seq), read_head(connection))

    def export(self, cases: Collection[int] | None = None) -> Iterator[bytes]:
        """The whole chain as JSON lines, with the contents of these cases, or of all.

        Raises:
            MissingError: There is no such case.
        """
        with self._database.reading() as connection:
            for case in cases or ():
                get_case(connection, case)
            yield from chain_lines(connection, cases=cases, now=self._transactions.clock())

    def export_page(self, cases: Collection[int] | None = None) -> Iterator[str]:
        """The cases as one self-contained HTML page for an examiner, in pieces."""
        with self._database.reading() as connection:
            yield from examiner_page(connection, cases, now=self._transactions.clock())

    def plan_purge(self) -> Purge:
        """What is past its time, and nothing is done about it."""
        with self._database.reading() as connection:
            return plan_purge(connection, self._transactions.clock())

    def purge(self, by: User) -> Purge:
        """Takes out what is past its time; takes an admin. See :mod:`witting.cases.retention`."""
        with self._transactions.begin(by, Role.ADMIN) as transaction:
            return purge(transaction)

    def ping(self) -> None:
        """Asks the database for nothing.

        Raises:
            StoreError: It does not answer.
        """
        with self._database.reading() as connection:
            connection.execute(select(1))

    def close(self) -> None:
        """Lets go of all connections."""
        self._database.close()


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
