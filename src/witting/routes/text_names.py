"""Which names of places and countries are looked for in running text?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from witting.names.country import iter_country_names
from witting.names.russian_case import iter_cases
from witting.names.text_automaton import TextAutomaton
from witting.names.town import normalize_place
from witting.prepared import prepared
from witting.routes.gazetteer import KnownPlace, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4
"""Letters of a name; shorter ones are words of some language, but for these."""

SHORT_NAMES = frozenset({"UAE", "USA", "РФ", "ОАЭ", "КНР", "США", "Ufa", "Уфа", "Ош"})

_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
_LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


class Named(NamedTuple):
    """What a name stands for.

    Args:
        name: As the files write it, or one of its cases.
        key: The name as :func:`normalize_place` writes it.
        country: The country that it is the name of, or None.
        places: The places of that name; none where it is a country's.
        is_code: Whether it is a UN/LOCODE.
    """

    name: str
    key: str
    country: str | None
    places: tuple[KnownPlace, ...] = ()
    is_code: bool = False


@prepared
def load_text_names() -> tuple[tuple[Named, ...], TextAutomaton]:
    """All names, and what finds them by their numbers."""
    names = (*_countries(), *_places())
    return names, TextAutomaton([named.name for named in names])


def _countries() -> Iterator[Named]:
    for name, country in iter_country_names():
        if _is_long(name):
            key = normalize_place(name)
            for form in _forms(name):
                yield Named(form, key, country)


def _places() -> Iterator[Named]:
    gazetteer = load_gazetteer()
    for name, _ in gazetteer.written:
        key = normalize_place(name)
        own = gazetteer.by_name.get(key)
        if own is None:
            continue
        if _LOCODE.fullmatch(name):
            for form in (name, f"{name[:2]} {name[2:]}"):
                yield Named(form, key, None, own, is_code=True)
        elif _is_long(name):
            for form in _forms(name):
                yield Named(form, key, None, own)


def _is_long(name: str) -> bool:
    return len(name) >= SHORTEST or name in SHORT_NAMES or bool(_CHINESE.fullmatch(name))


def _forms(name: str) -> Iterator[str]:
    """The name and, of a Russian one, its cases: ``Новороссийск`` is ``в Новороссийске``."""
    yield name
    yield from iter_cases(name)
