"""How are made-up deals written, in each form that is read?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from witting.deals import deal_to_dict
from witting.screening.parallel import iter_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from witting.model import Deal

ROWS = 20_000
"""In one row group."""

_PLACES = ("origin", "port_of_loading", "port_of_discharge", "final_destination")


def _texts(*names: str) -> list[pa.Field[Any]]:
    return [pa.field(name, pa.string()) for name in names]


_MONEY = pa.struct(_texts("amount", "currency"))
_PARTY = pa.struct(
    [
        *_texts("role", "name", "schema", "country", "address"),
        pa.field("identifiers", pa.struct(_texts("bic"))),
    ]
)
_GOODS = pa.struct([*_texts("description", "hs_code", "quantity"), pa.field("value", _MONEY)])
_FIELDS: list[pa.Field[Any]] = [
    *_texts("id", "date", "kind"),
    pa.field("parties", pa.list_(_PARTY)),
    pa.field("goods", pa.list_(_GOODS)),
    pa.field("route", pa.struct(_texts(*_PLACES))),
    pa.field("amount", _MONEY),
    pa.field("text", pa.list_(pa.string())),
]
SCHEMA = pa.schema(_FIELDS)


def write_jsonl(deals: Iterable[Deal], path: Path) -> None:
    """One line for each."""
    with path.open("wb") as file:
        for deal in deals:
            file.write(orjson.dumps(_fields(deal)) + b"\n")


def write_parquet(deals: Iterable[Deal], path: Path) -> None:
    """In the nested shape of the JSON."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for rows in iter_chunks(map(_fields, deals), ROWS):
            writer.write_table(pa.Table.from_pylist(list(rows), schema=SCHEMA))


def write_csv(deals: Iterable[Deal], path: Path) -> None:
    """In the flat columns of docs/deals.md."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer: csv.DictWriter[str] | None = None
        for deal in deals:
            row = dict(_cells(_fields(deal)))
            if writer is None:
                writer = csv.DictWriter(file, list(_columns()), restval="")
                writer.writeheader()
            writer.writerow(row)


WRITERS: dict[str, Callable[[Iterable[Deal], Path], None]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".parquet": write_parquet,
}


def _fields(deal: Deal) -> dict[str, Any]:
    fields = deal_to_dict(deal)
    del fields["issues"]
    return fields


def _columns() -> Iterator[str]:
    yield from ("id", "date", "kind", "amount", "currency", "text_1", *_PLACES)
    for role in ("seller", "buyer", "consignee", "creditor_agent"):
        yield from (f"{role}_{field}" for field in ("name", "schema", "country", "address", "bic"))
    for number in ("", "_2"):
        fields = ("description", "hs_code", "quantity", "value", "currency")
        yield from (f"goods{number}_{field}" for field in fields)


def _cells(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((key, fields[key]) for key in ("id", "date", "kind"))
    yield "amount", fields["amount"]["amount"]
    yield "currency", fields["amount"]["currency"]
    yield "text_1", fields["text"][0]
    yield from fields["route"].items()
    for party in fields["parties"]:
        role = party.pop("role")
        cells = {**party, **party.get("identifiers", {})}
        yield from ((f"{role}_{key}", cells[key]) for key in cells if key != "identifiers")
    for number, item in zip(("", "_2"), fields["goods"], strict=True):
        value = item.pop("value")
        cells = {**item, "value": value["amount"], "currency": value["currency"]}
        yield from ((f"goods{number}_{key}", cell) for key, cell in cells.items())
