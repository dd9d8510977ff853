"""Canonical texts, check digits, and which scheme a label means."""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.model import IDENTIFIER_SCHEMES
from witting.names import classify_identifier, normalize_identifier
from witting.names.checkdigit import USCC_SIGNS, is_imo, is_inn, is_lei, is_ogrn, is_okpo, is_uscc
from witting.names.identifier_label import _broader, _narrower, _rules
from witting.names.number import number_key
from witting.names.words import fold_words
from witting.resources import Node, parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
DIGITS = string.digits


def cases(name: str) -> list[Node]:
    file = HERE / f"cases_{name}.yaml"
    nodes = parse_yaml(file.read_text(encoding="utf-8"), file=file.name).value
    assert isinstance(nodes, list)
    return nodes


def facts_of(node: Node) -> dict[str, str]:
    facts = node.plain()
    assert isinstance(facts, dict)
    return facts


@pytest.mark.parametrize("case", cases("identifiers"), ids=lambda case: case.where)
def test_canonical_texts(case: Node) -> None:
    facts = facts_of(case)
    assert normalize_identifier(facts["scheme"], facts["value"]) == facts.get("read"), facts


@pytest.mark.parametrize("case", cases("labels"), ids=lambda case: case.where)
def test_labels(case: Node) -> None:
    facts = facts_of(case)
    found = classify_identifier(facts["label"], facts["value"])
    expected = (facts["scheme"], facts.get("read", facts["value"])) if "scheme" in facts else None
    assert found == expected, facts


def test_every_scheme_has_cases_and_an_unknown_one_is_the_callers_mistake() -> None:
    assert {facts_of(case)["scheme"] for case in cases("identifiers")} == set(IDENTIFIER_SCHEMES)
    with pytest.raises(ValueError, match="'iban' is no identifier scheme; these are: bic, lei"):
        normalize_identifier("iban", "1")


def test_the_rules_speak_of_known_schemes_and_a_word_stands_in_one_rule() -> None:
    schemes = {rule.scheme for rule in _rules()}
    assert schemes == set(IDENTIFIER_SCHEMES)
    for by_scheme in _narrower().values():
        assert {*by_scheme, *(one for many in by_scheme.values() for one in many)} <= schemes
    assert {*_broader(), *(one for many in _broader().values() for one in many)} <= schemes
    words = [fold_words(word) for node in rules() for word in node["words"]]
    assert "" not in words
    assert sorted({word for word in words if words.count(word) > 1}) == []


def rules() -> list[dict[str, list[str]]]:
    plain = read_yaml("names/identifiers.yaml").plain()
    assert isinstance(plain, dict)
    nodes = plain["rules"]
    assert isinstance(nodes, list)
    return nodes


# What a value is built of: the signs before its check signs, and the check's length.
VALID = {
    "lei": st.text(string.ascii_uppercase + DIGITS, min_size=18, max_size=18),
    "inn": st.text(DIGITS, min_size=9, max_size=9) | st.text(DIGITS, min_size=10, max_size=10),
    "ogrn": st.from_regex(r"[15][0-9]{11}|3[0-9]{13}", fullmatch=True),
    "uscc": st.from_regex(rf"[159]1[0-9]{{6}}[{USCC_SIGNS}]{{9}}", fullmatch=True),
    "imo": st.from_regex(r"[789][0-9]{5}", fullmatch=True),
}


def completed(scheme: str, start: str) -> str | None:
    """The slow way: every check sign is tried."""
    tails = list(USCC_SIGNS if scheme == "uscc" else DIGITS)
    if scheme == "lei" or (scheme == "inn" and len(start) == 10):
        tails = [f"{number:02}" for number in range(100)]
    valid = [start + tail for tail in tails if normalize_identifier(scheme, start + tail)]
    assert len(valid) <= 1
    return valid[0] if valid else None


@pytest.mark.parametrize("scheme", VALID)
@given(st.data())
def test_every_number_has_one_check_sign_and_one_changed_digit_is_refused(
    scheme: str, data: st.DataObject
) -> None:
    number = completed(scheme, data.draw(VALID[scheme]))
    if number is None:
        assert scheme == "inn", "only an INN of zeros has none"
        return
    assert normalize_identifier(scheme, number) == number
    places = [place for place, sign in enumerate(number) if sign in DIGITS]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from(DIGITS.replace(number[place], "")))
    changed = number[:place] + other + number[place + 1 :]
    if normalize_identifier(scheme, changed) is not None:
        assert goes_unseen(scheme, number, changed), f"{number} and {changed}"


