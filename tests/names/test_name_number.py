"""Numbers in the field of a name are no part of it."""

from __future__ import annotations

import pytest

from witting.names import split_numbers


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        ("INN 7707083893 SBERBANK", "SBERBANK", ["7707083893"]),
        ("INN7707083893 SBERBANK", "SBERBANK", ["7707083893"]),
        ("Rosneft, INN 7707083893", "Rosneft", ["7707083893"]),
        ("ИНН: 7707083893, КПП 773601001 ПАО Сбербанк", "ПАО Сбербанк", ["7707083893"]),
        ("/40702810900000012345 Ivan Petrov", "Ivan Petrov", []),
        ("PAO ROMASHKA BIC 044525225", "PAO ROMASHKA", []),
        ("ROMASHKA SWIFT SABRRUMM", "ROMASHKA", ["SABRRUMM"]),
        ("DE89370400440532013000 Max Muster", "Max Muster", []),
        ("ROSA IMO 9074729", "ROSA", ["9074729"]),
        ("Brigade 44", "Brigade 44", []),
        ("11420 CORP", "11420 CORP", []),
        ("Fora-Bank 12345", "Fora-Bank 12345", []),
        ("7707083893", "7707083893", []),
        ("INN 7707083893", "INN 7707083893", []),
        ("Innova Account Services", "Innova Account Services", []),
        ("", "", []),
    ],
)
def test_a_number_is_looked_up_and_the_rest_is_the_name(
    text: str, name: str, numbers: list[str]
) -> None:
    bare, found = split_numbers(text)
    assert bare == name
    assert {item.value for item in found} == {*numbers}
