"""A mapping of one's own: what it says is read, and what is wrong in it is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.deals import read_deals
from witting.deals.customs import fit_mapping, load_mappings, read_table_mapping
from witting.errors import DealFileError, ResourceError
from witting.model import Identifier, Reference

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
title: Our own extract
kind: shipment
id: [Ref, Line]
date: Day
dates: month_first
empty: [none]
parties:
- role: seller
  name: [From, From Latin]
  address: [Street + Town, Street Latin]
  country: From Land
  identifiers: {inn: From INN, bin: From BIN}
- role: buyer
  name: To
  code: To Code
  resident: KG
- name: Signed By
  schema: Person
  without: '^Director: '
goods:
  description: [What, What Latin]
  heading: Tariff Text
  hs_code: Tariff
  manufacturer: [Maker, Mark]
  origin: [Made In, Made In Latin]
  quantity: Pieces
  unit: Per
  net_weight: Net
  gross_weight: Gross
  value:
  - {amount: Price, currency: Money}
  - {amount: Price USD, in: USD}
route:
  origin: Leaves
  transshipment: Via
  final_destination: Arrives
  ends_in: KG
references: {container: Boxes, invoice: Invoice}
text: [Remarks]
passed_over: [Colour]
"""
HEAD = (
    "Ref;Line;Day;From;From Latin;Street;Town;Street Latin;From Land;From INN;From BIN;To;To Code;"
    "Signed By;What;What Latin;Tariff Text;Tariff;Maker;Mark;Made In;Made In Latin;Pieces;Per;Net;"
    "Gross;Price;Money;Price USD;Leaves;Via;Arrives;Boxes;Invoice;Remarks;Colour"
)
ROW = (
    "R7;2;03/04/2025;ООО Пример;OOO Primer;ул. Первая 1;Тверь;1 First st., Tver;Russia;7707083893;"
    "123;Osh Trade;OT-1;Director: P. Testov;Шарики;Balls;OTHER;8482109008;Maker A;Brand B;КИТАЙ;"
    "CHINA;10;PCS;5;6;0;EUR;12.5;China;Khorgos; none;TGHU1234567, TGHU7654321;INV-1;call first;red"
)


def _mapping(folder: Path, text: str = OWN) -> Path:
    path = folder / "own.yaml"
    path.write_text(text)
    return path


def test_everything_that_a_mapping_names_is_read(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}\n{ROW}\n")
    (deal,) = read_deals(table, mapping=read_table_mapping(_mapping(tmp_path)))
    assert (deal.id, str(deal.date), deal.kind) == ("R7/2", "2025-03-04", "shipment")
    inn, wrong = Identifier("inn", "7707083893"), Identifier("registration", "123")
    assert [
        (party.role, party.name, party.country, party.address, party.identifiers, party.schema)
        for party in deal.parties
    ] == [
        ("seller", "ООО Пример", "ru", "ул. Первая 1, Тверь", (inn, wrong), None),
        ("seller", "OOO Primer", "ru", "1 First st., Tver", (inn, wrong), None),
        ("buyer", "Osh Trade", "kg", None, (), None),
        (None, "P. Testov", None, None, (), "Person"),
    ]
    (item,) = deal.goods
    assert (item.description, item.hs_code, item.origin) == ("Шарики\nBalls", "8482109008", "cn")
    assert (item.manufacturer, item.quantity) == ("Maker A", "10 PCS, 5 kg")
    assert item.value is not None
    assert (str(item.value.amount), item.value.currency) == ("12.5", "USD")
    route = deal.route
    assert (route.origin, route.transshipment, route.final_destination) == (
        "cn",
        ("Khorgos",),
        "kg",
    )
    assert deal.references == (
        Reference("container", "TGHU1234567"),
        Reference("container", "TGHU7654321"),
        Reference("invoice", "INV-1"),
    )
    assert deal.text == ("OT-1", "Director: P. Testov", "Brand B", "call first")
    assert deal.source is not None
    assert deal.source.format == "csv.own"
    (issue,) = deal.issues
    assert "'123' is no valid BIN of Kazakhstan" in issue.what
    assert issue.where == "t.csv line 2, From BIN"


@pytest.mark.parametrize("where", ["parse", "screen"])
def test_the_commands_take_a_mapping(where: str, tmp_path: Path, demo_home: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"Sum of it all\n\n{HEAD}\n{ROW.replace('Osh Trade', 'KEREMET BANK OAO')}\n")
    arguments = [where, str(table), "--mapping", str(_mapping(tmp_path))]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
    assert result.exit_code == 1, result.output
    assert ("us.ofac.sdn:52743" if where == "screen" else '"R7/2"') in result.stdout


def test_a_mapping_that_does_not_fit_its_table_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id,buyer_name\n1,A\n")
    own = read_table_mapping(_mapping(tmp_path))
    with pytest.raises(DealFileError, match="the columns of the mapping 'own'"):
        list(read_deals(table, mapping=own))


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("kind: shipment", "kinds: shipment", 2, "the mapping has no key 'kinds'"),
        ("role: buyer", "role: bayer", 13, "'bayer' is no role; known are debtor"),
        ("  code: To Code", "  codes: To Code", 15, "a party has no key 'codes'"),
        ("dates: month_first", "dates: us", 5, "'us' is no value of 'dates'"),
        ("resident: KG", "resident: Narnia", 16, "'Narnia' is no country"),
        ("{inn: From INN,", "{inm: From INN,", 12, "'inm' is no kind of identifier"),
        ("{container: Boxes", "{kontainer: Boxes", 38, "'kontainer' is no reference"),
        ("in: USD", "in: UUU", 32, "'UUU' is no currency of ISO 4217"),
        ("currency: Money}", "currency: Money, in: EUR}", 31, "either 'currency'"),
        ("'^Director: '", "'(Director'", 19, "no regular expression"),
        ("schema: Person", "schema: Persona", 18, "'Persona' is no schema"),
        ("[Colour]", "[Remarks]", 40, "'Remarks' is used and passed over"),
        ("title: Our own extract\n", "", 1, "lacks the key 'title'"),
        ("id: [Ref, Line]", "id: [Ref, Line]\nid: Ref", 4, "given twice"),
        ("text: [Remarks]", "text: {a: b}", 39, "a text is expected"),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert old in OWN
    path = _mapping(tmp_path, OWN.replace(old, new, 1))
    with pytest.raises(ResourceError) as raised:
        read_table_mapping(path)
    assert raised.value.where == f"own.yaml:{line}"
    assert what in raised.value.what


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"- a\n", b"title: x\n", b"[" * 9000])
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    with pytest.raises(ResourceError):
        read_table_mapping(path)


def test_every_bundled_mapping_is_chosen_by_its_own_header() -> None:
    mappings = load_mappings()
    assert len(mappings) >= 24
    for mapping in mappings:
        layout = fit_mapping(list(dict.fromkeys(mapping.columns())))
        assert layout is not None, mapping.name
        assert layout.mapping.name == mapping.name
        assert layout.unexplained() == []


def test_a_general_table_has_no_mapping() -> None:
    assert fit_mapping(["id", "date", "buyer_name", "seller_name", "goods_hs_code"]) is None
    assert fit_mapping(["Ref", "Line"]) is None
