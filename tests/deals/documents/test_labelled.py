"""Whoever stands behind a label in a note or a property of a document is a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals import read_deals

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Deal

UBL = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<b:ID>INV-7</b:ID><b:IssueDate>2025-04-02</b:IssueDate>{note}
<c:AccountingSupplierParty><c:Party><c:PartyName><b:Name>Primer Weber GmbH</b:Name></c:PartyName>
</c:Party></c:AccountingSupplierParty>
<c:AccountingCustomerParty><c:Party><c:PartyName><b:Name>Muster Textil GmbH</b:Name></c:PartyName>
</c:Party></c:AccountingCustomerParty>
<c:InvoiceLine><b:ID>1</b:ID><c:Item><b:Name>Bearing</b:Name>{item}</c:Item></c:InvoiceLine>
<c:InvoiceLine><b:ID>2</b:ID><c:Item><b:Name>Seal</b:Name></c:Item></c:InvoiceLine>
</Invoice>"""
CII = """<rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
<rsm:ExchangedDocument><ram:ID>C-1</ram:ID></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct>
<ram:Name>Bearing</ram:Name><ram:ApplicableProductCharacteristic>
<ram:Description>Endverwender</ram:Description><ram:Value>Primer Werk OOO</ram:Value>
</ram:ApplicableProductCharacteristic></ram:SpecifiedTradeProduct>
</ram:IncludedSupplyChainTradeLineItem></rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""


def read(tmp_path: Path, *, note: str = "", properties: dict[str, str] | None = None) -> Deal:
    """An invoice with a note, and properties of its first line."""
    item = "".join(
        f"<c:AdditionalItemProperty><b:Name>{name}</b:Name><b:Value>{value}</b:Value>"
        "</c:AdditionalItemProperty>"
        for name, value in (properties or {}).items()
    )
    path = tmp_path / "invoice.xml"
    path.write_text(UBL.format(note=note and f"<b:Note>{note}</b:Note>", item=item))
    return next(read_deals(path))


def named(deal: Deal) -> list[tuple[str | None, str | None]]:
    """Role and name of those who are neither seller nor buyer by their elements."""
    parties = [(party.role, party.name) for party in deal.parties]
    return [one for one in parties if one[1] not in ("Primer Weber GmbH", "Muster Textil GmbH")]


def test_properties_of_an_item_name_the_end_user_the_maker_the_origin_and_the_code(
    tmp_path: Path,
) -> None:
    properties = {
        "End user": "Zavod Vymysel JSC, Lenina 5, Perm, Russia",
        "Manufacturer": "Obrazets Works LLC",
        "Country of origin": "China",
        "HS code": "8482.10",
        "Colour": "Muster Blue",
    }
    deal = read(tmp_path, properties=properties)
    assert named(deal) == [("end_user", "Zavod Vymysel JSC")]
    assert (deal.parties[-1].country, deal.parties[-1].address) == ("ru", "Lenina 5, Perm, Russia")
    first, second = deal.goods
    assert (first.manufacturer, first.origin) == ("Obrazets Works LLC", "cn")
    assert (first.hs_code, second.hs_code) == ("8482.10", None)
    assert "Colour Muster Blue" in deal.text


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Consignee: Sklad Obraz LLC; Notify party: Vymysel AG",
         [("consignee", "Sklad Obraz LLC"), ("notify_party", "Vymysel AG")]),
        ("Sold ex works. End user: Vymysel Co., Ltd., Freight forwarder: Obraz AG",
         [("end_user", "Vymysel Co., Ltd."), (None, "Obraz AG")]),
        ("Конечный пользователь:\nООО «Вымысел»", [("end_user", "ООО «Вымысел»")]),
        ("Buyer: Muster Textil GmbH", []),
        ("Customer: Please pay within thirty days", []),
        ("Buyer: to be confirmed", []),
        ("Delivery as agreed: Vymysel AG", []),
        ("Carrier: by air. Payer: OUR. Vessel: by sea", []),
        ("Consignee: see box 4", []),
        ("Consignee: SEE BOX 4", []),
        ("Seller: EXW", []),
        ("Seller: FCA Primerburg", []),
        ("Payer: SHA", []),
        ("Agent: fee 5%", []),
        ("Forwarder: own", []),
        ("Shipper: as is", []),
        ("Customer: PLEASE PAY WITHIN 30 DAYS", []),
        ("Consignee: vymysel gmbh.", [("consignee", "vymysel gmbh.")]),
        ("Consignee: Vymysel. Carrier: OBRAZ LINES",
         [("consignee", "Vymysel"), ("carrier", "OBRAZ LINES")]),
        ("Consignee: Vymysel Ltd. Carrier: Obraz S.A.",
         [("consignee", "Vymysel Ltd."), ("carrier", "Obraz S.A.")]),
    ],
)  # fmt: skip
def test_a_label_in_a_note_names_a_party_and_a_sentence_behind_one_names_nobody(
    note: str, expected: list[tuple[str | None, str | None]], tmp_path: Path
) -> None:
    deal = read(tmp_path, note=note)
    assert named(deal) == expected
    assert note in deal.text


def test_the_one_manufacturer_of_a_note_made_all_goods(tmp_path: Path) -> None:
    deal = read(tmp_path, note="Manufacturer: Vymysel AG", properties={"Manufacturer": "Obraz LLC"})
    assert [item.manufacturer for item in deal.goods] == ["Obraz LLC", "Vymysel AG"]


def test_of_several_manufacturers_in_notes_each_is_a_party_and_none_made_all_goods(
    tmp_path: Path,
) -> None:
    deal = read(tmp_path, note="Manufacturer: Vymysel GmbH; Manufacturer: Obraz OOO")
    assert named(deal) == [(None, "Vymysel GmbH"), (None, "Obraz OOO")]
    assert [item.manufacturer for item in deal.goods] == [None, None]


def test_a_characteristic_of_a_cross_industry_invoice_names_the_end_user(tmp_path: Path) -> None:
    path = tmp_path / "invoice.xml"
    path.write_text(CII)
    assert ("end_user", "Primer Werk OOO") in named(next(read_deals(path)))


def test_who_had_the_demand_in_ubl_is_the_end_user(tmp_path: Path) -> None:
    party = (
        "<c:OriginatorCustomerParty><c:Party><c:PartyName><b:Name>Zavod Vymysel</b:Name>"
        "</c:PartyName></c:Party></c:OriginatorCustomerParty>"
    )
    path = tmp_path / "order.xml"
    path.write_text(UBL.format(note=party, item=""))
    assert named(next(read_deals(path))) == [("end_user", "Zavod Vymysel")]
