"""Who matches, how surely, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import witting
from witting.matching import Match, match
from witting.matching.threshold import load_thresholds
from witting.model import Identifier, ListedName, Listing, Query
from witting.names import parse_name
from witting.names.common_name import lookup_share
from witting.resources import parse_yaml

TABLE = Path(__file__).parent / "cases_matching.yaml"
CASES: Any = parse_yaml(TABLE.read_text(encoding="utf-8"), file=TABLE.name).plain()
WORDS = st.lists(
    st.text("abdefgiklmnoprstuvz", min_size=4, max_size=10), min_size=2, max_size=4, unique=True
)
UNFOLDED = st.lists(
    st.lists(
        st.sampled_from([one + other for one in "bdglmnprtvz" for other in "aeou"]),
        min_size=2,
        max_size=5,
    ).map("".join),
    min_size=2,
    max_size=4,
    unique=True,
)
"""Words of plain syllables, of which folding leaves every letter."""


def listing(*names: str, schema: str = "Company", weak: str = "", **facts: Any) -> Listing:
    listed = [ListedName(text, "alias" if place else "primary") for place, text in enumerate(names)]
    if weak:
        listed.append(ListedName(weak, "weak"))
    return Listing("test.list:1", "test.list", schema, listed[0].text, tuple(listed), **facts)


def found(query: Query, listed: Listing, **options: Any) -> Match:
    hit = match(query, listed, **options)
    assert hit is not None
    assert hit.score == pytest.approx(sum(feature.effect for feature in hit.features))
    assert 0 < hit.score <= 1
    return hit


def feature(hit: Match, name: str) -> Any:
    return next(item for item in hit.features if item.name == name)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict[str, str]) -> None:
    hit = match(Query(name=case["query"]), listing(case["listed"], schema=case["schema"]))
    assert (hit.certainty if hit else "none") == case["certainty"]


def test_the_nearest_name_is_shown() -> None:
    hit = found(Query(name="Romashka"), listing("Lilia LLC", "ROMASHKA LLC", "Romashko"))
    assert hit.listed_name == ListedName("ROMASHKA LLC", "alias")
    assert hit.score == 1.0
    assert hit.explanation == (
        "'Romashka' is a strong match (1.00) for 'ROMASHKA LLC' (test.list:1): "
        "The names are the same, written otherwise."
    )


def test_what_differs_is_told() -> None:
    listed = listing("Yevgeny Petrovich Shchukin", schema="Person")
    hit = found(Query(name="Evgeni Shchukn"), listed, threshold=0.7)
    assert feature(hit, "name").sentence == (
        "The names: the same: evgeni / yevgeny; spelt otherwise: shchukn / shchukin; "
        "only in the listing: petrovich."
    )


def test_a_weak_alias_alone_is_possible() -> None:
    listed = listing("Lilia Logistics", weak="Northern Lights")
    hit = found(Query(name="Northern Lights"), listed)
    assert hit.certainty == "possible"
    assert feature(hit, "name_kind").effect < 0
    assert found(Query(name="Lilia Logistics"), listed).certainty == "strong"


def test_why_a_match_is_only_possible_is_told() -> None:
    listed = listing("Lilia Logistics", weak="Northern Lights")
    assert found(Query(name="Lilia Logistics"), listed).doubts == ()
    doubts = found(Query(name="Northern Lights"), listed).doubts
    assert doubts[0] == "The list itself calls 'Northern Lights' a weak alias."


def test_a_country_supports_or_puts_in_doubt() -> None:
    listed = listing("Romashka Technology", countries=("kg", "ru"))
    near = Query(name="Romashko Technology")
    without = found(near, listed)
    assert found(Query(name=near.name, countries=("kg",)), listed).score > without.score
    other = found(Query(name=near.name, countries=("tr",)), listed)
    assert other.score < without.score
    assert other.certainty == "possible"
    exact = found(Query(name="Romashka Technology", countries=("tr",)), listed)
    assert (exact.score, exact.certainty) == (1.0, "strong")
    assert feature(exact, "country").sentence == "The countries differ: TR against KG, RU."


def test_hong_kong_is_not_another_country_than_china() -> None:
    hit = found(Query(name="Romashko", countries=("hk",)), listing("Romashka", countries=("cn",)))
    assert [item.name for item in hit.features] == ["name"]


def test_a_birth_date_confirms_or_rules_out() -> None:
    listed = listing("Yevgeny Shchukin", schema="Person", birth_dates=("1970-05-16",))
    near = "Evgeny Schukn"
    assert found(Query(name=near, birth_date="1970-05-16"), listed).certainty == "strong"
    assert found(Query(name=near, birth_date="1970"), listed).certainty == "possible"
    assert found(Query(name="Yevgeny Shchukin", birth_date="1971-05-16"), listed).score == 1.0
    assert match(Query(name="Yevgeny Shchukin", birth_date="1950-01-01"), listed) is None


def test_two_days_that_share_neither_day_nor_month_nor_year_are_two() -> None:
    listed = listing("Yevgeny Shchukin", schema="Person", birth_dates=("1967-09-19",))
    for born in ("1968-09-19", "1968-12-19", "1967-11-02", "1967"):
        assert found(Query(name="Yevgeny Shchukin", birth_date=born), listed).score == 1.0
    assert match(Query(name="Yevgeny Shchukin", birth_date="1968-12-25"), listed) is None
    exchanged = listing("Yevgeny Shchukin", schema="Person", birth_dates=("1967-02-03",))
    assert found(Query(name="Yevgeny Shchukin", birth_date="1966-03-02"), exchanged).score == 1.0


def test_a_full_name_in_three_words_with_another_birth_date_is_looked_at() -> None:
    listed = listing("Yevgeny Petrovich Shchukin", schema="Person", birth_dates=("1970",))
    hit = found(Query(name="Evgeni Petrovich Shchukin", birth_date="1950"), listed)
    assert hit.certainty == "possible"
    assert feature(hit, "birth_date").effect == pytest.approx(-0.15)


def test_a_person_is_no_company_and_no_ship() -> None:
    for schema in ("Company", "Vessel", "LegalEntity"):
        hit = found(
            Query(name="Lilia Romashka", schema="Person"), listing("Lilia Romashka", schema=schema)
        )
        assert hit.certainty == "possible"
        assert feature(hit, "schema").effect < 0


def test_who_is_a_person_has_seldom_nearly_the_name_of_a_firm() -> None:
    """One slip and the wrong kind are twice as much against it as the wrong kind alone."""
    for schema in ("Company", "Vessel", "LegalEntity"):
        listed = listing("Liliana Romashkina", schema=schema, countries=("ru",))
        effects = [
            feature(found(query, listed, threshold=0.3), "schema").effect
            for name in ("Liliana Romashkina", "Liliana Romashkima")
            for query in (Query(name=name, birth_date="1970"), Query(name=name, schema="Person"))
        ]
        assert effects[0] == effects[1]
        assert effects[2] == effects[3] == pytest.approx(2 * effects[0])
        away = Query(name="Liliana Romashkima", schema="Person", countries=("kz",))
        loss = 0.1 if schema == "LegalEntity" else 0.2  # a legal entity may be a person
        assert feature(found(away, listed, threshold=0.3), "country").effect == pytest.approx(-loss)


def test_a_ship_by_its_one_word_is_strong_where_its_flag_or_its_number_agrees() -> None:
    listed = listing(
        "ROMASHKA",
        schema="Vessel",
        countries=("pa",),
        identifiers=(Identifier("imo", "9155808"),),
    )
    by_name = Query(name="Romashka", schema="Vessel")
    by_flag = Query(name="Romashka", schema="Vessel", countries=("pa",))
    by_number = Query(name="Romashka", schema="Vessel", identifiers=(Identifier("imo", "9155808"),))
    assert found(by_name, listed).certainty == "possible"
    assert found(by_flag, listed).certainty == "strong"
    assert found(by_number, listed).certainty == "strong"


@pytest.mark.parametrize(
    ("name", "schema", "certainty"),
    [
        ("Sergei Ivanov", "Person", "possible"),
        ("Sergei Petrovich Ivanov", "Person", "strong"),
        ("Romashka LLC", "Company", "possible"),
        ("Romashka Lilia LLC", "Company", "strong"),
        ("Romashka Bank PJSC", "Company", "strong"),
    ],
)
def test_few_words_do_not_outweigh_another_country(name: str, schema: str, certainty: str) -> None:
    listed = listing(name, schema=schema, countries=("ru",))
    assert found(Query(name=name, countries=("de",)), listed).certainty == certainty
    assert found(Query(name=name, countries=("ru",)), listed).certainty == "strong"


def test_one_word_that_is_written_otherwise_beside_one_of_the_trade_is_another_s_abroad() -> None:
    listed = listing("Romashit Bank", countries=("ru",))
    other = "Romashith Bank"
    assert found(Query(name=other, countries=("ng",)), listed).certainty == "possible"
    assert found(Query(name=other, countries=("ru",)), listed).certainty == "strong"
    for same in ("Romashit Bank", "Ромашит Банк", "Romashit Banking"):
        assert found(Query(name=same, countries=("ng",)), listed).certainty == "strong", same


def test_a_name_of_many_with_a_birth_date_is_another_s_in_another_country() -> None:
    """No birth date of the listing confirms it; a name of few is kept."""
    for name, is_found in (("Sergei Ivanov", False), ("Dorazin Kalimbo", True)):
        listed = listing(name, schema="Person", countries=("ru",))
        query = Query(name=name, countries=("de",), birth_date="1970-05-16")
        assert (match(query, listed) is not None) is is_found


def test_an_identifier_that_agrees_is_decisive() -> None:
    listed = listing("Romashka", identifiers=(Identifier("inn", "1000000027"),))
    by_number = Query(name="Lilia", identifiers=(Identifier("inn", "1000000027"),))
    hit = found(by_number, listed)
    assert (hit.certainty, hit.by_identifier) == ("strong", True)
    assert hit.score == pytest.approx(0.97)
    assert feature(hit, "identifier").sentence == "The identifier agrees: inn 1000000027."
    both = found(Query(name="Romashka", identifiers=by_number.identifiers), listed)
    assert (both.score, both.by_identifier) == (1.0, False)
    nameless = found(Query(name="", identifiers=by_number.identifiers), listed)
    assert nameless.by_identifier


def test_an_identifier_that_differs_is_said() -> None:
    listed = listing("Romashka", identifiers=(Identifier("inn", "1000000027"),))
    query = Query(name="Romashka", identifiers=(Identifier("inn", "1000000010"),))
    hit = found(query, listed)
    assert hit.certainty == "possible"
    assert feature(hit, "identifier").effect < 0
    assert match(Query(name="Romashko", identifiers=query.identifiers), listed) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "agrees"),
    [
        (("bic", "RMSHRUMM001"), ("bic", "RMSHRUMM"), True),
        (("bic", "RMSHKGKB"), ("bic", "RMSHRUMM"), None),
        (("registration", "204218-3300"), ("tax", "2042183300"), True),
        (("registration", "1234"), ("registration", "1234"), None),
        (("registration", "123456"), ("registration", "123456"), None),
        (("kpp", "770801001"), ("kpp", "770801001"), None),
        (("lei", "5493001KJTIIGC8Y1R12"), ("lei", "213800WSGIIZCXF1P572"), False),
        (("lei", "A" * 20), ("lei", "213800WSGIIZCXF1P572"), None),
        (("passport", "00 BC 521743"), ("passport", "00\u0412\u0421521743"), True),
    ],
)
def test_which_numbers_name_one_party(
    ours: tuple[str, str], theirs: tuple[str, str], agrees: bool | None
) -> None:
    query = Query(name="Lilia", identifiers=(Identifier(*ours),))
    hit = match(query, listing("Romashka", identifiers=(Identifier(*theirs),)), threshold=0.0)
    effects = [item.effect for item in hit.features if item.name == "identifier"] if hit else []
    assert bool(effects) == (agrees is not None)
    assert not effects or (effects[0] > 0) == agrees


def test_the_bic_of_another_office_is_that_of_the_bank() -> None:
    """Lists have one office of a bank, and a payment another; their first six letters are one."""
    listed = listing("Romashka Bank", identifiers=(Identifier("bic", "RMSHRUM1KST"),))
    office = (Identifier("bic", "RMSHRUMM"),)
    nameless = found(Query(name="", identifiers=office), listed)
    assert (nameless.certainty, nameless.score) == ("possible", 0.9)
    assert "two offices of one bank" in nameless.explanation
    named = found(Query(name="Romashka Bank", identifiers=office), listed)
    assert named.certainty == "strong"
    abroad = (Identifier("bic", "RMSHKGKB"),)
    assert match(Query(name="", identifiers=abroad), listed) is None


def test_the_bic_of_another_office_outweighs_no_number_that_is_another() -> None:
    listed = listing(
        "Romashka Bank",
        identifiers=(Identifier("bic", "RMSHRUM1KST"), Identifier("inn", "1000000010")),
    )
    other = (Identifier("bic", "RMSHRU2P"), Identifier("inn", "1000000027"))
    assert match(Query(name="", identifiers=other), listed) is None


def test_a_register_s_number_counts_within_its_country() -> None:
    listed = listing(
        "Romashka", identifiers=(Identifier("registration", "123456"),), countries=("kg",)
    )
    number = (Identifier("registration", "123456"),)
    hit = found(Query(name="Lilia", identifiers=number, countries=("kg",)), listed)
    assert hit.certainty == "possible"
    named = found(Query(name="Romashka", identifiers=number, countries=("kg",)), listed)
    assert named.certainty == "strong"
    assert match(Query(name="Lilia", identifiers=number, countries=("tr",)), listed) is None


def test_a_long_number_of_one_country_is_decisive_under_any_name() -> None:
    listed = listing(
        "Romashka", identifiers=(Identifier("passport", "00\u0412\u0421521743"),), countries=("ru",)
    )
    number = (Identifier("passport", "00 BC 521743"),)
    hit = found(Query(name="", identifiers=number, countries=("ru",)), listed)
    assert (hit.certainty, hit.by_identifier) == ("strong", True)


def test_a_mistyped_number_does_not_hide_a_name() -> None:
    listed = listing("Romashka", identifiers=(Identifier("inn", "1000000027"),))
    mistyped = Query(name="Romashka", identifiers=(Identifier("inn", "7707083894"),))
    assert found(mistyped, listed).certainty == "strong"


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("Limited Liability Company Romashka Instruments and Machine Tools", "Company"),
        ("Joint Stock Company Romashkinskoe Elektromekhanicheskoe Obedinenie", "Company"),
        ("Yevgeny Innokentyevich Shchukin-Romashkin Junior", "Person"),
        (
            "Научный Центр Лилия Машиностроительных Материалов",
            "Company",
        ),
    ],
)
def test_a_name_that_a_message_cut_off_is_looked_at(name: str, schema: str) -> None:
    hit = found(Query(name=name[:35]), listing(name, schema=schema))
    assert hit.certainty == "possible"
    assert "only in the listing" in feature(hit, "name").sentence


def test_a_beginning_that_names_many_is_no_match() -> None:
    name = "Limited Liability Company Scientific Center of Romashka"
    assert match(Query(name=name[:35]), listing(name)) is None


def test_the_name_is_shown_as_it_was_given() -> None:
    hit = found(Query(name="M/V Sea Lotus"), listing("MV SEA LOTUS", schema="Vessel"))
    assert (hit.features[0].query, hit.features[0].listed) == ("M/V Sea Lotus", "MV SEA LOTUS")
    assert hit.explanation.startswith("'M/V Sea Lotus' is a strong match (1.00) for 'MV SEA LOTUS'")


@pytest.mark.parametrize("word", ["al", "and", "mohammed", "trading"])
def test_a_hostile_name_costs_no_more_than_a_name(word: str) -> None:
    listed = listing("Al Mohammed and Sons Trading", schema="Person")
    assert match(Query(name=" ".join([word] * 60)), listed) is None


def test_the_threshold_is_the_caller_s() -> None:
    query, listed = Query(name="Romashko"), listing("Romashka")
    score = found(query, listed).score
    assert match(query, listed, threshold=score + 0.01) is None
    distant = Query(name="Romashka Trading"), listing("Romashka Lilia")
    assert match(*distant) is None
    assert match(*distant, threshold=0.05) is not None


def test_the_documented_thresholds_are_in_order() -> None:
    limits = load_thresholds()
    assert 0 < limits.match < limits.strong < 1


@given(WORDS, st.randoms(use_true_random=False), st.sampled_from(["Company", "Person"]))
def test_an_exact_name_is_found_however_it_is_written(
    words: list[str], random: Any, schema: str
) -> None:
    listed = listing(" ".join(words), schema=schema)
    written = ", ".join(random.sample(words, len(words))).upper().replace("O", "Ö")
    hit = found(Query(name=f"«{written}»"), listed)
    assert hit.score == 1.0


@given(UNFOLDED, UNFOLDED)
def test_both_sides_count_alike_where_nothing_is_left_out(one: list[str], other: list[str]) -> None:
    # But for what is itself another's name: "Marin" for Martin is no slip, "Martni" is.
    assume(all(lookup_share(word) is None for word in parse_name(" ".join(one + other)).folded))
    size = min(len(one), len(other))
    names = " ".join(one[:size]), " ".join(other[:size])
    scores = [
        hit.score if (hit := match(Query(name=a), listing(b), threshold=0.0)) else 0.0
        for a, b in (names, names[::-1])
    ]
    assert scores[0] == pytest.approx(scores[1], abs=0.15)


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_any_two_texts_have_a_score(query: str, listed: str) -> None:
    hit = match(Query(name=query), listing(listed), threshold=0.0)
    assert hit is None or 0.0 <= hit.score <= 1.0


def test_two_names_are_compared_without_any_list() -> None:
    one, other = "Yevgeny Solovyov", "Евгений Соловьёв"
    assert witting.compare_names(one, other, schema="Person") >= load_thresholds().match
    assert witting.compare_names(one, "Blue Lily LLC") == 0.0
    assert witting.compare_names("", other) == 0.0


@pytest.mark.parametrize("name", ["Lilia Petrovna Romashkina", "Lilia Romashkinskaya"])
def test_a_slip_in_a_third_country_is_still_the_person(name: str) -> None:
    listed = listing(name, schema="Person", countries=("ru",), birth_dates=("1970-01-02",))
    slip = name.replace("hk", "kh")
    hit = found(Query(name=slip, countries=("ae",)), listed)
    assert hit.certainty == "possible"
    assert -0.1 - 1e-9 <= feature(hit, "country").effect < 0
    born = Query(name=slip, countries=("ae",), birth_date="1991-05-06")
    assert feature(found(born, listed, threshold=0.3), "country").effect == pytest.approx(-0.2)
