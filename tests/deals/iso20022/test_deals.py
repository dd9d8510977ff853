"""Each message is the deal that was written down by hand from it."""

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


@pytest.mark.parametrize("name", OWN)
def test_a_sample_is_read_whole(name: str, as_text: Callable[[Deal], Any]) -> None:
    deals = list(read_deals(HERE / "samples" / name))
    assert [as_text(deal) for deal in deals] == OWN[name]
    assert [parse_deal(deal_to_dict(deal)) for deal in deals] == deals


@pytest.mark.parametrize("name", SHARED)
def test_a_public_sample_is_read_whole(
    name: str, shared: Path, as_text: Callable[[Deal], Any]
) -> None:
    deals = read_deals(shared / "deals/iso20022" / name)
    assert [as_text(deal) for deal in deals] == SHARED[name]


def test_no_public_sample_is_empty_without_an_issue(shared: Path) -> None:
    files = sorted((shared / "deals/iso20022").glob("*.xml"))
    unread = []
    for file in files:
        try:
            deals = list(read_deals(file))
        except DealFileError as error:
            unread.append((file.name, str(error)))
            continue
        for deal in deals:
            whole = deal.parties and deal.amount and deal.date
            assert whole or any(issue.unread for issue in deal.issues), deal.id
            known = "the element is unknown here"
            assert not [issue for issue in deal.issues if known in issue.what], file.name
    assert len(files) > 90
    assert [name for name, _ in unread] == ["moov_valid_pacs_v11.xml"]
    assert "pacs.002.001.11" in unread[0][1]
