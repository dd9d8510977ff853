"""Numbers of a text name somebody or tell a country; what only looks like one tells nothing."""

from __future__ import annotations

import pytest

from witting.names.text_number import iter_numbers


def told(text: str) -> list[tuple[str, str | None]]:
    return [(number.text, number.country) for number in iter_numbers(text) if number.country]


def schemes(text: str) -> set[tuple[str, str]]:
    return {(one.scheme, one.value) for number in iter_numbers(text) for one in number.identifiers}


@pytest.mark.parametrize(
    ("text", "number", "country"),
    [
        ("FURTHER CREDIT TO ACC 40702810400000012345", "40702810400000012345", "ru"),
        ("ACC 40702 810 4 0000 0012345", "40702 810 4 0000 0012345", "ru"),
        ("TO 4070281040000\n0012345", "4070281040000\n0012345", "ru"),
        ("VIA SABRR\nUMM", "SABRR\nUMM", "ru"),
        ("corr. account 30101810400000000225.", "30101810400000000225", "ru"),
        ("/BY13NBRB3600900000002Z00AB00/", "BY13NBRB3600900000002Z00AB00", "by"),
        ("VIA SABRRUMM", "SABRRUMM", "ru"),
        ("VIA SABRRUMMXXX", "SABRRUMMXXX", "ru"),
        ("BIC ABSRRU3A", "ABSRRU3A", "ru"),
        ("//RU044525225", "RU044525225", "ru"),
        ("ИНН 7707083893", "7707083893", "ru"),
        ("INN: 7707083893", "7707083893", "ru"),
        ("ОГРН № 1027700132195", "1027700132195", "ru"),
        ("BELBBY2X", "BELBBY2X", "by"),
    ],
)
def test_a_number_tells_its_country(text: str, number: str, country: str) -> None:
    assert told(text) == [(number, country)]


@pytest.mark.parametrize(
    "text",
    [
        "INSTRUCT CONSTRUCTION OBSTRUCT DESTRUCTION INSTRUCTION",  # RU where a BIC has its country
        "INVOICE 7707083893",  # ten digits with a check digit that holds by chance
        "BY14NBRB3600900000002Z00AB00",  # its check digits do not hold
        "40702999400000012345",  # no such currency
        "A40702810400000012345",  # part of a longer word
        "1234567890123456789012345678901234567890",
        "abcdruMM sabrrumm",  # no capitals
    ],
)
def test_what_only_looks_like_one_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_numbers_name_somebody() -> None:
    assert ("imo", "9074729") in schemes("PER VESSEL IMO 9074729")
    assert ("imo", "9074728") not in schemes("PER VESSEL IMO 9074728")
    assert ("bic", "DEUTDEFF") in schemes("A/C WITH DEUTDEFFXXX")
    assert ("lei", "7LTWFZYICNSX8D621K86") in schemes("LEI 7LTWFZYICNSX8D621K86")
    assert ("inn", "7707083893") in schemes("7707083893")
