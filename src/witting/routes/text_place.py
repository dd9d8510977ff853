"""Which places does a running text name, how surely, and what are they to the goods?

Names of places are words, surnames and parts of companies' names as well. Whatever tells that a
place is meant, or that none is, is told with each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.names.folding import has_unspaced
from witting.names.text_automaton import uncovered
from witting.routes.gazetteer import load_gazetteer
from witting.routes.locate import Location, choose
from witting.routes.text_context import context_of
from witting.routes.text_names import load_text_names
from witting.routes.text_words import load_text_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from witting.names.text_automaton import NameInText
    from witting.routes.gazetteer import KnownPlace
    from witting.routes.text_context import Context
    from witting.routes.text_names import Named

BESIDE = 24
"""Letters between a place and the country that it is told to be in."""

_APART = re.compile(
    r"[\s,;:()/.'\"、，和及-]*(?:(?:in|of|the|and|or|republic|port|und|oder|и|или|ve|veya)\b[\s,()]*)*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"[\s,(]{1,3}([A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{3,}(?: [A-Z]{3,})?)\b"
)
_OF_TOWNS = frozenset({"Washington", "New York"})
"""States whose name is a town's as well: ``FROM MOSCOW, WASHINGTON AND LONDON``."""


@dataclass(frozen=True, slots=True)
class PlaceInText:
    """A place or a country that a text names.

    Args:
        start: Its first letter in the text.
        end: Behind its last letter.
        text: As it stands there.
        country: See :class:`witting.routes.Place`.
        status: See :class:`witting.routes.gazetteer.KnownPlace`.
        place: What is known of it; None for a country.
        role: What it is to the goods by the words before it, such as ``final_destination``; None
            where they do not say.
        certainty: ``strong``: no other thing can be meant. ``possible``: a place by its name
            alone. ``doubtful``: a part of another name, a common word, or said not to be.
        why: By what it is so sure, as a few words.
    """

    start: int
    end: int
    text: str
    country: str
    status: str
    place: KnownPlace | None
    role: str | None
    certainty: str
    why: str

    @property
    def location(self) -> Location:
        """Where it is."""
        return Location(self.country, self.status)


def iter_places(
    text: str, countries: Container[str] | None = None
) -> Iterator[tuple[int, int, PlaceInText]]:
    """Each place and country that a text names: its first letter, behind its last, and the place.

    In the order of the text, in any script and case; a name that the end of a line cuts is found,
    too. Words that only look like a place (``turkey meat``, ``Mr. Paris``) are left out.

    Args:
        text: Of any length.
        countries: Where only places in some countries are asked for, these: what is elsewhere is
            passed over before the words around it are read.
    """
    names, automaton = load_text_names()
    is_small = not _is_shouted(text)
    found = uncovered(automaton.find(text))
    chain: PlaceInText | None = None
    for number, name in enumerate(found):
        if chain and name.start < chain.end:
            continue
        if countries is not None and not _may_be_in(names[name.number], countries):
            continue
        one = _read(
            text,
            name,
            names[name.number],
            _around(found, number, text, names),
            chain,
            is_small=is_small,
        )
        if one:
            yield one.start, one.end, one
            chain = one


def _may_be_in(named: Named, countries: Container[str]) -> bool:
    return named.country in countries or any(place.country in countries for place in named.places)


def _around(
    found: Sequence[NameInText], number: int, text: str, names: Sequence[Named]
) -> frozenset[str]:
    """The countries that are named beside a name: right behind it, or right before it."""
    own = found[number]
    around = set()
    for other in (*found[number + 1 : number + 4], *found[max(0, number - 3) : number]):
        country = names[other.number].country
        if country and _is_beside(text, own, other):
            around.add(country)
    if _state_behind(text, own.end):
        around.add("us")
    return frozenset(around)


