"""How do entities and statements lie on disk?

``statements.jsonl.zst``: one JSON array for each line; entities begin with ``e``, statements with
``s``. ``issues.jsonl`` as a list's.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from witting.errors import HomeError
from witting.model import Identifier
from witting.owners.statement import Statement
from witting.ownership.graph import OwnershipEntity
from witting.ownership.period import Period
from witting.ownership.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from witting.owners.intake import Intake

FILE = "statements.jsonl.zst"


def write_statements(found: Intake, folder: Path) -> None:
    """Writes all entities, then all statements."""
    # Late, so that a command that reads no ownership does not load it.
    import pyarrow as pa  # noqa: PLC0415

    with (
        (folder / FILE).open("wb") as file,
        pa.CompressedOutputStream(pa.PythonFile(file, mode="w"), "zstd") as stream,
    ):
        for line in _lines(found):
            stream.write(line)


def read_statements(folder: Path) -> Iterator[OwnershipEntity | Statement]:
    """What :func:`write_statements` wrote, in its order.

    Raises:
        HomeError: The file is missing or damaged.
    """
    import pyarrow as pa  # noqa: PLC0415  # late, as above

    path = folder / FILE
    try:
        with pa.input_stream(str(path), compression="zstd") as stream:
            for line in _split(stream):
                kind, *values = orjson.loads(line)
                yield _entity(values) if kind == "e" else _statement(values)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise HomeError(
            "this ownership file's statements are missing or damaged.",
            where=str(path),
            remedy="Add the file again, or remove it with `witting owners remove`.",
        ) from error


def _lines(found: Intake) -> Iterator[bytes]:
    for entity in found.entities:
        numbers = [(item.scheme, item.value) for item in entity.identifiers]
        yield _dump(
            [
                "e",
                entity.id,
                entity.names,
                entity.schema,
                entity.country,
                entity.birth_date,
                numbers,
            ]
        )
    for item in found.statements:
        share, days = item.share, item.period
        yield _dump(
            [
                "s", item.owner, item.asset, item.kind, str(share.low), str(share.high),
                share.is_above, [days.first, days.first_sure, days.last_sure, days.last],
                item.file, item.at,
            ]
        )  # fmt: skip


def _dump(values: list[Any]) -> bytes:
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)


def _split(stream: Any) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(1 << 20):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        raise ValueError(f"cut off: {rest[:40]!r}")


def _entity(values: list[Any]) -> OwnershipEntity:
    own_id, names, schema, country, birth_date, numbers = values
    identifiers = tuple(Identifier(scheme, value) for scheme, value in numbers)
    return OwnershipEntity(own_id, tuple(names), schema, country, birth_date, identifiers)


def _statement(values: list[Any]) -> Statement:
    owner, asset, kind, low, high, is_above, days, file, at = values
    return Statement(owner, asset, kind, _share(low, high, is_above), _period(*days), file, at)


@lru_cache(maxsize=1 << 14)
def _share(low: str, high: str, is_above: bool) -> Share:  # a cache takes what stands there
    return Share(Fraction(low), Fraction(high), is_above)


@lru_cache(maxsize=1 << 14)
def _period(first: int, first_sure: int, last_sure: int, last: int) -> Period:
    return Period(first, first_sure, last_sure, last)
