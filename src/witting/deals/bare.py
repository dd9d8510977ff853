"""Does a deal hold anything that screening looks at?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.model import Issue, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Deal

_WHAT = "no party, goods, place or text was found in it, so there is nothing to screen."
_NOWHERE = Route()


def report_bare(deals: Iterable[Deal]) -> Iterator[Deal]:
    """The deals, each with an issue where it says nothing and no other issue says why."""
    for deal in deals:
        yield deal if deal.issues or _says_something(deal) else _with_issue(deal)


def _says_something(deal: Deal) -> bool:
    said = deal.parties or deal.goods or deal.purpose or deal.text
    return bool(said) or deal.route != _NOWHERE


def _with_issue(deal: Deal) -> Deal:
    source = deal.source
    where = f"{source.file} {source.locator}".strip() if source else ""
    return replace(deal, issues=(Issue(where or "deal", _WHAT),))
