"""An address to which an invoice sends the goods needs no name, and is looked at all the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from witting.cli.command import group

SAMPLES = Path(__file__).parent / "samples"
LISTED = "Pesochnaya 3, Izhevsk, Udmurt Republic"
UBL = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<b:ID>INV-7</b:ID><b:IssueDate>2025-04-02</b:IssueDate>
<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
<c:AccountingSupplierParty><c:Party><c:PartyName><b:Name>Primer Weber GmbH</b:Name></c:PartyName>
</c:Party></c:AccountingSupplierParty>
<c:AccountingCustomerParty><c:Party><c:PartyName><b:Name>Muster Textil GmbH</b:Name></c:PartyName>
<c:PostalAddress><b:CityName>Bremen</b:CityName>
<c:Country><b:IdentificationCode>DE</b:IdentificationCode></c:Country></c:PostalAddress>
</c:Party></c:AccountingCustomerParty>
<c:Delivery><c:DeliveryLocation><c:Address><b:StreetName>{street}</b:StreetName>
<b:CityName>{town}</b:CityName>
<c:Country><b:IdentificationCode>{country}</b:IdentificationCode></c:Country></c:Address>
</c:DeliveryLocation>{party}</c:Delivery>
<c:InvoiceLine><b:ID>1</b:ID><c:Item><b:Name>Cotton towels</b:Name></c:Item></c:InvoiceLine>
</Invoice>"""
SOMEBODY = (
    "<c:DeliveryParty><c:PartyName><b:Name>Lager Nord</b:Name></c:PartyName></c:DeliveryParty>"
)


def cii(*, ship_to: str) -> str:
    """A cross-industry invoice for towels, whose delivery is as given."""
    party = "<ram:{0}TradeParty><ram:Name>{1}</ram:Name>{2}</ram:{0}TradeParty>"
    home = "<ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>"
    text = (SAMPLES / "cross.xml").read_text()
    head = text[: text.index("<rsm:SupplyChainTradeTransaction>")]
    seller, buyer = (
        party.format(*one) for one in (("Seller", "Primer AG", home), ("Buyer", "Muster AG", home))
    )
    return (
        f"{head.replace('Ship via Vymysel', 'Thank you')}<rsm:SupplyChainTradeTransaction>"
        "<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>Cotton towels"
        "</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>"
        f"<ram:ApplicableHeaderTradeAgreement>{seller}{buyer}</ram:ApplicableHeaderTradeAgreement>"
        f"<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>{ship_to}</ram:ShipToTradeParty>"
        "</ram:ApplicableHeaderTradeDelivery><ram:ApplicableHeaderTradeSettlement>"
        "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
        "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>"
        "</rsm:CrossIndustryInvoice>"
    )


def at(street: str, town: str, country: str) -> str:
    """The address of a cross-industry invoice."""
    return (
        f"<ram:PostalTradeAddress><ram:LineOne>{street}</ram:LineOne><ram:CityName>{town}"
        f"</ram:CityName><ram:CountryID>{country}</ram:CountryID></ram:PostalTradeAddress>"
    )


def ubl(street: str, town: str, country: str, *, party: str = "") -> str:
    """A UBL invoice for towels, delivered there."""
    return UBL.format(street=street, town=town, country=country, party=party)


@pytest.fixture
def screened(demo_home: Path, tmp_path: Path) -> Any:
    """Screens the only document of a text."""

    def screen(text: str) -> dict[str, Any]:
        path = tmp_path / "invoice.xml"
        path.write_text(text)
        arguments = ["screen", str(path), "--as-of", "2025-05-01"]
        result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
        assert result.exit_code in (0, 1), result.output
        [line] = result.stdout.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found

    return screen


def open_checks(assessment: dict[str, Any]) -> list[str]:
    """The checks that keep the deal from clear."""
    missed = assessment["coverage"]["not_checked"]
    why = " ".join(assessment["why"])
    return [one["check"] for one in missed if f"Not checked: {one['check']}" in why]


@pytest.mark.parametrize(
    "text",
    [
        cii(ship_to=at("Hafenstr. 1", "Bremen", "DE")),
        cii(ship_to=at("Rue du Port 3", "Nantes", "FR")),
        cii(ship_to='<ram:ID schemeID="0088">4000001123452</ram:ID>' + at("Kai 1", "Bremen", "DE")),
        cii(ship_to="<ram:ID/><ram:Name/>"),
        ubl("Hafenstr. 1", "Bremen", "DE"),
        ubl("Hafenstr. 1", "Bremen", "DE", party=SOMEBODY),
    ],
)
def test_an_address_without_a_name_keeps_nothing_from_clear(text: str, screened: Any) -> None:
    found = screened(text)
    assert not [check for check in open_checks(found) if check.startswith(("parties", "reading"))]


@pytest.mark.parametrize("country", ["KG", "RU", "AM"])
def test_nobody_named_in_a_country_of_concern_is_a_gap(country: str, screened: Any) -> None:
    for text in (cii(ship_to=at("Road 1", "Town", country)), ubl("Road 1", "Town", country)):
        found = screened(text)
        assert found["verdict"] != "clear"
        assert any(one.startswith("Not checked: parties[2]") for one in found["why"])
        routes = [one for one in found["findings"] if one["kind"] == "route"]
        assert "route.final_destination" in [one["subject"] for one in routes]


def test_a_name_beside_the_address_of_a_delivery_has_it(screened: Any) -> None:
    found = screened(ubl("Road 1", "Town", "KG", party=SOMEBODY))
    assert "parties[2] (consignee)" not in open_checks(found)
    assert "parties[2].country" in [one["subject"] for one in found["findings"]]


def test_a_code_alone_is_a_party_that_was_not_looked_for(screened: Any) -> None:
    found = screened(cii(ship_to='<ram:ID schemeID="0088">4000001123452</ram:ID>'))
    assert "parties[2] (consignee)" in open_checks(found)


@pytest.mark.parametrize("text", [cii(ship_to=at(LISTED, "Izhevsk", "RU")), ubl(LISTED, "", "RU")])
def test_a_listed_address_of_a_delivery_is_found(text: str, screened: Any) -> None:
    found = screened(text)
    [match] = [one for one in found["findings"] if one["kind"] == "address_match"]
    assert match["subject"] == "parties[2]"


def test_an_agent_of_whom_a_function_alone_is_told_is_no_party(
    shared: Path, demo_home: Path
) -> None:
    path = shared / "deals" / "wco" / "hmrc3_TT_IM001b.xml"
    result = CliRunner().invoke(group, ["parse", str(path)], env={"WITTING_HOME": str(demo_home)})
    deal = json.loads(result.stdout)
    assert all(one.get("name") or one.get("identifiers") for one in deal["parties"])
    [said] = [one for one in deal["issues"] if one["where"].endswith("Agent")]
    assert said["what"] == "nobody is named here."
