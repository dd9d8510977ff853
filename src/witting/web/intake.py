"""How does a file that somebody brings become cases?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from witting.serving import read_upload

if TYPE_CHECKING:
    import datetime as dt

    from witting.cases import Attachment, Case, CaseStore, User
    from witting.deals.customs import TableMapping
    from witting.screening import Screener


@dataclass(frozen=True, slots=True)
class How:
    """Who brings a file, how it is read, and how its deals are judged.

    Args:
        by: Who brings it.
        perspective: For whom they are judged.
        as_of: A day, or each deal's own.
        mapping: What the columns hold where it is a table; one that fits where this is None.
        mapping_paper: The file of that, if it was brought, too; it is kept beside the other.
    """

    by: User
    perspective: str
    as_of: dt.date | Literal["deal"]
    mapping: TableMapping | None = None
    mapping_paper: Attachment | None = None


def receive_file(
    paper: Attachment, *, how: How, store: CaseStore, screener: Screener
) -> list[Case]:
    """Reads the deals of a file, screens each and puts it into the queue with the file beside it.

    Raises:
        InputError: The file is in no format that is read, holds no deal, or too many.
    """
    seen = store.audit.head.count
    screened = [
        (deal, screener.screen(deal, as_of=how.as_of, perspective=how.perspective))
        for deal in read_upload(paper.content, paper.name, mapping=how.mapping)
    ]
    # One file of many deals is kept once, with the first; the others say where they were read.
    cases = store.receive_many(screened, by=how.by, source=paper, seen=seen)
    if how.mapping_paper is not None:
        store.attach(cases[0].id, how.mapping_paper, how.by)
    return cases
