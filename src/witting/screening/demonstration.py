"""What does witting do, shown on a dozen deals and a small list written from public facts?

The list is ``resources/demo/listed.csv``: a row is one entry of one official list from one day to
another, with the address of its source. It is no substitute for the lists.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from witting.deals import read_deals
from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.resources import ROOT, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.model import Deal

IDENTIFIERS = {"bic": "swiftBic", "inn": "innCode", "uscc": "uscCode"}


def build_demo_lists(home: Path) -> None:
    """Writes the demo's lists into a home, one snapshot for each day that a deal is of.

    The file says from when to when each entry stood, so it can speak for every one of these days.
    """
    rows = read_csv("demo/listed.csv")
    days = sorted({deal.date.isoformat() for deal in demo_deals() if deal.date})
    store = SnapshotStore(home)
    for name in sorted({row["list"] for row in rows}):
        own = [row for row in rows if row["list"] == name]
        for day in days:
            records = [
                _record(row)
                for row in own
                if row["from"] <= day and (not row["until"] or day < row["until"])
            ]
            store.write(
                name,
                records,
                published=date.fromisoformat(day),
                source="demo/listed.csv",
                build_index=build_index,
            )


def demo_deals() -> Iterator[Deal]:
    """The demo's deals, in the order of the story."""
    yield from read_deals(ROOT / "demo" / "deals.jsonl")


def _record(row: dict[str, str]) -> ListRecord:
    identity = f"{row['list']}:{row['id']}"
    names = {"name": row["name"], "alias": row["alias"], "previousName": row["previous"]}
    given = {
        **names,
        "weakAlias": row["weak"],
        "country": row["country"],
        "address": row["address"],
        "registrationNumber": row["registration"],
        **{prop: row[column] for column, prop in IDENTIFIERS.items()},
    }
    properties = {
        prop: (text,) if prop == "address" else tuple(text.split("|"))
        for prop, text in given.items()
        if text
    }
    sanction = {
        "entity": (identity,),
        "program": (row["program"],),
        "authority": (row["authority"],),
        "provisions": tuple(row["provisions"].split("|")),
        "startDate": (row["start"],),
        "listingDate": (row["from"],),
        "sourceUrl": (row["source"],),
    }
    return ListRecord(
        (
            Entity(identity, row["schema"], properties, row["list"]),
            Entity(f"{identity}#sanction", "Sanction", sanction, row["list"]),
        ),
        where=f"demo/listed.csv, {row['id']}",
    )
