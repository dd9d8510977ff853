"""What is told of a match: parts that add up, and a sentence for each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.matching import Match, least_of_name, match
from witting.model import Identifier, ListedName, Listing, Query

WORDS = [
    "kalimbo",
    "dorazin",
    "vetrunov",
    "shchelkin",
    "mirzakhan",
    "borisovna",
    "petrova",
    "ivan",
    "maria",
    "k",
    "v",
    "44",
    "45",
    "LLC",
    "OOO",
    "trading",
    "zavod",
    "plant",
    "bank",
    "moscow",
    "of",
    "al",
    "иванов",
    "завод",
    "محمد",
    "حسين",
    "北京",
    "科技",
    "muhammad",
]
NAME = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
SCHEMA = st.sampled_from(("Person", "Company", "Vessel", "LegalEntity"))
COUNTRY = st.lists(st.sampled_from(("ru", "cn", "ae")), max_size=2, unique=True).map(tuple)
BIRTH_DATE = st.sampled_from(("1970-01-02", "1970", "1971-05", "1990-03-04"))
NUMBER = st.sampled_from(
    (
        Identifier("inn", "7707083893"),
        Identifier("inn", "7736050003"),
        Identifier("registration", "12345"),
        Identifier("imo", "9074729"),
    )
)
NUMBERS = st.lists(NUMBER, max_size=2, unique=True).map(tuple)
KIND = st.sampled_from(("primary", "alias", "weak"))


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    texts = draw(st.lists(NAME.filter(bool), min_size=1, max_size=3))
    names = tuple(ListedName(text, draw(KIND)) for text in texts)
    return Listing(
        "own:1", "own", draw(SCHEMA), texts[0], names,
        countries=draw(COUNTRY),
        birth_dates=tuple(draw(st.lists(BIRTH_DATE, max_size=1))),
        identifiers=draw(NUMBERS),
    )  # fmt: skip


@st.composite
def queries(draw: st.DrawFn, listing: Listing) -> Query:
    name = draw(st.one_of(NAME, st.sampled_from([own.text for own in listing.names])))
    at = draw(st.integers(0, max(len(name) - 1, 0)))
    return Query(
        name=draw(st.sampled_from([name, name[:at] + name[at + 1 :], f"M/V {name}"])),
        schema=draw(st.one_of(st.none(), SCHEMA)),
        countries=draw(COUNTRY),
        birth_date=draw(st.one_of(st.none(), BIRTH_DATE)),
        identifiers=draw(NUMBERS),
    )


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Query, Listing]:
    listing = draw(listings())
    return draw(queries(listing)), listing


def compared(query: str, listed: str, schema: str = "Company", *, threshold: float = 0.01) -> Match:
    listing = Listing("own:1", "own", schema, listed, (ListedName(listed, "primary"),))
    hit = match(Query(name=query), listing, threshold=threshold)
    assert hit is not None
    return hit


@settings(max_examples=300)
@given(comparisons())
def test_the_parts_add_up_to_the_score_and_each_has_a_sentence(
    case: tuple[Query, Listing],
) -> None:
    hit = match(*case, threshold=0.0)
    assert hit is not None
    assert sum(part.effect for part in hit.features) == pytest.approx(hit.score, abs=1e-6)
    assert 0 <= hit.score <= 1
    assert all(part.sentence.endswith(".") for part in hit.features)
    assert hit.features[0].name == "name"
    assert len({part.name for part in hit.features}) == len(hit.features)
    for part in hit.features:
        assert part.sentence.rstrip(".") in hit.explanation


@settings(max_examples=300)
@given(comparisons())
def test_that_words_agree_is_told_without_pairing_them(case: tuple[Query, Listing]) -> None:
    hit = match(*case, threshold=0.0)
    assert hit is not None
    assert hit.name_score.agrees == bool(hit.name_score.paired.pairs)


@settings(max_examples=300)
@given(comparisons(), st.sampled_from((0.3, 0.6, 0.8, 0.95)))
def test_no_name_is_a_match_that_country_and_birth_date_cannot_lift(
    case: tuple[Query, Listing], threshold: float
) -> None:
    query, listing = case
    hit = match(query, listing, threshold=threshold)
    if hit is not None and not any(item.name == "identifier" for item in hit.circumstances):
        assert hit.name_score.score >= least_of_name(query, threshold)


@pytest.mark.parametrize(
    ("countries", "birth_date", "least"),
    [
        ((), None, 0.8),
        (("ru",), None, 1 - 0.2 / 0.85),
        ((), "1970-01-02", 1 - 0.2 / 0.6),
        (("ru",), "1970-01-02", 1 - 0.2 / 0.51),
    ],
)
def test_what_a_name_must_score_for_the_rest_to_lift_it(
    countries: tuple[str, ...], birth_date: str | None, least: float
) -> None:
    query = Query(name="Kalimbo", countries=countries, birth_date=birth_date)
    assert least_of_name(query, 0.8) == pytest.approx(least, abs=1e-8)
    assert least_of_name(query, 0.8) <= least


def test_a_score_that_reaches_the_threshold_but_for_rounding_is_a_match() -> None:
    name = "Mei Javad WANG"
    listing = Listing("own:1", "own", "Person", name, (ListedName(name, "primary"),))
    hit = match(Query(name="Javad WANG"), listing, threshold=0.8)
    assert hit is not None
    assert hit.name_score.score < hit.score == 0.8


@settings(max_examples=300)
@given(comparisons())
def test_a_match_is_strong_or_says_why_it_is_not(case: tuple[Query, Listing]) -> None:
    hit = match(*case)
    if hit is None:
        return
    assert all(doubt.endswith(".") for doubt in hit.doubts)
    assert len(hit.doubts) == len({*hit.doubts})
    if hit.certainty == "strong":
        assert not hit.doubts
    else:
        assert hit.doubts or hit.score < 1


@pytest.mark.parametrize(
    ("query", "listed", "schema", "sentence"),
    [
        ("Kalimbo", "Kalimbo", "Company", "The names are the same."),
        ("KALIMBO", "Kalimbo", "Company", "The names are the same, written otherwise."),
        (
            "Kalimbo Dorazin", "Kalimbo Dorazim", "Person",
            "The names: the same: kalimbo; spelt otherwise: dorazin / dorazim.",
        ),
        (
            "Kalimbo Vetrunov", "Kalim Bo Vetrunov", "Company",
            "The names: the same: vetrunov; joined otherwise: kalimbo / kalim bo.",
        ),
        (
            "D Mirza Kalimbo", "Dorazin Mirza Kalimbo", "Person",
            "The names: the same: mirza, kalimbo; an initial: d / dorazin.",
        ),
        (
            "محمد حسين", "Muhammad Hussein", "Person",
            "The names: read from another script: mhmd / muhammad, hsyn / hussein.",
        ),
        (
            "Завод Калимбо", "Kalimbo Plant Vetrunov", "Company",
            ("The names: the same: kalimbo; the same in another language: zavod / plant; "
             "only in the listing: vetrunov."),
        ),
        (
            "Kalimbo Dorazin Vetrunov", "Dorazin Tesmar Kalimbo", "Company",
            ("The names: the same: kalimbo, dorazin; only in the query: vetrunov; "
             "only in the listing: tesmar."),
        ),
        (
            "Kalimbo Dorazin Vetr", "Kalimbo Dorazin Vetrunov", "Company",
            ("The names: the query ends within the listed name; the same: kalimbo, dorazin; "
             "only in the query: vetr; only in the listing: vetrunov."),
        ),
        ("Tesmar", "Kalimbo Dorazin", "Company", "The names differ."),
    ],
)  # fmt: skip
def test_every_way_in_which_words_agree_is_told(
    query: str, listed: str, schema: str, sentence: str
) -> None:
    hit = compared(query, listed, schema, threshold=0.0)
    assert hit.features[0].sentence == sentence


def test_a_party_without_a_name() -> None:
    number = Identifier("inn", "7707083893")
    names = (ListedName("Kalimbo", "primary"),)
    listing = Listing("own:1", "own", "Company", "Kalimbo", names, identifiers=(number,))
    hit = match(Query(name="", identifiers=(number,)), listing)
    assert hit is not None
    assert hit.features[0].sentence == "No name was given."
    assert "The party" in hit.explanation


def test_what_common_words_take_from_the_score_is_told() -> None:
    hit = compared("Trading Moscow", "Trading Moscow Export Company")
    [evidence] = [part for part in hit.features if part.name == "evidence"]
    assert evidence.effect < 0
    assert "agrees so far by chance" in evidence.sentence


def test_what_a_whole_name_with_a_slip_is_given_is_told() -> None:
    hit = compared("Kab Zo", "Kag Zo")
    [evidence] = [part for part in hit.features if part.name == "evidence"]
    assert evidence.effect > 0
    assert evidence.sentence == "It is the whole name but for a slip."


@pytest.mark.parametrize(
    ("query", "listed", "schema", "doubt"),
    [
        ("Kalimbo", "Kalimbo Dorazin", "Company", "Not the whole name agrees."),
        ("Phoenix", "Phoenix I", "Vessel", "A word is in one of the two names alone."),
        ("Kal", "Kal", "Company", "4 letters or fewer name many."),
        ("Eastern Trade", "Eastern Trade", "Company", "All words of the name are common."),
        ("Mirzakhan", "Mirzakhan", "Person", "One name alone has many bearers."),
        (
            "Dorazin Mirzakhan", "Dorazim Mirzakhan", "Person",
            "A person's name that is spelt otherwise is another's, or a misprint.",
        ),
        (
            "محمد حسين", "Muhammad Hussein", "Person",
            "Its script is read in several ways, and many names share a reading.",
        ),
        (
            "Yu Zhang", "Yu Zhang", "Person",
            "A person's name of 7 letters or fewer has many bearers.",
        ),
        (
            "Mohamed Ali", "Ali MOHAMMED", "Person",
            "Names that many bear stand in another order, which is another person's name.",
        ),
    ],
)  # fmt: skip
def test_every_doubt_has_its_sentence(query: str, listed: str, schema: str, doubt: str) -> None:
    hit = compared(query, listed, schema)
    assert doubt in hit.doubts
    assert hit.certainty == "possible"


def test_a_family_name_before_a_given_one_is_no_doubt() -> None:
    assert compared("IVANOV Sergei", "Sergei IVANOV", "Person").doubts == ()
