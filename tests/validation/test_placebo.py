"""Names that must not hit are made of what is listed, and are not listed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError
from witting.validation import read_placebo
from witting.validation.draw import DrawnName, draw
from witting.validation.placebo import invent, recombine

if TYPE_CHECKING:
    from pathlib import Path


def listed(*texts: str, on: str = "a.list", script: str = "Latin") -> list[DrawnName]:
    return [
        DrawnName(on, f"{on}:{place}", "Person", text, "primary", script)
        for place, text in enumerate(texts)
    ]


def test_recombined_names_are_made_of_listed_words_and_are_not_listed() -> None:
    names = listed("Annelot Vlietstra", "Bertil Zandvoorde", "Dewi Umberley", "Eluned Lindeskau")
    made = recombine(names, size=8, chance=Random(3))
    words = {word for name in names for word in name.text.split()}
    assert made
    assert all(set(name.split()) <= words for name in made)
    assert not set(made) & {name.text for name in names}


def test_a_list_of_single_words_gives_no_recombined_name() -> None:
    assert recombine(listed("VICTORY", "AURORA"), size=5, chance=Random(1)) == ()
    assert recombine([], size=5, chance=Random(1)) == ()


def test_another_legal_form_makes_no_other_name() -> None:
    names = listed("Umberley Ltd", "Umberley GmbH")
    assert recombine(names, size=5, chance=Random(1)) == ()


def test_invented_names_are_the_same_for_the_same_seed() -> None:
    assert invent(20, Random(5)) == invent(20, Random(5)) != invent(20, Random(6))


def test_every_list_and_script_is_drawn_from() -> None:
    many = listed(*(f"Annelot {number}" for number in range(500)))
    few = listed("王小明", on="b.list", script="Han")
    drawn = draw([*many, *few], size=50, chance=Random(1))
    assert {(name.list, name.script) for name in drawn} == {("a.list", "Latin"), ("b.list", "Han")}
    assert 50 <= len(drawn) <= 52


def test_names_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,name\n1,Annelot\n2,Bertil\n3,Annelot\n4,\n", encoding="utf-8-sig")
    assert read_placebo(path) == ("Annelot", "Bertil")


@pytest.mark.parametrize("content", [b"title\nX\n", b"name\n\xff\n", b"", b"name\n\n", b'name\n"a'])
def test_a_file_without_names_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"names\.csv"):
        read_placebo(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_placebo(tmp_path / "none.csv")
