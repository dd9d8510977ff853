"""What do country, birth date, schema and kind of name say for or against a match?

Each function compares one thing and answers with a :class:`Circumstance`, or None where one side
does not say. The docstrings are what an officer reads in docs.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import eq
from typing import TYPE_CHECKING

from witting.model import parse_partial_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from witting.model import DateInterval, ListedName, Listing, Query

_ORGANIZATIONS = frozenset(("Company", "Organization", "PublicBody"))
THINGS = frozenset(("Vessel", "Airplane", "Vehicle"))
_STATES = {"hk": "cn", "mo": "cn", "suhh": "ru", "csxx": "rs", "yucs": "rs"}
"""Codes that one list gives where another gives the state's, FollowTheMoney's historic ones too."""
_FAR_YEARS = 2
_HAIR = 1e-9
_SHORT_NAME = 2
GAIN_OF_COUNTRY, GAIN_OF_DAY, GAIN_OF_YEAR = 0.15, 0.4, 0.15
"""What a country, a birthday and a year of birth that agree give, as a share of what a name lacks
of 1."""
_LOSS_OF_NAMESAKE = 0.2
"""What another country takes from a person's name that many bear, where the birth date is told, or
that is not exact, where the birth date is another one or no person is listed."""
_LOSS_OF_SHORT, _LOSS_OF_FULL = 0.1, 0.05
"""What another country takes from a person's name that is not exact, of two words and of more: who
is listed often lives, trades and banks in a third country, and a slip does not change that."""
_LOSS_OF_FIRM = 0.04
"""The same of a firm's name that is not exact."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One comparison beside the name.

    Args:
        name: As in :class:`~witting.matching.feature.Feature`.
        query: The query's value.
        listed: The listing's value.
        sentence: What it says.
        gain: The share of what the score lacks of 1 that is given, from 0 to 1.
        loss: What is taken from the score.
        doubt: Whether a person must look, whatever the score.
        confirms: Whether it does away with the doubt that a slip in a person's name leaves.
    """

    name: str
    query: str
    listed: str
    sentence: str
    gain: float = 0.0
    loss: float = 0.0
    doubt: bool = False
    confirms: bool = False


def least_of_name(query: Query, least: float) -> float:
    """What a name must score for country and birth date to lift it so far; all else only lowers it.

    Args:
        query: Who is looked for.
        least: What is to be reached, from 0 to 1.

    Returns:
        A hair less than that, so that no rounding leaves a match out.
    """
    left = 1.0 - GAIN_OF_COUNTRY if query.countries else 1.0
    if query.birth_date:
        left *= 1.0 - GAIN_OF_DAY
    return 1.0 - (1.0 - least) / left - _HAIR


def compare_kind(listed: ListedName) -> Circumstance | None:
    """A weak alias is a name that its publisher warns of: alone it is never a strong match."""
    if listed.kind != "weak":
        return None
    sentence = f"The list itself calls {listed.text!r} a weak alias."
    return Circumstance("name_kind", "", listed.kind, sentence, loss=0.03, doubt=True)


def compare_forms(query: AbstractSet[str], listed: AbstractSet[str]) -> Circumstance | None:
    """A limited company and a stock company of one name are two companies, or a translation.

    Args:
        query: Which of :data:`~witting.names.name_facts.TELLING_FORMS` its name has.
        listed: Likewise.
    """
    if not query or not listed or query & listed:
        return None
    values = ", ".join(sorted(query)), ", ".join(sorted(listed))
    sentence = f"The legal form differs: {values[0]} against {values[1]}."
    return Circumstance("legal_form", *values, sentence, loss=0.03, doubt=True)


def compare_schema(
    query: Query,
    listing: Listing,
    *,
    exact: bool,
    words: int,
    told: str | None = None,
    is_part: bool = False,
) -> Circumstance | None:
    """A person is no company, a ship neither; what is called a legal entity is seldom a person.

    Who is known to be a person and has nearly the name of something else is told from it by twice
    as much as who has its very name: a list may have the wrong kind, but seldom a misprint, too.

    Ships share their names with companies, people and other ships, so a ship's name of one word
    says little where the query is not known to be a ship. ``M/V`` before a name tells a ship, and
    a legal form a company; it is asked only beside a ship, since a person may be called ``Ao``. A
    shipping line gives its one name to all its ships, of which some are listed. Who has a birth
    date is a person.

    Args:
        query: Who is looked for.
        listing: Who is listed.
        exact: Whether the names are the same in full.
        words: How many words of the listed name were compared.
        told: The schema that the query's name itself tells, where the query does not say.
        is_part: Whether the query's name is one word of a listed name of several.
    """
    schema = "Person" if _is_person(query) else query.schema or ""
    doubled = 1 if exact or not _is_person(query) else 2
    ours, theirs = _kind(schema), _kind(listing.schema)
    if ours is None and theirs == "thing" and told is not None:
        ours, schema = _kind(told), told
    if theirs == "thing" and (is_part or words == 1):
        common = _compare_common(query, listing, schema, is_part=is_part, is_alone=words == 1)
        if common is not None:
            return common
    if ours is None and told == "Vessel" and theirs != "thing":
        sentence = f"The name says that it is a ship, and the listing is a {listing.schema}."
        return Circumstance("schema", "Vessel", listing.schema, sentence, loss=0.05, doubt=True)
    if ours == "person" and listing.schema == "LegalEntity":
        sentence = "The query is a person, and the listing is not said to be one."
        loss = 0.05 * doubled
        return Circumstance("schema", "Person", listing.schema, sentence, loss=loss, doubt=True)
    if ours is None or theirs is None or ours == theirs:
        return None
    sentence = f"The query is a {schema}, the listing a {listing.schema}."
    loss = 0.1 * doubled
    return Circumstance("schema", schema, listing.schema, sentence, loss=loss, doubt=True)


def _compare_common(
    query: Query, listing: Listing, schema: str, *, is_part: bool, is_alone: bool
) -> Circumstance | None:
    """What one word says of a ship or an aircraft, which others have for a name, too."""
    ours = _kind(schema)
    if is_part and ours != "thing":
        sentence = f"One word of a {listing.schema}'s name is its owner's, too."
        return Circumstance("schema", schema, listing.schema, sentence, loss=0.2, doubt=True)
    if is_alone and ours is None:
        sentence = f"{listing.schema} names of one word are common, and nothing says it is one."
        return Circumstance("schema", "", listing.schema, sentence, doubt=True)
    if is_alone and ours == "thing" and not _shared(query, listing):
        sentence = f"Many a {listing.schema} has this one word for a name; its number tells."
        return Circumstance("schema", schema, listing.schema, sentence, doubt=True)
    return None


def compare_countries(
    query: Query,
    listing: Listing,
    *,
    exact: bool,
    rare: bool,
    words: int,
    telling: int,
    is_same: Callable[[], bool],
    born: Circumstance | None,
) -> Circumstance | None:
    """A shared country supports a name that is not exact, and another one puts it in doubt.

    The same name in full in another country is still that name, for listed traders sit in third
    countries; but not one word of a firm, which others have, nor such a word beside one of the
    trade if it is written otherwise (``Orith Bank``, ``Bank Orit``), nor a given name with a
    family name. Whose birth date is told, too, and who has a name that many bear, is somebody else
    there.

    Args:
        query: Who is looked for.
        listing: Who is listed.
        exact: Whether the names agree in all letters.
        rare: Whether not many bear the name.
        words: How many words the listed name has.
        telling: How many of them tell it from others, and agree.
        is_same: Says whether the telling words of both names have the same letters.
        born: What the birth dates say.
    """
    if not query.countries or not listing.countries:
        return None
    values = ", ".join(query.countries), ", ".join(listing.countries)
    shared = _shared(query, listing)
    if not shared and {*map(_state, query.countries)} & {*map(_state, listing.countries)}:
        return None
    if shared:
        sentence = f"Both are connected with {', '.join(shared).upper()}."
        return Circumstance("country", *values, sentence, gain=GAIN_OF_COUNTRY)
    sentence = f"The countries differ: {values[0].upper()} against {values[1].upper()}."
    few = words <= (_SHORT_NAME if listing.schema == "Person" else 1)
    if words == _SHORT_NAME and telling <= 1 and not few:
        few = not is_same()
    is_person = listing.schema == "Person" or _is_person(query)
    # Of a party in a deal the address is known; of who has a birth date, the nationality.
    if exact:
        loss = _LOSS_OF_NAMESAKE if is_person and query.birth_date and not rare else 0.0
    elif is_person:
        differs = _kind(listing.schema) not in ("person", None) or (
            born is not None and born.loss > 0
        )
        loss = (
            _LOSS_OF_NAMESAKE
            if differs
            else _LOSS_OF_SHORT
            if words <= _SHORT_NAME
            else _LOSS_OF_FULL
        )
    else:
        loss = _LOSS_OF_FIRM
    return Circumstance("country", *values, sentence, loss=loss, doubt=few or not exact)


def _is_person(query: Query) -> bool:
    """Who has a birth date is one, if nothing else is said."""
    return query.schema == "Person" or bool(query.birth_date and not query.schema)


def _shared(query: Query, listing: Listing) -> list[str]:
    return [country for country in query.countries if country in listing.countries]


def compare_birth_dates(
    query: Query, listing: Listing, *, exact: bool, words: int
) -> Circumstance | None:
    """The same day confirms a person; a day that is years off makes it another one.

    A name in full, in three words or more, is kept for a person to look at.
    """
    if not query.birth_date or not listing.birth_dates:
        return None
    ours = parse_partial_date(query.birth_date)
    theirs = [found for text in listing.birth_dates if (found := parse_partial_date(text))]
    if ours is None or not theirs:
        return None
    values = str(ours), ", ".join(map(str, theirs))
    if any(ours.overlaps(day) for day in theirs):
        is_day = any(ours == day and day.first == day.last for day in theirs)
        sentence = f"The birth date agrees: {values[0]}."
        gain = GAIN_OF_DAY if is_day else GAIN_OF_YEAR
        return Circumstance("birth_date", *values, sentence, gain=gain, confirms=is_day)
    if any(_is_near(ours, day) for day in theirs):
        sentence = f"The birth dates are near: {values[0]} against {values[1]}."
        return Circumstance("birth_date", *values, sentence)
    sentence = f"The birth date differs: {values[0]} against {values[1]}."
    loss = 0.15 if exact and words > _SHORT_NAME else 0.25
    return Circumstance("birth_date", *values, sentence, loss=loss, doubt=True)


def _state(country: str) -> str:
    """The state behind a code: a list may give either for a company in Hong Kong."""
    return _STATES.get(country) or country.partition("-")[0]


def _is_near(one: DateInterval, other: DateInterval) -> bool:
    """A year written wrong, or day and month exchanged; two days that share nothing are two."""
    if abs(one.first.year - other.first.year) >= _FAR_YEARS:
        return False
    if one.first != one.last or other.first != other.last:
        return True
    ours, theirs = ((day.first.year, day.first.month, day.first.day) for day in (one, other))
    is_exchanged = ours[1:] == theirs[:0:-1]
    return is_exchanged or any(map(eq, ours, theirs))


def _kind(schema: str | None) -> str | None:
    if schema == "Person":
        return "person"
    if schema in _ORGANIZATIONS:
        return "organization"
    return "thing" if schema in THINGS else None
