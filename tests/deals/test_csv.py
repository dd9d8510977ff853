"""Deals as CSV: columns by name, quotes, ragged rows, several rows of one deal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from witting.deals import deal_to_dict, parse_deal
from witting.deals.cells import split_row, split_row_leniently
from witting.deals.columns import parse_headers
from witting.errors import DealFileError
from witting.model import Identifier, Money, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]


def test_one_row_is_one_deal_with_every_kind_of_column(read: Read) -> None:
    (deal,) = read(
        "id,date,kind,amount,currency,purpose,text_2,text_1,seller_name,seller_country,"
        "notify_party_name,notify_party_2_name,notify_party_2_bic,goods_description,"
        "goods_hs_code,goods_value,goods_currency,goods_2_hs_code,origin,transshipment,"
        "final_destination\n"
        "D-1,16.05.2024,invoice,1250.50,eur,Contract 7,second,first,Talas Bearing Works,CN,"
        'A,B,AKBUKG22,ball bearings,8482.10,1000,EUR,8542.31,CN,"Khorgos; Osh",KG\n'
    )
    assert deal.issues == ()
    assert (deal.id, str(deal.date), deal.kind) == ("D-1", "2024-05-16", "invoice")
    assert deal.amount == Money(Decimal("1250.50"), "EUR")
    assert deal.text == ("first", "second")
    assert [(party.role, party.name) for party in deal.parties] == [
        ("seller", "Talas Bearing Works"), ("notify_party", "A"), ("notify_party", "B"),
    ]  # fmt: skip
    assert deal.parties[2].identifiers == (Identifier("bic", "AKBUKG22"),)
    assert [item.hs_code for item in deal.goods] == ["8482.10", "8542.31"]
    assert deal.goods[0].value == Money(Decimal(1000), "EUR")
    assert deal.route.transshipment == ("Khorgos", "Osh")
    assert deal.source == Source("deals.txt", "csv", "line 2")
    assert deal.parties[2].locator == "line 2, notify_party_2_name"
    assert deal.goods[1].locator == "line 2, goods_2_hs_code"


@pytest.mark.parametrize("title", ["", "Trade report\n", "Trade report;May\n\n"])
def test_a_row_of_groups_above_the_fields_is_part_of_the_header(read: Read, title: str) -> None:
    (deal,) = read(
        f"{title}Seller;;Buyer;;Goods;\nName;Country;Name;Country;Description;HS code\n"
        "Talas Works;CN;Osh Trade;KG;Bearings;848210\n"
    )
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        ("seller", "Talas Works", "cn"), ("buyer", "Osh Trade", "kg"),
    ]  # fmt: skip
    assert [(item.description, item.hs_code) for item in deal.goods] == [("Bearings", "848210")]


def test_cells_of_a_deal_complete_no_heading(read: Read) -> None:
    (deal,) = read("id;text;buyer;buyer\nD-1;1;2;Osh Trade\n")
    assert deal.id == "D-1"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_delimiter_is_told_by_the_header(read: Read, mark: str, end: str) -> None:
    rows = [
        ["Id", "Buyer Name", "AMOUNT", "currency"],
        ["1", "A", "5", "USD"],
        ["2", "B", "6", "EUR"],
    ]
    deals = read("\ufeff" + end.join(mark.join(row) for row in rows) + end)
    assert [(deal.id, deal.parties[0].name) for deal in deals] == [("1", "A"), ("2", "B")]
    assert not any(deal.issues for deal in deals)


def test_issues_name_line_and_column(read: Read, said: Said) -> None:
    (deal,) = read("id,Buyer Country,goods_1_hs_code,date\nD,Narnia,10121,31.02.2024\n")
    assert "deals.txt line 2, Buyer Country: 'Narnia' is no known country" in said(deal)
    assert "deals.txt line 2, goods_1_hs_code: the HS code '10121' has 5 digits" in said(deal)
    assert "deals.txt line 2, date: there is no day '31.02.2024'" in said(deal)
    assert deal.goods[0].hs_code == "10121"


def test_unknown_columns_are_told_once_and_slips_in_every_row(read: Read, said: Said) -> None:
    first, second, third = read("id,colour,buyer_nmae\n1,red,A\n2,blue,B\n3,,\n")
    assert (
        "colour: the column is unknown; its words are searched as a text, here and later"
        in said(first)
    )
    assert "colour" not in said(second)
    for deal in (first, second):
        assert (
            "buyer_nmae: the column is unknown; its words are searched as a text; did you mean "
            "'buyer_name'?" in said(deal)
        )
    assert "column" not in said(third)


def test_null_words_and_empty_cells_are_absent(read: Read) -> None:
    (deal,) = read("id,buyer_name,seller_name,date,amount,currency\n1,NULL,,N/A,-,nan\n")
    assert (deal.parties, deal.date, deal.amount) == ((), None, None)
    assert ["nothing to screen" in issue.what for issue in deal.issues] == [True]


def test_a_party_of_which_only_the_country_is_known_stays(read: Read) -> None:
    (deal,) = read("id,buyer_name,buyer_country\n1,,KG\n")
    assert [(party.name, party.country) for party in deal.parties] == [(None, "kg")]


def test_rows_under_one_id_are_one_deal(read: Read) -> None:
    deals = read(
        "id,date,seller,goods,goods_hs_code\n"
        "A,2024-05-16,Talas Works,bearings,8482.10\n"
        "A,,Talas Works,chips,8542.31\n"
        "B,2024-05-17,Osh Trade,wheat,1001.99\n"
    )
    assert [deal.id for deal in deals] == ["A", "B"]
    assert [item.hs_code for item in deals[0].goods] == ["8482.10", "8542.31"]
    assert len(deals[0].parties) == 1
    assert deals[0].source == Source("deals.txt", "csv", "lines 2 to 3")
    assert not any(deal.issues for deal in deals)


@pytest.mark.parametrize(
    "second",
    ["A,2024-05-17,Talas Works,5", "A,2024-05-16,Osh Trade,5", "A,2024-05-16,Talas Works,6"],
)
def test_rows_that_contradict_are_two_deals_with_a_repeated_id(
    read: Read, said: Said, second: str
) -> None:
    deals = read(f"id,date,seller,amount\nA,2024-05-16,Talas Works,5\n{second}\n")
    assert [deal.id for deal in deals] == ["A", "A"]
    assert "line 3, id: another deal of the file has the same id (line 2)" in said(deals[1])


def test_a_row_for_each_party_is_one_deal(read: Read) -> None:
    (deal,) = read(
        "id,party_role,party_name\nA,seller,Talas Works\nA,notify party,X\nA,notify party,Y\n"
    )
    assert [(party.role, party.name) for party in deal.parties] == [
        ("seller", "Talas Works"), ("notify_party", "X"), ("notify_party", "Y"),
    ]  # fmt: skip


def test_a_row_that_says_nothing_new_is_told(read: Read, said: Said) -> None:
    (deal,) = read("id,seller\nA,Talas Works\nA,Talas Works\n")
    assert "line 3: the row has the id of the row before and adds nothing" in said(deal)


def test_quotes_lines_and_ragged_rows(read: Read, said: Said) -> None:
    deals = read(
        "id,buyer_name,purpose\n"
        '1,"OOO ""Vektor""","a, b"\n'
        '2,"OOO "Vektor"",x\n'
        '3,"two\nlines",y\n'
        '4,"never closed,z\n'
        "5,Six,a,b\n"
        "6,Seven\n"
        ",,\n"
        "\n"
        '7,5" pipe,"x" y\n'
        "8,Nine,z,,\n"
    )
    names = {deal.id: deal.parties[0].name for deal in deals}
    assert names == {
        "1": 'OOO "Vektor"', "2": 'OOO "Vektor"', "3": "two\nlines", "4": '"never closed',
        "5": "Six", "6": "Seven", "7": '5" pipe', "8": "Nine",
    }  # fmt: skip
    by_id = {deal.id: deal for deal in deals}
    assert not any(by_id[key].issues for key in ("1", "3", "8"))
    assert "line 3: a quote" in said(by_id["2"])
    assert "line 6: a quote is opened and not closed" in said(by_id["4"])
    assert "has 4 cells and the header 3" in said(by_id["5"])
    assert "not read: 'b'" in said(by_id["5"])
    assert "has 2 cells and the header 3" in said(by_id["6"])
    assert "a quote stands inside" in said(by_id["7"])


