"""Which holdings does a plain CSV file list?

Columns ``owner``, ``asset``, ``share``, and optionally ``from``, ``to``, ``owner_id``,
``asset_id``, ``kind``. Who has an id is known by it; who has none, by the name, wherever it stands.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.model import Identifier, Issue
from witting.names import parse_bare_number
from witting.owners.csv_row import iter_rows
from witting.owners.statement import Statement, judge_ends, read_period, read_share, unusable
from witting.ownership.graph import KINDS, OWNERSHIP, OwnershipEntity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.lists.source import SourceFile
    from witting.owners.statement import Said

NEEDED = ("owner", "asset", "share")
_WITHOUT_SHARES = ("from", "to", "owner_id", "asset_id", "kind")
KNOWN = (*NEEDED, *_WITHOUT_SHARES)
_REMEDY = "Give the columns owner, asset and share; from, to, owner_id, asset_id, kind if you can."
_MAX_CELL = 2_000


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    cells: Mapping[str, str]
    is_torn: bool
    """A mark stands within a cell, as in ``50,5%``, so that nobody knows which cell is which."""


def read_csv(file: SourceFile) -> Iterator[Said]:
    """All holdings of the file.

    Raises:
        InputError: It is not UTF-8, has no header, lacks a column that it needs, or has a row that
            is no row, such as one with a quote that is not closed.
    """
    header, mark = _header(file)
    for name in header:
        if name not in KNOWN:
            yield Issue(f"{file.name} line 1", f"the column {name[:60]!r} is not read.")
    ids = _ids_of_names(file, header, mark)
    seen: set[bytes] = set()
    is_empty = True
    for row in _rows(file, header, mark):
        is_empty = False
        where = f"{file.name} line {row.at}"
        if row.is_torn:
            what = "the row has more cells than the header, or a percentage where none belongs; it "
            what += (
                "was left out. A share such as 50,5% needs quotes where commas divide the cells."
            )
            yield Issue(where, what, unread=True)
            continue
        cells = "\0".join([row.cells.get(name, "") for name in KNOWN])
        # A million rows word for word would take a gigabyte; their digests do not.
        key = hashlib.blake2b(cells.encode(), digest_size=16).digest()
        if key in seen:
            yield Issue(where, "the row stands there before, word for word; it counts once.")
            continue
        seen.add(key)
        yield from _read(row, where, ids, file=f"{file.name} line")
    if is_empty:
        raise unusable("the file has a header and no row.", where=file.name, remedy=_REMEDY)


def _header(file: SourceFile) -> tuple[list[str], str]:
    mark = max(",;\t", key=file.text().partition("\n")[0].count)
    _, cells = next(iter_rows(file, mark=mark), (1, []))
    header = [name.strip().casefold() for name in cells]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        said = ", ".join(header)[:120] or "nothing"
        raise unusable(
            f"the first line lacks {', '.join(missing)}; it has {said}.",
            where=f"{file.name} line 1",
            remedy=_REMEDY,
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise unusable(
            f"the column {twice[0]} is there twice.", where=f"{file.name} line 1", remedy=_REMEDY
        )
    return header, mark


def _rows(file: SourceFile, header: Sequence[str], mark: str) -> Iterator[_Row]:
    rows = iter_rows(file, mark=mark)
    next(rows)
    width = len(header)
    for at, cells in rows:
        if any(cells):
            short = zip(header, cells, strict=False)
            row = {name: cell.strip()[:_MAX_CELL] for name, cell in short}
            after = (row.get(name, "").endswith("%") for name in _WITHOUT_SHARES)
            yield _Row(at, row, is_torn=any(map(str.strip, cells[width:])) or any(after))


def _ids_of_names(file: SourceFile, header: Sequence[str], mark: str) -> Mapping[str, str]:
    """The id of each name that stands beside exactly one, for rows that leave the id out."""
    if not {"owner_id", "asset_id"} & set(header):
        return {}
    found: dict[str, set[str]] = {}
    for row in _rows(file, header, mark):
        if row.is_torn:
            continue
        for end in ("owner", "asset"):
            if own := row.cells.get(f"{end}_id"):
                found.setdefault(_key(row.cells.get(end, "")), set()).add(own)
    return {name: next(iter(ids)) for name, ids in found.items() if name and len(ids) == 1}


def _read(row: _Row, where: str, ids: Mapping[str, str], *, file: str) -> Iterator[Said]:
    ends = []
    for end in ("owner", "asset"):
        entity = _entity(row.cells.get(end, ""), row.cells.get(f"{end}_id", ""), ids)
        if entity is None:
            what = f"the {end} has neither a name nor an id; the row was left out."
            yield Issue(where, what, unread=True)
            return
        if not entity.names:
            yield Issue(where, f"the {end} has an id and no name; it is known by the id alone.")
        yield entity
        ends.append(entity.id)
    owner, asset = ends
    share = read_share(row.cells.get("share", ""))
    period, undated = read_period(row.cells.get("from", ""), row.cells.get("to", ""))
    kind = row.cells.get("kind", "").casefold() or OWNERSHIP
    if kind not in KINDS:
        yield Issue(where, f"{kind[:60]!r} is none of {', '.join(KINDS)}; read as ownership.")
        kind = OWNERSHIP
    if share.doubt and kind == OWNERSHIP:
        yield Issue(f"{where}, share", share.doubt)
    if undated:
        yield Issue(where, f"{undated}.")
    yield from judge_ends(Statement(owner, asset, kind, share.share, period, file, row.at))


def _entity(name: str, own_id: str, ids: Mapping[str, str]) -> OwnershipEntity | None:
    own_id = own_id or ids.get(_key(name), "")
    if not (name or own_id):
        return None
    return OwnershipEntity(
        id=f"id:{own_id}" if own_id else f"name:{_key(name)}",
        names=(name,) if name else (),
        identifiers=_identifiers(own_id),
    )


def _identifiers(own_id: str) -> tuple[Identifier, ...]:
    """What an id is by its check digits; any other is taken as a registration number."""
    if not own_id:
        return ()
    return tuple(parse_bare_number(own_id)) or (Identifier("registration", own_id),)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
