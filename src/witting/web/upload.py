"""How does a file that somebody brings become cases?

A file is kept by its content; its name is shown and is never a path.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from witting.cases import Attachment
from witting.deals import read_deals
from witting.errors import InputError
from witting.report.legible import legible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from witting.cases import Case, CaseStore, User
    from witting.model import Deal
    from witting.screening import Screener

MOST_DEALS = 1_000
"""So many deals of one file are screened while somebody waits."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class How:
    """Who brings a file, and how its deals are judged; ``as_of`` is a day, or each deal's own."""

    by: User
    perspective: str
    as_of: dt.date | Literal["deal"]


def shown_name(name: str) -> str:
    """A file's name without the folders before it, short enough to be shown."""
    return legible(re.split(r"[/\\]", name)[-1])[:_LONGEST_NAME] or "upload"


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
        InputError: The file is in no format that is read, holds no deal, or too many.
    """
    deals = list(_read(content, name))
    if len(deals) > MOST_DEALS:
        raise InputError(
            f"the file has more than {MOST_DEALS:,} deals.",
            where=name,
            remedy="Split it, or screen it with `witting screen`.",
        )
    paper = Attachment(name, media_type, content)
    cases: list[Case] = []
    for deal in deals:
        assessment = screener.screen(deal, as_of=how.as_of, perspective=how.perspective)
        # One file of many deals is kept once, with the first; the others say where they were read.
        source = paper if not cases else None
        cases.append(store.receive(deal, assessment, by=how.by, source=source))
    return cases


def _read(content: bytes, name: str) -> Iterator[Deal]:
    """The deals of a file as if it had the name; the reader looks at what is in it."""
    suffix = _SUFFIX.search(name)
    with tempfile.TemporaryDirectory(prefix="witting-upload-") as folder:
        path = Path(folder) / f"upload{suffix[0].lower() if suffix else ''}"
        path.write_bytes(content)
        try:
            for number, deal in enumerate(read_deals(path)):
                if number > MOST_DEALS:
                    return
                yield _named(deal, path.name, name)
        except InputError as error:
            raise InputError(error.what, where=name, remedy=error.remedy) from error


def _named(deal: Deal, path: str, name: str) -> Deal:
    """The deal with the name of the file that was brought, where it has that of our own."""
    source = deal.source
    if source is not None and source.file == path:
        source = replace(source, file=name)
    own = f"{path}:"
    identity = f"{name}:{deal.id.removeprefix(own)}" if deal.id.startswith(own) else deal.id
    return replace(deal, id=identity, source=source)
