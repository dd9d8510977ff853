"""Which entity stands on a line of FollowTheMoney JSON, and is it one?"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from witting.errors import ListFileError
from witting.lists.xml import refuse_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.lists.source import SourceFile

MAX_LINE = 1 << 24
"""The longest lines of OpenSanctions' nested exports have some 2 MiB; 16 MiB are no entity."""

MAX_DEPTH = 16
"""Nested exports go three deep: a target, an edge, and the other end of it."""

# What a file says about an entity besides: the caption follows from the names, referents are ids
# it had elsewhere, and the days are those of OpenSanctions' crawler.
_IGNORED = frozenset(
    {"caption", "datasets", "referents", "first_seen", "last_seen", "last_change", "target",
     "origin", "key_prefix", "context"}
)  # fmt: skip
_KEY = re.compile(rb'"\s*:')
_KNOWN = frozenset({"id", "schema", "properties"})


@dataclass(frozen=True, slots=True)
class FtmLine:
    """One entity as it stands in the file.

    Args:
        id: The entity's id there.
        schema: Its schema, known or not.
        properties: Property name to its values, each a text or an entity inside this one.
        where: The place of its line.
        unknown: Keys beside the properties that FollowTheMoney does not have.
        odd: Properties with values that are neither text, number nor entity.
        last_seen: When the export last saw it, or the empty string.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str | FtmLine, ...]]
    where: str
    unknown: tuple[str, ...] = ()
    odd: tuple[str, ...] = field(default=())
    last_seen: str = ""


def read_lines(file: SourceFile, *, expected: str) -> Iterator[FtmLine]:
    """The entities, one for each line that is not blank.

    Raises:
        ListFileError: The file is HTML, or a line is no entity; says which.
    """
    refuse_html(file, expected=expected)
    is_first = True
    # One at a time: a list of all lines takes ten times the memory of the file.
    for number, data in enumerate(io.BytesIO(file.data.removeprefix(b"\xef\xbb\xbf")), 1):
        if not data.strip():
            continue
        where = f"{file.name} line {number}"
        if len(data) > MAX_LINE:
            raise _unlike(f"the line has {len(data):,} bytes", where, expected)
        if is_first and data.lstrip().startswith(b"["):
            what = "the file is one JSON array; each entity must stand on a line of its own"
            raise _unlike(what, where, expected)
        is_first = False
        yield _read(data, file, where, expected)


def _read(data: bytes, file: SourceFile, where: str, expected: str) -> FtmLine:
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        is_last = file.data.rstrip().endswith(data.strip())
        what = "the file ends too early" if is_last else "the line is no JSON"
        raise _unlike(f"{what} ({error.msg}, column {error.colno})", where, expected) from error
    if (key := _repeated_key(data, found)) is not None:
        raise _unlike(f"the key {key[:60]!r} is given twice in one object", where, expected)
    return _entity(found, where, expected)


def _repeated_key(data: bytes, found: Any) -> str | None:
    """A key whose first value the parser dropped, or None.

    Keys are counted as the parser has them and as they stand in the bytes. Only where there are
    more of the latter, as where a text holds a quote and a colon, is the line parsed once more.
    """
    if len(_KEY.findall(data)) == _count_keys(found):
        return None
    try:
        json.loads(data, object_pairs_hook=_refuse_repeated)
    except KeyError as error:
        return str(error.args[0])
    return None


def _count_keys(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(_count_keys, value.values()))
    # Most lists are of texts alone.
    if isinstance(value, list) and not (value and isinstance(value[0], str)):
        return sum(map(_count_keys, value))
    return 0


def _refuse_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found and found[key] != value:
            raise KeyError(key)
        found[key] = value
    return found


def _entity(found: Any, where: str, expected: str, *, depth: int = 0) -> FtmLine:
    if not isinstance(found, dict):
        raise _unlike("the line is no JSON object", where, expected)
    if depth > MAX_DEPTH:
        raise _unlike(f"entities stand more than {MAX_DEPTH} deep in each other", where, expected)
    for key, kind in (("id", str), ("schema", str), ("properties", dict)):
        value = found.get(key)
        if not isinstance(value, kind) or (isinstance(value, str) and not value.strip()):
            raise _unlike(f"the entity has no {key!r}", where, expected)
    odd: list[str] = []
    properties = {
        name: tuple(_values(values, name, odd, where, expected, depth=depth))
        for name, values in found["properties"].items()
    }
    seen = found.get("last_seen")
    return FtmLine(
        id=found["id"].strip(),
        schema=found["schema"],
        properties=properties,
        where=where,
        unknown=tuple(key for key in found if key not in _KNOWN | _IGNORED),
        odd=tuple(odd),
        last_seen=seen if isinstance(seen, str) else "",
    )


def _values(
    values: Any, name: str, odd: list[str], where: str, expected: str, *, depth: int
) -> Iterator[str | FtmLine]:
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict) and "schema" in value:
            yield _entity(value, where, expected, depth=depth + 1)
        elif isinstance(value, str):
            if value.strip():
                yield value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)
        elif value is not None:
            odd.append(name)


def _unlike(what: str, where: str, expected: str) -> ListFileError:
    return ListFileError(
        f"{what}; expected {expected}.", where=where, remedy="Export or download the file again."
    )
