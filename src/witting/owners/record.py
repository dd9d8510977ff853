"""How does a graph lie on disk?

``entities.jsonl.zst``: one JSON array for each entity, in the order of their numbers.
``edges.npy``: the columns of the edges. ``edges.json``: the shares, periods and files they name.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from witting.errors import HomeError
from witting.model import Identifier
from witting.ownership.graph import OwnershipEntity, OwnershipGraph
from witting.ownership.period import Period
from witting.ownership.share import Share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTITIES, EDGES, TABLES = "entities.jsonl.zst", "edges.npy", "edges.json"


def write_graph(graph: OwnershipGraph, folder: Path) -> None:
    """Writes all entities and edges into a folder."""
    # Late, so that a command that reads no ownership does not load it.
    import pyarrow as pa  # noqa: PLC0415  # as above

    with (
        (folder / ENTITIES).open("wb") as file,
        pa.CompressedOutputStream(pa.PythonFile(file, mode="w"), "zstd") as stream,
    ):
        for entity in graph.entities:
            numbers = [(item.scheme, item.value) for item in entity.identifiers]
            facts = (entity.names, entity.schema, entity.country, entity.birth_date)
            line = [entity.id, *facts, numbers]
            stream.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    columns = graph.columns
    np.save(folder / EDGES, np.stack([columns[name] for name in sorted(columns)]).astype(np.int32))
    tables = {
        "columns": sorted(columns),
        "shares": [[str(item.low), str(item.high), item.is_above] for item in graph.shares],
        "periods": [
            [item.first, item.first_sure, item.last_sure, item.last] for item in graph.periods
        ],
        "files": graph.files,
    }
    (folder / TABLES).write_bytes(orjson.dumps(tables))


def read_graph(folder: Path) -> OwnershipGraph:
    """What :func:`write_graph` wrote.

    Raises:
        HomeError: A file is missing or damaged.
    """
    try:
        tables = orjson.loads((folder / TABLES).read_bytes())
        graph = OwnershipGraph.of(
            entities=_entities(folder / ENTITIES),
            columns=dict(zip(tables["columns"], np.load(folder / EDGES), strict=True)),
            shares=[Share(Fraction(low), Fraction(high), up) for low, high, up in tables["shares"]],
            periods=[Period(*days) for days in tables["periods"]],
            files=tables["files"],
        )
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise HomeError(
            "this ownership file's entities or edges are missing or damaged.",
            where=str(folder),
            remedy="Add the file again, or remove it with `witting owners remove`.",
        ) from error
    return graph


def _entities(path: Path) -> Iterator[OwnershipEntity]:
    import pyarrow as pa  # noqa: PLC0415  # late, as above

    with pa.input_stream(str(path), compression="zstd") as stream:
        for line in _split(stream):
            own_id, names, schema, country, birth_date, numbers = orjson.loads(line)
            identifiers = tuple(Identifier(scheme, value) for scheme, value in numbers)
            yield OwnershipEntity(own_id, tuple(names), schema, country, birth_date, identifiers)


def _split(stream: Any) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(1 << 20):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        raise ValueError(f"cut off: {rest[:40]!r}")
