"""What does a file of FollowTheMoney entities say, one JSON object on each line?

``*.ftm.json`` as FollowTheMoney's tools write it, OpenSanctions' ``entities.ftm.json``, and
``targets.nested.json``, where other entities stand inside the properties. Entities are kept as they
are; only their ids get the list's name before them, and what points to them likewise. Sanctions,
addresses and papers go into the record of each entity they are about; edges, and whatever is about
nothing in the file, are records of their own.

A value, property or schema that FollowTheMoney does not know is kept and reported.

Source: https://followthemoney.tech/docs/ and https://www.opensanctions.org/docs/bulk/json/
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published, Tally
from witting.lists.ftm_graph import FtmGraph
from witting.lists.ftm_line import read_lines
from witting.lists.listed_day import parse_day
from witting.model import ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource
    from witting.model import Issue

EXPECTED = "FollowTheMoney entities, one JSON object on each line (id, schema, properties)"
_SUFFIXES = (".json", ".jsonl", ".ijson", ".ndjson", ".ftm")


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads all files of a source as one; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: A line is no entity, a file is truncated, or two entities of one id are of
            schemata that cannot be one.
    """
    graph = FtmGraph(list_name=list_name)
    accounts = []
    last_seen = ""
    for file in source.with_suffix(*_SUFFIXES) or source.files:
        tally = Tally(file.name)
        for line in read_lines(file, expected=EXPECTED):
            graph.add(line)
            tally.use()
            last_seen = max(last_seen, line.last_seen)
        accounts.append(tally.close(_count_lines(file.data)))
    if not len(graph):
        raise ListFileError(f"no entity is in the files; expected {EXPECTED}.")
    for entities, where in graph.records():
        yield ListRecord(entities, where)
    yield from graph.issues()
    yield from accounts
    yield Published(parse_day(last_seen) if last_seen else None)


def _count_lines(data: bytes) -> int:
    """Lines that are not blank."""
    return sum(1 for line in io.BytesIO(data) if line.strip())
