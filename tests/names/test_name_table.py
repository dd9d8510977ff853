"""Names in arrays: what was put in comes out, and is found."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from witting.names import parse_name
from witting.names.compiled import compiled
from witting.names.letter_code import decode_word, encode_words
from witting.names.name_table import (
    ORGANIZATION,
    PERSON,
    READ,
    SHIP,
    TRANSLATED,
    NameTable,
    find_fold,
    letter_masks,
    open_table,
    pack_table,
    readings_of,
    written_words,
)
from witting.names.name_word import is_number, is_patronymic, words_of
from witting.names.single_table import table_of

WORD = st.text("ab9", max_size=5)
POOL = (
    "kalimbo",
    "dorazin",
    "7a",
    "llc",
    "petrovna",
    "of",
    "zavod",
    "plant",
    "иванов",
    "王",
    "حسن",
)
NAME = st.lists(st.sampled_from(POOL), max_size=5).map(" ".join)
READING = st.sampled_from((PERSON, ORGANIZATION, SHIP, TRANSLATED))
NAMES = [("Kalimbo Zavod LLC", ORGANIZATION), ("Дина Петровна", PERSON), ("محمد 44", TRANSLATED)]


@compiled
def find(fold_codes: Any, fold_ends: Any, codes: Any) -> int:
    found: int = find_fold(fold_codes, fold_ends, codes, np.int64(0), np.int64(len(codes)))
    return found


def table(names: list[tuple[str, int]]) -> NameTable:
    return table_of([(parse_name(text), reading) for text, reading in names])


@given(st.lists(WORD, unique=True, max_size=20).map(sorted), WORD)
@example([], "a")
@example([""], "")
@example(["a", "aa", "ab"], "aab")
def test_a_fold_is_found_where_bisection_finds_it(folds: list[str], word: str) -> None:
    codes, ends = encode_words(folds)
    place = bisect_left(folds, word)
    is_there = word in folds
    found = find(codes, ends.astype("<i4"), encode_words([word])[0])
    assert found == (place if is_there else -1 - place)


@given(st.lists(st.tuples(NAME, READING), max_size=6))
def test_names_come_out_as_they_went_in(names: list[tuple[str, int]]) -> None:
    packed = table(names)
    written = written_words(packed)
    folds = [
        decode_word(packed.fold_codes[entry["fold_start"] : entry["fold_end"]])
        for entry in packed.entries
    ]
    assert len(packed.names) == len(names)
    for (text, reading), row in zip(names, packed.names, strict=True):
        name = parse_name(text)
        assert row["reading"] == reading + READ * name.is_read
        words = packed.words[row["start"] : row["end"]]
        assert [(folds[word["entry"]], written[word["entry"]], word["kind"]) for word in words] == [
            *words_of(name, reading)
        ]


@given(st.lists(st.tuples(NAME, READING), max_size=6))
def test_an_entry_is_once_there_and_knows_its_letters(names: list[tuple[str, int]]) -> None:
    packed = table(names)
    written = written_words(packed)
    assert len({*zip(packed.entries["fold"].tolist(), written, strict=True)}) == len(written)
    for text, entry in zip(written, packed.entries, strict=True):
        letters = {code for code in range(36) if int(entry["mask"]) >> code & 1}
        assert letters == {*encode_words([text])[0].tolist()}
        assert bool(entry["flags"] & 1) == is_number(text)
        fold = decode_word(packed.fold_codes[entry["fold_start"] : entry["fold_end"]])
        assert bool(entry["flags"] & 2) == is_patronymic(fold)
        assert packed.fold_ends[entry["fold"]] == entry["fold_end"]


@given(st.lists(WORD.filter(bool), max_size=8))
def test_masks_have_a_bit_for_each_letter(words: list[str]) -> None:
    codes, ends = encode_words(words)
    expected = [sum(1 << code for code in {*encode_words([word])[0].tolist()}) for word in words]
    assert letter_masks(codes, ends).tolist() == expected


def test_what_is_kept_is_bytes_and_plain_arrays() -> None:
    """As an index keeps it: packed once, opened from memory that nobody may write."""
    packed = table(NAMES)
    arrays = {
        name: array.view("u1") if array.dtype.names else array
        for name, array in packed._asdict().items()
    }
    opened = open_table(arrays)
    for one, other in zip(opened, packed, strict=True):
        assert one.dtype == other.dtype
        assert np.array_equal(one, other)
        assert not one.flags.writeable


def test_an_empty_table_opens() -> None:
    assert [len(array) for array in table([])] == [0] * len(NameTable._fields)


def test_a_packed_table_says_where_words_lie() -> None:
    column = np.array([3, 5], dtype="<i4")
    one = np.zeros(2, dtype="u1")
    codes = encode_words(["abc", "de"])[0]
    arrays = pack_table(
        {
            "fold_codes": codes, "fold_ends": column, "fold_bits": np.ones(2, "<f4"),
            "fold_names": column, "fold_shares": one, "entry_codes": codes,
            "entry_ends": column, "entry_folds": np.array([0, 1], "<i4"), "entry_flags": one,
            "entry_skeletons": one, "skeleton_bits": np.ones(1, "<f4"),
            "name_ends": np.array([0, 2], "<i4"), "name_readings": one,
            "word_entries": np.array([1, 0], "<i4"), "word_kinds": one,
            "word_masses": np.ones(2, "<f4"), "word_bits": np.ones(2, "<f4"),
        }
    )  # fmt: skip
    opened = open_table(arrays)
    assert written_words(opened) == ["abc", "de"]
    assert opened.names["start"].tolist() == [0, 0]
    assert opened.names["end"].tolist() == [0, 2]
    assert opened.entries["fold_start"].tolist() == [0, 3]


@pytest.mark.parametrize(
    ("schema", "readings"),
    [
        ("Person", (PERSON,)),
        ("Vessel", (SHIP,)),
        ("Company", (ORGANIZATION, TRANSLATED)),
        ("LegalEntity", (ORGANIZATION, TRANSLATED)),
        ("Airplane", (ORGANIZATION, TRANSLATED)),
    ],
)
def test_as_what_a_schemas_names_are_read(schema: str, readings: tuple[int, ...]) -> None:
    assert readings_of(schema) == readings
