"""Whose names are proposed for a question, by the definition and by what must not be lost."""

from __future__ import annotations

import math
import random
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from witting.index.columns import build_columns
from witting.index.name_arrays import build_name_arrays
from witting.index.name_index import NameIndex
from witting.index.proposal import SHARE, SHARE_OF_SAME_LETTERS
from witting.model import ListedName, Listing
from witting.names import parse_name
from witting.names.letter_code import decode_word
from witting.names.name_table import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from witting.model import ListRecord

    Found = Callable[[NameIndex, str], set[int]]
    Propose = Callable[[NameIndex, str], list[int]]
    Slip = Callable[[str, random.Random], str]

WORDS = tuple(
    re.findall(
        r"\w+",
        """
    ba bo bana bano banan banana bananov bananovich banov kor kora korad koradin koradina koradini
    koradino radin radina dina din petr petra petro petrov petrovich trova li lin lina ling wei we
    volod volodar volodara volodarov rovolod sanda sandra sandro alsandro al el bin 44 45 7a
    """,
    )
)
SOME_WORDS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)


def listing(number: int, *names: str, schema: str = "Person") -> Listing:
    listed = tuple(ListedName(name, "primary") for name in names)
    return Listing(f"test.list:{number}", "test.list", schema, names[0] if names else "", listed)


def index_of(*parts: Sequence[Listing]) -> NameIndex:
    none: NDArray[np.int32] = np.zeros(0, dtype="<i4")
    return NameIndex(build_name_arrays([*map(build_columns, parts)], [none] * len(parts)))


def of_names(names: Iterable[str], schema: str = "Person") -> NameIndex:
    return index_of([listing(number, name, schema=schema) for number, name in enumerate(names)])


@pytest.fixture(scope="module")
def found(propose: Callable[..., list[int]]) -> Found:
    """The listings of a single part that are proposed for a name."""

    def ask(index: NameIndex, text: str) -> set[int]:
        return {owner.listing for row in propose(index, text) for owner in index.owners(row)}

    return ask


class SlowTwin:
    """Every name of an index, word by word, in plain Python."""

    def __init__(self, index: NameIndex, arrays: dict[str, NDArray[np.generic]]) -> None:
        ends = index.table.fold_ends.tolist()
        spans = pairwise([0, *ends])
        self.folds = [decode_word(index.table.fold_codes[start:end]) for start, end in spans]
        self.finding = arrays["fold_finding"].tolist()
        folds = index.table.entries["fold"][index.table.words["entry"]]
        names = zip(index.table.names["start"], index.table.names["end"], strict=True)
        self.names = [folds[start:end].tolist() for start, end in names]

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """How much each word of a question says; one that no name has says much."""
        known = dict(zip(self.folds, self.finding, strict=True))
        return {word: 2.0 if len(word) == 1 else known.get(word, 12.0) for word in words}

    def shares(self, words: Sequence[str], *, is_generous: bool) -> list[float]:
        """How much each name shares: by its very words, or by whatever one may be taken for."""
        weights = self.weights(words)
        gains = [
            self.finding[number]
            if is_generous and self._may_be(fold, words)
            else weights.get(fold, 0.0)
            for number, fold in enumerate(self.folds)
        ]
        total = sum(weights.values())  # a word that is said twice says no more
        return [
            sum(gains[fold] for fold in (name if is_generous else {*name}))
            / max(min(total, sum(self.finding[fold] for fold in {*name})), 0.1)
            for name in self.names
        ]

    @staticmethod
    def _may_be(fold: str, words: Sequence[str]) -> bool:
        texts = [*words, *(first + second for first, second in pairwise(words))]
        parts = [text[:at] for text in texts for at in range(2, len(text))]
        parts += [text[at:] for text in texts for at in range(1, len(text) - 1)]
        return (
            any(OSA.distance(fold, text) <= 2 for text in texts)
            or any(OSA.distance(fold, part) <= 1 for part in parts)
            or fold.startswith(words[-1])
        )