def test_an_unclosed_quote_loses_no_row_of_a_long_file(read: Read) -> None:
    rows = "".join(f"{number},Name {number}\n" for number in range(5000))
    deals = read('id,buyer_name\nA,"open\n' + rows + 'B,"open again\n')
    assert len(deals) == 5002


@pytest.mark.parametrize(
    "text", ["a,b", '"a",b', '"a,""b""",c', "", ",", '"",""', 'a, "b" ,c', '"x\ny",z']
)
def test_both_readings_of_quotes_agree_where_nothing_is_broken(text: str) -> None:
    cells, state = split_row(text, ",")
    assert state == "whole"
    if ' "' not in text:
        assert split_row_leniently(text, ",") == cells


def test_two_columns_for_one_thing_lose_nothing_silently(read: Read, said: Said) -> None:
    same, other = read("id,buyer_name,Buyer,amount,total amount\n1,A,A,5,5\n2,A,B,5,6\n")
    assert "both give" not in said(same)
    assert (
        "the columns 'buyer_name' and 'Buyer' both give parties[0].name; 'B' was not read"
        in said(other)
    )
    assert "'total amount' also gives amount; '6' was not read" in said(other)


def test_a_title_above_the_header_is_passed_over_and_told(read: Read, said: Said) -> None:
    first, second = read("Customs declarations\nperiod: May\n\nid,buyer_name\n1,A\n2,B\n")
    assert "the 2 lines before the header (line 4) kept as a text" in said(first)
    assert first.text == ("line 1: Customs declarations\nline 2: period: May",)
    assert (second.issues, second.text) == ((), ())
    assert first.source == Source("deals.txt", "csv", "line 5")


