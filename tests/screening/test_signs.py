"""Which red flags does a deal show by itself, and what do they come to together?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import parse_deal
from witting.model import Coverage
from witting.redflags import load_rules, weigh_flags
from witting.regimes import load_regimes
from witting.screening.facts import find
from witting.screening.signs import Signs
from witting.screening.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Finding
    from witting.screening.query_search import QuerySearch

DAY = date(2026, 1, 1)
BEARINGS = {"description": "ball bearings", "hs_code": "8482.10"}
LAMPS = {"description": "table lamps", "hs_code": "9405.21"}
SELLER = {"role": "seller", "name": "Lodestar Parts GmbH", "country": "DE"}
BUYER = {"role": "buyer", "name": "Ala-Too Import OsOO", "country": "KG"}
END_USER = {"role": "end_user", "name": "Ala-Too Repair Works OsOO", "country": "KG"}


@pytest.fixture
def flags(nobody: QuerySearch) -> Callable[..., list[str]]:
    """The keys of the flags of a deal, the heaviest first."""

    def _flags(day: date = DAY, **fields: Any) -> list[str]:
        return [str(item.evidence["flag"]) for item in _found(nobody, day, fields)]

    return _flags


def _found(nobody: QuerySearch, day: date, fields: dict[str, Any]) -> tuple[Finding, ...]:
    base = {"id": "D", "date": "2025-06-01", "goods": [BEARINGS]}
    deal = parse_deal({**base, **fields}, where="case")
    assert deal.issues == ()
    return Signs().find(deal, find(deal, nobody, load_regimes()), day=day)


CASES: list[tuple[str, str | None, dict[str, Any]]] = [
    (
        "goods consigned to a forwarder",
        "consignee-is-a-go-between",
        {
            "parties": [
                SELLER,
                END_USER,
                {"role": "consignee", "name": "Манас Логистика", "country": "KG"},
            ]
        },
    ),
    (
        "goods consigned to a bank by its BIC",
        "consignee-is-a-go-between",
        {
            "parties": [
                SELLER,
                END_USER,
                {
                    "role": "consignee",
                    "name": "Tulpar",
                    "country": "KG",
                    "identifiers": {"bic": "ALTBKG22XXX"},
                },
            ]
        },
    ),
    (
        "a maker of power banks is no bank",
        None,
        {
            "parties": [
                SELLER,
                END_USER,
                {"role": "consignee", "name": "Power Bank Works OsOO", "country": "KG"},
            ]
        },
    ),
    (
        "a bank as consignee of lamps is told of nowhere",
        None,
        {
            "goods": [LAMPS],
            "parties": [SELLER, {"role": "consignee", "name": "Tulpar Bank", "country": "KG"}],
        },
    ),
    (
        "a letter of credit that consigns the goods to the bank that issues it",
        "consigned-to-the-issuing-bank",
        {
            "kind": "letter_of_credit",
            "parties": [
                {"role": "applicant", "name": "Ala-Too Import OsOO", "country": "KG"},
                {"role": "issuing_bank", "name": "Tulpar Bank OAO", "country": "KG"},
                {"role": "consignee", "name": "OAO Tulpar Bank", "country": "KG"},
            ],
        },
    ),
    (
        "the same in the words of field 46A",
        "consigned-to-the-issuing-bank",
        {
            "kind": "letter_of_credit",
            "parties": [
                {"role": "applicant", "name": "Ala-Too Import OsOO", "country": "KG"},
                {"role": "issuing_bank", "name": "Tulpar Bank OAO", "country": "KG"},
            ],
            "text": ["FULL SET OF BILLS OF LADING MADE OUT TO THE\nORDER OF ISSUING BANK"],
        },
    ),
    ("no end user of high-priority goods", "end-user-missing", {"parties": [SELLER, BUYER]}),
    ("an end user is named", None, {"parties": [SELLER, BUYER, END_USER]}),
    (
        "a third country pays",
        "third-country-payer",
        {
            "parties": [
                SELLER,
                BUYER,
                END_USER,
                {"role": "debtor", "name": "Amber Sands FZE", "country": "AE"},
            ]
        },
    ),
    (
        "the buyer pays from a branch of its own elsewhere",
        None,
        {
            "parties": [
                SELLER,
                BUYER,
                END_USER,
                {"role": "debtor", "name": "Ala-Too Import", "country": "AE"},
            ]
        },
    ),
    (
        "a third country pays for goods that stay in the coalition",
        None,
        {
            "parties": [
                SELLER,
                {"role": "buyer", "name": "Lisboa Rolamentos Lda", "country": "PT"},
                {"role": "debtor", "name": "Lisboa Holding BV", "country": "NL"},
            ]
        },
    ),
    (
        "the payer banks abroad",
        "bank-in-another-country",
        {
            "parties": [
                SELLER,
                END_USER,
                {"role": "debtor", "name": "Ala-Too Import OsOO", "country": "KG"},
                {"role": "debtor_agent", "name": "Amber Sands Finance", "country": "AE"},
            ]
        },
    ),
    (
        "a free mail address",
        "personal-e-mail",
        {"parties": [SELLER, BUYER, END_USER], "text": ["contact: ala.too @gmail.com"]},
    ),
    (
        "an address of a domain of its own",
        None,
        {"parties": [SELLER, BUYER, END_USER], "text": ["contact: sales@alatoo.example"]},
    ),
    (
        "a company in a flat",
        "residential-address",
        {"parties": [SELLER, END_USER, {**BUYER, "address": "ул. Токтогула 12, кв. 41, Бишкек"}]},
    ),
    (
        "a flat is an office in Hong Kong",
        None,
        {
            "parties": [
                SELLER,
                {**END_USER, "country": "HK"},
                {**BUYER, "country": "HK", "address": "Flat 5, 12/F, Harbour Tower, Kowloon"},
            ]
        },
    ),
    (
        "a company founded since the invasion",
        "company-founded-since-the-invasion",
        {"parties": [SELLER, END_USER, {**BUYER, "schema": "Company", "birth_date": "2022-05"}]},
    ),
    (
        "a person of that age is a child",
        None,
        {"parties": [SELLER, END_USER, {**BUYER, "schema": "Person", "birth_date": "2022-05"}]},
    ),
    (
        "a bank in Russia's system, whatever the goods",
        "bank-in-spfs",
        {"goods": [LAMPS], "parties": [SELLER], "text": ["Наш банк подключен к СПФС"]},
    ),
]


@pytest.mark.parametrize(("why", "flag", "fields"), CASES, ids=[case[0] for case in CASES])
def test_a_sign_is_told_of_where_the_source_says_so(
    why: str, flag: str | None, fields: dict[str, Any], flags: Callable[..., list[str]]
) -> None:
    found = flags(**fields)
    if flag is None:
        assert found == [], why
    else:
        assert flag in found, why


def test_a_flag_counts_from_the_day_of_its_paper(flags: Callable[..., list[str]]) -> None:
    fields = {"goods": [LAMPS], "parties": [SELLER], "text": ["a member of SPFS"]}
    assert flags(date(2024, 11, 20), **fields) == []
    assert flags(date(2024, 11, 21), **fields) == ["bank-in-spfs"]


def test_goods_of_no_concern_raise_no_flag(flags: Callable[..., list[str]]) -> None:
    payer = {"role": "debtor", "name": "Amber Sands FZE", "country": "AE"}
    assert flags(goods=[LAMPS], parties=[SELLER, BUYER, payer], text=["x@mail.ru"]) == []


def test_a_finding_says_paper_weight_and_what_to_ask(nobody: QuerySearch) -> None:
    parties = [SELLER, BUYER, END_USER, {"role": "debtor", "name": "Amber FZE", "country": "AE"}]
    (found,) = _found(nobody, DAY, {"parties": parties})
    assert found.kind == "red_flag"
    assert found.subject == "parties[3]"
    assert found.explanation == "The debtor is in AE, while the goods go to KG."
    evidence = {**found.evidence}
    assert (evidence["weight"], evidence["group"], evidence["country"]) == (2, "payer", "ae")
    assert evidence["document_date"] == "2023-03-02"
    assert evidence["source_read"] == "secondary"
    assert "Ask why" in evidence["says"]


def test_one_flag_is_no_review_and_two_are_with_the_heaviest_first(nobody: QuerySearch) -> None:
    payer = {"role": "debtor", "name": "Amber Sands FZE", "country": "AE"}
    fields: dict[str, Any] = {"parties": [SELLER, BUYER, END_USER, payer]}
    alone = _found(nobody, DAY, fields)
    assert not weigh_flags(alone).is_review
    assert judge(exposures=(), unjudged=(), coverage=_nothing(), flags=alone)[0] == "clear"
    both = _found(nobody, DAY, {**fields, "text": ["amber@gmail.com"]})
    assert weigh_flags(both).total == load_rules().review_from
    verdict, why = judge(exposures=(), unjudged=(), coverage=_nothing(), flags=both)
    assert verdict == "review"
    assert why[0] == "2 red flags weigh 3 together, and from 3 on a person must look."
    assert why[1].startswith("Red flag of weight 2, somebody in a third country pays: f")
    assert why[2].startswith("Red flag of weight 1, a private e-mail address")


def test_flags_that_say_the_same_count_once(nobody: QuerySearch) -> None:
    parties = [
        SELLER,
        END_USER,
        BUYER,
        {"role": "debtor", "name": "Amber Sands FZE", "country": "AE"},
        {"role": "debtor_agent", "name": "Sterling Quay Finance", "country": "GB"},
    ]
    found = _found(nobody, DAY, {"parties": parties})
    assert [item.evidence["group"] for item in found] == ["payer", "payer"]
    assert weigh_flags(found).total == 2


def _nothing() -> Coverage:

    return Coverage()