def _is_beside(text: str, one: NameInText, other: NameInText) -> bool:
    first, second = sorted((one, other), key=lambda name: name.start)
    between = text[first.end : second.start]
    return len(between) <= BESIDE and _APART.fullmatch(between) is not None


def _state_behind(text: str, end: int) -> bool:
    """Whether a state of the US stands behind a place: ``Moscow, ID``, ``ODESSA, TEXAS``."""
    found = _STATE.match(text, end, end + BESIDE)
    if not found:
        return False
    states = load_gazetteer().states
    is_code = found[1].isupper() and len(found[1]) == 2  # noqa: PLR2004  # of a state
    # Behind a blank alone two capitals may be any word of a text in capitals.
    if is_code and text[end : end + 1] != ",":
        return False
    name = found[1] if is_code else found[1].title()
    return bool({name, name.split()[0]} & states - _OF_TOWNS)


def _read(
    text: str,
    name: NameInText,
    named: Named,
    around: frozenset[str],
    chain: PlaceInText | None,
    *,
    is_small: bool,
) -> PlaceInText | None:
    """The place that a name stands for, or None where it stands for something else."""
    written = text[name.start : name.end]
    context = context_of(text, name.start, name.end)
    place = None
    country = named.country
    if country is None:
        chosen = choose(named.places, around)
        if not chosen:
            return None
        place, country = chosen[0], chosen[0].country
    elif country == "ge" and ("us" in around or _is_in_us(text, name, chain)):
        return None
    if _is_none(written, named, context, is_small=is_small):
        return None
    role = context.role or _chained(text, name, chain)
    certainty, why = _certainty(
        named, context, role=role, is_told=bool(place and place.country[:2] in around)
    )
    if not certainty:
        return None
    return PlaceInText(
        start=name.start,
        end=name.end,
        text=written,
        country=country,
        status=place.status if place else "",
        place=place,
        role=role,
        certainty=certainty,
        why=why,
    )


def _is_none(written: str, named: Named, context: Context, *, is_small: bool) -> bool:
    """Whether something else is meant: a person, a street, a dish, a word in small letters."""
    if named.is_code:
        return written != written.upper() or written in load_gazetteer().not_locodes
    if context.is_surname or context.is_named_after or context.is_other_thing(named.key):
        return True
    is_word = named.key in load_text_words().common
    return is_word and is_small and written == written.lower() and not has_unspaced(written)


def _certainty(
    named: Named, context: Context, *, role: str | None, is_told: bool
) -> tuple[str, str]:
    """How sure it is that the place is meant, and by what; empty where it is not told of."""
    if named.is_code:
        # Five capitals are a word of a text in capitals as well.
        return "strong" if role else "possible", "a UN/LOCODE"
    if (company := context.company) and not (is_told and role):
        return "doubtful", f"a part of a name, by the word {company!r}"
    if denial := context.denial:
        return "doubtful", f"denied by the word {denial!r}"
    if is_told:
        return "strong", "its country stands beside it"
    return _by_name(named, role)


def _by_name(named: Named, role: str | None) -> tuple[str, str]:
    if named.key in load_text_words().common:
        return ("possible", "a word for the way stands before it") if role else ("", "")
    return ("strong", "the name of a country") if named.country else ("possible", "its name")


def _is_in_us(text: str, name: NameInText, chain: PlaceInText | None) -> bool:
    """Whether a town of the US stands right before: ``Atlanta, Georgia``."""
    return bool(chain and chain.country == "us" and _APART.fullmatch(text[chain.end : name.start]))


def _chained(text: str, name: NameInText, chain: PlaceInText | None) -> str | None:
    """The role of the place right before it: ``to Novorossiysk, Russia``."""
    if chain is None or chain.role is None or name.start - chain.end > BESIDE:
        return None
    return chain.role if _APART.fullmatch(text[chain.end : name.start]) else None


def _is_shouted(text: str) -> bool:
    """Whether the text tells nothing by small letters, as it has but one kind."""
    return text == text.upper() or text == text.lower()
