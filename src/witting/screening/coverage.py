"""What was looked at, and what was not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Coverage, NotChecked
from witting.routes import CONCERNS, SIDES_AHEAD, assess_route
from witting.screening.facts import identify_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from witting.model import Deal, Finding
    from witting.screening.watchlists import Watchlist

STALE_DAYS = 30
"""A snapshot older than this on the day asked for is said to be old: the publishers of these lists
change them several times a month."""

OWN_LISTS = {
    "non_us_bank": (("us.ofac.sdn",),),
    "us_person": (("us.ofac.sdn",),),
    "eu_operator": (("eu.fsf", "eu.journal"),),
    "uk_person": (("uk.fcdo", "uk.ofsi"),),
    "exporter": (("us.bis.entity-list", "us.csl"),),
}
"""The lists that bind a perspective, each with those that stand in for it: without one of them
nobody of that perspective may call a deal clear."""


def cover(
    deal: Deal,
    *,
    findings: Sequence[Finding],
    watchlists: Sequence[Watchlist],
    wanted: Sequence[str],
    first_day: Callable[[str], date | None],
    day: date,
    perspective: str,
    needs_date: bool = False,
) -> Coverage:
    """What was checked of a deal and what was not, and whether the gap matters.

    Args:
        deal: As read.
        findings: All that was found; goods and route findings say what could not be told.
        watchlists: The lists that spoke.
        wanted: All lists that were asked for.
        first_day: The day of a list's oldest snapshot.
        day: The day the lists were asked about.
        perspective: Who asks.
        needs_date: Whether the deal's own day was to be the day judged on.
    """
    not_checked = [
        *_lists(
            watchlists=watchlists, wanted=wanted, first_day=first_day, day=day, who=perspective
        ),
        *_parties(deal),
        *_goods(deal, findings),
        *_route(deal, findings),
        *_text(deal),
        *_unread(deal),
        *_date(deal, needs_date=needs_date),
        NotChecked("ownership", "who owns the parties is not looked up by this version."),
    ]
    return Coverage(tuple(_checked(deal, watchlists)), tuple(sorted(set(not_checked))))


def _checked(deal: Deal, watchlists: Sequence[Watchlist]) -> Iterator[str]:
    yield from (f"lists.{watchlist.name}" for watchlist in watchlists)
    if watchlists:
        for place, party in enumerate(deal.parties):
            if party.name or party.identifiers:
                yield f"parties[{place}]"
    for place, item in enumerate(deal.goods):
        if identify_item(item).status != "unidentified":
            yield f"goods[{place}].hs_code"
    if any(place.country for place in assess_route(deal)):
        yield "route"


def _lists(
    *,
    watchlists: Sequence[Watchlist],
    wanted: Sequence[str],
    first_day: Callable[[str], date | None],
    day: date,
    who: str,
) -> Iterator[NotChecked]:
    there = {watchlist.name for watchlist in watchlists}
    for name in wanted:
        if name not in there:
            yield NotChecked(f"lists.{name}", _why_absent(first_day(name), day), matters=True)
    for choice in OWN_LISTS[who]:
        if not there.intersection(choice) and not set(wanted).intersection(choice):
            yield NotChecked(
                f"lists.{choice[0]}",
                f"no snapshot of {' or '.join(choice)} is loaded, and this list binds the "
                f"perspective {who}.",
                matters=True,
            )
    for watchlist in watchlists:
        age = (day - watchlist.newest).days
        if age > STALE_DAYS:
            yield NotChecked(
                f"lists.{watchlist.name} since {watchlist.newest.isoformat()}",
                f"the newest snapshot on or before {day.isoformat()} is {age} days older; what "
                "was listed or delisted in between is unknown.",
            )


def _why_absent(first: date | None, day: date) -> str:
    if first is None:
        return "no snapshot of this list is loaded."
    return (
        f"the oldest snapshot is of {first.isoformat()}; who was listed on {day.isoformat()} is "
        "unknown."
    )


def _parties(deal: Deal) -> Iterator[NotChecked]:
    for place, party in enumerate(deal.parties):
        if not party.name and not party.identifiers:
            role = f" ({party.role})" if party.role else ""
            yield NotChecked(
                f"parties[{place}]{role}",
                "the party has neither a name nor an identifier to look for.",
                matters=True,
            )
    if not deal.parties:
        yield NotChecked("parties", "the deal names no party.", matters=True)


def _goods(deal: Deal, findings: Sequence[Finding]) -> Iterator[NotChecked]:
    concern = _leads_to(findings, CONCERNS)
    for place, item in enumerate(deal.goods):
        found = identify_item(item)
        if found.status == "unidentified":
            what = item.description or item.part_number or "no description"
            yield NotChecked(
                f"goods[{place}]",
                f"the goods are not identified ({what[:80]}). {found.explanation}",
                matters=concern,
            )
    if not deal.goods:
        yield NotChecked(
            "goods",
            "the deal names no goods.",
            matters=_leads_to(findings, ("target", "occupied")),
        )


def _route(deal: Deal, findings: Sequence[Finding]) -> Iterator[NotChecked]:
    """Goods that matter, bound for nobody knows where, are not clear."""
    if not any(finding.kind == "goods" for finding in findings):
        return
    ends = [place for place in assess_route(deal) if place.side == "receiving"]
    if not any(place.country for place in ends):
        texts = ", ".join(dict.fromkeys(place.text for place in ends))
        yield NotChecked(
            "route",
            f"where the goods go is not known ({texts or 'the deal does not say'}), and they are "
            "or may be on a list.",
            matters=True,
        )


def _leads_to(findings: Sequence[Finding], concerns: Sequence[str]) -> bool:
    """Whether the goods go, or may go, to a place of these concerns."""
    return any(
        finding.kind == "route"
        and finding.evidence["side"] in SIDES_AHEAD
        and finding.evidence["concern"] in concerns
        for finding in findings
    )


def _text(deal: Deal) -> Iterator[NotChecked]:
    if deal.text or deal.purpose:
        yield NotChecked("text", "free text is not searched for names by this version.")


def _unread(deal: Deal) -> Iterator[NotChecked]:
    lost = [issue for issue in deal.issues if issue.unread]
    if lost:
        more = f" (and {len(lost) - 1} more)" if lost[1:] else ""
        yield NotChecked(
            "reading",
            f"something of the deal could not be read: {lost[0].where}: {lost[0].what}{more}",
            matters=True,
        )


def _date(deal: Deal, *, needs_date: bool) -> Iterator[NotChecked]:
    if needs_date and deal.date is None:
        yield NotChecked(
            "date",
            "the deal was to be judged on its own day and has none; it was judged as of today.",
            matters=True,
        )
