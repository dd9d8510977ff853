"""Each document is the deal that was written down by hand from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.deals.cases import load_cases

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

HERE = Path(__file__).parent
OWN, SHARED = (load_cases(HERE / name) for name in ("cases_own.yaml", "cases_shared.yaml"))
UNREAD = {
    "phubl_UBL-Invoice-2.0-Detached-Signature.xml": "XML or HTML of another kind",
}


@pytest.mark.parametrize("name", OWN)
def test_a_sample_is_read_whole(name: str, as_text: Callable[[Deal], Any]) -> None:
    deals = list(read_deals(HERE / "samples" / name))
    assert [as_text(deal) for deal in deals] == OWN[name]
    assert [parse_deal(deal_to_dict(deal)) for deal in deals] == deals


@pytest.mark.parametrize("name", SHARED)
def test_a_public_sample_is_read_whole(
    name: str, shared: Path, as_text: Callable[[Deal], Any]
) -> None:
    deals = read_deals(shared / "deals" / name)
    assert [as_text(deal) for deal in deals] == SHARED[name]


@pytest.mark.parametrize("folder", ["ubl", "cii", "wco"])
def test_no_public_sample_is_empty_without_an_issue(folder: str, shared: Path) -> None:
    files = sorted((shared / "deals" / folder).glob("*.xml"))
    assert len(files) >= 25
    unread = {}
    for file in files:
        try:
            deals = list(read_deals(file))
        except DealFileError as error:
            unread[file.name] = str(error)
            continue
        for deal in deals:
            whole = deal.parties and deal.date
            assert whole or deal.issues, deal.id
            assert deal.parties or any(issue.unread for issue in deal.issues), deal.id
            nameless = [party for party in deal.parties if not (party.name or party.identifiers)]
            said = any(issue.unread or "nobody is named" in issue.what for issue in deal.issues)
            assert not nameless or said, deal.id
    assert unread.keys() == ({*UNREAD} if folder == "ubl" else set())
    for name, why in unread.items():
        assert UNREAD[name] in why
