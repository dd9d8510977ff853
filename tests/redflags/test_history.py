"""What does a history of deals tell of a customer, and when does it hold its tongue?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import parse_deal
from witting.errors import DealFileError
from witting.model import Finding
from witting.redflags import Case, build_ledger, find_flags, read_history
from witting.redflags.history_case import Past

if TYPE_CHECKING:
    from pathlib import Path

    from witting.redflags import Ledger

BEARINGS, LAMPS, PUMPS = "8482.10", "9405.21", "8413.70"
DAY = "2024-06-03"
GOODS = {"chpl_tier": "3.B", "item_classes": [], "status": "identified"}


def deal(
    day: str, *, buyer: str = "Ala-Too Import OsOO", code: str = LAMPS, **fields: Any
) -> dict[str, Any]:
    parties = [
        {"role": "buyer", "name": buyer, "country": "KG"},
        {"role": "seller", "name": fields.pop("seller", "Lodestar Parts GmbH"), "country": "DE"},
        *fields.pop("others", ()),
    ]
    amount = {"amount": str(fields.pop("amount", 1000)), "currency": "USD"}
    item = {"hs_code": code, "value": amount, "quantity": fields.pop("quantity", None)}
    route = {"final_destination": fields.pop("to", "KG")}
    return {"id": day, "date": day, "parties": parties, "goods": [item], "route": route, **fields}


def ledger(rows: list[dict[str, Any]]) -> Ledger:
    deals = [parse_deal(row, where="history") for row in rows]
    return build_ledger(deals, name="history.jsonl")


def flags(rows: list[dict[str, Any]], now: dict[str, Any]) -> list[Finding]:
    """The flags that take a history; the deal's goods are of high priority and go to Bishkek."""
    this = parse_deal(now, where="deal")
    goods = {**GOODS, "hs6": [{"code": "848210", "score": 1.0}]}
    place = {"concern": "transshipment", "side": "receiving"}
    findings = [
        Finding("f1", "goods", "goods[0]", 1.0, "strong", goods, "high-priority"),
        Finding("f2", "route", "route.final_destination", 1.0, "strong", place, "Bishkek"),
    ]
    case = Case(this, findings, date(2026, 1, 1), past=Past(ledger(rows), this))
    made = [make("f3") for make in find_flags(case)]
    return [item for item in made if item.evidence["flag"] != "end-user-missing"]


def keys(rows: list[dict[str, Any]], now: dict[str, Any]) -> list[str]:
    return [str(item.evidence["flag"]) for item in flags(rows, now)]


def months(first: str, count: int) -> list[str]:
    start = date.fromisoformat(first)
    return [(start + timedelta(days=30 * number)).isoformat() for number in range(count)]


OLD = [deal(day, buyer="Somebody Else OsOO") for day in months("2020-01-10", 24)]
KNOWN = [deal(day) for day in months("2020-01-10", 24)]


def test_a_customer_since_the_invasion_is_new() -> None:
    (found,) = flags(OLD, deal(DAY, code=BEARINGS))
    assert found.evidence["flag"] == "new-customer"
    assert "never seen before" in found.explanation
    assert found.subject == "parties[0]"


def test_one_seen_since_is_new_too_and_is_told_when() -> None:
    rows = [*OLD, deal("2023-02-01", code=BEARINGS)]
    (found,) = flags(rows, deal(DAY, code=BEARINGS))
    assert "first seen on 2023-02-01" in found.explanation


def test_who_is_new_cannot_be_told_by_a_history_that_begins_late() -> None:
    rows = [deal("2022-01-10", buyer="Somebody Else OsOO")]
    assert keys(rows, deal(DAY, code=BEARINGS)) == []


def test_a_name_in_another_order_and_form_is_the_same_customer() -> None:
    now = deal(DAY, buyer="IMPORT ALA TOO, LLC", code=BEARINGS)
    rows = [deal(day, code=BEARINGS) for day in months("2020-01-10", 24)]
    assert "new-customer" not in keys(rows, now)


def test_the_same_name_with_another_number_is_another_customer() -> None:
    rows = [deal(day, code=BEARINGS) for day in months("2020-01-10", 24)]
    for row in rows:
        row["parties"][0]["identifiers"] = {"registration": "111"}
    now = deal(DAY, code=BEARINGS)
    now["parties"][0]["identifiers"] = {"registration": "222"}
    assert keys(rows, now) == ["new-customer"]
    now["parties"][0] = {
        "role": "buyer",
        "name": "Renamed OsOO",
        "identifiers": {"registration": "111"},
    }
    assert keys(rows, now) == []


def test_goods_that_an_old_customer_never_bought_are_told_of() -> None:
    assert keys(KNOWN, deal(DAY, code=BEARINGS)) == ["goods-new-for-the-customer"]
    assert keys([*KNOWN, deal("2021-05-01", code=BEARINGS)], deal(DAY, code=BEARINGS)) == []


def test_far_more_of_what_it_always_bought_is_told_of() -> None:
    before = [deal(day, code=BEARINGS) for day in months("2020-01-10", 8)]
    since = [deal(day, code=BEARINGS, amount=9000) for day in months("2023-08-01", 10)]
    (found,) = flags([*OLD, *before, *since], deal(DAY, code=BEARINGS, amount=4500))
    assert found.evidence["flag"] == "goods-increased"
    assert found.evidence["weight"] == 2
    same = [deal(day, code=BEARINGS) for day in months("2023-08-01", 4)]
    assert keys([*OLD, *before, *same], deal(DAY, code=BEARINGS)) == []


