"""Words where a format has a code, a number or an attribute may name somebody: they are texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from witting.deals import read_deals

NAME = "Vymysel Trading"
ISO = Path(__file__).parent / "iso20022" / "samples"
FILES = {
    "x.fin": (
        "{1:F01DEUTDEFFXXXX0000000000}{2:I760TCZBTR2AXXXXN}{4:\n:15A:\n:27:1/1\n:22A:ISSU\n"
        ":15B:\n:20:G7\n:30:250402\n:22D:DGAR\n:40C:URDG\n:50:MUSTER GMBH\n:59:PRIMER AS\n"
        f":32B:EUR100,\n:24E:COUR/{NAME} OFFICE\n-}}\n"
    ),
    "x.edi": (
        "UNB+UNOC:3+A+B+250402:0800+1'UNH+1+INVOIC:D:96A:UN'BGM+380+I7+9'DTM+137:20250402:102'"
        f"NAD+SU+++PRIMER AS'LIN+1'IMD+F++:::Valves'GIN+BN+{NAME}'UNS+S'MOA+77:1:EUR'UNT+10+1'"
        "UNZ+1+1'"
    ),
    "x.json": (
        '{"transportDocumentReference": "T7", "transportDocumentTypeCode": "BOL",'
        ' "documentParties": {"shipper": {"partyName": "Primer AS"}}, "consignmentItems":'
        f' [{{"descriptionOfGoods": ["Pumps"], "exportLicense": {{"reference": "{NAME}"}}}}]}}'
    ),
    "x.xml": (
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'
        '<ID xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">I7</ID>'
        f'<Unheard><Broker name="{NAME}" of="urn:some thing">x</Broker></Unheard></Invoice>'
    ),
    "number.xml": (
        '<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionalReferenceID>W7'
        "</FunctionalReferenceID><GoodsShipment><DomesticDutyTaxParty>"
        f"<ID>{NAME}</ID></DomesticDutyTaxParty></GoodsShipment></Declaration>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_words_are_searched_wherever_they_stand(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    texts = "\n".join(text for deal in read_deals(path) for text in deal.text)
    assert NAME in texts
    assert "some thing" not in texts


def test_an_attribute_of_data_beside_a_payment_is_searched(tmp_path: Path) -> None:
    extra = f'<SplmtryData><Envlp><Own broker="{NAME}">x</Own></Envlp></SplmtryData>'
    samples = (file.read_text("utf-8") for file in sorted(ISO.glob("*.xml")))
    sample = next(text for text in samples if "</CdtTrfTxInf>" in text)
    path = tmp_path / "x.xml"
    path.write_text(sample.replace("</CdtTrfTxInf>", f"{extra}</CdtTrfTxInf>"), "utf-8")
    assert any(NAME in text for deal in read_deals(path) for text in deal.text)
