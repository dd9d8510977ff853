"""Is what is looked for in a deal found otherwise on other editions of the lists?

Each query, address and text is looked for on both, unless it is certain beforehand that it comes to
the same. What is compared is who is found and how surely, never a digit of a score.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from witting.matching import encode_name, least_of_name
from witting.names.transcription import read_transcriptions
from witting.ownership.graph import LINK
from witting.screening.owner_match import queries_of
from witting.screening.party import MATCHES_PER_LIST
from witting.screening.text_mention import iter_mentions
from witting.screening.text_number import iter_listed, numbers_in
from witting.watch.address_sieve import AddressKeys, AddressSieve
from witting.watch.list_change import changed_listings
from witting.watch.name_sieve import NameSieve, owners_of
from witting.watch.text_sieve import TextSieve, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from witting.model import Identifier, Query
    from witting.screening.query_search import QuerySearch
    from witting.watch.ground import Ground
    from witting.watch.stored_deal import StoredDeal

MOST_KEPT = 1 << 17
"""So many queries, addresses and texts are remembered with whether they are found otherwise."""


class Shift:
    """Two sets of editions to compare.

    Args:
        old: Those that answers rested on.
        new: Those of now.
        dated: Entries of which a measure begins or ends between the two days.
    """

    def __init__(self, old: Ground, new: Ground, *, dated: Collection[str] = ()) -> None:
        self.old, self.new = old, new
        self._dated = dated
        self.is_query_other = lru_cache(MOST_KEPT)(self._is_query_other)
        self.is_address_other = lru_cache(MOST_KEPT)(self._is_address_other)
        self.is_text_other = lru_cache(MOST_KEPT)(self._is_text_other)
        changed = changed_listings(old.search.roster.watchlists, new.search.roster.watchlists)
        self.changed = frozenset(changed)
        """Ids of entries that are not the same on both."""
        rosters = old.search.roster, new.search.roster
        self.names = NameSieve(*rosters, self.changed)
        self.addresses = AddressSieve(
            rosters[0].addresses.index,
            rosters[1].addresses.index,
            chain.from_iterable(changed.values()),
        )
        self.affected = self.changed | frozenset(owners_of(rosters[0], self.names.old_rows))
        """Ids of entries that changed, or of which a name is weighed otherwise."""

    @cached_property
    def texts(self) -> TextSieve:
        """Which texts may name someone otherwise."""
        return TextSieve(self.new.search, self.names)

    def touches(self, deal: StoredDeal) -> bool:
        """Whether anything in a deal is found otherwise, or what the lists say of owners may be."""
        if self.is_bound(deal):
            return True
        is_known = self.is_known(deal)
        return (
            any(
                self.is_query_other(query)
                for query in deal.queries
                if is_known or self.passes_query(query)
            )
            or any(
                self.is_address_other(text)
                for text in deal.addresses
                if is_known or self.addresses.passes(AddressKeys.of(text))
            )
            or any(
                self.is_text_other(text)
                for text in deal.texts
                if is_known or self.passes_text(text)
            )
        )

    def finds_otherwise(self, deal: StoredDeal) -> bool:
        """Whether anything in a deal is found otherwise, all of it looked for on both."""
        return (
            any(map(self.is_query_other, deal.queries))
            or any(map(self.is_address_other, deal.addresses))
            or any(map(self.is_text_other, deal.texts))
        )

    def is_known(self, deal: StoredDeal) -> bool:
        """Whether an entry was found that counts otherwise now."""
        return any(entry in self.affected for entry, _ in deal.entries)

    def is_bound(self, deal: StoredDeal) -> bool:
        """Whether owners may be others: by files, by what lists say of each other, or by name."""
        return (
            any(self._is_told(entry, is_sure=is_sure) for entry, is_sure in deal.entries)
            or (deal.is_owned and any(map(self._is_owner_other, deal.queries)))
            or any(self._is_named(query.name) for query in deal.queries)
        )

    def passes_query(self, query: Query) -> bool:
        """Whether a query may be found otherwise, as it stands or as a language reads it."""
        texts = (query.name, *read_transcriptions(query.name))
        return any(self._passes_as_read(replace(query, name=text)) for text in texts)

    def _passes_as_read(self, query: Query) -> bool:
        names = self.new.search.names
        name = names.matcher.read(query.name)
        if not name.is_plain or name.name.is_read:
            return True
        return self.passes_name(query, encode_name(name.name, name.bare))

    def passes_name(self, query: Query, coded: bytes) -> bool:
        """The same of one whose name is encoded already, which is plain and is read in one way."""
        if self.is_numbered(query.identifiers):
            return True
        least = least_of_name(query, self.new.search.thresholds.least)
        return self.names.passes(coded, least=least)

    def passes_text(self, text: str) -> bool:
        """Whether a text may name someone otherwise."""
        return (
            any(self.texts.hot(words_of(text)))
            or any(self.texts.have_slips([text]))
            or bool(self.old.search.find_spans(text))
            or any(self.is_numbered(number.identifiers) for number in numbers_in(text))
        )

    def is_numbered(self, identifiers: Collection[Identifier]) -> bool:
        """Whether an entry that changed has one of some numbers."""
        if not identifiers:
            return False
        for ground in (self.old, self.new):
            roster = ground.search.roster
            for number, position in roster.find_numbers(identifiers):
                if roster.part(number)[1].listing(position).id in self.changed:
                    return True
        return False

    def _is_told(self, entry: str, *, is_sure: bool) -> bool:
        """Whether a list says who owns an entry: a chain may have changed anywhere above it."""
        for ground in (self.old, self.new):
            edges = ground.edges.of(entry)
            if edges and (is_sure or any(edge.said.kind != LINK for edge in edges)):
                return True
        return False

    def _is_named(self, name: str) -> bool:
        return any(ground.edges.find_named(name) for ground in (self.old, self.new))

    def _is_owner_other(self, query: Query) -> bool:
        """Whether someone above a party, by the files of owners, is found otherwise."""
        owners = self.new.screener.owners
        above = owners.everyone_above(query, self.new.search.thresholds, day=self.new.day)
        # Two files may have one owner under two names, of which one is listed.
        return bool(above) and (len(owners.joined.files) > 1 or any(map(self._is_entity, above)))

    def _is_entity(self, number: int) -> bool:
        """Whether an entity of the files is found otherwise, or is an entry with owners."""
        for query in queries_of(self.new.screener.owners.joined.graph.entities[number]):
            if self.is_query_other(query):
                return True
            for _, hit in self.new.search.search(query):
                is_sure = hit.certainty == "strong"
                if hit.listing.id in self._dated or self._is_told(hit.listing.id, is_sure=is_sure):
                    return True
        return False

    def _is_query_other(self, query: Query) -> bool:
        was, now = (tuple(_hits(ground.search, query)) for ground in (self.old, self.new))
        return was != now

    def _is_address_other(self, address: str) -> bool:
        was, now = (_tenants(ground.search, address) for ground in (self.old, self.new))
        return was != now

    def _is_text_other(self, text: str) -> bool:
        was, now = (tuple(_mentions(ground.search, text)) for ground in (self.old, self.new))
        return was != now


def _hits(search: QuerySearch, query: Query) -> Iterator[tuple[object, ...]]:
    taken: dict[str, int] = {}
    for watchlist, hit in search.search_party(query):
        taken[watchlist.name] = taken.get(watchlist.name, 0) + 1
        if taken[watchlist.name] <= MATCHES_PER_LIST:
            yield watchlist.name, hit.listing, hit.certainty, hit.by_identifier, hit.listed_name


def _tenants(search: QuerySearch, address: str) -> tuple[object, ...]:
    building = search.addresses.building(address)
    return tuple(
        (item.listing, item.match.relation, item.match.is_in_full, item.match.listed.text)
        for item in building.tenants
    )


def _mentions(search: QuerySearch, text: str) -> Iterator[tuple[object, ...]]:
    for mention in iter_mentions(text, search):
        yield mention.start, mention.end, mention.watchlist.name, mention.match.listing
    for number in numbers_in(text):
        for watchlist, listing, identifier in iter_listed(number, search):
            yield number.start, number.end, watchlist.name, listing, identifier
