"""Who owns whom by FollowTheMoney entities, one for each line?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from witting.lists.ftm_line import read_lines
from witting.lists.ftm_schemata import schemata
from witting.model import Identifier, Issue
from witting.model.listing import IDENTIFIER_PROPERTIES, NAME_PROPERTIES
from witting.owners.ftm_edge import edge_period, edge_share
from witting.owners.statement import Statement, judge_ends
from witting.ownership.graph import LINK, OWNERSHIP, OwnershipEntity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.ftm_line import FtmLine
    from witting.lists.source import SourceFile
    from witting.owners.statement import Said

EDGES = {
    "Ownership": ("owner", "asset", OWNERSHIP),
    "Directorship": ("director", "organization", LINK),
    "UnknownLink": ("subject", "object", LINK),
}
"""A director neither owns nor, alone, controls: that is a link."""

_COUNTRIES = ("jurisdiction", "country", "mainCountry", "nationality")


def read_ftm(file: SourceFile) -> Iterator[Said]:
    """All things that have a name, and what links them.

    Raises:
        ListFileError: A line is no entity; says which.
    """
    left_out: Counter[str] = Counter()
    known, named = set[str](), dict[str, str]()
    for line in read_lines(file, expected="FollowTheMoney entities, one for each line"):
        if line.schema in EDGES:
            for said in _edges(line, file):
                if isinstance(said, Statement):
                    named.setdefault(said.owner, said.where)
                    named.setdefault(said.asset, said.where)
                yield said
        elif (schema := schemata().get(line.schema)) and schema.is_thing:
            known.add(f"ftm:{line.id}")
            yield _entity(line)
        else:
            left_out[line.schema] += 1
    for name in sorted(set(named) - known):
        what = f"{name!r} is in no entity of the file; it is known by its id alone."
        yield Issue(named[name], what)
        yield OwnershipEntity(name)
    for schema_name, number in sorted(left_out.items()):
        what = f"{number:,} entities of the schema {schema_name[:60]!r} say nothing of ownership."
        yield Issue(file.name, what)


def _entity(line: FtmLine) -> OwnershipEntity:
    countries = [text for prop in _COUNTRIES for text in _texts(line, prop)]
    return OwnershipEntity(
        id=f"ftm:{line.id}",
        names=tuple(dict.fromkeys(text for prop in NAME_PROPERTIES for text in _texts(line, prop))),
        schema=line.schema,
        country=countries[0].casefold() if countries else None,
        birth_date=next(iter(_texts(line, "birthDate")), None),
        identifiers=tuple(
            Identifier(scheme, text)
            for prop, scheme in IDENTIFIER_PROPERTIES.items()
            for text in _texts(line, prop)
        ),
    )


def _edges(line: FtmLine, file: SourceFile) -> Iterator[Said]:
    owner_prop, asset_prop, kind = EDGES[line.schema]
    ends = []
    for prop in (owner_prop, asset_prop):
        values = line.properties.get(prop, ())
        if not values:
            what = f"this {line.schema} has no {prop}; it was left out."
            yield Issue(line.where, what, unread=True)
            return
        inner = [value for value in values if not isinstance(value, str)]
        yield from map(_entity, inner)
        ends.append([value if isinstance(value, str) else value.id for value in values])
    share = edge_share(_texts(line, "percentage"))
    if share.doubt and kind == OWNERSHIP:
        yield Issue(f"{line.where}, percentage", share.doubt)
    period, undated = edge_period(_texts(line, "startDate"), _texts(line, "endDate"))
    yield from (Issue(line.where, f"{what}.") for what in undated)
    at = int(line.where.rpartition(" ")[2])
    for owner in ends[0]:
        for asset in ends[1]:
            yield from judge_ends(
                Statement(
                    f"ftm:{owner}", f"ftm:{asset}", kind, share.share, period,
                    f"{file.name} line", at,
                )
            )  # fmt: skip


def _texts(line: FtmLine, prop: str) -> list[str]:
    return [value for value in line.properties.get(prop, ()) if isinstance(value, str)]
