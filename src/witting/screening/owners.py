"""Are the parties of a deal owned or controlled by listed ones, by the files of owners?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from witting.lists import Snapshot
from witting.model import NotChecked, Party
from witting.owners.joined import UNIQUE, JoinedOwners
from witting.owners.listed import PREFIX, entity_of
from witting.owners.store import OwnersStore
from witting.ownership.graph import OwnershipGraph
from witting.ownership.holdings import Holdings
from witting.ownership.rule_file import load_rules
from witting.ownership.upstream import NOWHERE, Upstream, UpstreamIndex
from witting.screening.list_edges import ListEdges
from witting.screening.list_owners import ListOwners
from witting.screening.listed_party import with_listings
from witting.screening.owner_finding import OwnedParty, PartyInFile, owner_finding
from witting.screening.owner_match import ListedOwner, match_owner
from witting.screening.owner_namesake import namesake_query, say_namesake, sure_hits
from witting.screening.owner_rule import judge_by_rule
from witting.screening.party import query_of
from witting.screening.query_search import QuerySearch
from witting.screening.roster import Roster
from witting.screening.watchlists import Watchlist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from witting.matching import Thresholds
    from witting.model import Finding, Query
    from witting.screening.party import PartyMatch

INDEXES = "owners/.indexes"
DIGEST_DIGITS = 16
MOST_KEPT = 50_000
"""So many owners' listings are remembered; then all are forgotten."""
NEAR, MOST_NEAR = 0.6, 5
"""Names of this score are near enough to be told to who asked for another, and so many of them."""
_TWO = 2
"""Files from which on a chain may go on in another."""
NO_FILE = "no file of owners is loaded, so nobody looked who owns the parties."

MOST_ROSTERS = 32
"""So many days' lists are remembered with what they say of owners: deals that are judged on their
own days come in any order. Some 10 MB each."""


@dataclass(frozen=True, slots=True)
class OwnersFound:
    """What the files of owners say of a deal's parties.

    Args:
        makers: Each makes a finding, once its id is known.
        gaps: Whose owners are not known, and why.
        checked: The parties whose owners were looked up.
    """

    makers: tuple[Callable[[str], Finding], ...] = ()
    gaps: tuple[NotChecked, ...] = ()
    checked: tuple[str, ...] = ()


