"""Which parents does GLEIF's level 2 file (relationship records, XML or CSV) name?

Its child is the start of a relationship, its parent the end. Consolidation in the accounts is
control; the share is mostly not stated and then unknown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from witting.lists.xml import open_xml, text_of
from witting.model import Identifier, Issue
from witting.owners.csv_row import iter_rows
from witting.owners.statement import (
    Statement,
    interests,
    judge_ends,
    read_period,
    read_share,
    unusable,
)
from witting.ownership.graph import CONTROL, LINK, OWNERSHIP, OwnershipEntity
from witting.ownership.share import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from witting.lists.source import SourceFile
    from witting.owners.statement import Said

_EXPECTED = "GLEIF's level 2 data (relationship records, RR-CDF 2.1)"
_COLUMNS = {
    "child": "Relationship.StartNode.NodeID",
    "parent": "Relationship.EndNode.NodeID",
    "type": "Relationship.RelationshipType",
    "status": "Relationship.RelationshipStatus",
}
_PERIODS = range(1, 6)
_PERIOD = "RELATIONSHIP_PERIOD"
_PERCENT = "PERCENTAGE"
_INACTIVE = frozenset({"INACTIVE", "NULL"})

_TORN = "torn"
"""Stands in a record whose cells are not those of the header."""

Record = tuple[int, dict[str, str]]


def read_gleif(file: SourceFile) -> Iterator[Said]:
    """All relationships that are active.

    Raises:
        InputError: It is neither form of the file.
    """
    is_xml = file.data[:200].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    left_out: Counter[str] = Counter()
    records = _xml_records(file) if is_xml else _csv_records(file)
    for at, record in records:
        where = f"{file.name} line {at}"
        if _TORN in record:
            what = "the row has more cells than the header, so nobody knows which is which; it was "
            yield Issue(where, what + "left out.", unread=True)
        elif record["status"] in _INACTIVE:
            left_out[f"relationships are {record['status']}"] += 1
        elif not (record["child"] and record["parent"]):
            yield Issue(
                where, "a relationship lacks one of its ends; it was left out.", unread=True
            )
        else:
            yield from _read(record, at, file)
    for reason, number in sorted(left_out.items()):
        yield Issue(file.name, f"{number:,} {reason}; they were left out.")


def _csv_records(file: SourceFile) -> Iterator[Record]:
    rows = iter_rows(file, mark=",")
    _, header = next(rows, (1, []))
    missing = [name for name in _COLUMNS.values() if name not in header]
    if missing:
        raise unusable(
            f"the first line lacks {missing[0]}; expected {_EXPECTED}.", where=f"{file.name} line 1"
        )
    for at, row in rows:
        if any(map(str.strip, row[len(header) :])):
            yield at, {_TORN: ""}
            continue
        cells = {name: text.strip() for name, text in zip(header, row, strict=False)}
        record = {name: cells.get(column, "") for name, column in _COLUMNS.items()}
        periods = (
            tuple(cells.get(f"Relationship.Period.{n}.{part}", "") for part in
                  ("periodType", "startDate", "endDate"))
            for n in _PERIODS
        )  # fmt: skip
        quantifiers = (
            tuple(cells.get(f"Relationship.Quantifiers.{n}.{part}", "") for part in
                  ("QuantifierUnits", "QuantifierAmount"))
            for n in _PERIODS
        )  # fmt: skip
        yield at, {**record, **_days(periods), "share": _amount(quantifiers)}


def _xml_records(file: SourceFile) -> Iterator[Record]:
    document = open_xml(file, roots=("RelationshipData",), expected=_EXPECTED)
    for element in document.elements("RelationshipRecord"):
        at = int(str(element.sourceline))
        relation = element.find("{*}Relationship")
        if relation is None:
            yield at, {**dict.fromkeys(_COLUMNS, ""), **_days(())}
            continue
        record = {
            "child": text_of(relation, "StartNode/NodeID") or "",
            "parent": text_of(relation, "EndNode/NodeID") or "",
            "type": text_of(relation, "RelationshipType") or "",
            "status": text_of(relation, "RelationshipStatus") or "",
        }
        periods = _texts(
            relation,
            "RelationshipPeriods/RelationshipPeriod",
            ("PeriodType", "StartDate", "EndDate"),
        )
        quantifiers = _texts(
            relation,
            "RelationshipQuantifiers/RelationshipQuantifier",
            ("QuantifierUnits", "QuantifierAmount"),
        )
        share = _amount(quantifiers)
        yield at, {**record, **_days(periods), "share": share}


def _texts(
    relation: etree._Element, path: str, parts: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    for item in relation.findall(steps):
        yield tuple(text_of(item, part) or "" for part in parts)


def _days(periods: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The period of the relationship itself, not of an accounting year or a filing."""
    for kind, start, end in periods:
        if kind == _PERIOD:
            return {"from": start[:10], "to": end[:10]}
    return {"from": "", "to": ""}


def _amount(quantifiers: Iterable[tuple[str, ...]]) -> str:
    found = (amount for units, amount in quantifiers if units == _PERCENT and amount)
    amount = next(found, "")
    return f"{amount}%" if amount else ""


def _read(record: Mapping[str, str], at: int, file: SourceFile) -> Iterator[Said]:
    where = f"{file.name} line {at}"
    for end in ("parent", "child"):
        lei = record[end]
        yield OwnershipEntity(f"lei:{lei}", schema="Company", identifiers=(Identifier("lei", lei),))
    meaning = interests("gleif").get(record["type"])
    if meaning is None:
        yield Issue(
            where, f"the relationship {record['type'][:60]!r} is not known; kept as a link."
        )
        meaning = LINK
    share = read_share(record.get("share", ""))
    if meaning == "branch":
        share = read_share("100%")
    if share.doubt:
        yield Issue(where, share.doubt)
    period, undated = read_period(record["from"], record["to"])
    if undated:
        yield Issue(where, f"{undated}.")
    for kind in _kinds(meaning):
        said = share.share if kind == OWNERSHIP else UNKNOWN
        yield from judge_ends(
            Statement(
                f"lei:{record['parent']}", f"lei:{record['child']}", kind, said, period,
                f"{file.name} line", at,
            )
        )  # fmt: skip


def _kinds(meaning: str) -> tuple[str, ...]:
    if meaning == "consolidated":
        return CONTROL, OWNERSHIP
    return (OWNERSHIP,) if meaning == "branch" else (meaning,)
