"""Who is on a bank's own list, by a file of its own and a mapping that says what is where?

The Entity List, the Military End-User List and the Denied Persons List of the US Bureau of Industry
and Security, as JSON taken from the eCFR, are read by the mappings that come with the package
(resources/lists/mappings). docs/mapping.md says how to write one.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from witting.errors import ListFileError, ResourceError
from witting.lists.account import Published
from witting.lists.listed_day import parse_day
from witting.lists.mapping import parse_mapping
from witting.lists.own_list_entry import add_row, begin_entry, close_entry
from witting.lists.own_list_rows import read_own_table
from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.mapping_parts import Mapping
    from witting.lists.own_list_rows import OwnRow, OwnTable
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

_FOLDER = "lists/mappings"


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads a list whose mapping comes with the package; see ``account.ListReader``.

    Raises:
        ListFileError: As :func:`read_own_list`.
        ResourceError: No mapping of that name comes with the package.
    """
    return read_own_list(source, list_name=list_name, mapping=bundled_mapping(list_name))


def bundled_mapping(list_name: str) -> Mapping:
    """The mapping that comes with the package for a list.

    Raises:
        ResourceError: There is none; says for which lists there is one.
    """
    name = f"{_FOLDER}/{list_name}.yaml"
    names = tuple(iter_names(_FOLDER))
    if name not in names:
        known = ", ".join(one.removeprefix(f"{_FOLDER}/").removesuffix(".yaml") for one in names)
        raise ResourceError(
            f"no mapping for the list {list_name!r} comes with the package; there are {known}.",
            remedy="Give a mapping of your own with --mapping FILE.",
        )
    return parse_mapping(read_yaml(name))


def read_own_list(
    source: ListSource, *, list_name: str, mapping: Mapping
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads a list by its mapping; yields what ``account.ListReader`` says.

    Raises:
        ListFileError: The file is not what the mapping describes, a row has no id, or one id is
            there twice and the mapping does not say what that means.
    """
    table = read_own_table(source, mapping)
    for own_id, rows, is_again in _grouped(table, mapping):
        entry = begin_entry(rows[0], mapping, list_name=list_name, own_id=own_id)
        for row in rows:
            add_row(entry, row, mapping)
        close_entry(entry)
        if is_again:
            entry.issue("id", "another row has the same id; this one has a number behind it.")
        yield from entry.issues()
        yield entry.record()
    yield from table.remarks
    yield Published(parse_day(table.published) if table.published else None)


def _grouped(table: OwnTable, mapping: Mapping) -> Iterator[tuple[str, list[OwnRow], bool]]:
    """The rows of each entry under its id, and whether another has it without a number."""
    groups: dict[str, list[OwnRow]] = {}
    for row in table.rows:
        groups.setdefault(_own_id(row, mapping), []).append(row)
    for own_id, rows in groups.items():
        if len(rows) == 1 or mapping.identity.repeated == "merge":
            yield own_id, rows, False
        elif mapping.identity.repeated == "number":
            for place, row in enumerate(rows):
                yield f"{own_id}-{place + 1}" if place else own_id, [row], place > 0
        else:
            raise ListFileError(
                f"the id {own_id!r} is there twice, first at {rows[0].where}.",
                where=rows[1].where,
                remedy=f"Name more columns under 'id' in {mapping.where}, or say there what is "
                "'repeated': merge (one entry on several rows) or number (different entries).",
            )


def _own_id(row: OwnRow, mapping: Mapping) -> str:
    identity = mapping.identity
    texts = [" ".join(" ".join(row.texts(name)).split()) for name in identity.columns]
    if not any(texts):
        raise ListFileError(
            f"the row has nothing in {', '.join(map(repr, identity.columns))}, which make its id.",
            where=row.where,
            remedy=f"Complete the row, or name other columns under 'id' in {mapping.where}.",
        )
    if not identity.is_digest:
        return "-".join(texts)
    folded = json.dumps([text.casefold() for text in texts], ensure_ascii=False)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]
