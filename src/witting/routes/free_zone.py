"""Which free zone does a text name, where goods lie and are sent on without passing customs?"""

from __future__ import annotations

from functools import cache, lru_cache

from witting.names.text_automaton import TextAutomaton
from witting.routes.gazetteer import KnownPlace, load_gazetteer


@lru_cache(maxsize=16384)
def zone_in(text: str, country: str | None) -> str | None:
    """The first free zone of a country that a text names, such as an address; None without one."""
    zones, automaton = _zones()
    found = (zones[name.number] for name in automaton.find(text))
    return next((zone.name for zone in found if zone.country == country), None)


@cache
def _zones() -> tuple[tuple[KnownPlace, ...], TextAutomaton]:
    named = [(name, place) for name, place in load_gazetteer().written if "free" in place.kinds]
    return tuple(place for _, place in named), TextAutomaton([name for name, _ in named])
