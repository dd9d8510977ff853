"""Names that a line's end breaks, and lines without a blank one between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.paper import read_paper

if TYPE_CHECKING:
    from witting.model import Deal


def _read(*lines: str) -> Deal:
    (deal,) = read_paper(lines, file="x.txt", form="text")
    return deal


@pytest.mark.parametrize(
    ("lines", "name", "address"),
    [
        (["ПАО «ОРДАБ", "АНК», г. Пенза"], "ПАО «ОРДАБ АНК»", "г. Пенза"),
        (["ПАО «ОРДАБ", "АНК»", "г. Пенза"], "ПАО «ОРДАБ АНК»", "г. Пенза"),
        (['OAO "Orda', 'Works" LTD, Osh'], 'OAO "Orda Works" LTD', "Osh"),
        (["“Elbe", "Works” GmbH"], "“Elbe Works” GmbH", None),
        (["АО «НПП «Ордалит», г. Уфа"], "АО «НПП «Ордалит»", "г. Уфа"),
    ],
)
def test_an_opened_quotation_goes_on_to_its_end(
    lines: list[str], name: str, address: str | None
) -> None:
    first, *more = lines
    (party,) = _read(f"Грузополучатель: {first}", *more).parties
    assert (party.name, party.address) == (name, address)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["PJSC ORDAB", "ANK"], ("PJSC ORDAB\nANK",)),
        (["Elbe Werke GmbH", "NORD"], ()),
        (["PJSC ORDAB", "OSH"], ()),
        (["PJSC ORDAB", "Bishkek"], ()),
        (["PJSC ORDAB", "GEORGIA"], ()),
    ],
)
def test_a_short_word_below_a_name_without_a_form_behind_it_may_be_its_end(
    lines: list[str], text: tuple[str, ...]
) -> None:
    deal = _read(f"Notify party: {lines[0]}", lines[1])
    assert (deal.parties[0].name, deal.parties[0].address) == (lines[0], lines[1])
    assert deal.text == text


@pytest.mark.parametrize(
    "above",
    [
        ["SALES CONTRACT No. 7", "Osh, 1 September 2025"],
        ["ДОГОВОР ПОСТАВКИ № 15", "г. Уфа      01 сентября 2025 г."],
        ["SUPPLY AGREEMENT", "Date: 2025-09-01"],
        ["CONTRACT", "Bishkek"],
    ],
)
def test_title_and_day_above_the_first_party_of_a_contract_are_none_of_its_name(
    above: list[str],
) -> None:
    deal = _read(
        *above,
        "Elbe Werke Co., Ltd, represented by its director, hereinafter the Supplier, and",
        "OsOO Orda, represented by its director, hereinafter the Customer, agree:",
    )
    assert [party.name for party in deal.parties] == ["Elbe Werke Co., Ltd", "OsOO Orda"]


@pytest.mark.parametrize(
    ("title", "destination"), [("INVOICE No. 5", "Penza"), ("BILL OF LADING No. 5", None)]
)
def test_to_is_the_destination_but_where_a_carrier_writes(
    title: str, destination: str | None
) -> None:
    deal = _read(title, "Seller: Elbe GmbH", "Buyer: OsOO Orda", "Shipment from: Osh   To: Penza")
    assert deal.route is not None
    assert deal.route.final_destination == destination
    assert deal.parties[-1].address is None
