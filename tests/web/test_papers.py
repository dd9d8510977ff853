"""What an examiner gets stands by itself: it is verified without the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from tests.web.running import token_in

from witting.cases import verify_certificate, verify_chain_file
from witting.screening import demo_deals

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.running import RunningDesk


def _clear_case(desk: RunningDesk) -> int:
    return desk.receive(list(demo_deals())[12])


def test_the_exported_chain_is_verified_without_the_desk(desk: RunningDesk, tmp_path: Path) -> None:
    client = desk.signed_in("vera")
    for address in ("/desk/audit/export", "/desk/cases/1/export"):
        answer = client.get(address)
        assert "attachment" in answer.headers["content-disposition"]
        path = tmp_path / "chain.jsonl"
        path.write_bytes(answer.content)
        assert verify_chain_file(path).is_whole
        path.write_bytes(answer.content.replace(b'"received"', b'"deceived"', 1))
        assert not verify_chain_file(path).is_whole
    [case, chain] = desk.store.audit.newest(2)
    assert (case.by, case.kind, chain.kind) == ("vera", "exported", "exported")
    assert "Exported case 1 (chain)" in client.get("/desk/audit").text
    assert "Exported all cases (chain)" in client.get("/desk/audit").text


def test_a_case_is_one_page_for_an_examiner(desk: RunningDesk) -> None:
    answer = desk.signed_in("vera").get("/desk/cases/1/page")
    assert answer.headers["content-disposition"].endswith('"witting-case-1.html"')
    assert "<script" not in answer.text
    assert desk.store.case(1).case.deal_id in answer.text


def test_that_nobody_was_found_is_certified_and_verified(desk: RunningDesk, tmp_path: Path) -> None:
    client = desk.signed_in("vera")
    number = _clear_case(desk)
    assert "Certificate that nobody was found" in client.get(f"/desk/cases/{number}").text
    certificate = client.get(f"/desk/cases/{number}/certificate").json()
    chain = tmp_path / "chain.jsonl"
    chain.write_bytes(client.get("/desk/audit/export").content)
    assert verify_certificate(certificate, chain).is_whole


def test_a_search_is_kept_and_certified_where_it_found_nobody(
    desk: RunningDesk, tmp_path: Path
) -> None:
    client = desk.signed_in("vera")
    kept = desk.send(client, "/desk/search", {"q": "Sberbank"}, page="/desk/search?q=Sberbank")
    assert kept.status_code == httpx.codes.SEE_OTHER
    assert "is kept" in client.get(kept.headers["location"]).text
    page = client.get("/desk/search", params={"q": "Heather Blackthorn Widgets"})
    assert "Certificate that nobody was found" in page.text
    form = {"csrf": token_in(page.text), "q": "Heather Blackthorn Widgets"}
    certificate = client.post("/desk/search", data=form)
    assert certificate.headers["content-disposition"].startswith("attachment")
    chain = tmp_path / "chain.jsonl"
    chain.write_bytes(client.get("/desk/audit/export").content)
    assert verify_certificate(certificate.json(), chain).is_whole


def test_no_certificate_is_given_where_somebody_was_found(desk: RunningDesk) -> None:
    client = desk.signed_in("vera")
    assert "Certificate that nobody was found" not in client.get("/desk/cases/1").text
    answer = client.get("/desk/cases/1/certificate")
    assert answer.status_code >= httpx.codes.BAD_REQUEST
    assert "somebody was found" in answer.text
