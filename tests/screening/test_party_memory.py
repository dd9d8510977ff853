"""Parties are remembered with whom they may be, and what is remembered stays small."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.model import Query
from witting.screening.party_memory import MOST_LISTED, MOST_NOBODIES, PartyMemory
from witting.screening.query_search import QuerySearch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.screening.party_memory import Found

LISTED = Query(name="Keremet Bank")
MOST_KILOBYTES = 30
"""What a listed party may take; with its words in arrays it took 70."""


class Asked:
    """Looks for parties, and remembers who was looked for."""

    def __init__(self, search: QuerySearch) -> None:
        self.found = search.search_party(LISTED)
        self.names: list[str] = []

    def find(self, queries: Sequence[Query]) -> list[Found]:
        self.names += [query.name for query in queries]
        return [self.found if query.name.startswith("Keremet") else () for query in queries]


def test_whoever_comes_again_is_not_looked_for_again(search: QuerySearch) -> None:
    asked = Asked(search)
    memory = PartyMemory(asked.find)
    first = memory.look_up(LISTED)
    assert first
    assert memory.look_up(Query(name="Nobody")) == ()
    assert memory.look_up(LISTED) is first
    assert memory.look_up(Query(name="Nobody")) == ()
    assert asked.names == ["Keremet Bank", "Nobody"]


def test_of_many_at_once_those_are_looked_for_who_are_not_remembered(search: QuerySearch) -> None:
    asked = Asked(search)
    memory = PartyMemory(asked.find)
    nobody = Query(name="Nobody")
    memory.look_up(nobody)
    same = replace(LISTED, address="Which no match rests on")
    found = memory.look_up_all([LISTED, nobody, same, Query(name="Noone"), LISTED])
    assert found == [asked.found, (), asked.found, (), asked.found]
    assert asked.names == ["Nobody", "Keremet Bank", "Noone"]
    assert memory.look_up_all([]) == []


def test_many_who_are_nobody_push_out_nobody_who_is_listed(search: QuerySearch) -> None:
    asked = Asked(search)
    memory = PartyMemory(asked.find)
    memory.look_up(LISTED)
    for number in range(MOST_NOBODIES + 1):
        memory.look_up(Query(name=str(number)))
    assert len(memory) == MOST_NOBODIES + 1
    asked.names.clear()
    memory.look_up(LISTED)
    memory.look_up(Query(name="1"))
    memory.look_up(Query(name="0"))
    assert asked.names == ["0"]


def test_whoever_was_not_asked_for_longest_is_forgotten(search: QuerySearch) -> None:
    asked = Asked(search)
    memory = PartyMemory(asked.find)
    for number in range(MOST_LISTED):
        memory.look_up(Query(name=f"Keremet {number}"))
    memory.look_up(Query(name="Keremet 0"))
    memory.look_up(Query(name="Keremet Bank"))
    asked.names.clear()
    memory.look_up(Query(name="Keremet 0"))
    memory.look_up(Query(name="Keremet 1"))
    assert asked.names == ["Keremet 1"]
    assert len(memory) == MOST_LISTED


def test_what_was_found_and_explained_takes_little(search: QuerySearch) -> None:
    codes = [one + other for one in "abcdefgh" for other in "qvxyz"]
    tracemalloc.start()
    try:
        explain(search, codes[:20])
        before = traced()
        explain(search, codes[20:])
        taken = traced() - before
    finally:
        tracemalloc.stop()
    assert taken < 20 * MOST_KILOBYTES * 1024


def explain(search: QuerySearch, codes: list[str]) -> None:
    for code in codes:
        found = search.search_party(Query(name="Keremet Bank", countries=(code,)))
        assert found
        assert all(hit.explanation for _, hit in found)


def traced() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_a_search_that_is_done_with_leaves_memory(search: QuerySearch) -> None:
    search.search(LISTED)
    other = QuerySearch(search.roster, search.thresholds)
    assert other.search(LISTED)
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None
