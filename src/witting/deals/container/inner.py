"""Which deals does a file within a file hold, and what if it cannot be read?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from witting.deals.charset import decode_text, is_text
from witting.deals.container.budget import MAX_DEPTH, Budget
from witting.deals.paper import read_paper
from witting.deals.parse import unread_deal
from witting.deals.reading import printable
from witting.errors import DealFileError
from witting.model import Issue, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.model import Deal

    ReadBytes = Callable[[bytes, str, "Inner"], Iterator[Deal]]

MAX_NAME = 200
"""Letters of the name of a file within."""
UNREAD = "unread"
"""The format of a source that could not be read."""


@dataclass(frozen=True, slots=True)
class Inner:
    """Reads the files within a file.

    Args:
        read_bytes: Reads any file by its content; the same function that read the outer one.
        depth: How deep the outer file stands in others.
        budget: What may still be unfolded.
    """

    read_bytes: ReadBytes
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    def take(self, data: bytes) -> str | None:
        """Counts a file that was unfolded; why it may not be read, or None."""
        problem = self.budget.take_file()
        if problem is None and len(data) > self.budget.limit():
            problem = "it is too large"
        self.budget.take_size(len(data))
        return f"{problem}, and it was not read." if problem else None

    def deeper(self, data: bytes, name: str) -> Iterator[Deal]:
        """The deals of a file within.

        Raises:
            DealFileError: It cannot be read.
        """
        if self.depth >= MAX_DEPTH:
            what = f"it stands more than {MAX_DEPTH} files deep in others and was not read."
            raise DealFileError(what, where=name)
        return self.read_bytes(data, name, replace(self, depth=self.depth + 1))

    def read(self, data: bytes, name: str, notes: tuple[str, ...] = ()) -> Iterator[Deal]:
        """The deals of a file within; never raises for what the file is.

        Args:
            data: Its content.
            name: Its name with those of the files around it, such as ``mail.eml/invoice.pdf``.
            notes: What there is to say of it; the first deal says so.
        """
        issues = tuple(Issue(name, note) for note in notes)
        deals = self._read(data, name)
        for deal in deals:
            yield replace(deal, issues=(*deal.issues, *issues)) if issues else deal
            issues = ()

    def _read(self, data: bytes, name: str) -> Iterator[Deal]:
        is_empty = True
        try:
            for deal in self.deeper(data, name):
                is_empty = False
                yield deal
            if is_empty:
                yield lost_file(name, "the file holds no deal.")
        except DealFileError as error:
            yield _unread(data, name, error, is_empty=is_empty)


def lost_file(name: str, what: str) -> Deal:
    """The deal that stands for a file which could not be read."""
    return unread_deal(what, source=Source(name, UNREAD, "file"), where=name)


def shown_name(name: str) -> str:
    """The name of a file within, fit to be shown; never a path on this machine."""
    parts = name.replace("\\", "/").replace("\x00", "").split("/")
    path = "/".join(part for part in parts if part.strip() not in ("", ".", ".."))
    return printable(path)[:MAX_NAME] or "unnamed"


def _unread(data: bytes, name: str, error: DealFileError, *, is_empty: bool) -> Deal:
    """What is no deal file but a text keeps its words, so that they can be searched."""
    where = error.where if error.where.startswith(name) else f"{name} {error.where}"
    issue = Issue(where, f"{error.what} {error.remedy}".strip(), unread=True)
    if is_empty and data.strip() and is_text(data):
        what = f"its words were kept as texts, for it is no deal: {error.what}"
        issue = Issue(where, what, unread=True)
        text, problem = decode_text(data)
        more = (Issue(name, problem),) if problem else ()
        (deal,) = read_paper(text.splitlines(), file=name, form="text", is_prose=True)
        return replace(deal, issues=(*deal.issues, issue, *more))
    return replace(lost_file(name, ""), issues=(issue,))
