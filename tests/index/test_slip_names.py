"""A name of several words is found in a text with one slip, whatever words the slip makes of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from rapidfuzz.distance import OSA
from tests.index.test_text_search import found, index_of

from witting.index.sighted import NOTHING, Sighted
from witting.index.slip_scan import FIRST, LAST, WRITING, scan
from witting.index.slip_table import make_slip_table, may_slip
from witting.index.slip_writings import ANY, LEAST_LETTERS, Writings
from witting.names.letter_code import decode_word, encode_words

if TYPE_CHECKING:
    from witting.index.text_search import TextSearch

FIRM = "Koradin Velk Shipping"


@pytest.mark.parametrize(
    "text",
    [
        "PAID TO KORDAIN VELK SHIPPING FOR TOWELS",
        "PAID TO KARADIN VELK SHIPPING FOR TOWELS",
        "PAID TO KORADIN VELK SHPIPING FOR TOWELS",
        "PAID TO KORADIN VELK SIPPING FOR TOWELS",
        "PAID TO KORADDIN VELK SHIPPING FOR TOWELS",
        "PAID TO KORADIN VLEK SHIPPING FOR TOWELS",
        "PAID TO KORADINVELK SHIPPING FOR TOWELS",
        "PAID TO KORADIN VELKSHIPPING FOR TOWELS",
        "PAID TO KORAD IN VELK SHIPPING FOR TOWELS",
        "PAID TO KORADIN VELK SHIP\nPONG FOR TOWELS",
        "оплата КОРАДИН ВЕЛК ШИППИНК",
        "The towels were bought from Kordain Velk Shipping in May, as agreed with the seller.",
    ],
)
def test_a_firm_is_found_with_a_slip(text: str) -> None:
    assert found(index_of(FIRM), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Pavel Gorun", "PAID TO GORUN PVAEL"),
        ("Pavel Gorun", "PAID TO PAVELGORUN"),
        ("Pavel Petrovich Gorun", "PAID TO GORUN PAVEL PETROVICH AND PAVEL GROUN"),
        ("Pavel Petrovich Gorun", "PAID TO GORUNPAVEL PETROVICH"),
        ("Ana Gorun Velka", "PAID TO ANA GORUM VELKA"),
    ],
)
def test_a_person_is_found_in_another_order_too(name: str, text: str) -> None:
    assert found(index_of(name, schema="Person"), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Koradin LLC", "PAID TO KORADINLLC FOR TOWELS"),
        ("OOO Koradin", "PAID TO OOOKORADIN FOR TOWELS"),
        ("Limited Liability Company Koradin", "PAID TO LIMITED LIABILITY COMPANYKORADIN"),
    ],
)
def test_a_legal_form_may_be_written_together_with_a_name(name: str, text: str) -> None:
    assert found(index_of(name), text)


@pytest.mark.parametrize(
    "text", ["PAID TO KORADIN PLAST BANK OF TVER", "OAO KORADINPLAST BANK", "KORADIN PLASTBANK"]
)
def test_a_long_word_may_be_parted(text: str) -> None:
    assert found(index_of("JSC Koradinplastbank"), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Koradinplastbank", "PAID TO KORADIN PLAST BUNK"),
        ("Koradinvelk", "PAID TO KORADIN VELK"),
        (FIRM, "PAID TO KORDAIN VELK SHPIPING"),  # two
        (FIRM, "PAID TO KORADIN; VELKSHIPPING"),
        (FIRM, "PAID TO KORADIN VELK SIPPINGS"),
        ("Pavel Gorun", "we ask that pavelgorun be told of it before the end of the next month"),
        ("Kor Technology", "GOOD TECHNOLOGY"),
        ("Electro Motor", "ELECTROMOTOR 7 KW"),
        ("Koradin Technologies", "KORADINTECHNOLOGIE"),
        ("Rising Star", "RISING STARS"),
    ],
)
def test_what_may_be_met_by_chance_is_none(name: str, text: str) -> None:
    assert not found(index_of(name), text)


def test_a_name_as_it_is_speaks_for_itself() -> None:
    spans = index_of(FIRM).texts.find(f"PAID TO {FIRM.upper()}")
    assert [(span.text, span.has_slip) for span in spans] == [(FIRM.upper(), False)]


def test_a_slip_is_told_once_at_its_longest() -> None:
    index = index_of("Pavel Petrovich Gorun", schema="Person")
    spans = index.texts.find("PAID TO PAVELPETROVICH GORUN")
    assert [(span.text, span.has_slip) for span in spans] == [("PAVELPETROVICH GORUN", True)]


def test_of_many_texts_those_are_told_that_may_have_some_names() -> None:
    index = index_of(FIRM, "Marosel Petrom Works")
    texts = ["PAID TO NOBODY", "PAID TO KORDAIN VELK SHIPPING", "", "PAID TO MAROSELPETROM WORKS"]
    rows = np.array([index.table.names["end"] > 0])[0]
    assert index.texts.find_slips(texts, rows) == [False, True, False, True]
    names = [written(index.texts, row) for row in range(len(index.table.names))]
    rows = np.array(["koradin" in name for name in names])
    assert index.texts.find_slips(texts, rows) == [False, True, False, False]
    assert index.texts.find_slips([], rows) == []


def written(search: TextSearch, row: int) -> str:
    table = search._table
    entries = table.entries[table.words["entry"]]
    own = range(int(table.names["start"][row]), int(table.names["end"][row]))
    return "".join(
        decode_word(table.codes[entries["start"][at] : entries["end"][at]]) for at in own
    )


Place = tuple[int, int, int]
SYLLABLES = ("ab", "ba", "aab", "c", "cab", "bca")


def words(source: random.Random, count: int) -> list[str]:
    return ["".join(source.choices(SYLLABLES, k=source.randint(1, 3))) for _ in range(count)]


def writings(own: Writings) -> list[tuple[str, tuple[int, ...]]]:
    """The letters of each, and where its words end."""
    starts = [0, *own.ends[:-1].tolist()]
    texts = [decode_word(own.letters[a:b]) for a, b in zip(starts, own.ends.tolist(), strict=True)]
    bits = [int(bound) for bound in own.bounds]
    return [
        (text, tuple(at + 1 for at in range(len(text)) if bit >> at & 1))
        for text, bit in zip(texts, bits, strict=True)
    ]


def twin(own: Writings, text: list[str]) -> tuple[set[Place], set[Place]]:
    """Every part of a text that is one slip from a writing or parted otherwise; and as it is."""
    near, same = set(), set()
    for number, (letters, ends) in enumerate(writings(own)):
        for first in range(len(text)):
            for last in range(first, len(text)):
                part = "".join(text[first : last + 1])
                distance = OSA.distance(letters, part, score_cutoff=1)
                bounds = [len("".join(text[first : at + 1])) for at in range(first, last + 1)]
                if distance == 0 and tuple(bounds) == ends:
                    same.add((first, last, number))
                elif distance <= 1:
                    near.add((first, last, number))
    return near, same


@pytest.mark.parametrize("seed", range(12))
def test_the_scan_finds_what_the_definition_says(seed: int) -> None:
    source = random.Random(seed)
    names = [" ".join(words(source, source.randint(2, 4))) for _ in range(30)]
    search = index_of(*names, schema="Person").texts
    table, sighted = search._table, search._sighted
    slips = make_slip_table(table, sighted, np.flatnonzero(may_slip(table, sighted)))
    assert len(slips.own.ends)
    text = words(source, 40)
    for name in source.sample(names, 10):  # most with a slip
        letters = [*name]
        at = source.randrange(len(letters))
        letters[at : at + 1] = source.choice(("", letters[at] * 2, "b", " "))
        text += "".join(letters).split() + words(source, 1)
    codes, ends = encode_words(text)
    places = np.zeros((100_000, 5), np.int64)
    count = scan(slips, codes, ends, np.ones(len(text), np.bool_), places)
    told = {(row[FIRST], row[LAST], row[WRITING]) for row in places[:count].tolist()}
    expected, same = twin(slips.own, text)
    assert told <= expected
    assert expected
    # Of two parts of a text that differ by a letter at their end, one is told, or neither where the
    # name stands there as it is.
    for first, last, number in expected - told:
        assert any(
            one == number and (start == first or end == last) for start, end, one in told | same
        ), (
            text[first : last + 1],
            writings(slips.own)[number],
        )


def test_names_are_written_in_the_ways_in_which_they_may_stand() -> None:
    search = index_of("Pavel Petrovich Gorun", schema="Person").texts
    own = slip_writings(search)
    assert sorted({text for text, _ in writings(own)}) == sorted(
        (
            "pavelpetrovichgorun",
            "gorunpavelpetrovich",
            "petrovichgorunpavel",
            "pavelgorun",
            "gorunpavel",
        )
    )
    own = slip_writings(index_of("OOO Koradin Velk LLC").texts)
    sides = zip(writings(own), own.sides.tolist(), strict=True)
    assert {(text, side == ANY) for (text, _), side in sides} == {
        ("koradinvelk", True),
        ("oookoradinvelk", False),
        ("koradinvelkllc", False),
    }
    assert min(len(text) for text, _ in writings(own)) >= LEAST_LETTERS


def slip_writings(search: TextSearch) -> Writings:
    table = search._table
    sighted: Sighted = search._sighted
    assert (sighted.needs == NOTHING).any()
    return make_slip_table(table, sighted, np.flatnonzero(may_slip(table, sighted))).own
