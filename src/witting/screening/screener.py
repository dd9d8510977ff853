"""Does this deal expose us, on that day, seen from here?"""

from __future__ import annotations

import datetime as dt
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from witting.deals import parse_deal
from witting.errors import HomeError
from witting.home import default_home
from witting.learning import open_learned
from witting.lists import SnapshotStore
from witting.model import (
    PERSPECTIVES,
    Assessment,
    Deal,
    GoodsItem,
    NotChecked,
    Party,
    Versions,
)
from witting.names import lookup_country
from witting.regimes import evaluate, load_regimes, notices, relieve, unjudged
from witting.routes import assess_route
from witting.screening.coverage import cover
from witting.screening.facts import find
from witting.screening.goods_finding import identify_items
from witting.screening.list_coverage import ListCoverage
from witting.screening.owner_view import view_entity
from witting.screening.owners import Owners
from witting.screening.party import match_parties, query_of
from witting.screening.place_finding import is_hidden
from witting.screening.query_search import QuerySearch
from witting.screening.signs import Signs
from witting.screening.text_mention import iter_mentions
from witting.screening.thresholds import read_thresholds
from witting.screening.verdict import judge
from witting.screening.watchlists import PinnedLists, Watchlists
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.learning import Learned
    from witting.matching import Match, Thresholds
    from witting.model import Query
    from witting.screening.roster import Roster
    from witting.screening.text_mention import Mention as TextMention
    from witting.screening.watchlists import Editions, Watchlist

DEFAULT_PERSPECTIVE = "non_us_bank"
MOST_SEARCHES = 4
"""So many days' lists are kept with who was looked for in them: deals that are judged on their own
days come in any order. Up to 100 MB each."""


def open_screener(
    *,
    home: Path | str | None = None,
    lists: Sequence[str] | None = None,
    history: Path | str | None = None,
    flows: Path | str | None = None,
) -> Screener:
    """A screener over the lists of a home; cheap, since nothing is read before the first question.

    Args:
        home: The folder of lists; WITTING_HOME, or the user's data folder, where it is None.
        lists: The lists to use; all that are loaded where this is None.
        history: A file of former deals, for the red flags that take one.
        flows: What ``witting flows --output FILE.jsonl`` wrote, likewise.
    """
    signs = Signs(
        history_file=Path(history) if history is not None else None,
        flows_file=Path(flows) if flows is not None else None,
    )
    return Screener(Path(home) if home is not None else default_home(), lists, signs=signs)


