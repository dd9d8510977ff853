"""A deal that says nothing is not passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals import parse_deal
from witting.deals.bare import report_bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

WHAT = "no party, goods, place or text was found in it, so there is nothing to screen."


def test_a_deal_of_an_id_alone_says_so(
    read: Callable[[str | bytes], list[Deal]], said: Callable[[Deal], str]
) -> None:
    bare, named = read("id,consignee\nD-1,\nD-2,Vymysel LLC\n")
    assert said(bare) == f"deals.txt line 2: {WHAT}"
    assert not said(named)


@pytest.mark.parametrize(
    "more",
    [
        {"parties": [{"role": "buyer", "name": "Vymysel LLC"}]},
        {"goods": [{"description": "tiles"}]},
        {"route": {"origin": "cn"}},
        {"purpose": "tiles"},
        {"text": ["tiles"]},
    ],
)
def test_whatever_is_screened_says_something(more: dict[str, object]) -> None:
    deal = parse_deal({"id": "D", **more})
    assert [*report_bare([deal])] == [deal]


@pytest.mark.parametrize("more", [{}, {"kind": "invoice"}, {"date": "2026-01-05"}])
def test_a_kind_or_a_day_alone_is_nothing_to_screen(more: dict[str, object]) -> None:
    (deal,) = report_bare([parse_deal({"id": "D", **more})])
    assert [issue.what for issue in deal.issues] == [WHAT]


def test_what_was_said_once_is_not_said_again() -> None:
    (once,) = report_bare([parse_deal({"id": "D"})])
    assert once.issues[0].where == "deal"
    assert [*report_bare([once])] == [once]
