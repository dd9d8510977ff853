"""An account's number says whether it is one, and of which country."""

from __future__ import annotations

from witting.deals.iban import country_of_iban, is_iban


def test_check_digits_tell_an_iban_whatever_its_blanks() -> None:
    assert is_iban("DE02120300000000202051")
    assert is_iban("de02 1203 0000 0000 2020 51")
    assert not is_iban("DE02120300000000202052")
    assert not is_iban("DE02")
    assert not is_iban("")


def test_a_country_is_told_even_where_a_digit_is_wrong() -> None:
    assert country_of_iban("CH93 0076 2011 6238 5295 7") == "CH"
    assert country_of_iban("DE02120300000000202052") == "DE"
    assert country_of_iban("QQ02120300000000202051") is None
    assert country_of_iban("40817810000000000001") is None
