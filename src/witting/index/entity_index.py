"""What does a list say of an entity in full, and who has these words in a name?

The lists' records are packed line by line; here each entity lies as the JSON that an answer has it
in, mapped into memory, so that a server holds none of them and finds each at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
from anyascii import anyascii

from witting.index.hash_table import HashTable
from witting.index.joint_file import keep_joint
from witting.index.segments import row_span
from witting.model.listing import NAME_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from witting.model import Entity, ListRecord

    Array = np.ndarray[Any, Any]

RULES = "entities 1"
"""Changes with the form of the rows."""
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERS = frozenset(
    ("imoNumber", "innCode", "leiCode", "ogrnCode", "registrationNumber", "swiftBic", "uscCode")
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The days of the snapshots in which an entity stood first, last, and first as it is now."""

    first: str
    last: str
    changed: str


def open_entity_index(
    folder: Path,
    name: str,
    *,
    read: Callable[[], Iterable[ListRecord]],
    seen: Callable[[], Mapping[str, Seen]],
) -> EntityIndex:
    """The entities of one list on a day, from a file that is written when it is first asked for.

    Args:
        folder: Where such files are kept, one folder for each list.
        name: Identifies the snapshots that speak.
        read: The list's records.
        seen: When each record's first entity was seen, by its id.
    """
    artifact, _, _ = keep_joint(folder, name, rules=RULES, build=lambda: _arrays(read(), seen()))
    return EntityIndex(artifact.arrays)


class EntityIndex:
    """The entities of one list, by place from 0. Safe to share between threads.

    Args:
        arrays: What :func:`open_entity_index` wrote.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._rows, self._row_ends = arrays["rows"], arrays["row_ends"]
        self._lines, self._line_ends = arrays["lines"], arrays["line_ends"]
        self._of_line = arrays["of_line"]
        self._ids = HashTable.open(arrays, "ids")
        self._pointed = HashTable.open(arrays, "pointed")

    def __len__(self) -> int:
        """How many things are listed; what only hangs on them is not counted."""
        return len(self._of_line)

    def row(self, place: int) -> bytes:
        """The JSON of the entity at a place."""
        return self._rows[row_span(self._row_ends, place)].tobytes()

    def lookup(self, entity_id: str) -> bytes | None:
        """The JSON of the entity with this id, or None."""
        place = self.place_of(entity_id)
        return None if place is None else self.row(place)

    def place_of(self, entity_id: str) -> int | None:
        """Where the entity with this id is, or None."""
        start = b'{"id":' + orjson.dumps(entity_id) + b","
        for place in self._ids.find([entity_id]):
            span = row_span(self._row_ends, place)
            if self._rows[span.start : span.start + len(start)].tobytes() == start:
                return place
        return None

    def iter_pointing(self, entity_id: str) -> Iterator[dict[str, Any]]:
        """The entities of which a property is this id, in the order of the list."""
        for place in self._pointed.find([entity_id]):
            entity = orjson.loads(self.row(place))
            if any(entity_id in values for values in entity["properties"].values()):
                yield entity

    def places(self) -> list[int]:
        """The places of all listed things, in the order of the list."""
        found: list[int] = self._of_line.tolist()
        return found

    def find_words(self, words: Sequence[str]) -> list[int]:
        """The places of listed things whose names and numbers have words that begin so.

        Args:
            words: As :func:`fold` gives them; at least one.

        Returns:
            Those with the shortest names first.
        """
        found: Array | None = None
        for word in words:
            pattern = re.compile(b" " + word.encode())
            starts = np.array(
                [hit.start() for hit in pattern.finditer(self._lines.data)], dtype=np.int64
            )
            own = np.unique(np.searchsorted(self._line_ends, starts, side="right"))
            found = own if found is None else np.intersect1d(found, own)
        if found is None or not len(found):
            return []
        lengths = np.diff(self._line_ends, prepend=0)[found]
        order = np.lexsort((found, lengths))
        places: list[int] = self._of_line[found[order]].tolist()
        return places


def fold(text: str) -> list[str]:
    """The words of a text in small Latin letters, as :meth:`EntityIndex.find_words` takes them."""
    return _WORD.findall(anyascii(text).lower())


def _arrays(records: Iterable[ListRecord], seen: Mapping[str, Seen]) -> dict[str, Array]:
    rows: list[bytes] = []
    ids: list[str] = []
    pointers: list[set[str]] = []
    lines: list[bytes] = []
    of_line: list[int] = []
    for record in records:
        principal = record.principal
        if _is_thing(record):
            of_line.append(len(rows))
            lines.append(_line(principal))
        days = seen[principal.id]
        for entity in record.entities:
            rows.append(_row(entity, record, days))
            ids.append(entity.id)
            pointers.append({value for value in _references(entity, record) if value != entity.id})
    known = set(ids)
    return {
        "rows": np.frombuffer(b"".join(rows), dtype=np.uint8),
        "row_ends": np.cumsum([len(row) for row in rows], dtype="<i8"),
        "lines": np.frombuffer(b"".join(lines), dtype=np.uint8),
        "line_ends": np.cumsum([len(line) for line in lines], dtype="<i8"),
        "of_line": np.array(of_line, dtype="<i4"),
        **HashTable.build([own] for own in ids).arrays("ids"),
        **HashTable.build(own & known for own in pointers).arrays("pointed"),
    }


def _is_thing(record: ListRecord) -> bool:
    """Whether a record is of somebody or something, and not of a link between two."""
    return any(prop in record.principal.properties for prop in NAME_PROPERTIES)


def _references(entity: Entity, record: ListRecord) -> Iterator[str]:
    """Values that may be ids: each begins with the list's name."""
    start = f"{record.principal.dataset}:"
    for values in entity.properties.values():
        for value in values:
            if value.startswith(start):
                yield value


def _line(entity: Entity) -> bytes:
    values = [
        value
        for prop, own in entity.properties.items()
        if prop in NAME_PROPERTIES or prop in _NUMBERS
        for value in own
    ]
    words = dict.fromkeys(word for value in values for word in fold(value))
    return b"".join(b" " + word.encode() for word in words) + b"\n"


def _row(entity: Entity, record: ListRecord, days: Seen) -> bytes:
    is_principal = entity is record.principal
    is_sanctioned = any(item.schema == "Sanction" for item in record.entities)
    return orjson.dumps(
        {
            **entity.to_dict(),
            "referents": [],
            "target": is_principal and (is_sanctioned or "topics" in entity.properties),
            "first_seen": f"{days.first}T00:00:00",
            "last_seen": f"{days.last}T00:00:00",
            "last_change": f"{days.changed}T00:00:00",
        }
    )
