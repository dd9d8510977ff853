"""Whom do the annexes of the EU's regulations list, as the Official Journal has them?

One CSV file per regulation: a consolidated text (columns from ``celex``), or an act that amends
(columns from ``amendedCelex`` and ``amendmentCelex``), which holds the entries that it adds or
replaces and nothing else. The files state no day of their own.

The id is regulation, annex and the number in the annex: ``eu.journal:32014R0833-IV-695``. An act
that replaces an entry repeats its number (833/2014 Annex IV 581 and Annex XLII 629 in 2026/1848),
and new entries go on where the annex ended, so the amendment's entity with the same id stands for
the older one. Where an annex has no numbers (V, VI, XII to XV, XLV, XLIX, LIII) the name stands in
their place: ``eu.journal:32014R0833-XIV-bank-rossiya``. There, an entry that an act renames stays
beside its new name until the next consolidated text. What an act strikes out is not in these files.

A legal person in several annexes has a record in each. The program is regulation and annex
(``833/2014 Annex XLV``); the part of the annex (``XLV.A``) is in the Sanction's ``summary``.

Source: https://eur-lex.europa.eu/eli/reg/2014/269/oj, https://eur-lex.europa.eu/eli/reg/2014/833/oj,
https://eur-lex.europa.eu/eli/reg/2024/1485/oj and https://eur-lex.europa.eu/eli/reg/2024/2642/oj
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published
from witting.lists.csv_table import CsvTable
from witting.lists.eu_journal_entry import FIELDS, read_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.entry import Entry
    from witting.lists.source import ListSource, SourceFile
    from witting.model import Issue, ListRecord

EXPECTED = "a regulation's annexes as CSV (columns celex or amendedCelex, recordId, annex, …)"
_CONSOLIDATED = ("celex", *FIELDS)
_AMENDING = ("amendedCelex", "amendmentCelex", *FIELDS)


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads all regulations of a source; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: A file is another one or is truncated, an entry is there twice, or amending
            acts are mixed with consolidated texts.
    """
    tables = [_open(file) for file in source.with_suffix(".csv") or source.files]
    amends = {"amendedCelex" in table.columns for table in tables}
    if len(amends) > 1:
        raise ListFileError(
            "consolidated texts and acts that amend them are mixed.",
            where=", ".join(file.name for file in source.files),
            remedy="Add the consolidated texts first, then each amending act with its own day.",
        )
    places: dict[str, str] = {}
    for table in tables:
        for row in table.rows():
            entry = read_entry(row, list_name=list_name)
            _refuse_twice(entry, places)
            yield from entry.issues()
            yield entry.record()
        yield from table.close()
    if not places:
        raise ListFileError(f"no entry is in the files; expected {EXPECTED}.")
    yield Published(amends=True in amends)


def _open(file: SourceFile) -> CsvTable:
    # Which of the two it is, is seen from its header; a file that is neither is told the first.
    is_amending = b"amendedCelex" in file.data[:200]
    columns = _AMENDING if is_amending else _CONSOLIDATED
    return CsvTable(file, required=columns, expected=EXPECTED)


def _refuse_twice(entry: Entry, places: dict[str, str]) -> None:
    if entry.id in places:
        raise ListFileError(
            f"the entry {entry.id!r} is there twice, first at {places[entry.id]}.",
            where=entry.where,
            remedy="Where two acts replace the same entry, add each with its own day.",
        )
    places[entry.id] = entry.where
