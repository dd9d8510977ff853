"""Traits are the same whatever stands beside a text, and of length 1 where nothing is unknown."""

from __future__ import annotations

import itertools
import math
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from witting.learning import GoodsLine
from witting.learning.known_traits import known_traits
from witting.learning.trait_table import SLOTS
from witting.learning.traits import MAX_TEXT, read_traits
from witting.names.folding import fold

ALL = np.ones(SLOTS, np.float32)
WORDS = st.text(alphabet="abcй ВйơØ0-9.кирил 深沟球", max_size=80)


def traits_of(text: str) -> dict[int, float]:
    found = read_traits([GoodsLine(text)], ALL)
    return dict(zip(found.slots.tolist(), found.values.tolist(), strict=True))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_texts_do_not_touch_each_other(texts: list[str]) -> None:
    together = read_traits([GoodsLine(text) for text in texts], ALL)
    start = 0
    for text, end in zip(texts, together.ends.tolist(), strict=True):
        alone = read_traits([GoodsLine(text)], ALL)
        assert together.slots[start:end].tolist() == alone.slots.tolist()
        assert together.values[start:end].tolist() == alone.values.tolist()
        start = end


@given(WORDS)
def test_all_traits_of_a_text_have_the_length_one(text: str) -> None:
    values = read_traits([GoodsLine(text)], ALL).values
    assert not len(values) or math.isclose(float((values**2).sum()), 1.0, rel_tol=1e-3)


@given(st.lists(st.sampled_from(["ball", "bearing", "steel", "wheel"]), min_size=1, max_size=12))
def test_words_and_pieces_are_counted_as_a_slow_twin_counts_them(words: list[str]) -> None:
    text = " ".join(words)
    pieces: Counter[str] = Counter()
    for word in words:
        padded = f" {word} "
        pieces.update(
            padded[at : at + size] for size in range(2, 7) for at in range(len(padded) - size + 1)
        )
    pairs = set(itertools.pairwise(words))
    stems = [word[:5] for word in words]
    near = {
        tuple(sorted((stems[at], stems[other])))
        for at in range(len(stems))
        for other in range(at + 1, min(at + 4, len(stems)))
    }
    known = known_traits(GoodsLine(text))
    found = len(traits_of(text)) - len(known)
    assert found == len(set(words)) + len(pieces) + len(pairs) + len(near)


def test_case_does_not_count_and_accents_count_beside_the_bare_letters() -> None:
    assert traits_of("Ball BEARING") == traits_of("ball bearing")
    bare, accented = traits_of("vong bi"), traits_of("vòng bi")
    assert bare.keys() < accented.keys()
    assert fold("vòng") == "vong"


def test_a_number_has_its_shape_in_common_with_its_neighbours() -> None:
    one, other = traits_of("QM32F103 QRN"), traits_of("QM32F407 QRN")
    assert len(one.keys() & other.keys()) > len(one) / 2


def test_a_long_text_is_read_at_its_beginning() -> None:
    assert traits_of("ball " * 10_000) == traits_of(("ball " * 10_000)[:MAX_TEXT])
    assert traits_of("\u0958" * 5_000)  # grows when it is put into its normal form


def test_nothing_has_no_traits() -> None:
    assert not traits_of("")
    assert not traits_of(" .,- ")