@settings(max_examples=60, deadline=None)
@given(names=st.lists(SOME_WORDS, min_size=1, max_size=25), question=SOME_WORDS)
def test_a_name_that_shares_enough_is_proposed_and_no_other(
    propose: Propose, names: list[list[str]], question: list[str]
) -> None:
    listed = [listing(number, " ".join(words)) for number, words in enumerate(names)]
    arrays = build_name_arrays([build_columns(listed)], [np.zeros(0, dtype="<i4")])
    index = NameIndex(arrays)
    twin = SlowTwin(index, arrays)
    text = " ".join(question)
    words = parse_name(text).folded_words
    proposed = {*propose(index, text)}
    surely = {
        row
        for row, share in enumerate(twin.shares(words, is_generous=False))
        if share >= SHARE + 0.01
    }
    possibly = {
        row
        for row, share in enumerate(twin.shares(words, is_generous=True))
        if share >= SHARE_OF_SAME_LETTERS - 0.01
    }
    assert surely <= proposed <= possibly


@settings(max_examples=60, deadline=None)
@given(
    firms=st.lists(SOME_WORDS, min_size=1, max_size=25),
    people=st.lists(SOME_WORDS, max_size=5),
    words=SOME_WORDS,
)
def test_how_many_firms_have_all_words_of_a_question(
    firms: list[list[str]], people: list[list[str]], words: list[str]
) -> None:
    listed = [listing(at, " ".join(name), schema="Company") for at, name in enumerate(firms)]
    listed += [listing(100 + at, " ".join(name)) for at, name in enumerate(people)]
    arrays = build_name_arrays([build_columns(listed)], [np.zeros(0, dtype="<i4")])
    index = NameIndex(arrays)
    twin = SlowTwin(index, arrays)
    folds = [twin.folds.index(word) for word in {*words} if word in twin.folds]
    readings = index.table.names["reading"].tolist()
    is_firm = [reading == ORGANIZATION for reading in readings]
    having = [firm and {*folds} <= {*name} for firm, name in zip(is_firm, twin.names, strict=True)]
    # So many firms are told as the nearest power of two, so that one more moves nothing.
    steps = round(math.log2(max(sum(is_firm), 1)))
    expected = max(sum(having) if folds else 0, 1) / 2**steps
    share = index.share_of(index.count_with(np.array(folds, dtype=np.int32)))
    assert share == pytest.approx(expected)


@pytest.fixture(scope="module")
def index(records: list[ListRecord]) -> NameIndex:
    return index_of(
        [
            listing(number, record.principal.caption, schema=record.principal.schema)
            for number, record in enumerate(records)
        ]
    )


def test_every_name_is_proposed_for_itself(
    index: NameIndex, names: list[str], found: Found
) -> None:
    for number, name in enumerate(names):
        assert number in found(index, name.upper())


def test_a_name_with_one_slip_is_proposed(
    index: NameIndex, names: list[str], slip: Slip, found: Found
) -> None:
    source = random.Random(2)
    lost = [
        (name, mistyped)
        for number, name in enumerate(names)
        if number not in found(index, mistyped := slip(name, source))
    ]
    assert len(lost) <= 0.002 * len(names), lost


def test_a_slip_in_every_word_is_no_loss(index: NameIndex, names: list[str], found: Found) -> None:
    source = random.Random(3)
    lost = []
    for number, name in enumerate(names):
        words = [_without_a_letter(word, source) for word in name.split()]
        if number not in found(index, " ".join(words)):
            lost.append((name, words))
    assert len(lost) <= 0.005 * len(names), lost


def _without_a_letter(word: str, source: random.Random) -> str:
    at = source.randrange(1, 4)
    return word[:at] + word[at + 1 :] if len(word) > 5 else word


def test_few_are_proposed(index: NameIndex, names: list[str], found: Found) -> None:
    counts = [len(found(index, name)) for name in names]
    assert sum(counts) / len(counts) <= 0.02 * len(names)


def test_a_part_left_out_or_added_is_no_loss(
    index: NameIndex, names: list[str], found: Found
) -> None:
    for number, name in enumerate(names):
        words = name.split()
        if len(words) == 3:
            assert number in found(index, " ".join(words[1:])) | found(index, words[0])
        assert number in found(index, f"{name} Kalimbo")