def goes_unseen(scheme: str, number: str, changed: str) -> bool:
    """What the schemes' own rules cannot see; LEI and USCC see every changed digit."""
    if scheme == "imo":
        # Of ten, weights such as 2 and 5 have parts; and it may be a shipping company's by now.
        difference = sum(
            (int(old) - int(new)) * weight
            for old, new, weight in zip(number, changed, range(7, 1, -1), strict=False)
        )
        return changed[0] not in "789" or difference % 10 == 0
    if scheme in ("inn", "ogrn"):
        # The remainders 10, 11 and 12 share a digit with 0, 1 and 2.
        return remainder(scheme, number) != remainder(scheme, changed)
    return False


def remainder(scheme: str, number: str) -> int:
    if scheme == "ogrn":
        return int(number[:-1]) % (11 if len(number) == 13 else 13)
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)[-9 if len(number) == 10 else -11 :]
    return sum(int(digit) * by for digit, by in zip(number, weights, strict=False)) % 11


@pytest.mark.parametrize(
    ("holds", "number"),
    [
        (is_lei, "5493001KJTIIGC8Y1R12"),
        (is_inn, "7707083893"),
        (is_inn, "500100732259"),
        (is_ogrn, "1027700132195"),
        (is_ogrn, "304500116000157"),
        (is_okpo, "00032537"),
        (is_uscc, "91110000600037341L"),
        (is_imo, "9074729"),
        (is_imo, "5342883"),
    ],
)
def test_a_wrong_check_digit_is_always_refused(holds: Callable[[str], bool], number: str) -> None:
    signs = USCC_SIGNS if holds is is_uscc else DIGITS
    valid = [sign for sign in signs if holds(number[:-1] + sign)]
    assert number[-1] in valid
    # A shipping company's number may be another ship's.
    assert len(valid) <= (2 if number == "5342883" else 1)


def test_check_digits_of_leis_run_from_02_to_98() -> None:
    start = "549300000000000000"
    (valid,) = [pair for pair in range(100) if is_lei(f"{start}{pair:02}")]
    assert 2 <= valid <= 98
    assert not any(is_lei(f"{start}{pair:02}") for pair in (0, 1, 99))


ANY_TEXT = st.text(max_size=30) | st.text("0123456789ABCDEХОА -./:IMONБ", max_size=25)


@given(st.sampled_from(IDENTIFIER_SCHEMES), ANY_TEXT)
def test_normalising_twice_changes_nothing(scheme: str, value: str) -> None:
    once = normalize_identifier(scheme, value)
    if once is not None:
        assert normalize_identifier(scheme, once) == once
        assert once.strip() == once != ""


@given(st.text(max_size=30) | st.sampled_from(["Tax ID", "Registration", "ИНН", "ID"]), ANY_TEXT)
def test_what_is_classified_is_canonical(label: str, value: str) -> None:
    found = classify_identifier(label, value)
    if found is not None:
        assert normalize_identifier(*found) == found[1]


def test_a_long_label_or_value_is_prose() -> None:
    assert classify_identifier("Tax ID", "7" * 301) is None
    assert normalize_identifier("tax", "7" * 65) is None
    assert classify_identifier("x " * 500 + "Tax ID", "7707083893") is None


@pytest.mark.parametrize(
    ("scheme", "one", "other"),
    [
        ("passport", "00\u0412\u0421521743", "00 BC 521743"),
        ("bic", "RMSHRUMMXXX", "rmshrumm"),
        ("bic", "RMSHRUMM001", "RMSHRUMM"),
        ("inn", "INN 7707083893", "7707083893"),
        ("registration", "12-345.678", "12345678"),
        ("imo", "no number", "No, number"),
    ],
)
def test_two_writings_of_one_number_have_one_key(scheme: str, one: str, other: str) -> None:
    assert number_key(scheme, one) == number_key(scheme, other) != ""