class Owners:
    """The ownership files of a home, joined and searched. Safe to share between threads.

    Args:
        home: WITTING_HOME; nothing is read before the first question.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._matches: dict[int, tuple[ListedOwner, ...]] = {}
        self._matched_by: QuerySearch | None = None
        self._search: QuerySearch | None = None
        self._edges = lru_cache(maxsize=MOST_ROSTERS)(ListEdges)

    @cached_property
    def joined(self) -> JoinedOwners:
        """All files as one graph; which there are is asked once.

        Raises:
            HomeError: A file is damaged.
        """
        return JoinedOwners(OwnersStore(self._home).files())

    @property
    def versions(self) -> dict[str, str]:
        """The digest of each file, by its name."""
        return {file.name: file.digest[:DIGEST_DIGITS] for file in self.joined.files}

    @cached_property
    def _index(self) -> UpstreamIndex:
        return UpstreamIndex(self.joined.graph)

    def look_up(
        self,
        parties: Sequence[Party],
        search: QuerySearch,
        *,
        day: date,
        matches: Sequence[PartyMatch] = (),
    ) -> OwnersFound:
        """What is known of the owners of all parties, by the files and by the lists themselves.

        Args:
            parties: Of a deal, in its order.
            search: Over the lists that speak.
            day: The day of the law and of the holdings.
            matches: The listings that the parties are or may be.
        """
        makers: list[Callable[[str], Finding]] = []
        gaps: list[NotChecked] = []
        checked: list[str] = []
        if not self.joined.files:
            gaps.append(NotChecked("ownership", NO_FILE))
        for place, party in enumerate(parties):
            subject = f"parties[{place}]"
            found = self.find_party(party, search.thresholds) if self.joined.files else []
            if found:
                checked.append(f"ownership.{subject}")
            elif self.joined.files and (party.name or party.identifiers):
                what = "the party is in no file of owners, so who owns it is not known."
                gaps.append(NotChecked(f"ownership.{subject}", what))
            own = [match for match in matches if match.subject == subject]
            for item in with_listings(found, party, own, self._edges(search.roster)):
                owned, is_whole = self.judge(item, search, day=day)
                makers += [owner_finding(subject, party, own) for own in owned]
                gaps += self._namesakes(item, search, day=day, check=f"ownership.{subject}")
                if not is_whole:
                    what = "it has more owners above it than are looked at; the rest is unknown."
                    gaps.append(NotChecked(f"ownership.{subject}", what, matters=True))
        return OwnersFound(tuple(makers), tuple(gaps), tuple(checked))

    def find_party(self, party: Party, thresholds: Thresholds) -> list[PartyInFile]:
        """Who in the files the party is; and in files where that is not sure, who it may be."""
        return self.find_query(query_of(party), thresholds)

    def find_query(self, query: Query, thresholds: Thresholds) -> list[PartyInFile]:
        """The same for a party as matching sees it; nobody where there is no file."""
        joined = self.joined
        if not joined.files:
            return []
        found: dict[int, PartyInFile] = {}
        files: dict[int, set[str]] = {}
        own = [item for item in query.identifiers if item.scheme in UNIQUE]
        for number in joined.find_identifiers(own):
            found[number] = PartyInFile((number,), 1.0, "strong", "an identifier agrees")
        for _, hit in self._names(thresholds).search(query):
            entity = joined.number_of(*entity_of(hit.listing.id))
            assert entity is not None
            files.setdefault(entity, set()).add(hit.listing.list)
            if entity not in found or found[entity].score < hit.score:
                found[entity] = PartyInFile((entity,), hit.score, hit.certainty, hit.explanation)
        strong = [number for number, item in found.items() if item.certainty == "strong"]
        places = [files.get(number, set()) for number in strong]
        chosen = [found[number] for number in strong]
        if _is_one(places):
            # Each file calls it by an entity of its own; what all of them say belongs together.
            best = max(chosen, key=lambda item: item.score)
            chosen = [replace(best, entities=tuple(sorted(strong)))]
        # That one file surely has it leaves open who it is in another.
        known = set[str]().union(*places)
        chosen += [
            item
            for number, item in found.items()
            if number not in strong and known.isdisjoint(files.get(number, set()))
        ]
        return sorted(chosen, key=lambda item: (-item.score, item.entities))

    def everyone_above(self, query: Query, thresholds: Thresholds, *, day: date) -> list[int]:
        """The numbers of all who may own a party, itself among them; nobody where it is in no file.

        Args:
            query: The party as matching sees it.
            thresholds: From which scores on it is one of the files.
            day: The day of the holdings.
        """
        found = self.find_query(query, thresholds)
        above = [self._index.above(item.entities, day).numbers for item in found]
        return sorted({number for numbers in above for number in numbers if number >= 0})

    def near(self, name: str, thresholds: Thresholds) -> list[str]:
        """Names in the files that come near to one that is in none, the nearest first."""
        if not self.joined.files:
            return []
        query = query_of(Party(name=name))
        hits = [hit for _, hit in self._names(thresholds).search(query, threshold=NEAR)]
        hits.sort(key=lambda hit: (-hit.score, hit.listed_name.text))
        return list(dict.fromkeys(hit.listed_name.text for hit in hits))[:MOST_NEAR]

    def judge(
        self, item: PartyInFile, search: QuerySearch, *, day: date
    ) -> tuple[list[OwnedParty], bool]:
        """What each rule says of an entity on a day, where it says more than nothing.

        Returns:
            One for each rule and answer, and whether everyone above the entity was looked at.
        """
        edges = self._edges(search.roster)
        above = self._above(item, edges, day)
        own = range(max(1, len(item.entities)))
        matches = {
            place: found
            for place, number in enumerate(above.numbers)
            if place not in own and (found := self._listed(number, search))
        }
        by_lists = ListOwners(above.graph, edges, search, day, matches)
        if item.listings or matches:
            by_lists.add(item.listings)
        above = above.completed(is_whole=by_lists.is_whole)
        if not matches:
            return [], above.is_whole
        above, places = above.united({**dict.fromkeys(own[1:], 0), **_same(matches)})
        listed: dict[int, tuple[ListedOwner, ...]] = {}
        for place, found in matches.items():
            listed[places[place]] = (*listed.get(places[place], ()), *found)
        holdings = Holdings(above.graph, day)
        owned = [
            judged
            for rule in load_rules()
            for judged in judge_by_rule(
                rule, item, above, holdings, listed, day=day, said=by_lists.said
            )
        ]
        return owned, above.is_whole

    def _namesakes(
        self, item: PartyInFile, search: QuerySearch, *, day: date, check: str
    ) -> Iterator[NotChecked]:
        """Unlisted owners whom another file may have under listed ones."""
        if len(self.joined.files) < _TWO or not item.entities:
            return
        numbers = self._index.above(item.entities, day).numbers
        names = self._names(search.thresholds)
        for number in numbers[len(item.entities) :]:
            if self._listed(number, search):
                continue
            entity = self.joined.graph.entities[number]
            for own_id in sure_hits(names.search(namesake_query(entity))):
                other = self.joined.number_of(*entity_of(own_id))
                if other is None or other in numbers:
                    continue
                one = PartyInFile((other,), 1.0, "possible", "the names are the same")
                said = say_namesake(entity.caption, self.judge(one, search, day=day)[0])
                if said:
                    yield NotChecked(check, said, matters=True)

    def _above(self, item: PartyInFile, edges: ListEdges, day: date) -> Upstream:
        """What the files say is above the party; the party alone where it is in none."""
        if item.entities:
            return self._index.above(item.entities, day)
        graph = OwnershipGraph()
        graph.add_entity(edges.entity(item.listings[0]))
        return Upstream(graph, (NOWHERE,), is_whole=True)

    def _listed(self, number: int, search: QuerySearch) -> tuple[ListedOwner, ...]:
        if self._matched_by is not search or len(self._matches) > MOST_KEPT:
            self._matches, self._matched_by = {}, search
        matches = self._matches
        if number not in matches:
            matches[number] = match_owner(self.joined.graph.entities[number], search)
        return matches[number]

    def _names(self, thresholds: Thresholds) -> QuerySearch:
        """A search over the names of the files' entities, as over lists."""
        if self._search is None or self._search.thresholds is not thresholds:
            watchlists = tuple(self._watchlists())
            self._search = QuerySearch(Roster(watchlists, self._home / INDEXES), thresholds)
        return self._search

    def _watchlists(self) -> Iterator[Watchlist]:
        for file in self.joined.files:
            name = f"{PREFIX}{file.name}"
            snapshot = Snapshot(list=name, published=file.added, folder=file.folder)
            yield Watchlist(name, (snapshot,), (file.open_names(),))


def _is_one(files: Sequence[set[str]]) -> bool:
    """Whether entities found in these files may be one: there are some, and no file has two."""
    names = [name for own in files for name in own]
    return bool(files) and len(names) == len(set(names))


def _same(matches: Mapping[int, Sequence[ListedOwner]]) -> dict[int, int]:
    """Owners that are surely the same listed one, each with the first: their shares are not two."""
    first: dict[str, int] = {}
    same: dict[int, int] = {}
    for place, owners in sorted(matches.items()):
        ids = [own.finding.id for own in owners if own.finding.certainty == "strong"]
        known = min((first[name] for name in ids if name in first), default=place)
        if known != place:
            same[place] = known
        for name in ids:
            first.setdefault(name, known)
    return same
