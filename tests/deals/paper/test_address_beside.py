"""An address that stands beside a party's name, behind a gap, is no part of the name, nor lost."""

from __future__ import annotations

import pytest

from witting.deals.address_line import is_address
from witting.deals.paper import read_paper

TITLE = "COMMERCIAL INVOICE"
TABLE = ("", "Description        Qty", "Ball bearings      10")


def parties_of(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    """Role, name and address of those whom the lines of an invoice name."""
    (deal,) = read_paper([TITLE, *lines, *TABLE], file="x.txt", form="text")
    return [(party.role, party.name, party.address) for party in deal.parties]


@pytest.mark.parametrize(
    "line",
    [
        "Buyer: PRIMER TRADE LLC    12 Chui Ave, Bishkek",
        "Buyer: PRIMER TRADE LLC  12 Chui Ave, Bishkek",
        "Buyer:    PRIMER TRADE LLC      12 Chui Ave, Bishkek",
        "Buyer     PRIMER TRADE LLC      12 Chui Ave, Bishkek",
        "Buyer:\tPRIMER TRADE LLC\t12 Chui Ave, Bishkek",
        "Buyer: PRIMER TRADE LLC\t12 Chui Ave, Bishkek",
        "Buyer:\nPRIMER TRADE LLC   12 Chui Ave, Bishkek",
        "Buyer:\nPRIMER TRADE LLC  12 Chui Ave, Bishkek",
        "Buyer:\nPRIMER TRADE LLC\t12 Chui Ave, Bishkek",
        "Buyer: PRIMER TRADE LLC 12 Chui Ave, Bishkek",
    ],
)
def test_it_is_the_address_however_wide_the_gap(line: str) -> None:
    told = parties_of("Invoice No: 7         Date: 2025-03-04", *line.split("\n"))
    assert told == [("buyer", "PRIMER TRADE LLC", "12 Chui Ave, Bishkek")]


def test_rows_of_names_and_addresses_keep_theirs() -> None:
    told = parties_of(
        "Seller       ELBE MUSTER GMBH       Lindenweg 4, 80331 Munich, Germany",
        "Buyer        PRIMER TRADE LLC       12 Chui Ave, Bishkek",
        "Consignee    OSH SHIPPING           Pier 4, Batumi",
    )
    assert told == [
        ("seller", "ELBE MUSTER GMBH", "Lindenweg 4, 80331 Munich, Germany"),
        ("buyer", "PRIMER TRADE LLC", "12 Chui Ave, Bishkek"),
        ("consignee", "OSH SHIPPING", "Pier 4, Batumi"),
    ]


def test_it_goes_on_below_itself() -> None:
    told = parties_of(
        "Buyer:    PRIMER TRADE LLC       12 Chui Ave",
        "                                 Bishkek, Kyrgyzstan",
    )
    assert told == [("buyer", "PRIMER TRADE LLC", "12 Chui Ave\nBishkek, Kyrgyzstan")]


def test_what_another_label_asks_for_is_not_taken() -> None:
    told = parties_of(
        "Seller:                   Buyer:",
        "ELBE MUSTER GMBH          PRIMER TRADE LLC",
        "Lindenweg 4, Munich       12 Chui Ave, Bishkek",
        "",
        "                          Port of loading",
        "Notify: OSH SHIPPING      Batumi, Georgia",
    )
    assert told == [
        ("seller", "ELBE MUSTER GMBH", "Lindenweg 4, Munich"),
        ("buyer", "PRIMER TRADE LLC", "12 Chui Ave, Bishkek"),
        ("notify_party", "OSH SHIPPING", None),
    ]


@pytest.mark.parametrize("beside", ["Original 1", "Page 1 of 2", "VEKTOR LLC, 5 Main St, Osh", "2"])
def test_what_is_no_address_is_not_one(beside: str) -> None:
    assert parties_of(f"Buyer: PRIMER TRADE LLC     {beside}")[0] == (
        "buyer",
        "PRIMER TRADE LLC",
        None,
    )


@pytest.mark.parametrize(
    ("lines", "name", "address"),
    [
        (("PRIMER PAO DUBAI OFFICE", "MARSA LAKES TOWERS DMCC"), "PRIMER PAO DUBAI OFFICE", True),
        (("PRIMER TRADING", "VIA ROMA SA"), "PRIMER TRADING", True),
        (("PT PRIMER MINERALS", "RESOURCES TBK"), "PT PRIMER MINERALS RESOURCES TBK", False),
        (("PRIMER VEKTOR", "MACHINERY CO LTD"), "PRIMER VEKTOR MACHINERY CO LTD", False),
    ],
)
def test_a_second_line_goes_on_with_a_name_that_has_not_ended(
    lines: tuple[str, ...], name: str, *, address: bool
) -> None:
    ((_, read, place),) = parties_of("Buyer:", *lines)
    assert (read, place) == (name, lines[1] if address else None)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("12 Chui Ave", True),
        ("P.O. BOX 1234, DUBAI", True),
        ("Batumi", True),
        ("Rustaveli 5, Tbilisi 0108", True),
        ("ул. Новая 5", True),
        ("Primer LLC, Batumi", False),
        ("«Batumi»", False),
        ("Invoice No 778", False),
        ("100 cartons", False),
        ("Bank of Georgia", False),
        ("17.05.2024", False),
    ],
)
def test_an_address_is_told_by_its_street_or_its_place(text: str, *, is_one: bool) -> None:
    assert is_address(text) is is_one
