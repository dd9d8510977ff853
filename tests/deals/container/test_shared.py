"""Every public sample of a PDF is read as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.errors import DealFileError
from witting.resources import parse_yaml, read_text

HERE = Path(__file__).parent
FOLDER = HERE.parents[3] / "shared" / "deals" / "pdf"
FILES = sorted(FOLDER.glob("*.pdf")) if FOLDER.is_dir() else []
WRITTEN: Any = parse_yaml(
    (HERE / "cases_shared.yaml").read_text(encoding="utf-8"), file="cases_shared.yaml"
).plain()

needs_shared = pytest.mark.skipif(not FILES, reason="../shared/deals/pdf is not there")


@needs_shared
@pytest.mark.parametrize("name", WRITTEN)
def test_the_deal_is_the_one_that_was_written_by_hand(name: str) -> None:
    deal = next(read_deals(FOLDER / name))
    read = deal_to_dict(deal)
    expected = {"source": {"file": name, "format": "pdf", "locator": "page 1"}, **WRITTEN[name]}
    said = expected.get("issues", [])
    file = expected["source"]["file"]
    expected["issues"] = [name + what if what[0] == ":" else f"{file} {what}" for what in said]
    read["issues"] = [f"{issue['where']}: {issue['what']}" for issue in read["issues"]]
    if some := expected.pop("text_has", None):
        texts = read.pop("text")
        assert [text for text in some if text not in texts] == []
    assert read == expected
    assert parse_deal(deal_to_dict(deal)) == deal


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_nothing_of_a_public_sample_is_lost_or_empty_in_silence(path: Path) -> None:
    deals = list(read_deals(path))
    assert deals
    for deal in deals:
        assert deal.parties or any(issue.unread for issue in deal.issues)
    labels = read_text("deals/documents.yaml").casefold()
    said = "".join(json.dumps(deal_to_dict(deal), ensure_ascii=False) for deal in deals)
    words = {
        word
        for page in pypdf.PdfReader(path).pages
        for word in page.extract_text().split()
        if word.isalpha() and len(word) > 6 and word.casefold() not in labels
    }
    # A fifth may stand within words that the other reader of the page parts in another place.
    assert sum(word not in said for word in words) <= len(words) / 5


@needs_shared
def test_no_public_sample_is_without_a_deal_that_was_written() -> None:
    assert {path.name for path in FILES} == set(WRITTEN)


@needs_shared
def test_the_truth_that_came_with_the_samples_is_what_is_read() -> None:
    truth = json.loads((FOLDER / "tfca_CASE-29257_ground_truth.json").read_text())
    for kind, parties in (
        ("letter_of_credit", ("applicant", "beneficiary", "issuing_bank")),
        ("commercial_invoice", ("seller", "buyer")),
        ("bill_of_lading", ("shipper", "consignee")),
    ):
        (deal,) = read_deals(FOLDER / f"tfca_CASE-29257_{kind}.pdf")
        said = truth[kind]
        by_role = {party.role: party for party in deal.parties}
        for role in parties:
            assert by_role[role].name == said[role]["name"]
            assert (by_role[role].address or "").startswith(said[role]["address"])
            assert by_role[role].country == {"USA": "us", "India": "in"}[said[role]["country"]]
        assert [item.description for item in deal.goods] == [said["goods_description"]]
        if "port_of_loading" in said:
            assert deal.route.port_of_loading == said["port_of_loading"]
            assert deal.route.port_of_discharge == said["port_of_discharge"]
        money = said.get("amount") or said.get("total_amount")
        assert money is None or f"{deal.amount.amount:.2f}" == f"{float(money['amount']):.2f}"  # type: ignore[union-attr]  # as said
        number = next(value for key, value in said.items() if key.endswith("_number"))
        assert deal.id == number
        day = said.get("issue_date") or said.get("invoice_date") or said.get("shipment_date")
        assert str(deal.date) == day


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_data_in_a_pdf_is_read_as_if_it_came_alone(path: Path, tmp_path: Path) -> None:
    attached = {
        name: contents[0]
        for name, contents in pypdf.PdfReader(path).attachments.items()
        if name.endswith(".xml")
    }
    for name, content in attached.items():
        alone = tmp_path / name
        alone.write_bytes(content)
        try:
            expected = [deal.parties for deal in read_deals(alone)]
        except DealFileError as error:
            refused = [issue for deal in read_deals(path) for issue in deal.issues]
            said = [issue.what for issue in refused if issue.where.endswith(name)]
            assert any(error.what in what for what in said)  # noqa: PT017  # either outcome is right
            continue
        within = [deal for deal in read_deals(path) if deal.source and name in deal.source.file]
        assert [deal.parties for deal in within] == expected
