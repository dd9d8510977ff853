"""Each kind of edit does what its name says, or says that there is no place for it."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.validation.edit import EDITS
from witting.validation.place import LINE
from witting.validation.script import script_of

CHANGES = {edit.key: edit.change for edit in EDITS}


def edited(key: str, name: str, seed: int = 1) -> str | None:
    return CHANGES[key](name, Random(seed))


@pytest.mark.parametrize(
    ("key", "name", "expected"),
    [
        ("initial", "Annelot Vlietstra", "A. Vlietstra"),
        ("initial", "VLIETSTRA, Annelot Marit", "VLIETSTRA, A. Marit"),
        ("initial", "王小明", None),
        ("initial", "Annelot", None),
        ("last_third_cut", "Brinkhaven Cider Press", "Brinkhaven Cide"),
        ("last_third_cut", "Brinkhaven", None),
        ("cut_at_35", "Brinkhaven", None),
        ("other_case", "BRINKHAVEN", "brinkhaven"),
        ("other_case", "Brinkhaven", "BRINKHAVEN"),
        ("other_case", "王小明", None),
        ("no_diacritics", "Fóssegård Čider", "Fossegard Cider"),
        ("no_diacritics", "Николай Й", None),
        ("words_moved", "Vlietstra, Annelot", "Annelot Vlietstra"),
        ("words_moved", "Vlietstra", None),
        ("joined", "Annelot Vlietstra", "AnnelotVlietstra"),
        ("part_left_out", "Annelot Vlietstra", None),
        ("vowel", "王小明明明明", None),
        ("swap", "Abbe", None),
        ("word_added", "王小明", None),
        ("scripts_mixed", "Wullzin", None),
        ("scripts_mixed", "王小明明明明", None),
        ("scanned", "Fifty", "Flfty"),
        ("wrapped", "Brinkhaven Cider Press", None),
        (
            "wrapped",
            "Brinkhaven Cider Press and Bookbinders",
            "Brinkhaven Cider Press and Bookbind ers",
        ),
    ],
)
def test_an_edit(key: str, name: str, expected: str | None) -> None:
    assert edited(key, name) == expected


@pytest.mark.parametrize("seed", range(20))
def test_slips_are_small(seed: int) -> None:
    name = "Annelot Vlietstra"
    swapped, dropped, doubled, vowel, split = (
        edited(key, name, seed) or "" for key in ("swap", "drop", "double", "vowel", "split")
    )
    assert sorted(swapped) == sorted(name)
    assert len(dropped) == len(name) - 1
    assert len(doubled) == len(name) + 1
    assert sum(a != b for a, b in zip(vowel, name, strict=True)) == 1
    assert split.replace(" ", "") == name.replace(" ", "")
    assert min(map(len, split.split())) >= 3


@pytest.mark.parametrize("seed", range(20))
def test_a_neighbouring_key_is_one_letter_of_the_same_case_and_script(seed: int) -> None:
    for name in ("ANNELOT", "анна ларина"):
        typed = edited("keyboard", name, seed) or ""
        assert sum(a != b for a, b in zip(typed, name, strict=True)) == 1
        assert typed.isupper() == name.isupper()
        assert script_of(typed) == script_of(name)


def test_a_cyrillic_letter_looks_like_the_latin_one() -> None:
    mixed = edited("scripts_mixed", "KIM HO IL") or ""
    assert mixed != "KIM HO IL"
    assert (
        unicodedata.name(next(a for a, b in zip(mixed, "KIM HO IL", strict=True) if a != b))[:8]
        == "CYRILLIC"
    )


def test_a_part_left_out_leaves_the_others() -> None:
    out = edited("part_left_out", "Annelot Marit Vlietstra") or ""
    assert len(out.split()) == 2
    assert set(out.split()) < {"Annelot", "Marit", "Vlietstra"}


def test_a_line_holds_what_it_holds() -> None:
    name = "Brinkhaven Cider Press and Bicycle Repairs"
    assert name.startswith(edited("cut_at_35", name) or "?")
    assert len(edited("cut_at_35", name) or "") <= LINE


@given(name=st.text(max_size=60), seed=st.integers(0, 9))
def test_any_text_is_edited_or_has_no_place_for_it_and_always_the_same(
    name: str, seed: int
) -> None:
    for edit in EDITS:
        first = edit.change(name, Random(seed))
        assert first == edit.change(name, Random(seed))
        assert first != name
