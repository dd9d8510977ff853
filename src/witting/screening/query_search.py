"""Who on the lists of a day may a query be?"""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from witting.garbage import uncollected
from witting.matching import ScoredName, least_of_name, match_listing
from witting.model import Query
from witting.names.transcription import read_transcriptions
from witting.screening.address_search import AddressSearch
from witting.screening.copies import JOINED, is_outdated_copy
from witting.screening.gap import fill_gaps
from witting.screening.name_search import NameSearch
from witting.screening.named_hit import is_named
from witting.screening.party_memory import PartyMemory
from witting.screening.text_memory import TextMemory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from witting.index.span import Span
    from witting.matching import Match, QueryName, Thresholds
    from witting.screening.name_search import Found
    from witting.screening.roster import Roster
    from witting.screening.watchlists import Watchlist

MOST_KEPT = 4096
"""So many names of texts are remembered with what they found."""
Hit = tuple[int, "Watchlist", "Match"]
"""The number of the snapshot in the roster, its list, and the match."""
Entry = tuple[int, int]
"""The number of a snapshot among those of the roster, and of a listing in it."""
Hits = tuple[tuple["Watchlist", "Match"], ...]


class Rules(NamedTuple):
    """What is asked for: which scores are a match, and which lists speak (None: all)."""

    thresholds: Thresholds
    lists: Collection[str] | None