def test_other_scripts_and_spellings(found: Found) -> None:
    index = index_of(
        [
            listing(1, "Yevgeny SHCHUKIN"),
            listing(2, "Blue Star Technology Co., Ltd.", "蓝星科技有限公司", schema="Company"),
            listing(3, "Joint Stock Company Romashka", schema="Company"),
            listing(4, "Mahmoud Al-Halabi"),
        ]
    )
    for text, number in (
        ("ЩУКИН ЕВГЕНИЙ", 0),
        ("Evgenii Schukin", 0),
        ("蓝星科技", 1),
        ("АО «Ромашка»", 2),
        ("محمود الحلبي", 3),
    ):
        assert number in found(index, text), text


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("KalimboJSC", "Kalimbo JSC"),
        ("VetrunovoOleg", "Vetrunovo Oleg"),
        ("MirzaKHAN", "Mirza KHAN"),
        ("TESMARIN STITUTE", "TESMAR INSTITUTE"),
        ("DorazinaMIRZ AKHANI", "Dorazina MIRZAKHANI"),
        ("DorezinVETRUN", "Dorazin VETRUN"),
    ],
)
def test_words_joined_and_parted_elsewhere_are_found(text: str, listed: str, found: Found) -> None:
    """By their letters as they are written: those that meet at a seam are folded into one."""
    index = of_names((listed, "Petrova Dina"))
    assert found(index, text) == {0}


def test_a_ship_is_listed_with_or_without_its_kind(found: Found) -> None:
    index = of_names(("M/V SUNLIT PALM", "GRACE MOON"), schema="Vessel")
    assert found(index, "Sunlit Palm") == {0}
    assert found(index, "M/V Grace Moon") == {1}


def test_one_name_of_several_listings_is_one_row() -> None:
    index = index_of(
        [listing(0, "Nova Lilia", "Rosa Lilia"), listing(1, "Rosa LILIA")],
        [listing(0, "Dina Petrova"), listing(1, "rosa lilia")],
    )
    assert len(index) == 3
    [row] = [row for row in range(3) if len([*index.owners(row)]) == 3]
    assert [*index.owners(row)] == [(0, 0, 1), (0, 1, 0), (1, 1, 0)]
    assert index.rows_of(0, 0)[1] == (row, 1)
    assert index.rows_of(1, 1) == [(row, 0)]
    assert index.rows_of(1, 2) == []


def test_what_is_left_out_is_not_there() -> None:
    parts = [build_columns([listing(0, "Nova Lilia"), listing(1, "Rosa Lilia")])] * 2
    gone = [np.array(places, dtype="<i4") for places in ([0], [1])]
    index = NameIndex(build_name_arrays(parts, gone))
    owners = sorted(owner for row in range(len(index)) for owner in index.owners(row))
    assert owners == [(0, 1, 0), (1, 0, 0)]


def test_threads_get_the_same_answers_as_one(
    index: NameIndex, names: list[str], found: Found
) -> None:
    draw = random.Random(4)
    questions = [f"{draw.choice(names)} {draw.choice(names)}" for _ in range(300)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: found(index, text), questions))
    assert together == [found(index, text) for text in questions]


@pytest.mark.parametrize("names", [(), ("…",), ("Ro",)])
def test_small_lists_have_an_index(names: tuple[str, ...], found: Found) -> None:
    index = of_names(names)
    is_there = bool(names) and parse_name(names[0]).words != ()
    assert len(index) == is_there
    assert found(index, "Ro") == ({0} if names == ("Ro",) else set())
    assert found(index, "محمد") == set()


@pytest.mark.parametrize(
    "text", ["", "a", "😀", "x" * 10_000, "LLC", "44", "(?:.*)+$", "\x00", "a " * 400, "& " * 9000]
)
def test_odd_names_are_answered(index: NameIndex, text: str, found: Found) -> None:
    assert len(found(index, text)) <= len(index)


def test_initials_behind_a_family_name_that_many_have_do_not_hide_it(found: Found) -> None:
    """Single letters say nothing of whether a name is worth a look."""
    others = [f"{given} {father} Koradin" for given in GIVEN for father in FATHERS]
    index = of_names(["Volodar Petrovich Koradin", *others])
    for question in ("Koradin V.P.", "V.P. Koradin", "Koradin V P", "KORADIN V. P."):
        assert 0 in found(index, question)


GIVEN = ("Andrei", "Boris", "Denis", "Fedor", "Gleb", "Igor", "Kirill", "Leonid")
FATHERS = ("Andreevich", "Borisovich", "Denisovich", "Fedorovich", "Glebovich", "Igorevich")
