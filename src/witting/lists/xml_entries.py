"""Which entries does an XML list have, each once, and do they add up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from lxml import etree

    from witting.lists.account import FileAccount
    from witting.lists.entry import Entry
    from witting.lists.xml import XmlFile
    from witting.model import Issue, ListRecord


def iter_entries(
    document: XmlFile, *names: str, read: Callable[[etree._Element], Entry]
) -> Generator[ListRecord | Issue | FileAccount, None, int]:
    """Every entry with its issues, then what of the document is left over, and its account.

    Args:
        document: The list.
        names: Local names of the elements that are entries.
        read: Makes an entry of an element.

    Returns:
        How many entries there are.

    Raises:
        ListFileError: Two entries have one id, or the file is not read to its end.
    """
    tally = Tally(document.file.name)
    seen: set[str] = set()
    for element in document.elements(*names):
        entry = read(element)
        if entry.id in seen:
            raise ListFileError(f"the id {entry.id!r} is there twice.", where=entry.where)
        seen.add(entry.id)
        tally.use()
        yield from entry.issues()
        yield entry.record()
    yield from document.leftovers()
    yield tally.close(document.count(*names))
    return len(seen)
