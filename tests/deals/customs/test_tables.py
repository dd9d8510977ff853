"""Customs tables with invented rows: where the header stands, what cells mean, what is one deal."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witting.deals import read_deals
from witting.deals.customs.row import day_of
from witting.model import Identifier, Money
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]

HERE = Path(__file__).parent
HEADINGS = {
    name: [str(label.value) for label in node.sequence()]
    for name, node in parse_yaml((HERE / "cases_headings.yaml").read_text(), file="cases")
    .mapping()
    .items()
}
RUSSIA = [
    "Номер ДТ", "Дата ДТ", "Отправитель", "Получатель", "ИНН получателя", "Код ТН ВЭД",
    "Описание товара", "Страна происхождения", "Вес нетто, кг", "Статистическая стоимость",
]  # fmt: skip
BEARINGS = [
    "10012020/310325/5016594", "31.03.2025", "Primer Trading FZE", 'ООО "Пример"', "7707083893",
    "8482109008", "Подшипники шариковые", "КИТАЙ", "1250,5", "18400,00",
]  # fmt: skip


def _table(rows: list[list[str]], mark: str = ";") -> str:
    return "".join(mark.join(row) + "\n" for row in rows)


def test_a_russian_extract_is_read(read: Read) -> None:
    (deal,) = read(_table([RUSSIA, BEARINGS]))
    assert deal.issues == ()
    assert (deal.id, str(deal.date)) == ("10012020/310325/5016594", "2025-03-31")
    assert [(party.role, party.name) for party in deal.parties] == [
        ("shipper", "Primer Trading FZE"), ("consignee", 'ООО "Пример"'),
    ]  # fmt: skip
    assert deal.parties[1].identifiers == (Identifier("inn", "7707083893"),)
    (item,) = deal.goods
    assert (item.hs_code, item.origin, item.quantity) == ("8482109008", "cn", "1250,5 kg")
    assert item.value == Money(Decimal("18400.00"), "USD")
    assert deal.source is not None
    assert deal.source.format == "csv.russia_declarations"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", [0, 1, 5, 29])
def test_the_header_is_found_below_titles(read: Read, said: Said, mark: str, above: int) -> None:
    titles = [["Выгрузка, продукт: подшипники", "дата"]] * above
    row = [cell.replace(",", ".") for cell in BEARINGS]
    head = [f'"{label}"' for label in RUSSIA]
    (deal,) = read("\ufeff" + _table([*titles, head, row], mark))
    assert deal.id == BEARINGS[0]
    assert (f"the {above} lines before the header" in said(deal)) is (above > 0)


def test_a_header_over_several_lines_is_one_header(read: Read) -> None:
    head = [f'"{label.replace(" ", chr(10), 1)}"' for label in RUSSIA]
    (deal,) = read(_table([head, BEARINGS]))
    assert (deal.id, deal.issues) == (BEARINGS[0], ())
    assert deal.source is not None
    assert deal.source.locator == "line 10"


@pytest.mark.parametrize("nothing", ["NULL", "-", "N/A", "ОТСУТСТВУЕТ", " ", "n/a", "#N/A"])
def test_words_for_nothing_are_nothing(read: Read, nothing: str) -> None:
    row = [BEARINGS[0], BEARINGS[1], nothing, *BEARINGS[3:]]
    (deal,) = read(_table([RUSSIA, row]))
    assert [party.role for party in deal.parties] == ["consignee"]


def test_columns_that_no_mapping_explains_are_told_once(read: Read, said: Said) -> None:
    head = [*RUSSIA, "Цвет", "Drawee", "Vessel"]
    rows = [[f"{number}", *BEARINGS[1:], "red", "A. Person", "MV Primer"] for number in range(3)]
    first, second, third = read(_table([head, *rows]))
    assert "Цвет: the column is unknown; its words are searched as a text, here and later" in said(
        first
    )
    assert "Цвет" not in said(second)
    for deal in (first, second, third):
        assert "Drawee: the column is unknown and may name a party" in said(deal)
        assert deal.parties[-1].name == "MV Primer"  # by what such a column generally holds


def test_rows_beside_each_other_under_one_number_are_one_deal(read: Read, said: Said) -> None:
    chips = [*BEARINGS[:5], "8542319010", "Микросхемы", *BEARINGS[7:]]
    other = ["77", *BEARINGS[1:]]
    first, second, third = read(_table([RUSSIA, BEARINGS, chips, other, BEARINGS]))
    assert [item.hs_code for item in first.goods] == ["8482109008", "8542319010"]
    assert len(first.parties) == 2
    assert first.source is not None
    assert first.source.locator == "lines 2 to 3"
    assert (second.id, third.id) == ("77", BEARINGS[0])
    assert "another deal of the file has the same id" in said(third)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("ООО ПРИМЕР ПО ПОРУЧЕНИЮ HAZIR LTD", ["ООО ПРИМЕР", "HAZIR LTD"]),
        ("PRIMER LLC ON BEHALF OF OSH TRADE", ["PRIMER LLC", "OSH TRADE"]),
        ("PRIMER C/O OSH TRADE", ["PRIMER", "OSH TRADE"]),
        ("ARC/OSH TRADE", ["ARC/OSH TRADE"]),
    ],
)
def test_who_acts_for_another_are_two_parties(read: Read, cell: str, names: list[str]) -> None:
    (deal,) = read(_table([RUSSIA, [*BEARINGS[:3], cell, *BEARINGS[4:]]]))
    assert [party.name for party in deal.parties if party.role == "consignee"] == names
    assert (cell in deal.text) is (len(names) > 1)


MANIFEST = (
    "master_bol_number,actual_arrival_date,shipper_party_name,consignee_name,consignee_address_1,"
    "consignee_address_2,consignee_city,notify_party_name,secondary_notify_party_1,"
    "secondary_notify_party_2,vessel_name,foreign_port_of_lading,port_of_unlading,container_number,"
    "harmonized_number,description_text,weight,weight_unit,colour\n"
)


def test_a_us_manifest_has_all_its_notify_parties(read: Read, said: Said) -> None:
    (deal,) = read(
        MANIFEST + "MAEU1,2025-03-01,TALAS WORKS,TO ORDER OF OSH BANK,1 FIRST ST,FLOOR 2,BOSTON,"
        'NOTIFY A,NOTIFY B,NOTIFY C,MV PRIMER,"Mersin, Turkey",Boston,TGHU1234567,848210,'
        "BALL BEARINGS,100,K,red\n"
    )
    assert [(party.role, party.name) for party in deal.parties] == [
        ("shipper", "TALAS WORKS"), ("consignee", "OSH BANK"), ("notify_party", "NOTIFY A"),
        ("notify_party", "NOTIFY B"), ("notify_party", "NOTIFY C"), ("vessel", "MV PRIMER"),
    ]  # fmt: skip
    assert deal.parties[1].address == "1 FIRST ST, FLOOR 2, BOSTON"
    assert deal.route.port_of_loading == "Mersin, Turkey"
    assert [(one.scheme, one.value) for one in deal.references] == [
        ("bill_of_lading", "MAEU1"), ("container", "TGHU1234567"),
    ]  # fmt: skip
    assert "colour: the column is unknown" in said(deal)


def test_an_order_bill_names_no_consignee(read: Read, said: Said) -> None:
    (deal,) = read(MANIFEST + "M,2025-03-01,A,TO THE ORDER OF,,,,,,,,,,,848210,X,1,K,\n")
    assert (deal.parties[1].role, deal.parties[1].name) == ("consignee", None)
    assert "who takes them is not known" in said(deal)
    assert any(issue.unread for issue in deal.issues)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("TO THE ORDER OF,ORSOL TRADE LLC 12 FIRST ST", ("ORSOL TRADE LLC", "12 FIRST ST")),
        ("TO ORDER OF,ORSOL TRADE LLC", ("ORSOL TRADE LLC", None)),
        ("TO ORDER ORSOL TRADE LLC,12 FIRST ST", ("ORSOL TRADE LLC", "12 FIRST ST")),
        ("TO THE ORDER OF,12 FIRST ST", (None, "12 FIRST ST")),
        ("TO THE ORDER OF,PIER 9 ORSOL LLC", (None, "PIER 9 ORSOL LLC")),
        ("TO THE ORDER BOSTON,12 FIRST ST", (None, "12 FIRST ST")),
        ("TO THE ORDER UNITED STATES,12 FIRST ST", (None, "12 FIRST ST")),
        (",THE ORDER OF UNITED STATES", (None, "THE ORDER OF UNITED STATES")),
    ],
)
def test_to_whose_order_may_stand_in_the_address(
    read: Read, said: Said, cells: str, found: tuple[str | None, str | None]
) -> None:
    (deal,) = read(MANIFEST + f"M,2025-03-01,A,{cells},,,,,,,,Boston,,848210,X,1,K,\n")
    consignee = deal.parties[1]
    assert (consignee.role, consignee.name, consignee.address) == ("consignee", *found)
    assert ("who takes them is not known" in said(deal)) is (found[0] is None)


@pytest.mark.parametrize("kind", HEADINGS)
def test_the_headings_of_each_country_and_house_are_known(read: Read, kind: str) -> None:
    labels = HEADINGS[kind]
    (deal,) = read(_table([labels, ["1"] * len(labels)]))
    assert deal.source is not None
    assert deal.source.format == f"csv.{kind}"


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("03/04/2025", "day_first", "2025-04-03"),
        ("03/04/2025", "month_first", "2025-03-04"),
        ("03.04.2025", "month_first", "2025-04-03"),
        ("3/4/25", "day_first", "2025-04-03"),
        ("03/04/2025 00:00:00", "day_first", "2025-04-03"),
        ("45915", "year_first", "2025-09-15"),
        (45915.5, "year_first", "2025-09-15"),
        (20250915, "year_first", 20250915),
        ("2025-04-03", "day_first", "2025-04-03"),
        ("03/04/2025", "year_first", "03/04/2025"),
        ("31/31/2025", "day_first", "31/31/2025"),
        ("soon", "day_first", "soon"),
    ],
)
def test_a_day_is_meant_as_its_country_writes_it(cell: object, order: str, day: object) -> None:
    assert day_of(cell, order) == day


def test_a_parquet_of_every_type_is_read(tmp_path: Path) -> None:
    table = pa.table(
        {
            "DECLARATION_NUMBER": pa.array(["D-1", "D-2"]).dictionary_encode(),
            "IMP_DATE": pa.array([dt.date(2025, 3, 31), None]).cast(pa.timestamp("ns")),
            "IMPORTER_CODE": pa.array([7707083893.0, float("nan")]),
            "IMPORTER_NAME": pa.array(["ООО Пример", "NULL"], pa.large_string()),
            "SUPPLIER_NAME": pa.array([["A LLC", "B LLC"], []], pa.list_(pa.string())),
            "HS_CODE": pa.array([8482109008, 101210000]),
            "PRODUCT_DESCRIPTION": pa.array([b"balls", b"\xff"]),
            "QUANTITY": pa.array([Decimal("10.00"), None], pa.decimal128(10, 2)),
            "UNIT": pa.array(["PCS", None]),
            "TOTAL_VALUE_USD": pa.array([12.5, 0.0], pa.float32()),
            "CUSTOMS_COST_VALUE_RUB": pa.array([1.0, 2.0]),
        }
    )
    path = tmp_path / "customs.parquet"
    pq.write_table(table, path)
    first, second = read_deals(path)
    assert (first.id, str(first.date)) == ("D-1", "2025-03-31")
    assert first.parties[0].identifiers == (Identifier("inn", "7707083893"),)
    assert first.parties[1].name == "A LLC; B LLC"
    assert (first.goods[0].hs_code, first.goods[0].quantity) == ("8482109008", "10 PCS")
    assert first.goods[0].value == Money(Decimal("12.5"), "USD")
    assert second.goods[0].value == Money(Decimal("2.0"), "RUB")
    said = " ".join(issue.what for issue in second.issues)
    assert "is it 0101210000?" in said
    assert "U+FFFD" in said


def test_what_is_said_twice_and_differs_is_told(read: Read, said: Said) -> None:
    head = [*RUSSIA, "Код страны происхождения", "Получатель"]
    (deal,) = read(_table([head, [*BEARINGS, "DE", "Other LLC"]]))
    assert deal.goods[0].origin == "cn"
    assert "Код страны происхождения: the column 'Страна происхождения' says" in said(deal)
    assert "Получатель: the header is there twice; 'Other LLC' of the second was kept" in said(deal)
    assert "Other LLC" in deal.text


def test_a_number_of_a_party_under_a_general_heading_is_of_the_party_of_its_role(
    read: Read,
) -> None:
    head = [
        "date",
        "importer_name",
        "importer_inn",
        "exporter_name",
        "product",
        "hs_code",
        "value_usd",
    ]
    row = ["2026-07-01", "OOO Primer", "7707083893", "Ornek AS", "Valves", "848180", "12.00"]
    (deal,) = read(_table([head, row]))
    buyer, seller = deal.parties
    assert (buyer.name, buyer.identifiers) == ("OOO Primer", (Identifier("inn", "7707083893"),))
    assert (seller.name, seller.identifiers) == ("Ornek AS", ())


def test_whoever_is_the_same_as_another_is_no_party_of_its_own(read: Read) -> None:
    head = [
        "bill_of_lading_number", "arrival_date", "shipper_party_name", "consignee_name",
        "notify_party_name", "foreign_port_of_lading", "description_text",
    ]  # fmt: skip
    row = ["PRIM77", "2026-07-01", "Lanhu", "Osh Trade", "SAME AS CONSIGNEE", "Ningbo", "Valves"]
    (deal,) = read(_table([head, row], ","))
    assert (deal.id, deal.date) == ("PRIM77", dt.date(2026, 7, 1))
    assert [party.name for party in deal.parties] == ["Lanhu", "Osh Trade"]
    assert deal.text == ("SAME AS CONSIGNEE",)
