"""The files that say what elements mean are whole, and the longest pattern holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.deals.documents.kind import kind_of, load_kinds
from witting.deals.documents.pattern import LONGEST, Patterns
from witting.deals.documents.vocabulary import FORMATS, load_words
from witting.errors import ResourceError


@pytest.mark.parametrize("name", FORMATS)
def test_a_vocabulary_is_read_and_says_what_the_usual_elements_mean(name: str) -> None:
    rules = load_words(name).rules
    assert rules.find(("^", "NobodyKnowsThis")) is None
    party = {"ubl": "AccountingSupplierParty", "cii": "SellerTradeParty", "wco": "Exporter"}[name]
    rule = rules.find(("^", party))
    assert rule is not None
    assert (rule.action, rule.value) == ("party", "seller")


@pytest.mark.parametrize(
    ("path", "action", "value"),
    [
        ("Invoice/Signature", "group", ""),
        ("ExtensionContent/Signature", "ignored", "whole"),
        ("AccountingCustomerParty/Party", "wrapper", ""),
        ("Waybill/SomeNewParty", "party", "none"),
        ("Delivery/DeliveryLocation", "place", "destination"),
        ("Shipment/FirstArrivalPortLocation", "place", "way"),
        ("Item/OriginCountry/IdentificationCode", "goods_field", "origin"),
        ("PostalAddress/Country/IdentificationCode", "country", ""),
        ("InvoiceLine/Price/PriceAmount", "ignored", ""),
        ("LegalMonetaryTotal/PayableAmount", "amount", ""),
    ],
)
def test_the_longest_pattern_with_the_fewest_stars_holds(
    path: str, action: str, value: str
) -> None:
    rule = load_words("ubl").rules.find(tuple(path.split("/")))
    assert rule is not None
    assert (rule.action, rule.value) == (action, value)


def test_a_document_is_told_by_its_name_and_namespace() -> None:
    ubl = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    assert kind_of("Invoice", ubl) == kind_of("Invoice", "")
    assert kind_of("Invoice", "urn:example") is None
    assert kind_of("Ledger", ubl) is None
    kinds = {kind.format for pairs in load_kinds().values() for _, kind in pairs}
    assert kinds == set(FORMATS)


def test_a_pattern_that_stands_twice_or_is_too_long_is_refused() -> None:
    for patterns in (("A/B", "A/B"), ("*A", "*A"), ("A/B/C/D/E",)):
        with pytest.raises(ResourceError, match="stands here twice or is too long"):
            Patterns((pattern, 1, "file:1") for pattern in patterns)


_NAMES = st.text("ab", min_size=1, max_size=3)
_STARRED = st.text("ab*", min_size=1, max_size=3)


@given(
    patterns=st.sets(
        st.lists(_STARRED, min_size=1, max_size=LONGEST).map("/".join), min_size=1, max_size=8
    ),
    path=st.lists(_NAMES, min_size=1, max_size=6).map(tuple),
)
def test_the_fast_search_finds_what_trying_every_pattern_finds(
    patterns: set[str], path: tuple[str, ...]
) -> None:
    def fits(pattern: str) -> bool:
        names = pattern.split("/")
        return len(names) <= len(path) and all(
            re.fullmatch(name.replace("*", ".*"), given)
            for name, given in zip(reversed(names), reversed(path), strict=False)
        )

    def rank(pattern: str) -> tuple[int, int, int, str]:
        return (-pattern.count("/"), pattern.count("*"), -len(pattern), pattern)

    expected = min(filter(fits, patterns), key=rank, default=None)
    rules = Patterns((pattern, pattern, "") for pattern in sorted(patterns))
    assert rules.find(path) == expected
    assert rules.find(path) == expected  # what is remembered is the same