@pytest.mark.parametrize(
    ("amount", "quantity", "expected"),
    [
        (1000, "100 kg", []),
        (1000, "20 kg", ["value-far-off"]),
        (1000, "600 kg", ["value-far-off"]),
        (40000, "4000 kg", []),
        (1000, "100 pcs", []),
    ],
)
def test_a_price_five_times_off_is_told_of_and_a_large_order_is_not(
    amount: int, quantity: str, expected: list[str]
) -> None:
    rows = [deal(day, code=BEARINGS, quantity="100 kg") for day in months("2020-01-10", 24)]
    assert keys(rows, deal(DAY, code=BEARINGS, amount=amount, quantity=quantity)) == expected


def test_without_a_quantity_the_amount_is_compared() -> None:
    rows = [deal(day, code=BEARINGS) for day in months("2020-01-10", 24)]
    (found,) = flags(rows, deal(DAY, code=BEARINGS, amount=150))
    assert found.evidence["flag"] == "value-far-off"
    assert "a 6.7th of" in found.explanation
    wild = [
        deal(day, code=BEARINGS, amount=10 ** (1 + place % 4))
        for place, day in enumerate(months("2020-01-10", 24))
    ]
    assert keys(wild, deal(DAY, code=BEARINGS, amount=15)) == []


def test_an_order_in_pieces_is_told_of() -> None:
    rows = [deal(day, code=BEARINGS) for day in months("2020-01-10", 24)]
    pieces = [deal(day, code=BEARINGS, amount=300) for day in ("2024-05-29", "2024-05-31")]
    now = deal(DAY, code=BEARINGS, amount=350)
    assert "splitting" in keys([*rows, *pieces], now)
    assert "splitting" not in keys([*rows, *pieces[:1]], now)
    assert "splitting" not in keys([*rows, *pieces], deal("2024-07-30", code=BEARINGS, amount=350))


def test_several_suppliers_at_once_are_told_of() -> None:
    payer = [{"role": "debtor", "name": "Ala-Too Import OsOO", "country": "KG"}]
    rows = [deal(day, code=BEARINGS) for day in months("2020-01-10", 24)]
    at_once = [
        deal(day, code=BEARINGS, amount=400, seller=f"Maker {name} GmbH")
        for day, name in (("2024-05-20", "Anker"), ("2024-05-25", "Birke"), (DAY, "Dachs"))
    ]
    now = deal(DAY, code=BEARINGS, amount=400, seller="Maker Dachs GmbH", others=payer)
    assert "many-suppliers" in keys([*rows, *at_once], now)
    assert "many-suppliers" in keys([*rows, *at_once[:2]], now)  # a history before the deal
    assert "many-suppliers" not in keys([*rows, *at_once[1:]], now)


def test_an_order_that_changes_its_consignee_at_the_last_minute_is_told_of() -> None:
    number = [{"scheme": "order", "value": "PO-44871"}]
    old = {"role": "consignee", "name": "Ala-Too Repair Works", "country": "KG"}
    new = {"role": "consignee", "name": "Tulpar Depot", "country": "KG"}
    rows = [
        *[deal(day, code=BEARINGS) for day in months("2020-01-10", 24)],
        deal("2024-05-20", code=BEARINGS, references=number, others=[old]),
    ]
    now = deal(DAY, code=BEARINGS, references=number, others=[new])
    assert "instructions-changed" in keys(rows, now)
    assert "instructions-changed" not in keys(
        rows, deal(DAY, code=BEARINGS, references=number, others=[old])
    )
    assert "instructions-changed" not in keys(rows, deal(DAY, code=BEARINGS, others=[new]))


def test_what_was_bound_for_russia_and_goes_elsewhere_is_told_of() -> None:
    number = [{"scheme": "contract", "value": "K-2021/17"}]
    rows = [*KNOWN, deal("2022-02-01", code=BEARINGS, to="RU", references=number)]
    found = flags(rows, deal(DAY, code=BEARINGS, references=number))
    told = {item.evidence["flag"]: item.explanation for item in found}
    assert told["rerouted-from-russia"] == (
        "The same order was bound for RU on 2022-02-01, and is for KG now."
    )


def test_an_exporter_that_moved_is_told_of() -> None:
    rows = [
        deal(day, buyer="OOO Severnaya Zvezda", code=BEARINGS, to="RU")
        for day in months("2020-01-10", 20)
    ]
    assert "exporter-moved" in keys(rows, deal(DAY, code=BEARINGS))
    here = [deal("2021-06-01", buyer="Another OsOO", code=PUMPS)]
    assert "exporter-moved" not in keys([*rows, *here], deal(DAY, code=BEARINGS))


def test_a_deal_that_stands_in_its_own_history_changes_nothing() -> None:
    now = deal(DAY, code=BEARINGS)
    assert keys([*KNOWN, now], now) == keys(KNOWN, now)


def test_a_history_is_read_from_a_file_of_deals(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text(
        "date,buyer_name,buyer_country,hs_code,amount,currency\n"
        "2021-03-01,Ala-Too Import OsOO,KG,8482.10,1000,USD\n"
        ",Ala-Too Import OsOO,KG,8482.10,1000,USD\n",
        encoding="utf-8",
    )
    found = read_history(path)
    assert (found.deals, found.undated, len(found.rows)) == (2, 1, 1)
    assert read_history(path).digest == found.digest


def test_a_history_without_days_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text("buyer_name,buyer_country\nAla-Too,KG\n", encoding="utf-8")
    with pytest.raises(DealFileError, match="none of the 1 deals of this history has a day"):
        read_history(path)
