"""Numbers of national registers: shape, check digits, and what is kept of a wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.model import IDENTIFIER_SCHEMES
from witting.names import NATIONAL_NUMBERS, parse_national_number


@pytest.mark.parametrize(
    ("kind", "text", "scheme", "value"),
    [
        ("bin", "940140000385", "registration", "940140000385"),
        ("bin", "9401 4000 0385", "registration", "940140000385"),
        ("iec", "0300000000", "tax", "0300000000"),
        ("iec", "AAAPL1234C", "tax", "AAAPL1234C"),
        ("gstin", "27AAPFU0939F1ZV", "tax", "27AAPFU0939F1ZV"),
        ("vkn", "1234567890", "tax", "1234567890"),
        ("vkn", "10000000146", "tax", "10000000146"),
        ("stir", "200000001", "tax", "200000001"),
        ("mst", "0100233488", "tax", "0100233488"),
        ("mst", "0100233488-001", "tax", "0100233488001"),
        ("cnpj", "11.222.333/0001-81", "tax", "11222333000181"),
        ("eori", "DE1234567", "tax", "DE1234567"),
        ("customs_cn", "1101910000", "registration", "1101910000"),
    ],
)
def test_a_valid_number_is_canonical(kind: str, text: str, scheme: str, value: str) -> None:
    assert parse_national_number(kind, text) == (scheme, value, None)


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("bin", "940140000386", "BIN of Kazakhstan"),
        ("bin", "12", "BIN of Kazakhstan"),
        ("gstin", "27AAPFU0939F1ZW", "GSTIN of India"),
        ("vkn", "1234567891", "tax number of Türkiye"),
        ("vkn", "10000000147", "tax number of Türkiye"),
        ("mst", "0100233489", "tax number of Vietnam"),
        ("cnpj", "11222333000182", "CNPJ of Brazil"),
        ("cnpj", "00000000000000", "CNPJ of Brazil"),
        ("eori", "1234567", "EORI number"),
        ("stir", "٢٠٠٠٠٠٠٠١", "STIR of Uzbekistan"),
    ],
)
def test_a_wrong_number_is_kept_and_named(kind: str, text: str, name: str) -> None:
    _, value, wrong = parse_national_number(kind, text)
    assert (value, wrong) == (text, name)


@given(st.sampled_from(NATIONAL_NUMBERS), st.text(max_size=20) | st.from_regex(r"[0-9A-Z]{8,15}"))
def test_no_text_breaks_a_check(kind: str, text: str) -> None:
    scheme, value, wrong = parse_national_number(kind, text)
    assert scheme in IDENTIFIER_SCHEMES
    assert wrong or parse_national_number(kind, value) == (scheme, value, None)