class Screener:
    """Screens deals against the lists of one home. Safe to share between threads.

    Args:
        home: WITTING_HOME; nothing is read before the first question.
        lists: The lists to use; all that are loaded where this is None.
        today: Which day it is, asked only where a call gives no day of its own.
        signs: What red flags are told from; the deal alone where this is None.
        editions: The editions that speak on every day; those of each day where this is None.
    """

    def __init__(
        self,
        home: Path,
        lists: Sequence[str] | None = None,
        today: Callable[[], dt.date] = dt.date.today,
        signs: Signs | None = None,
        editions: Editions | None = None,
    ) -> None:
        self._home = home
        self._lists = tuple(lists) if lists is not None else None
        self._today = today
        self.signs = signs or Signs()
        """What red flags are told from."""
        self._editions = editions
        self._watchlists = (
            Watchlists(home, lists) if editions is None else PinnedLists(home, editions, lists)
        )
        self._list_coverage = ListCoverage(self._watchlists)
        self._regimes = load_regimes()
        self.owners = Owners(home)
        """Who owns whom by the files of the home."""
        self._searches = lru_cache(maxsize=MOST_SEARCHES)(self._open_search)
        self._last_versions: tuple[tuple[Watchlist, ...], Versions] | None = None

    def __reduce__(self) -> tuple[type[Screener], tuple[object, ...]]:
        """Pickled by its location: the other process opens the same files."""
        return Screener, (self._home, self._lists, self._today, self.signs, self._editions)

    def require_lists(self, day: dt.date | None = None) -> None:
        """Refuses to go on where no list could speak, so that silence is never taken for clear.

        Likewise where the thresholds or a learned model cannot be used: before any work is done.

        Args:
            day: The day that is asked about; without it, any snapshot will do.

        Raises:
            HomeError: No list is loaded, one that was asked for by name is not, or the oldest
                snapshot of all is younger than the day; or the thresholds or a learned model
                cannot be read.
            ResourceError: The file of thresholds says what may not be said.
        """
        _ = self.thresholds, self.learned
        remedy = "Run `witting lists update`, or `witting lists add LIST PATH --published DATE`."
        for name in self._lists or ():
            if self._watchlists.first_day(name) is None:
                raise HomeError(
                    f"no snapshot of the list {name!r} is loaded.",
                    where=str(self._home),
                    remedy=remedy,
                )
        if not self._watchlists.names:
            raise HomeError("no list is loaded.", where=str(self._home), remedy=remedy)
        if day is not None and not self._watchlists.on(day):
            raise HomeError(
                f"no list has a snapshot of {day.isoformat()} or before.",
                where=str(self._home),
                remedy="Add older snapshots with `witting lists add`, or ask for a later day.",
            )

    def screen(
        self,
        deal: Deal | Mapping[str, object],
        *,
        as_of: dt.date | Literal["deal"] | None = None,
        lists_as_of: dt.date | None = None,
        perspective: str = DEFAULT_PERSPECTIVE,
    ) -> Assessment:
        """What does the deal come to, with the evidence and with what was not looked at?

        Args:
            deal: A deal, or the same as a mapping in the shape of docs/deals.md.
            as_of: The day for law and lists: a date, ``"deal"`` for the deal's own, or today where
                it is None. A deal without a day is judged as of today, and may not be clear.
            lists_as_of: Another day for the lists alone.
            perspective: One of PERSPECTIVES: who asks.

        Raises:
            ValueError: The perspective is none.
            HomeError: A snapshot's index cannot be read.
        """
        if perspective not in PERSPECTIVES:
            raise ValueError(
                f"perspective is one of {', '.join(PERSPECTIVES)}, not {perspective!r}"
            )
        if not isinstance(deal, Deal):
            deal = parse_deal(deal, where="deal")
        day = (deal.date if as_of == "deal" else as_of) or self._today()
        lists_day = lists_as_of or day
        lists = self._list_coverage.on(lists_day, perspective)
        search = self._search(lists_day)
        matches = tuple(match_parties(deal.parties, search))
        places = assess_route(deal)
        owners = self.owners.look_up(deal.parties, search, day=day, matches=matches)
        goods = identify_items(deal.goods, self.learned)
        findings = find(
            deal,
            search,
            self._regimes,
            matches=matches,
            goods=goods,
            owners=owners.makers,
            places=places,
        )
        findings += self.signs.find(deal, findings, day=day)
        met = evaluate(self._regimes, findings, day=day, perspective=perspective)
        relief = relieve(self._regimes, met, findings, day=day)
        coverage = cover(
            deal,
            findings=findings,
            exposures=met,
            lists=lists,
            day=day,
            perspective=perspective,
            needs_date=as_of == "deal",
            owners=owners,
            goods=goods,
            signs=self.signs,
            places=places,
        )
        is_stated = bool(deal.relies_on) and not relief.unmet
        verdict, why = judge(
            exposures=relief.exposures,
            unjudged=unjudged([item for item in findings if not is_hidden(item)], met, day=day),
            coverage=coverage,
            relief=relief,
            flags=[
                item
                for item in findings
                # Who states a licence that holds hides nothing.
                if item.kind == "red_flag" or (is_hidden(item) and not is_stated)
            ],
        )
        return Assessment(
            deal=deal.id,
            date=deal.date,
            as_of=day,
            perspective=perspective,
            verdict=verdict,
            why=why,
            exposures=relief.exposures,
            findings=(*findings, *relief.licences),
            notices=notices(self._regimes, findings, day=day, perspective=perspective),
            coverage=coverage,
            issues=deal.issues,
            versions=self._versions(lists.watchlists),
        )

    def screen_many(
        self,
        deals: Iterable[Deal],
        *,
        as_of: dt.date | Literal["deal"] | None = None,
        lists_as_of: dt.date | None = None,
        perspective: str = DEFAULT_PERSPECTIVE,
    ) -> Iterator[Assessment]:
        """One assessment for each deal, in their order, lazily."""
        for deal in deals:
            yield self.screen(deal, as_of=as_of, lists_as_of=lists_as_of, perspective=perspective)

    def match(
        self,
        name: str,
        *,
        schema: str | None = None,
        country: str | None = None,
        birth_date: str | None = None,
        as_of: dt.date | None = None,
        threshold: float | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """Who on the lists may this be, best first?

        Args:
            name: As given, in any script; a BIC, LEI, INN, OGRN, USCC or IMO number is looked up
                as one.
            schema: A FollowTheMoney schema, such as ``Person``.
            country: A code or a name; what is no country is not taken into account.
            birth_date: ISO, may lack its day or month.
            as_of: The day of the lists; today where it is None.
            threshold: Between 0 and 1; the documented default of each list where it is None.
            limit: At most so many.
        """
        party = Party(
            name=name,
            schema=schema,
            country=lookup_country(country) if country else None,
            birth_date=birth_date,
        )
        return self.match_party(party, as_of=as_of, threshold=threshold, limit=limit)

    def match_party(
        self,
        party: Party,
        *,
        as_of: dt.date | None = None,
        threshold: float | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """As :meth:`match`, for a party as a deal has it, with all its identifiers."""
        return self.search(query_of(party), as_of=as_of, threshold=threshold)[:limit]

    def match_parties(
        self,
        parties: Iterable[Party],
        *,
        as_of: dt.date | None = None,
        threshold: float | None = None,
        limit: int = 10,
    ) -> list[list[Match]]:
        """As :meth:`match_party`, for many at once, which takes less time than one by one.

        Args:
            parties: Some hundred at a time; all answers are held together.
            as_of: As there, and so are the others.
            threshold: See above.
            limit: For each of them.

        Returns:
            The matches of each party, in their order.
        """
        search = self._search(as_of or self._today())
        found = search.search_all([*map(query_of, parties)], threshold=threshold)
        return [_by_score(hit for _, hit in hits)[:limit] for hits in found]

    def search(
        self,
        query: Query,
        *,
        as_of: dt.date | None = None,
        threshold: float | None = None,
        lists: Collection[str] | None = None,
    ) -> list[Match]:
        """Everyone on the lists who may be the one that is asked for, best first.

        Args:
            query: As matching sees a party; nothing is read out of its name.
            as_of: The day of the lists; today where it is None.
            threshold: Between 0 and 1; the documented default of each list where it is None.
            lists: Only these speak, as if no other were at hand; all where this is None.
        """
        search = self._search(as_of or self._today())
        return _by_score(hit for _, hit in search.search(query, threshold=threshold, lists=lists))

    def watchlists(self, day: dt.date) -> tuple[Watchlist, ...]:
        """Every list that speaks on a day, sorted by name."""
        return self._watchlists.on(day)

    def search_on(self, day: dt.date) -> QuerySearch:
        """What all parties, addresses and texts of a day are searched with."""
        return self._search(day)

    def versions_on(self, day: dt.date) -> Versions:
        """What the answers of a day rest on."""
        return self._versions(self._watchlists.on(day))

    def list_gaps(self, day: dt.date, *, perspective: str) -> tuple[NotChecked, ...]:
        """What the lists of a day leave open for every deal."""
        return self._list_coverage.on(day, perspective).gaps

    def iter_listed_names(
        self, text: str, *, as_of: dt.date | None = None
    ) -> Iterator[TextMention]:
        """The places of a text, in any script and case, at which a listed name stands, in order.

        Args:
            text: Of any length.
            as_of: The day of the lists; today where it is None.
        """
        return iter_mentions(text, self._search(as_of or self._today()))

    @cached_property
    def learned(self) -> Learned | None:
        """What was learned from the user's own declarations; None where nothing was.

        Raises:
            HomeError: A model is damaged.
        """
        return open_learned(self._home)

    @cached_property
    def thresholds(self) -> Thresholds:
        """The scores that a match must reach, by list and schema.

        Raises:
            HomeError: The file of the home that gives them cannot be read.
            ResourceError: It says what may not be said.
        """
        return read_thresholds(self._home, lists=SnapshotStore(self._home).lists())

    def _search(self, day: dt.date) -> QuerySearch:
        return self._searches(self._watchlists.roster(day))

    def _open_search(self, roster: Roster) -> QuerySearch:
        return QuerySearch(roster, self.thresholds)

    def view_owners(self, text: str, *, as_of: dt.date | None = None) -> list[dict[str, Any]]:
        """What the files of owners say of whoever has this id, number or name, as JSON values.

        Args:
            text: An id, a number or a name.
            as_of: The day of holdings, law and lists; today where it is None.
        """
        day = as_of or self._today()
        search = self._search(day)
        return list(view_entity(text, owners=self.owners, search=search, day=day))

    def near_owners(self, text: str) -> list[str]:
        """Names in the files of owners that come near to one that :meth:`view_owners` lacks."""
        return self.owners.near(text, self.thresholds)

    def basis(self, day: dt.date | None) -> dict[str, Any]:
        """What the answers of a day rest on, as JSON values; of any day where it is None."""
        found = self._versions(() if day is None else self._watchlists.on(day)).to_dict()
        return found if day is not None else {**found, "lists": self._watchlists.all_versions()}

    def _versions(self, watchlists: tuple[Watchlist, ...]) -> Versions:
        last = self._last_versions
        if last is None or last[0] is not watchlists:
            # All deals of a day share it: it says the same of each.
            last = self._last_versions = (
                watchlists,
                Versions(
                    lists={watchlist.name: watchlist.version for watchlist in watchlists},
                    thresholds=self.thresholds.to_dict(),
                    regimes=self._regimes.digest,
                    witting=VERSION,
                    owners=self.owners.versions,
                    learned=self.learned.versions if self.learned else {},
                    red_flags=self.signs.versions,
                ),
            )
        return last[1]

    def versions(self, day: dt.date) -> dict[str, str | None]:
        """Which version of each list speaks on a day; None for one that has none that old."""
        speaking = {item.name: item.version for item in self._watchlists.on(day)}
        return {name: speaking.get(name) for name in self._watchlists.names}

    def identify_goods(self, text: str, *, hs_code: str | None = None) -> GoodsIdentification:
        """What is in the box, by the words, by a code and by what was learned?"""
        [found] = self.identify_items([GoodsItem(description=text, hs_code=hs_code)])
        return found

    def identify_items(self, items: Sequence[GoodsItem]) -> list[GoodsIdentification]:
        """The same for many lines with all that is known of each, in their order."""
        return [*identify_items(items, self.learned)]


def _by_score(hits: Iterable[Match]) -> list[Match]:
    """The best first."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.listing.id))
