"""Do the tests of the regimes come out as their examples say?"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from witting.model import parse_partial_date
from witting.ownership.chain import build_chain, explain_chain
from witting.ownership.graph import OwnershipEntity, OwnershipGraph
from witting.ownership.holdings import Holdings
from witting.ownership.period import ALWAYS, period_of
from witting.ownership.rollup import RollUp
from witting.ownership.share import Share, exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.ownership.rule import OwnershipRule

DAY = dt.date(2025, 1, 1)

OFAC = [  # the worked examples of https://ofac.treasury.gov/faqs/401
    ("X 50% A; A 50% B", "B", "owned"),
    ("X 50% A; X 50% B; A 25% C; B 25% C", "C", "owned"),
    ("X 50% A; X 10% B; A 40% B", "B", "owned"),
    ("X 50% A; X 10% B; A 25% B", "B", "minority"),
    ("X 25% A; X 25% B; A 50% C; B 50% C", "C", "not_owned"),
    ("X 49% A; Z 51% A", "A", "minority"),
    ("X 49.9999999999% A", "A", "minority"),
    ("X 50.0001% A", "A", "owned"),
    ("X 5/8 A", "A", "owned"),
    ("X 1/3 A; Y 1/6 A", "A", "minority"),
    ("X 50% A; A 50% B; B 50% A", "B", "owned"),
    ("A 100% B; B 100% A; X 10% A", "A", "minority"),
    ("A 100% B; B 100% A", "A", "not_owned"),
    ("A 60% A; X 45% A", "A", "minority"),
]


def outcome(rolled: RollUp, letter: str) -> tuple[tuple[str, str], ...]:
    number = rolled.holdings.graph.number(letter)
    assert number is not None
    return tuple((item.outcome, item.certainty) for item in rolled.answers(number))


@pytest.mark.parametrize(("text", "asset", "expected"), OFAC)
def test_the_fifty_percent_rule(
    roll_up: Callable[..., RollUp], text: str, asset: str, expected: str
) -> None:
    assert outcome(roll_up(text), asset)[0] == (expected, "certain")


def test_holders_blocked_under_different_programs_are_added(roll_up: Callable[..., RollUp]) -> None:
    assert outcome(roll_up("X 25% A; Y 25% A", listed="X Y"), "A") == (("owned", "certain"),)


def test_control_alone_is_told_and_holds_nobody_in_turn(roll_up: Callable[..., RollUp]) -> None:
    rolled = roll_up("X controls A; X 40% A; A 100% B")
    assert outcome(rolled, "A") == (("controlled", "certain"),)
    assert outcome(rolled, "B") == (("not_owned", "certain"),)


@pytest.mark.parametrize(
    ("day", "expected"), [(dt.date(2024, 7, 2), "minority"), (dt.date(2024, 7, 3), "owned")]
)
def test_exactly_half_is_owned_in_the_union_from_july_2024(
    roll_up: Callable[..., RollUp], day: dt.date, expected: str
) -> None:
    assert outcome(roll_up("X 50% A", rule="eu", day=day), "A") == ((expected, "certain"),)


def test_in_the_union_who_is_controlled_holds_in_turn(roll_up: Callable[..., RollUp]) -> None:
    rolled = roll_up("X controls A; A 60% B", rule="eu")
    assert outcome(rolled, "A") == (("controlled", "certain"),)
    assert outcome(rolled, "B") == (("controlled", "certain"),)


UK = [
    ("X 50% A", (("minority", "certain"),)),
    ("X 51% A", (("owned", "certain"),)),
    ("X 30% A; Y 30% A", (("owned", "possible"),)),
    ("X 60% B; B 30% A; X 21% A", (("owned", "certain"),)),
    ("X controls A", (("controlled", "certain"),)),
]


@pytest.mark.parametrize(("text", "expected"), UK)
def test_the_united_kingdom_adds_nobody_up(
    roll_up: Callable[..., RollUp], text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert outcome(roll_up(text, rule="uk", listed="X Y"), "A") == expected


BANDS = [
    ("X 25-50% A", "us.ofac", (("owned", "possible"),)),
    ("X 50-75% A", "us.ofac", (("owned", "certain"),)),
    ("X 50-75% A", "uk", (("owned", "possible"),)),
    ("X ? A", "us.ofac", (("owned", "possible"),)),
    ("X 10-40% A", "us.ofac", (("minority", "certain"),)),
    ("X 50-75% A; A 25-50% B", "us.ofac", (("owned", "possible"),)),
]


@pytest.mark.parametrize(("text", "rule", "expected"), BANDS)
def test_bands_leave_three_answers(
    roll_up: Callable[..., RollUp], text: str, rule: str, expected: tuple[tuple[str, str], ...]
) -> None:
    asset = text.rsplit(maxsplit=1)[-1]
    assert outcome(roll_up(text, rule=rule), asset) == expected


def test_shares_of_more_than_all_make_nothing_certain(roll_up: Callable[..., RollUp]) -> None:
    assert outcome(roll_up("X 60% A; Y 70% A"), "A") == (("owned", "possible"),)
    assert outcome(roll_up("X 80% A; Y 30% A"), "A") == (("owned", "certain"),)


def test_two_rows_of_one_pair_are_at_least_the_larger(roll_up: Callable[..., RollUp]) -> None:
    assert outcome(roll_up("X 30% A; X 25% A"), "A") == (("owned", "possible"),)
    assert outcome(roll_up("X 60% A; X 25% A"), "A") == (("owned", "certain"),)


def test_of_a_listed_asset_it_is_said_who_else_owns_it(roll_up: Callable[..., RollUp]) -> None:
    rolled = roll_up("X 50% A; A 100% B; B 70% X", listed="X A")
    assert outcome(rolled, "A") == (("owned", "certain"),)


def test_a_chain_of_ten_thousand_is_followed(roll_up: Callable[..., RollUp]) -> None:
    links = "; ".join(f"n{place} 50% n{place + 1}" for place in range(10_000))
    rolled = roll_up(f"X 50% n0; {links}")
    assert outcome(rolled, "n10000") == (("owned", "certain"),)
    number = rolled.holdings.graph.number("n10000")
    assert number is not None
    chain = build_chain(rolled, number, rolled.answers(number)[0])
    assert (len(chain.steps), chain.left_out) == (60, 9941)


def test_the_chain_says_who_through_whom_and_how_much(roll_up: Callable[..., RollUp]) -> None:
    rolled = roll_up("X 50% A; X 10% B; A 40% B; Z 50% B")
    number = rolled.holdings.graph.number("B")
    assert number is not None
    chain = build_chain(rolled, number, rolled.answers(number)[0])

    def name(entity: int) -> str:
        return rolled.holdings.graph.entities[entity].caption

    assert explain_chain(chain, name=name, reading="T.") == (
        "B is owned by listed holders (50%). X has 50% of A; A has 40% and X has 10% of B, "
        "together 50%. The test: T."
    )
    assert chain.to_dict(rolled.holdings.graph.entities)["steps"][1]["holders"][0] == {
        "owner": "A",
        "owner_id": "A",
        "kind": "ownership",
        "share": {"low": "2/5", "high": "2/5"},
        "share_text": "40%",
        "where": ["said 3"],
        "days": [{"from": None, "to": None, "sure_from": None, "sure_to": None}],
    }


def test_more_than_half_is_not_half(rules: dict[str, OwnershipRule]) -> None:
    graph = OwnershipGraph()
    for letter in "XA":
        graph.add_entity(OwnershipEntity(letter))
    above = Share(Fraction(1, 2), Fraction(3, 4), is_above=True)
    graph.add_edge(
        owner=0, asset=1, kind="ownership", share=above, period=ALWAYS, file="said", at=1
    )
    day = dt.date(2023, 1, 1)
    reading = rules["uk"].reading_on(day)
    assert reading is not None
    rolled = RollUp(Holdings(graph, day), reading, certain=[0])
    assert outcome(rolled, "A") == (("owned", "certain"),)
    chain = build_chain(rolled, 1, rolled.answers(1)[0])
    assert str(chain.steps[0].total) == "more than 50% to 75%"


def test_edges_hold_on_their_days_and_an_imprecise_day_leaves_a_doubt(
    rules: dict[str, OwnershipRule],
) -> None:
    graph = OwnershipGraph()
    for letter in "XA":
        graph.add_entity(OwnershipEntity(letter))
    period = period_of(parse_partial_date("2024"), parse_partial_date("2025-03-31"))
    assert period is not None
    graph.add_edge(
        owner=0, asset=1, kind="ownership", share=exactly(Fraction(1)), period=period, file="said",
        at=1,
    )  # fmt: skip
    found = []
    for day in ("2023-12-31", "2024-06-01", "2024-12-31", "2025-03-31", "2025-04-01"):
        reading = rules["us.ofac"].reading_on(dt.date.fromisoformat(day))
        assert reading is not None
        rolled = RollUp(Holdings(graph, dt.date.fromisoformat(day)), reading, certain=[0])
        found.append(outcome(rolled, "A")[0])
    assert found == [
        ("not_owned", "certain"),
        ("owned", "possible"),
        ("owned", "certain"),
        ("owned", "certain"),
        ("not_owned", "certain"),
    ]


def test_what_several_files_say_is_what_all_agree_on(rules: dict[str, OwnershipRule]) -> None:
    def answer(first: Share, second: Share) -> tuple[str, str]:
        graph = OwnershipGraph()
        for letter in "XA":
            graph.add_entity(OwnershipEntity(letter))
        for file, share in (("one", first), ("two", second)):
            graph.add_edge(
                owner=0, asset=1, kind="ownership", share=share, period=ALWAYS, file=file, at=1
            )
        reading = rules["us.ofac"].reading_on(DAY)
        assert reading is not None
        return outcome(RollUp(Holdings(graph, DAY), reading, certain=[0]), "A")[0]

    thirty, sixty = exactly(Fraction(3, 10)), exactly(Fraction(6, 10))
    assert answer(thirty, thirty) == ("minority", "certain")
    assert answer(sixty, Share(Fraction(1, 2), Fraction(3, 4))) == ("owned", "certain")
    assert answer(thirty, sixty) == ("owned", "possible")


def test_a_listed_director_is_a_link_and_no_control(roll_up: Callable[..., RollUp]) -> None:
    rolled = roll_up("X directs A; X 50% B; B directs C; Z directs D; X 60% E; X directs E")
    assert outcome(rolled, "A") == (("linked", "certain"),)
    assert outcome(rolled, "C") == (("linked", "certain"),)
    assert outcome(rolled, "D") == (("not_owned", "certain"),)
    assert outcome(rolled, "E") == (("owned", "certain"),)
    number = rolled.holdings.graph.number("C")
    assert number is not None
    chain = build_chain(rolled, number, rolled.answers(number)[0])

    def name(entity: int) -> str:
        return rolled.holdings.graph.entities[entity].caption

    assert explain_chain(chain, name=name, reading="T.") == (
        "C is linked to listed ones, who do not own it by what is known. X has 50% of B; "
        "B is linked to C. The test: T."
    )