def test_the_line_by_which_excel_names_its_delimiter_is_passed_over(read: Read) -> None:
    (deal,) = read("sep=;\r\nid;buyer_name\r\n1;A, B\r\n")
    assert (deal.parties[0].name, deal.issues) == ("A, B", ())


def test_a_header_of_a_megabyte_is_refused(read: Read) -> None:
    with pytest.raises(DealFileError, match="the header has more than"):
        read("id," + ",".join(f"c{number}" for number in range(200_000)) + "\n1\n")


def test_an_hs_code_of_a_megabyte_takes_no_time(read: Read) -> None:
    (deal,) = read("id,goods_hs_code\n1," + "1" * 1_000_000 + "\n")
    assert len(deal.goods[0].hs_code or "") == 100


def test_bytes_that_are_not_utf8_are_told(read: Read, said: Said) -> None:
    first, second = read(b"id,buyer_name\n1,Caf\xe9\n2,A\x00B\n")
    assert "line 2: byte 0xE9 at position 6 is not UTF-8" in said(first)
    assert second.parties[0].name == "AB"
    assert "buyer_name: the text holds signs that cannot be kept (U+0000)" in said(second)


def test_a_line_without_end_is_passed_over(read: Read, said: Said) -> None:
    deals = read(b"id,buyer_name\n1,A\n2," + b"x" * (20 << 20) + b"\n3,C\n")
    assert [deal.id for deal in deals] == ["1", "deals.txt:line 3", "3"]
    assert "is too long" in said(deals[1])


def test_a_row_reads_back_from_its_json(read: Read) -> None:
    for deal in read(
        "id,buyer_name,buyer_inn,goods,goods_hs_code,amount\n1,A,123,x,101.21,5\n,B,,,,\n"
    ):
        assert parse_deal(deal_to_dict(deal)) == deal


def test_a_table_without_a_known_column_is_refused_with_a_hint(read: Read) -> None:
    with pytest.raises(DealFileError, match="'byer_nam' may be meant as 'buyer_name'"):
        read("foo;byer_nam;bar\n1;2;3\n")


def test_an_unknown_column_that_may_name_a_party_keeps_each_deal_from_clear(
    read: Callable[..., list[Deal]],
) -> None:
    first, second, third = read(
        "id,buyer_name,Drawee Bank,customer code,colour\n"
        "A,Osh Trade,VTB Bank,RETAIL,red\nB,Osh Trade,,RETAIL,red\nC,Osh Trade,Volna Bank,,\n"
    )
    assert [issue.what for issue in first.issues if issue.unread] == [
        "the column is unknown and may name a party; 'VTB Bank' was searched as a text alone."
    ]
    assert not any(issue.unread for issue in second.issues)
    assert any(issue.unread for issue in third.issues)


def test_the_digits_of_an_hs_header_are_no_number_of_a_line(
    read: Callable[..., list[Deal]],
) -> None:
    (deal,) = read("Declaration ID,HS6 Code,Country of Origin\n41256141,420231,RO\n")
    assert deal.id == "41256141"
    assert [(item.hs_code, item.origin) for item in deal.goods] == [("420231", "ro")]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Buyer (consignee)", "buyer"),
        ("Покупатель/Получатель", "buyer"),
        ("Alıcı / İthalatçı", "buyer"),
        ("买方（收货人）", "buyer"),
        ("Получатель груза (наименование)", "consignee"),
        ("Razón Social Importador", "buyer"),
        ("Name of the consignee", "consignee"),
        ("Odbiorca nazwa", "consignee"),
        ("Cnee name", "consignee"),
        ("Bill-to", "buyer"),
        ("Контрагент", None),
    ],
)
def test_a_heading_of_a_house_is_read_by_its_known_word(
    read: Read, header: str, role: str | None
) -> None:
    (deal,) = read(f"id;shipper;{header}\n1;Osh Trade;Volna Bank\n")
    assert [(party.role, party.name) for party in deal.parties] == [
        ("shipper", "Osh Trade"),
        (role, "Volna Bank"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Client of record",
        "Наименование организации-партнёра",
        "Importer II",
        "Commodity as declared",
        "Destination as told",
    ],
)
def test_an_unread_heading_of_a_party_goods_or_destination_keeps_from_clear(
    read: Read, header: str
) -> None:
    (deal,) = read(f"id;shipper;{header}\n1;Osh Trade;Volna\n")
    assert any(issue.unread for issue in deal.issues)