class QuerySearch:
    """Lets the index propose names and the matcher score them, and judges each listing.

    Args:
        roster: Everyone who is listed.
        thresholds: What a score must reach.
    """

    def __init__(self, roster: Roster, thresholds: Thresholds) -> None:
        self.roster = roster
        self.thresholds = thresholds
        self.names = NameSearch(roster.names)
        """Finds names and scores them."""
        self.addresses = AddressSearch(roster.addresses)
        self._named = lru_cache(maxsize=MOST_KEPT)(self._search_named)
        self._parties = PartyMemory(self._search_parties)
        self._texts = TextMemory(roster.names.texts.find_all)

    def search(
        self,
        query: Query,
        *,
        threshold: float | None = None,
        lists: Collection[str] | None = None,
    ) -> list[tuple[Watchlist, Match]]:
        """Every listing that the query may be: list by list, strong ones first, then the best.

        An entry of a list that joins others is left out where the list that it was taken from is
        at hand, is newer and speaks for itself.

        Args:
            query: Who is looked for.
            threshold: What a score must reach instead of the thresholds in force.
            lists: Only these lists speak, as if no other were at hand; all where this is None.
        """
        if threshold is None and lists is None:
            return [*self.search_party(query)]
        thresholds = self.thresholds if threshold is None else self.thresholds.at(threshold)
        [found] = self._search_all([query], Rules(thresholds, lists))
        return [*found]

    def search_all(self, queries: Sequence[Query], *, threshold: float | None = None) -> list[Hits]:
        """As :meth:`search`, of many who are looked for at once."""
        if threshold is None:
            return self.search_parties(queries)
        return self._search_all(queries, Rules(self.thresholds.at(threshold), None))

    def search_party(self, query: Query) -> Hits:
        """As :meth:`search`; whoever comes again, in whatever role and place, is remembered."""
        return self._parties.look_up(query)

    def search_parties(self, queries: Sequence[Query]) -> list[Hits]:
        """The same of many, who are looked for at once: that takes less time than one by one."""
        return self._parties.look_up_all(queries)

    def _search_parties(self, queries: Sequence[Query]) -> list[Hits]:
        return self._search_all(queries, Rules(self.thresholds, None))

    def _search_all(self, queries: Sequence[Query], rules: Rules) -> list[Hits]:
        """The hits of each, as :meth:`search` sorts them."""
        readings = [read_transcriptions(query.name) for query in queries]
        if len(queries) == 1 and not readings[0]:
            alone = _sorted(self._find_one(queries[0], rules))
            _freeze_once()
            return [alone]
        asked = [*queries]
        for query, texts in zip(queries, readings, strict=True):
            asked += [replace(query, name=text) for text in texts]
        with uncollected() if len(asked) > 1 else nullcontext():
            found = iter([*self._find_all(asked, rules)])
        best = [next(found) for _ in queries]
        for place, (query, texts) in enumerate(zip(queries, readings, strict=True)):
            for text in texts:
                also = next(found)
                best[place] = best_of_each(best[place], also, query_name=query.name, read_as=text)
        _freeze_once()
        return [*map(_sorted, best)]

    def find_spans(self, text: str) -> tuple[Span, ...]:
        """The parts of a text that may be names of the lists."""
        return self._texts.look_up(text)

    def meet_texts(self, texts: Sequence[str]) -> None:
        """Looks through texts that are soon asked about one by one, but for long ones."""
        self._texts.meet(texts)

    def find_all_spans(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Those of each of some texts: all at once takes much less time than one by one."""
        return self._texts.look_up_all(texts)

    def search_named(self, span: Span) -> tuple[tuple[Watchlist, Match], ...]:
        """The listings that a part of a text names, as :meth:`search` judges them.

        Those alone whose names were sighted there. Where no legal form says that the part is a
        whole name, every word of both names must agree, but for the slip that was seen in one.
        What was found is remembered.
        """
        return self._named(span.read, span.rows, span.is_whole, span.has_slip)

    def _search_named(
        self, text: str, rows: tuple[int, ...], is_whole: bool, has_slip: bool
    ) -> tuple[tuple[Watchlist, Match], ...]:
        owners = {owner[:2] for row in rows for owner in self.roster.names.owners(row)}
        ids = {self.roster.part(part)[1].listing(place).id for part, place in owners}
        return tuple(
            (watchlist, hit)
            for watchlist, hit in self.search(Query(name=text))
            if (hit.listing.id in ids or not rows)
            and (has_slip or is_named(hit, text, is_whole=is_whole))
        )

    def _find_all(self, queries: Sequence[Query], rules: Rules) -> Iterator[list[Hit]]:
        """The hits of each as its name stands, in no order."""
        names = [self.names.read(query.name) for query in queries]
        leasts = [least_of_name(query, rules.thresholds.least) for query in queries]
        found = self.names.find_all(names, leasts)
        for query, name, rows in zip(queries, names, found, strict=True):
            yield self._hits(query, name, rows, rules)

    def _find_one(self, query: Query, rules: Rules) -> list[Hit]:
        """The same of one query."""
        name = self.names.read(query.name)
        rows = self.names.find(name, least=least_of_name(query, rules.thresholds.least))
        return self._hits(query, name, rows, rules)

    def _hits(self, query: Query, name: QueryName, rows: Found, rules: Rules) -> list[Hit]:
        """The entries that match, of those that have the names or the query's numbers."""
        entries = self._owners(rows) if rows else {}
        if query.identifiers:
            for entry in self.roster.find_numbers(query.identifiers):
                if entry not in entries:
                    entries[entry] = self._names_of(name, entry)
        return [*self._judge(query, name, entries, rules)] if entries else []

    def _judge(
        self,
        query: Query,
        name: QueryName,
        entries: Mapping[Entry, list[ScoredName]],
        rules: Rules,
    ) -> Iterator[Hit]:
        """The entries that match, of those whose names or numbers were found."""
        thresholds, lists = rules
        watchlists = self.roster.watchlists
        if lists is not None:
            watchlists = tuple(item for item in watchlists if item.name in lists)
        for (number, position), scored in entries.items():
            watchlist, part = self.roster.part(number)
            if lists is not None and watchlist.name not in lists:
                continue
            listing = part.listing(position)
            if query.birth_date or query.countries:
                listing = fill_gaps(listing, self.roster.watchlists)
            hit = match_listing(
                query,
                listing,
                scored,
                query_name=name,
                matcher=self.names.matcher,
                threshold=thresholds.of(listing.list, listing.schema),
                facts_of=partial(part.name_facts, position),
            )
            if hit is None or (
                watchlist.name == JOINED and is_outdated_copy(listing, watchlist, watchlists)
            ):
                continue
            yield number, watchlist, hit

    def _owners(self, rows: Found) -> dict[Entry, list[ScoredName]]:
        """Whose the names are that score enough, and which of their names these are."""
        found: dict[Entry, list[ScoredName]] = {}
        for row, facts in rows:
            for part, listing, place in self.roster.names.owners(row):
                names = found.setdefault((part, listing), [])
                names.append(ScoredName(place, row, facts))
        return found

    def _names_of(self, name: QueryName, entry: Entry) -> list[ScoredName]:
        """All names of a listing that a number has found, whatever they score."""
        owned = self.roster.names.rows_of(*entry)
        scored = self.names.score(name, (row for row, _ in owned))
        return [
            ScoredName(place, row, facts) for (row, place), facts in zip(owned, scored, strict=True)
        ]


def best_of_each(
    hits: Iterable[Hit], also: Iterable[Hit], *, query_name: str, read_as: str
) -> list[Hit]:
    """The matches of a name, and those of its reading in another language that are better."""
    best = {(number, hit.listing.id): (number, watchlist, hit) for number, watchlist, hit in hits}
    for number, watchlist, hit in also:
        key = number, hit.listing.id
        if key not in best or hit.rank > best[key][2].rank:
            best[key] = number, watchlist, replace(hit, query_name=query_name, read_as=read_as)
    return [*best.values()]


def _sorted(hits: list[Hit]) -> Hits:
    """As :meth:`QuerySearch.search` has them."""
    if len(hits) > 1:
        hits.sort(key=_order)
    return tuple([(watchlist, hit) for _, watchlist, hit in hits])


def _order(hit: Hit) -> tuple[str, bool, float, str]:
    _, watchlist, match = hit
    return watchlist.name, match.certainty != "strong", -match.score, match.listing.id


@cache
def _freeze_once() -> None:
    """What was read for the first answer stays.

    To look through it again and again for garbage took a tenth of a second once in some thousand
    names. No later search does so: what the ones before it hold would stay, too.
    """
    gc.freeze()
