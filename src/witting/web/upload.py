"""How does a file that somebody brings become cases?

A file is kept by its content; its name is shown and is never a path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from witting.cases import Attachment
from witting.serving import read_upload

if TYPE_CHECKING:
    import datetime as dt

    from witting.cases import Case, CaseStore, User
    from witting.screening import Screener


@dataclass(frozen=True, slots=True)
class How:
    """Who brings a file, and how its deals are judged; ``as_of`` is a day, or each deal's own."""

    by: User
    perspective: str
    as_of: dt.date | Literal["deal"]


def receive_file(
    content: bytes,
    name: str,
    media_type: str,
    *,
    how: How,
    store: CaseStore,
    screener: Screener,
) -> list[Case]:
    """Reads the deals of a file, screens each and puts it into the queue with the file beside it.

    Raises:
        DealFileError: The file is in no format that is read, holds no deal, or too many.
    """
    deals = read_upload(content, name)
    paper = Attachment(name, media_type, content)
    cases: list[Case] = []
    for deal in deals:
        assessment = screener.screen(deal, as_of=how.as_of, perspective=how.perspective)
        # One file of many deals is kept once, with the first; the others say where they were read.
        source = paper if not cases else None
        cases.append(store.receive(deal, assessment, by=how.by, source=source))
    return cases