@pytest.mark.parametrize(
    "header", ["Buyer (code)", "Client type", "Код получателя", "Importer date"]
)
def test_a_code_of_a_party_is_no_name_of_it(read: Read, header: str) -> None:
    (deal,) = read(f"id;shipper;{header}\n1;Osh Trade;RETAIL\n")
    assert [party.name for party in deal.parties] == ["Osh Trade"]
    assert not any(issue.unread for issue in deal.issues)


def test_a_value_beside_a_currency_is_the_amount(read: Read) -> None:
    beside, alone = (
        read("id;buyer;Wartość;Waluta\n1;Osh;5;EUR\n"),
        read("id;buyer;Value\n1;Osh;5\n"),
    )
    assert str(beside[0].amount and beside[0].amount.currency) == "EUR"
    assert alone[0].amount is None


def test_two_headings_of_one_role_are_two_parties(read: Read) -> None:
    (deal,) = read("id;Buyer;Customer\n1;Osh;Volna\n")
    assert [(party.role, party.name) for party in deal.parties] == [
        ("buyer", "Osh"),
        ("buyer", "Volna"),
    ]


def test_the_words_of_an_unknown_column_are_a_text_unless_it_holds_codes(read: Read) -> None:
    header = "id,buyer_name,Bemerkung,Unit code,Row colour\n"
    (deal,) = read(f"{header}1,A,Lieferung an Zavod Primer,PCE,17\n")
    assert deal.text == ("Bemerkung: Lieferung an Zavod Primer",)
    assert not any(issue.unread for issue in deal.issues)


def test_country_town_and_article_beside_one_party_are_read() -> None:
    labels = ["Customer", "Country", "Town", "Article"]
    columns, unknown = parse_headers(labels)
    assert [(item.role or item.group, item.field) for item in columns] == [
        ("buyer", "name"),
        ("buyer", "country"),
        ("buyer", "address"),
        ("goods", "description"),
    ]
    assert unknown == []


def test_country_beside_two_parties_and_article_beside_goods_are_unknown() -> None:
    _, unknown = parse_headers(["Customer", "Seller", "Country", "Goods", "Article"])
    assert [label for _, label in unknown] == ["Country", "Article"]


@pytest.mark.parametrize("heading", ["Vessel ID", "Ship / ID", "Vessel registration"])
def test_an_id_of_a_ship_is_its_name_where_no_other_column_is(read: Read, heading: str) -> None:
    deal, numbered = read(f"id,buyer,{heading}\n1,Primer LLC,Rosa Star IMO9074729\n2,P,9074729\n")
    assert [party.name for party in (deal.parties[1], numbered.parties[1])] == [
        "Rosa Star IMO9074729",
        "9074729",
    ]
    (both,) = read("id,buyer,vessel_name,vessel_id\n1,Primer LLC,Rosa Star,V-12\n")
    assert both.parties[1].name == "Rosa Star"
    assert [item.scheme for item in both.parties[1].identifiers] == ["id_number"]


@pytest.mark.parametrize(
    ("heading", "quantity"),
    [
        ("Gross weight (t)", "50 t"),
        ("Net weight, kg", "50 kg"),
        ("Weight (lbs)", "50 lb"),
        ("Gross weight", "50"),
        ("Вес (тонн)", "50 t"),
    ],
)
def test_a_weight_has_the_unit_of_its_heading(read: Read, heading: str, quantity: str) -> None:
    mark = ";" if "," in heading else ","
    rows = [["id", "Buyer", "Goods", heading], ["1", "Orel", "towels", "50"]]
    (deal,) = read("\n".join(mark.join(row) for row in rows))
    assert deal.goods[0].quantity == quantity


def test_words_in_a_column_of_weights_are_kept(read: Read) -> None:
    (deal,) = read("id,Buyer,Goods,Gross weight\n1,Orel,towels,Severny Zavod\n")
    assert deal.text == ("Severny Zavod",)
    assert any("is no weight" in issue.what for issue in deal.issues)
