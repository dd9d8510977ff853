"""Which of OFAC's CSV files does a source have, and which of their rows belong to an entry?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.ofac_remarks import is_cut
from witting.lists.ofac_table import ADDRESSES, ALIASES, COMMENTS, PRIMARY, Layout, Table
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.ofac_table import Row
    from witting.lists.source import ListSource, SourceFile

_SDN = ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")
_CONSOLIDATED = ("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv")
NAMES = {"us.ofac.sdn": _SDN, "us.ofac.consolidated": _CONSOLIDATED}
OPEN_END = "the last line has no line break; the file may be cut off."
_ORPHAN = "its entry is not in the primary file"


class Side:
    """The rows of a second file by the entry they belong to; empty where there is no such file."""

    __slots__ = ("_by_entry", "_file", "_table", "is_there")

    def __init__(self, file: SourceFile | None, layout: Layout) -> None:
        self.is_there = file is not None
        self._file = file.name if file else ""
        self._table = Table(file, layout) if file else None
        self._by_entry: dict[str, list[Row]] = defaultdict(list)
        for row in self._table.rows if self._table else ():
            self._by_entry[row.number].append(row)

    def take(self, number: str) -> list[Row]:
        """The rows of an entry; they count as used."""
        rows = self._by_entry.pop(number, [])
        if self._table:
            self._table.use(len(rows))
        return rows

    def close(self) -> Iterator[Issue | FileAccount]:
        """An issue for every row that no entry took, and the file's account."""
        if self._table is None:
            return
        for rows in self._by_entry.values():
            for row in rows:
                self._table.ignore(_ORPHAN)
                yield Issue(row.where, f"entry {row.number} is not in the primary file.")
        if not self._table.is_closed:
            yield Issue(self._file, OPEN_END)
        yield self._table.close()


@dataclass(frozen=True, slots=True)
class Quartet:
    """The primary file's rows and the three files that add to them."""

    name: str
    primary: Table
    aliases: Side
    addresses: Side
    comments: Side

    def issues(self) -> Iterator[Issue]:
        """What is missing, in one issue, if anything is; and a file that just stops."""
        cut = sum(is_cut(row.remarks) for row in self.primary.rows)
        gaps = (
            ("aliases", self.aliases.is_there),
            ("addresses", self.addresses.is_there),
            (f"the rest of {cut} remarks that are cut off", self.comments.is_there or not cut),
        )
        missing = [what for what, is_there in gaps if not is_there]
        if missing:
            what = f"its companion files are not there, so these are missing: {', '.join(missing)}."
            yield Issue(self.name, what)
        if not self.primary.is_closed:
            yield Issue(self.name, OPEN_END)


def open_quartet(source: ListSource, *, list_name: str) -> Quartet:
    """Finds the files by their names and reads their rows.

    A single CSV file of another name counts as the primary file.

    Raises:
        ListFileError: There is no primary file, it is the other list's, or a file is unreadable.
    """
    names = NAMES.get(list_name)
    if names is None:
        known = " and ".join(NAMES)
        raise ListFileError(f"{list_name!r} is none of OFAC's lists ({known}).")
    primary = _find_primary(source, names, list_name)
    table = Table(primary, PRIMARY)
    _refuse_twins(table)
    aliases, addresses, comments = (source.find(name) for name in names[1:])
    return Quartet(
        primary.name,
        table,
        Side(aliases, ALIASES),
        Side(addresses, ADDRESSES),
        Side(comments, COMMENTS),
    )


def _find_primary(source: ListSource, names: tuple[str, ...], list_name: str) -> SourceFile:
    if found := source.find(names[0]):
        return found
    others = {name for quartet in NAMES.values() for name in quartet}
    there = ", ".join(file.name for file in source.files)
    if len(source.files) == 1 and source.files[0].name.casefold() not in others:
        return source.files[0]
    raise ListFileError(
        f"{list_name} needs {names[0]} (with {', '.join(names[1:])} if they are at hand); "
        f"there are {there}.",
        remedy="Download the files from https://ofac.treasury.gov and give their folder.",
    )


def _refuse_twins(primary: Table) -> None:
    places: dict[str, str] = {}
    for row in primary.rows:
        first = places.setdefault(row.number, row.where)
        if first != row.where:
            raise ListFileError(
                f"entry {row.number} is there twice, first on {first}.",
                where=row.where,
                remedy="Download the file again.",
            )
