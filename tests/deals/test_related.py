"""Papers about one deal are one deal, and what they say differently is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import deal_to_dict, join_related, parse_deal, read_deals
from witting.deals.related.join import MOST

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Deal

UETR = "0f2b7c1e-5a41-4a7e-9a66-1d6f3c1b2a10"


def paper(form: str, number: int = 1, **fields: Any) -> Deal:
    source = {"file": f"{form}-{number}", "format": form, "locator": "message 1"}
    references = [
        {"scheme": scheme, "value": value} for scheme, value in fields.pop("refs", {}).items()
    ]
    return parse_deal(
        {"id": f"{form} {number}", "source": source, "references": references, **fields}
    )


def party(role: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"role": role, "name": name, **fields}


PAYER, PAYEE = party("debtor", "Orda Import LLP"), party("creditor", "Lanhu Bearing Works")


def credit(**fields: Any) -> Deal:
    parties = [party("applicant", "Orda Import LLP"), party("beneficiary", "Lanhu Bearing Works")]
    return paper("swift.mt700", refs={"letter_of_credit": "LC-25-31"}, parties=parties, **fields)


def bill(**fields: Any) -> Deal:
    return paper(
        "dcsa.bill-of-lading",
        refs={"letter_of_credit": "LC 25/31", "bill_of_lading": "BL-7001"},
        parties=[party("shipper", "Lanhu Bearing Works Co Ltd"), *fields.pop("parties", [])],
        **fields,
    )


def test_one_uetr_is_one_deal() -> None:
    customer = paper(
        "swift.mt103",
        refs={"uetr": UETR, "transaction": "BRK-25-0001"},
        parties=[PAYER, PAYEE],
        purpose="INVOICE 7",
    )
    recall = paper("iso20022.camt.056.001.08", refs={"uetr": UETR.upper()}, text=["DUPL"])
    other = paper(
        "swift.mt103", 2, refs={"uetr": UETR[:-1] + "1"}, parties=[party("debtor", "X Y")]
    )
    [joined, alone] = join_related([customer, other, recall])
    assert joined.id == customer.id
    assert (joined.purpose, joined.text) == ("INVOICE 7", ("DUPL",))
    assert joined.source is not None
    assert joined.source.format == "swift.mt103 + iso20022.camt.056.001.08"
    assert joined.source.file == "swift.mt103-1, iso20022.camt.056.001.08-1"
    assert joined.papers == ("swift.mt103 1", "iso20022.camt.056.001.08 1")
    assert parse_deal(deal_to_dict(joined)) == joined
    assert alone.papers == ()
    assert joined.source.locator == "message 1; message 1"
    assert alone == other


def test_a_cover_and_its_customers_payment() -> None:
    customer = paper(
        "swift.mt103",
        refs={"transaction": "BRK-25-0002"},
        parties=[PAYER, PAYEE],
    )
    cover = paper(
        "swift.mt202cov",
        refs={"transaction": "BRK-25-0002"},
        parties=[party("debtor", "ORDA IMPORT"), party("creditor", "LANHU BEARING TRADING LTD")],
    )
    [joined] = join_related([customer, cover])
    assert [difference.what for difference in joined.differences] == ["creditor"]


def payments(reference: str, *payers: str, payees: tuple[str, ...] = ()) -> list[Deal]:
    scheme = "uetr" if reference == UETR else "transaction"
    return [
        paper(
            "swift.mt103",
            number,
            refs={scheme: reference},
            parties=[
                party("debtor", payer),
                *(party("creditor", name) for name in payees[number:][:1]),
            ],
        )
        for number, payer in enumerate(payers)
    ]


def test_a_number_of_ones_own_joins_nothing_alone() -> None:
    assert len([*join_related(payments("PAY-0001", "Alto Verde", "Nordhafen"))]) == 2
    assert len([*join_related(payments("PAY-0001", "Alto Verde", "ALTO VERDE"))]) == 1
    assert len([*join_related(payments("001", "Alto Verde", "Alto Verde"))]) == 2


def test_one_uetr_for_two_payments_is_two_deals() -> None:
    deals = payments(UETR, "Alto Verde", "Orda Import", payees=("Nordhafen", "Lanhu Works"))
    assert len([*join_related(deals)]) == 2


def test_deals_of_tables_and_json_are_left_alone() -> None:
    deals = [
        parse_deal({"id": str(at), "references": [{"scheme": "uetr", "value": UETR}]})
        for at in (1, 2)
    ]
    assert [*join_related(deals)] == deals


def test_a_credit_and_a_bill_of_lading() -> None:
    bearings = {"description": "DEEP GROOVE BALL BEARINGS", "hs_code": "8482.10"}
    lc = credit(
        route={"port_of_loading": "NINGBO, CHINA", "port_of_discharge": "POTI, GEORGIA"},
        goods=[{**bearings, "quantity": "40,000 PCS"}],
        amount={"amount": "184000", "currency": "CNY"},
    )
    cartons = {"description": "Bearings, 400 cartons", "hs_code": "848210"}
    bl = bill(
        route={"port_of_loading": "Ningbo", "port_of_discharge": "Poti"},
        goods=[{**cartons, "quantity": "40000 pieces"}],
    )
    [joined] = join_related([lc, bl])
    assert joined.differences == ()
    assert {one.scheme for one in joined.references} == {"letter_of_credit", "bill_of_lading"}
    assert {item.role for item in joined.parties} == {"applicant", "beneficiary", "shipper"}


DIFFERENT = {
    "port_of_discharge": ({"port_of_discharge": "POTI"}, {"port_of_discharge": "NOVOROSSIYSK"}),
    "quantity": ({"quantity": "4,000 PCS"}, {"quantity": "40000 pieces"}),
    "goods": ({"description": "cotton towels"}, {"description": "шарикоподшипники"}),
    "hs_code": ({"hs_code": "8482.10"}, {"hs_code": "6302.60"}),
    "amount": ({"amount": "184000", "currency": "CNY"}, {"amount": "18400", "currency": "CNY"}),
}
FIELDS = {"port_of_discharge": "route", "amount": "amount"}


@pytest.mark.parametrize("what", DIFFERENT)
def test_what_papers_say_differently(what: str) -> None:
    field = FIELDS.get(what, "goods")
    values = [[value] if field == "goods" else value for value in DIFFERENT[what]]
    papers = [make(**{field: value}) for make, value in zip((credit, bill), values, strict=True)]
    [joined] = join_related(papers)
    assert [difference.what for difference in joined.differences] == [what]
    assert [place for place, _ in joined.differences[0].values] == [
        "swift.mt700-1 message 1",
        "dcsa.bill-of-lading-1 message 1",
    ]
    assert parse_deal(deal_to_dict(joined)) == joined


def test_another_place_is_a_text_so_that_it_is_looked_at() -> None:
    [joined] = join_related(
        [
            credit(route={"port_of_discharge": "POTI"}),
            bill(route={"port_of_discharge": "NOVOROSSIYSK"}),
        ]
    )
    assert joined.route.port_of_discharge == "POTI"
    assert "Port of discharge: NOVOROSSIYSK" in joined.text


@pytest.mark.parametrize(
    ("consignee", "differs"),
    [
        ("To the order of Burkut Bank", False),
        ("ORDA IMPORT", False),
        ("Vymysel OOO", True),
    ],
)
def test_another_consignee_differs_and_to_order_is_nobody(consignee: str, differs: bool) -> None:
    other = paper(
        "pdf",
        refs={"bill_of_lading": "BL-7001"},
        parties=[party("shipper", "Lanhu Bearing Works"), party("consignee", consignee)],
    )
    [joined] = join_related([bill(parties=[party("consignee", "Orda Import LLP")]), other])
    assert [one.what for one in joined.differences] == ["consignee"] * differs


def test_the_window_lets_the_oldest_go() -> None:
    deals = [
        paper("swift.mt103", at, refs={"uetr": UETR if at in (0, 9) else f"{UETR[:-2]}{at:02}"})
        for at in range(10)
    ]
    assert len([*join_related(deals)]) == 9
    assert len([*join_related(deals, window=3)]) == 10


def test_a_file_with_a_payment_and_its_cover(tmp_path: Path) -> None:
    file = tmp_path / "both.fin"
    file.write_text(
        "{1:F01ALPHKG22AXXX0000000000}{2:I103BETADEFFXXXXN}{3:{121:" + UETR + "}}{4:\n"
        ":20:BRK-25-0003\n:23B:CRED\n:32A:250305CNY100,\n:50K:ORDA IMPORT LLP\nBISHKEK\n"
        ":59:LANHU BEARING WORKS\nTAIZHOU\n:71A:SHA\n-}\n"
        "{1:F01ALPHKG22AXXX0000000000}{2:I202GAMMDEFFXXXXN}{3:{119:COV}{121:" + UETR + "}}{4:\n"
        ":20:COV-3\n:21:BRK-25-0003\n:32A:250305CNY100,\n:58A:BETADEFF\n"
        ":50K:ORDA IMPORT LLP\nBISHKEK\n:59:LANHU BEARING WORKS\nTAIZHOU\n-}\n"
    )
    [deal] = read_deals(file)
    assert deal.source is not None
    assert deal.source.locator == "message 1; message 2"
    assert deal.differences == ()


def test_transfers_of_one_batch_stay_apart(tmp_path: Path) -> None:
    """A firm pays all wages under one reference of its own, and each of them is a deal."""
    transfers = "".join(
        f"<CdtTrfTxInf><PmtId><EndToEndId>WAGES-2025-01</EndToEndId><TxId>T-{name}</TxId></PmtId>"
        f'<IntrBkSttlmAmt Ccy="EUR">900</IntrBkSttlmAmt><Dbtr><Nm>Alto Verde Lda</Nm></Dbtr>'
        f"<Cdtr><Nm>{name}</Nm></Cdtr></CdtTrfTxInf>"
        for name in ("Ana Velha", "Rui Campo")
    )
    file = tmp_path / "wages.xml"
    file.write_text(
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>'
        "<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2025-01-31T10:00:00</CreDtTm><NbOfTxs>2</NbOfTxs>"
        f"</GrpHdr>{transfers}</FIToFICstmrCdtTrf></Document>"
    )
    paid = [
        [one.name for one in deal.parties if one.role == "creditor"] for deal in read_deals(file)
    ]
    assert paid == [["Ana Velha"], ["Rui Campo"]]


def test_consignments_of_one_message_stay_apart() -> None:
    parts = [
        parse_deal(
            {
                "id": f"C-{number}",
                "source": {
                    "file": "manifest.edi",
                    "format": "edifact.cuscar",
                    "locator": f"message 1, consignment {number}",
                },
                "references": [{"scheme": "declaration", "value": "MAN-901"}],
                "parties": [party("carrier", "Novaline Shipping")],
            }
        )
        for number in (1, 2)
    ]
    assert [*join_related(parts)] == parts


def test_a_later_papers_country_is_looked_at_by_its_name() -> None:
    first = credit(route={"final_destination": "Rotterdam, Netherlands"})
    [joined] = join_related([first, bill(route={"final_destination": "RU"})])
    assert "Final destination: Russia" in joined.text
    assert [one.what for one in joined.differences] == ["final_destination"]


def test_a_deal_has_the_day_of_its_last_paper() -> None:
    [joined] = join_related([credit(date="2023-06-01"), bill(date="2024-06-01")])
    assert str(joined.date) == "2024-06-01"


def test_two_equal_lines_of_one_paper_stay_two() -> None:
    line = {"description": "bearings", "quantity": "10 pcs"}
    [joined] = join_related([credit(goods=[line, line]), bill()])
    assert len(joined.goods) == 2


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("40,000 PCS", "40000 pieces", False),
        ("40.000 PCS", "40 000 шт", False),
        ("40'000 pcs", "40’000 pcs", False),
        ("1.234.567,50 kg", "1,234,567.5 KGS", False),
        ("1,234.567 kg", "1234.567 kg", False),
        ("0,500 kg", "0.5 kg", False),
        ("0,500 kg", "500 kg", True),
        ("4,000 pcs", "40000 pcs", True),
        ("1'000 pcs", "1 pc", True),
        ("10 MT", "10,000.00 KGS", False),
        ("10 tonnes", "30000 kg", True),
    ],
)
def test_thousands_are_parted_in_many_ways(one: str, other: str, *, differs: bool) -> None:
    lines = ([{"description": "towels", "quantity": text}] for text in (one, other))
    [joined] = join_related(
        [make(goods=line) for make, line in zip((credit, bill), lines, strict=True)]
    )
    assert [said.what for said in joined.differences] == ["quantity"] * differs


def test_quantities_in_two_units_are_not_compared() -> None:
    pieces = {"description": "towels", "quantity": "30000 pcs"}
    cartons = {"description": "towels", "quantity": "600 CARTONS"}
    [joined] = join_related([credit(goods=[pieces]), bill(goods=[cartons])])
    assert joined.differences == ()


@pytest.mark.parametrize(
    ("buyer", "seller", "differ"),
    [
        ("ORDA IMPORT", "Lanhu Bearing Works Co. Ltd", []),
        ("Vymysel OOO", "Lanhu Bearing Works", ["buyer"]),
        ("Orda Import", "Vymysel OOO", ["seller"]),
    ],
)
def test_who_asks_for_a_credit_buys_and_whom_it_is_for_sells(
    buyer: str, seller: str, differ: list[str]
) -> None:
    invoice = paper(
        "pdf",
        refs={"letter_of_credit": "LC-25-31", "invoice": "I-77"},
        parties=[party("buyer", buyer), party("seller", seller), party("end_user", "Orda Import")],
    )
    [joined] = join_related([credit(amount=PAID), invoice, bill()])
    assert [said.what for said in joined.differences] == differ


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("GEPTI", "POTI, GEORGIA", False),
        ("CNNGB", "Shanghai, China", True),
        ("CNSHA", "CNNGB", True),
        ("CN NGB", "Ningbo port", False),
        ("TOKYO", "Tokyo, Japan", False),
        ("GENOA", "Genoa, Italy", False),
        ("RUNVS", "POTI, GEORGIA", True),
    ],
)
def test_a_place_by_its_code(one: str, other: str, *, differs: bool) -> None:
    pair = (
        make(route={"port_of_discharge": place}) for make, place in ((credit, one), (bill, other))
    )
    [joined] = join_related(pair)
    assert [said.what for said in joined.differences] == ["port_of_discharge"] * differs


PAID = {"amount": "48000", "currency": "USD"}


@pytest.mark.parametrize(
    ("fields", "differ"),
    [
        ({"parties": [PAYER, PAYEE], "amount": {**PAID, "amount": "480"}}, ["amount"]),
        ({"parties": [party("debtor", "Vymysel OOO"), PAYEE], "amount": PAID}, ["debtor"]),
        ({"parties": [PAYER, party("creditor", "Vymysel OOO")]}, ["creditor"]),
        ({"parties": [PAYER, PAYEE], "amount": {**PAID, "amount": "47990"}}, []),
    ],
)
def test_a_cancellation_that_contradicts_its_payment(
    fields: dict[str, Any], differ: list[str]
) -> None:
    paid = paper("iso20022.pacs.008", refs={"uetr": UETR}, parties=[PAYER, PAYEE], amount=PAID)
    [joined] = join_related([paid, paper("iso20022.camt.056", refs={"uetr": UETR}, **fields)])
    assert [said.what for said in joined.differences] == differ


def test_a_return_may_name_its_parties_the_other_way_about() -> None:
    back = [party("debtor", "Lanhu Bearing Works"), party("creditor", "Orda Import LLP")]
    paid = paper("iso20022.pacs.008", refs={"uetr": UETR}, parties=[PAYER, PAYEE])
    [joined] = join_related([paid, paper("iso20022.pacs.004", refs={"uetr": UETR}, parties=back)])
    assert joined.differences == ()


def test_a_stranger_with_the_same_number_parts_no_papers() -> None:
    stranger = paper(
        "pdf", refs={"letter_of_credit": "LC-25-31"}, parties=[party("applicant", "Alto Verde")]
    )
    assert len([*join_related([credit(), stranger, bill()])]) == 2


def test_two_invoices_under_one_order_are_two_deals() -> None:
    seller = [party("seller", "Lanhu Bearing Works")]
    first, second, copy = (
        paper(
            "ubl.invoice",
            number,
            kind="invoice",
            refs={"invoice": invoice, "order": "PO-4471"},
            parties=seller,
        )
        for number, invoice in enumerate(("INV-1001", "INV-1002", "INV-1001"))
    )
    assert [deal.id for deal in join_related([first, second])] == [first.id, second.id]
    assert len([*join_related([first, copy])]) == 1


def test_a_paper_beyond_the_most_says_that_it_stands_alone() -> None:
    refs = {"letter_of_credit": "LC-25-31"}
    parties = [party("beneficiary", "Lanhu Bearing Works")]
    papers = [paper("swift.mt799", at, refs=refs, parties=parties) for at in range(MOST + 2)]
    [joined, *alone] = join_related(papers)
    assert joined.issues == ()
    assert [deal.id for deal in (joined, alone[0])] == ["swift.mt799 0", f"swift.mt799 {MOST}"]
    [issue] = alone[0].issues
    assert f"has {MOST} others" in issue.what
    assert issue.where == f"swift.mt799-{MOST} message 1"


def test_papers_of_thousands_of_parties_are_compared_at_once() -> None:
    names = [[f"Muster{number:04} {side} Handel GmbH" for number in range(3_000)] for side in "ab"]
    parties = [[party("buyer", name) for name in own] for own in names]
    refs = {"order": "PO-77123"}
    pages = [paper("pdf", refs=refs, parties=own) for own in parties]
    before = time.process_time()
    assert len([*join_related(pages)]) in (1, 2)
    same = [paper("pdf", at, refs=refs, parties=[*parties[0][at:], parties[0][0]]) for at in (0, 1)]
    assert len([*join_related(same)]) == 1
    assert time.process_time() - before < 5


def test_thousands_of_papers_with_one_number_are_joined_at_once() -> None:
    papers = (paper("swift.mt103", at, refs={"uetr": UETR}, parties=[PAYER]) for at in range(3_000))
    before = time.process_time()
    joined = [*join_related(papers)]
    assert len(joined) == 3_000 / MOST
    assert all(deal.issues for deal in joined[1:])
    assert time.process_time() - before < 20
