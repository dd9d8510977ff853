"""What was looked at, and what was not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.vocabulary import load_nulls
from witting.model import Coverage, NotChecked
from witting.names import parse_name
from witting.names.address import parse_address
from witting.names.name_word import MOST_WORDS, is_cut
from witting.names.shortened_name import lacks_its_end
from witting.regimes import is_critical
from witting.routes import CONCERNS, SIDES_AHEAD, assess_route
from witting.screening.delivery_site import is_known_site
from witting.screening.goods_finding import identify_items
from witting.screening.limits import never_looked_at
from witting.screening.list_coverage import lacks_scheme
from witting.screening.place_finding import is_hidden
from witting.screening.text_mention import texts_with_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from witting.goods import GoodsIdentification
    from witting.model import Deal, Exposure, Finding, Party
    from witting.routes import Place
    from witting.screening.list_coverage import ListsOfDay
    from witting.screening.owners import OwnersFound
    from witting.screening.signs import Signs
    from witting.screening.watchlists import Watchlist

_UNNAMED_SITE = (
    "nobody is named at this address of the delivery; the address was compared with listed ones, "
    "and its country was looked at."
)


def cover(
    deal: Deal,
    *,
    findings: Sequence[Finding],
    exposures: Sequence[Exposure],
    lists: ListsOfDay,
    day: date,
    perspective: str,
    needs_date: bool = False,
    owners: OwnersFound | None = None,
    goods: Sequence[GoodsIdentification] | None = None,
    signs: Signs | None = None,
    places: Sequence[Place] | None = None,
) -> Coverage:
    """What was checked of a deal and what was not, and whether the gap matters.

    Args:
        deal: As read.
        findings: All that was found; goods and route findings say what could not be told.
        exposures: The provisions that are met.
        lists: The lists that spoke, and what they leave open.
        day: The day of the law.
        perspective: Who asks.
        needs_date: Whether the deal's own day was to be the day judged on.
        owners: Whose owners were looked up, and whose were not.
        goods: What is known of its lines of goods; by what is shipped alone where this is None.
        signs: What red flags were told from; the deal alone where this is None.
        places: All that :func:`~witting.routes.assess_route` tells; asked for where this is None.
    """
    if places is None:
        places = assess_route(deal)
    if goods is None:
        goods = identify_items(deal.goods)
    not_checked = [
        *lists.gaps,
        *_parties(deal, lists.watchlists, who=perspective),
        *_addresses(deal),
        *_goods(deal, goods, findings),
        *_route(places, findings),
        *_unread(deal),
        *_date(deal, needs_date=needs_date),
        *(owners.gaps if owners else ()),
        *never_looked_at(
            deal, exposures=exposures, day=day, who=perspective, signs=signs, places=places
        ),
    ]
    checked = (*_checked(deal, goods, lists, places), *(owners.checked if owners else ()))
    return Coverage(checked, tuple(sorted(set(not_checked))))


def _checked(
    deal: Deal,
    goods: Sequence[GoodsIdentification],
    lists: ListsOfDay,
    places: Sequence[Place],
) -> Iterator[str]:
    yield from lists.checked
    if lists.watchlists:
        for place, party in enumerate(deal.parties):
            if _has_name(party) or party.identifiers:
                yield f"parties[{place}]"
        if any(map(_has_premise, deal.parties)):
            yield "addresses"
        if any(texts_with_names(deal)):
            yield "text"
    for place, found in enumerate(goods):
        if found.status != "unidentified":
            yield f"goods[{place}]"
    if any(place.country for place in places):
        yield "route"


def _parties(deal: Deal, watchlists: Sequence[Watchlist], *, who: str) -> Iterator[NotChecked]:
    for place, party in enumerate(deal.parties):
        role = f" ({party.role})" if party.role else ""
        check = f"parties[{place}]{role}"
        if _has_name(party):
            if is_cut(party.name or ""):
                what = f"the name has more than {MOST_WORDS} words; the rest was not looked for."
                yield NotChecked(check, what, matters=True)
            elif not party.identifiers and lacks_its_end(party.name or ""):
                what = (
                    f"no word of the name ({(party.name or '')[:40]!r}) tells whose it is; its end "
                    "seems to be cut off, so who it is was not looked for. Give the whole name."
                )
                yield NotChecked(check, what, matters=True)
            continue
        if party.identifiers:
            yield _nameless(party, check, watchlists, who=who)
        elif is_known_site(deal, place, has_name=_has_name):
            yield NotChecked(check, _UNNAMED_SITE)
        else:
            name = f" ({party.name[:40]!r} is none)" if party.name else ""
            yield NotChecked(
                check,
                f"the party has neither a name{name} nor an identifier to look for.",
                matters=True,
            )
    if not deal.parties:
        yield NotChecked("parties", "the deal names no party.", matters=True)


def _addresses(deal: Deal) -> Iterator[NotChecked]:
    for place, party in enumerate(deal.parties):
        if party.address and not _has_premise(party):
            yield NotChecked(
                f"parties[{place}].address",
                f"the address ({party.address[:80]}) names no house or building, so it is compared "
                "with no listed one.",
            )


def _has_premise(party: Party) -> bool:
    """Whether the address names more than a town or a street."""
    return bool(party.address) and parse_address(party.address or "").is_premise


def _has_name(party: Party) -> bool:
    """Whether there is a word to look for; ``---`` and ``N/A`` are none."""
    name = party.name
    return bool(name and name not in load_nulls() and parse_name(name).tokens)


def _nameless(party: Party, check: str, watchlists: Sequence[Watchlist], *, who: str) -> NotChecked:
    """A party known by its numbers alone, which most entries of a list do not have."""
    schemes = tuple(dict.fromkeys(identifier.scheme for identifier in party.identifiers))
    blind = [{*lacks_scheme(scheme, watchlists, who=who)} for scheme in schemes]
    lists = sorted(set.intersection(*blind))
    without = f"; {' and '.join(lists)} {_have(lists)} no such identifier at all" if lists else ""
    return NotChecked(
        check,
        f"the party has no name and was looked for by its {' and '.join(schemes)} alone; entries "
        f"that lack it are not found{without}.",
        matters=bool(lists),
    )


def _have(lists: Sequence[str]) -> str:
    return "have" if len(lists) > 1 else "has"


def _goods(
    deal: Deal, goods: Sequence[GoodsIdentification], findings: Sequence[Finding]
) -> Iterator[NotChecked]:
    concern = _leads_to(findings, CONCERNS)
    for place, (item, found) in enumerate(zip(deal.goods, goods, strict=True)):
        if found.status == "unidentified":
            what = item.description or item.part_number or "no description"
            yield NotChecked(
                f"goods[{place}]",
                f"the goods are not identified ({what[:80]}). {found.explanation}",
                matters=concern,
            )
    if not deal.goods and not any(finding.kind == "goods" for finding in findings):
        yield NotChecked(
            "goods",
            "the deal names no goods.",
            # What a text alone tells is a sign of its own.
            matters=_leads_to(
                [finding for finding in findings if not is_hidden(finding)], ("target", "occupied")
            ),
        )


def _route(places: Sequence[Place], findings: Sequence[Finding]) -> Iterator[NotChecked]:
    """Goods that matter, bound for nobody knows where, are not clear."""
    if not any(map(is_critical, findings)):
        return
    ends = [place for place in places if place.side == "receiving"]
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
