"""Who is on OFAC's SDN list or its consolidated non-SDN list, by the CSV files?

``sdn.csv``, ``alt.csv``, ``add.csv`` and ``sdn_comments.csv``, or ``cons_prim.csv``,
``cons_alt.csv``, ``cons_add.csv`` and ``cons_comments.csv``. The primary file can be read alone.
The files state no day of their own.

Source: https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.account import Published
from witting.lists.ofac_csv_entry import read_entry
from witting.lists.ofac_csv_files import open_quartet
from witting.lists.ofac_link import NameIndex, add_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Args:
        source: The primary file, or the folder with its companions.
        list_name: ``us.ofac.sdn`` or ``us.ofac.consolidated``.

    Raises:
        ListFileError: A file is another one, is truncated, or has an entry twice.
    """
    quartet = open_quartet(source, list_name=list_name)
    yield from quartet.issues()
    names = NameIndex()
    # A link may point to an entry further down, so all are read before the first is handed out.
    entries = [read_entry(row, quartet, names, list_name=list_name) for row in quartet.primary.rows]
    for entry, linked in entries:
        edges = list(add_links(entry, linked, names, list_name=list_name))
        yield from entry.issues()
        yield entry.record()
        yield from edges
    quartet.primary.use(len(entries))
    for side in (quartet.aliases, quartet.addresses, quartet.comments):
        yield from side.close()
    yield quartet.primary.close()
    yield Published()
