"""What does the desk know, asked in every way?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.allowance import Allowance, allowance_of
from witting.cases.attachment import Attachment
from witting.cases.audit import Audit, read_head
from witting.cases.case_file import read_case_file
from witting.cases.certificate import build_certificate
from witting.cases.chain_file import chain_lines
from witting.cases.change import get_case
from witting.cases.documents import get_document
from witting.cases.examiner_page import examiner_page
from witting.cases.papers import get_event, read_assessment, read_events
from witting.cases.precision import read_precision
from witting.cases.queue import CaseFilter, Page, read_queue
from witting.cases.retention import Purge, plan_purge
from witting.cases.settings import read_settings
from witting.cases.settings_review import read_proposal
from witting.cases.tables import ALLOWANCES
from witting.cases.watched import HeldDeal, read_case_numbers, read_held, read_last_watch
from witting.errors import DatabaseError, MissingError, StoreError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator

    from witting.cases.case_file import CaseFile
    from witting.cases.database import Database
    from witting.cases.event import Event
    from witting.cases.precision import Precision
    from witting.cases.queue import QueuePage
    from witting.cases.settings import Settings
    from witting.cases.settings_review import SettingsProposal
    from witting.cases.watched import Group
    from witting.model import Assessment


class CaseReader:
    """What can be asked of a store without changing it.

    Args:
        database: Where.
        clock: What time it is, with its zone.
    """

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock
        self.where = database.where
        """The database's address, without its password."""
        self.audit = Audit(database)
        """The chain of events."""

    @property
    def settings(self) -> Settings:
        """How the desk works, as it is now."""
        with self._database.reading() as connection:
            return read_settings(connection)

    @property
    def proposed_settings(self) -> SettingsProposal | None:
        """Settings that wait for a second admin, if there are any."""
        with self._database.reading() as connection:
            return read_proposal(connection)

    def case(self, case_id: int) -> CaseFile:
        """All that is known of a case.

        Raises:
            MissingError: There is none.
        """
        with self._database.reading() as connection:
            return read_case_file(connection, case_id, now=self._clock())

    def assessment(self, case_id: int, seq: int) -> Assessment:
        """One of its assessments in full.

        Raises:
            MissingError: There is none of that number.
        """
        with self._database.reading() as connection:
            return read_assessment(connection, case_id, seq)

    def held(
        self, lost: Callable[[StoreError], None] | None = None, group: Group | None = None
    ) -> Iterator[HeldDeal]:
        """Every deal with the last answer to it, by the numbers of the cases.

        Others may write meanwhile: what was purged since is left out.

        Args:
            lost: Is told of a case whose documents are missing or were altered, and the others
                follow; without it the first such case ends all.
            group: If given, the cases of one group come one after the other.

        Raises:
            StoreError: The database does not answer, or a case cannot be read.
        """
        with self._database.reading() as connection:
            numbers = read_case_numbers(connection, group)
        for number in numbers:
            try:
                with self._database.reading() as connection:
                    found = read_held(connection, number)
            except StoreError as error:
                if lost is None or isinstance(error, DatabaseError):
                    raise
                lost(error)
                continue
            if found is not None:
                yield found

    def last_watch(self) -> Event | None:
        """When all deals were last compared with what changed, and with what."""
        with self._database.reading() as connection:
            return read_last_watch(connection)

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

    def allowances(self) -> tuple[Allowance, ...]:
        """All of them, the newest first; also those that have ended."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ALLOWANCES).order_by(ALLOWANCES.c.id.desc()))
            return tuple(map(allowance_of, rows.mappings()))

    def precision(self, by: str = "list") -> tuple[Precision, ...]:
        """How often each list, rule or code was right, by what people judged."""
        with self._database.reading() as connection:
            return read_precision(connection, by)

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
            yield from chain_lines(connection, cases=cases, now=self._clock())

    def export_page(self, cases: Collection[int] | None = None) -> Iterator[str]:
        """The cases as one self-contained HTML page for an examiner, in pieces."""
        with self._database.reading() as connection:
            yield from examiner_page(connection, cases, now=self._clock())

    def plan_purge(self) -> Purge:
        """What is past its time, and nothing is done about it."""
        with self._database.reading() as connection:
            return plan_purge(connection, self._clock())

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
