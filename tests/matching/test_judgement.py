"""Compiled code judges two names as its slow twin does."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.matching import twin
from tests.matching.twin_pairing import is_looked_past, reads

from witting.matching import SCORE, NameMatcher
from witting.matching.fact import AGREEMENT, FRAGMENT, LACK
from witting.matching.judgement import judge_best
from witting.names import parse_name
from witting.names.abjad import is_abjad
from witting.names.compiled import compiled
from witting.names.letter_code import decode_word
from witting.names.name_table import (
    ORGANIZATION,
    PERSON,
    READ,
    SHIP,
    TRANSLATED,
    NameTable,
    written_words,
)
from witting.names.single_table import table_of
from witting.names.word_mass import weigh_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from witting.matching import QueryName
    from witting.matching.query_words import Readings

    Draw = st.DrawFn

INVENTED = [
    *("kalimbo", "dorazin", "vetrunov", "shchelkin", "yurchenkov", "mirzakhan", "kalimba"),
    *("volkhonsky", "tesmar", "okra", "obolin", "brezhanovskaya", "qaswari", "hsinlao", "xiradze"),
    *("wyszkowicz", "tadj", "kuznechik", "ba", "sel", "orlo", "prokhorenkov"),
]
FATHERS = ["borisovich", "petrovna", "arslanoglu", "pavlovich"]
FAMOUS = ["john", "maria", "lee", "ivan", "white", "mohammed", "wang", "martin", "marina"]
NUMBERS = ["44", "45", "7a", "iii", "volga44", "1", "2000"]
FORMS = ["LLC", "OOO", "GmbH", "Limited", "Joint", "Stock", "Company", "ltd"]
PARTICLES = ["al", "bin", "of", "and", "von"]
TRADE = ["trading", "technology", "zavod", "plant", "export", "bank", "scientific", "tradng"]
PLACES = ["moscow", "kazan", "dubai", "moskovskii"]
LETTERS = ["k", "v", "d", "m"]
CYRILLIC = ["иванов", "завод", "ООО", "щелкин", "калимбо", "машиностроительный", "ветрунов"]
ARABIC = ["محمد", "حسين", "شركة", "عبدالله", "الرحمن", "كليمبو", "دورازين", "احمد"]
READINGS = ["muhammad", "hussein", "husayn", "abdallah", "rahman", "alrahman", "ahmad", "hasan"]
HAN = ["北京", "科技", "有限公司", "王", "李"]
PINYIN = ["beijing", "keji", "wang", "li", "ke", "ji"]
LATIN = [*INVENTED, *FATHERS, *FAMOUS, *NUMBERS, *FORMS, *PARTICLES, *TRADE, *PLACES, *LETTERS]
POOLS = {
    "invented": [*INVENTED, *LETTERS],
    "people": [*INVENTED, *FATHERS, *FAMOUS, *PARTICLES, *LETTERS],
    "firms": [*INVENTED[:6], *NUMBERS, *FORMS, *TRADE, *PLACES, *PARTICLES],
    "cyrillic": [*CYRILLIC, "kalimbo", "zavod", "ivanov", "LLC", "shchelkin", "plant"],
    "arabic": ARABIC,
    "read": READINGS,
    "han": [*HAN, *PINYIN],
    "all": [*LATIN, *CYRILLIC, *ARABIC, *READINGS, *HAN],
}
ALPHABET = "abeiklmnorstvhy"
READ_AS = (PERSON, ORGANIZATION, SHIP, TRANSLATED)


@st.composite
def names(draw: Draw, pool: str) -> str:
    """A name of one to six words; some ships have their kind before them."""
    words = draw(st.lists(st.sampled_from(POOLS[pool]), min_size=1, max_size=6))
    return " ".join(words)


@st.composite
def misspelt(draw: Draw, word: str) -> str:
    """The word with one slip."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(ALPHABET))
    return draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 :] or word,
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
                word[:at] + word[at] + word[at:],
            ]
        )
    )


@st.composite
def questions(draw: Draw, name: str, pool: str) -> str:
    """What somebody writes who means the name, or does not."""
    words: list[str] = []
    for word in name.split():
        what = draw(st.integers(0, 9))
        if what == 0:
            continue
        if what == 1:
            words.append(word[0])
        elif what in (2, 3, 4):
            words.append(draw(misspelt(word)))
        elif what == 5:
            words.append(draw(misspelt(draw(misspelt(word)))))
        elif what == 6 and words:
            words[-1] += word
        elif what == 7 and len(word) > 3:
            at = draw(st.integers(1, len(word) - 1))
            words.extend((word[:at], word[at:]))
        else:
            words.append(word)
    words += draw(st.lists(st.sampled_from(POOLS[pool]), max_size=2))
    if draw(st.booleans()):
        words = draw(st.permutations(words))
    text = " ".join(words)
    if draw(st.integers(0, 5)) == 0:
        text = text[: draw(st.integers(len(text) // 2, len(text)))]
    return draw(st.sampled_from(["", "", "", "", "M/V "])) + text


@st.composite
def comparisons(draw: Draw) -> tuple[str, list[str], int]:
    """A query, the names of a list, and by what seed their words are rare or common."""
    pool = draw(st.sampled_from(sorted(POOLS)))
    other = draw(st.sampled_from([pool, pool, "arabic" if pool == "read" else pool, "all"]))
    listed = draw(st.lists(names(pool), min_size=1, max_size=3))
    query = draw(st.one_of(questions(listed[0], pool), names(other)))
    return query, listed, draw(st.integers(0, 50))


@compiled
def _judge_best(
    persons: Any,
    others: Any,
    translated: Any,
    ships: Any,
    table: Any,
    weights: Any,
    names: Any,
    pairings: Any,
    least: float,
) -> Any:
    """What compiled code alone calls, called."""
    return judge_best(persons, others, translated, ships, table, weights, names, pairings, least)


class Listed:
    """Some names, each read in every way, whose words are as rare as a seed says."""

    def __init__(self, texts: Sequence[str], seed: int) -> None:
        self.rows = [(text, reading) for text in texts for reading in READ_AS]
        plain = table_of([(parse_name(text), reading) for text, reading in self.rows])
        starts = np.concatenate([[0], plain.fold_ends[:-1]])
        spans = zip(starts.tolist(), plain.fold_ends.tolist(), strict=True)
        folds = [decode_word(plain.fold_codes[start:end]) for start, end in spans]
        rarity = [_rarity(fold, seed) for fold in folds]
        written = written_words(plain)
        read = [_rarity(word, seed)[0] for word in written]
        self.lists = twin.Lists(
            dict(zip(folds, rarity, strict=True)), dict(zip(written, read, strict=True))
        )
        self.table = _with_rarity(plain, rarity, read)

    def words(self, row: int) -> list[str]:
        """As they are written."""
        name = self.table.names[row]
        written = written_words(self.table)
        return [written[entry] for entry in self.table.words["entry"][name["start"] : name["end"]]]

    def scores(self, query: str) -> list[float]:
        """By compiled code, in the order of the rows."""
        scores: list[float] = self.facts(query)[:, SCORE].tolist()
        return scores

    def facts(self, query: str) -> NDArray[np.float64]:
        """All that there is to tell, likewise."""
        matcher, read = self._ask(query)
        facts: NDArray[np.float64] = matcher.score(read, self._all)
        return facts

    def best(self, query: str, *, least: float) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The rows that score at least so much, or may yet, and all that there is to tell."""
        matcher, read = self._ask(query)
        person, other, ship, translated = (words.record for words in read.words)
        table, weights, pairing = matcher.table, matcher.weights, matcher.pairing
        found: tuple[NDArray[np.int32], NDArray[np.float64]] = _judge_best(
            person, other, translated, ship, table, weights, self._all, pairing, least
        )
        return found

    def _ask(self, query: str) -> tuple[NameMatcher, QueryName]:
        matcher = NameMatcher(self.table)
        return matcher, matcher.read(query, readings=self._readings(query))

    @property
    def _all(self) -> NDArray[np.int32]:
        return np.arange(len(self.rows), dtype=np.int32)

    def twins(self, query: str) -> list[float]:
        return [twin.score(query, text, reading, self.lists) for text, reading in self.rows]

    def _readings(self, query: str) -> Readings:
        name = parse_name(query)
        if not any(map(is_abjad, name.native)):
            return {}
        entries = list(enumerate(written_words(self.table)))
        pairs = zip(name.words, name.words[1:], strict=False)
        texts = [*name.words, *map(" ".join, pairs)]
        return {
            text: tuple(
                (entry, not slips)
                for entry, latin in entries
                if (slips := reads(text.replace(" ", ""), latin)) is not None
            )
            for text in texts
        }


def _rarity(fold: str, seed: int) -> tuple[float, int]:
    """Bits and names of a word; all rare in the first of the worlds."""
    drawn = zlib.crc32(f"{fold}{seed}".encode())
    bits = (14.0, 11.0, 9.5, 8.0, 6.0, 4.0, 2.0)[drawn % 7 if seed else 0]
    return bits, (1, 2, 3, 40)[drawn // 7 % 4 if seed else 0]


def _with_rarity(
    plain: NameTable, rarity: Sequence[tuple[float, int]], read: Sequence[float]
) -> NameTable:
    bits, counts = (np.array(own) for own in zip(*rarity, strict=True))
    entries = plain.entries[plain.words["entry"]]
    readings: Any = plain.names["reading"] % READ
    words = plain.words.copy()
    words["mass"], words["bits"] = weigh_words(
        words["kind"],
        bits.astype(np.float32)[entries["fold"]],
        entries["fold_end"] - entries["fold_start"],
        entries["share"],
        np.repeat(readings, plain.names["end"] - plain.names["start"]),
    )
    return plain._replace(
        fold_bits=bits.astype("<f4"),
        fold_names=counts.astype("<i4"),
        skeleton_bits=np.array(read, dtype="<f4"),
        words=words,
    )


def check(query: str, texts: Sequence[str], seed: int = 0) -> None:
    listed = Listed(texts, seed)
    for row, own, slow in zip(listed.rows, listed.scores(query), listed.twins(query), strict=True):
        assert own == pytest.approx(slow, abs=1e-4), f"{query!r} beside {row}, seed {seed}"


@settings(max_examples=500)
@given(comparisons())
@example(("M/V Kalimbo V.2401W", ["Kalimbo"], 0))
@example(("Brigade 44", ["Brigade 45", "Brigade 44 Volga"], 0))
@example(("Petrov Ivan", ["Petrova Ivana Borisovna"], 3))
@example(("машиностроительный завод Калимбо", ["Kalimbo machine-building plant LLC"], 1))
@example(("شركة كليمبو", ["Kalimbo Company", "kalimbo"], 0))
@example(("محمد عبد الرحمن", ["Muhammad Abdulrahman", "Mohammed Abd al-Rahman"], 2))
@example(("北京科技有限公司", ["Beijing Keji Co., Ltd."], 0))
@example(("Dorazin Vetrunov Kalimbovs", ["Dorazin Vetrunov Kalimbovskaya Tesmar"], 0))
@example(("", ["Kalimbo", ""], 0))
@example(("kalimbo LC", ["kalimbo kalimbo kalimbo kalimbo kalimbo LLC"], 0))
@example(("محمد شركة الرحمن الرحمن", ["محمد شركة عبدالله الرحمن"], 1))
def test_the_score_is_that_of_the_slow_twin(case: tuple[str, list[str], int]) -> None:
    query, texts, seed = case
    listed = Listed(texts, seed)
    for text, reading in listed.rows:
        sides = (
            twin.read_query(query, reading, listed.lists),
            twin.read_listed(text, reading, listed.lists),
        )
        assume(not is_looked_past(*sides))
    check(query, texts, seed)


def test_a_slip_in_another_romanisation_is_one_slip() -> None:
    """Alexey and Aleksei are one name, and Alxey is one slip from it."""
    check("Alxey Dorazin", ["Aleksei Dorazin"])


def test_a_name_parted_in_another_romanisation_is_the_same() -> None:
    """Hrushev and Khrushchev are one fold."""
    check("Nikita Hru Shev", ["Nikita Khrushchev"])


def test_of_a_very_long_word_the_first_letters_count() -> None:
    check("kalinbo" + "dorazin" * 9, ["kalimbo" + "dorazin" * 9])


def test_what_is_told_of_a_comparison_is_what_was_scored() -> None:
    """The same facts whether many names are scored or one is explained."""
    listed = Listed(["Kalimbo Trading LLC", "Dina Borisovna Petrova"], 5)
    matcher = NameMatcher(listed.table)
    for query, best in (("Kalimbo Tradng", 0.5), ("Petrova Dina B.", 0.5), ("Tesmar", 0.0)):
        read = matcher.read(query)
        rows = np.arange(len(listed.rows), dtype=np.int32)
        facts = matcher.score(read, rows)
        assert facts[:, SCORE].max() >= best
        for row, own in enumerate(facts.tolist()):
            told = matcher.tell(read, row, own)
            pairs, ours, theirs = told.paired
            assert told.score == pytest.approx(max(0.0, told.agreement - own[LACK]))
            hows = {pair.how for pair in pairs}
            assert told.is_otherwise <= bool(hows - {"exact", "joined"})
            assert told.slips in (0, sum(pair.slips for pair in pairs))
            if pairs or ours or theirs:
                said = [word for pair in pairs for word in pair.listed]
                assert sorted([*said, *theirs]) == sorted(listed.words(row))


@settings(max_examples=300)
@given(comparisons(), st.sampled_from([0.05, 0.5, 0.7, 0.8, 0.9, 0.99]))
@example(("Dorazin Vetrunov Kalimbovs", ["Dorazin Vetrunov Kalimbovskaya Tesmar"], 0), 0.9)
@example(("Kalimbo Trading", ["Kalimbo Dorazin Trading LLC", "Tesmar Trading"], 3), 0.8)
@example(("K. Dorazin", ["Kalimbo Dorazin", "Vetrunov Dorazin"], 4), 0.5)
def test_what_is_passed_over_would_not_score_enough(
    case: tuple[str, list[str], int], least: float
) -> None:
    """Names of which a glance shows that they score too little are left out, and no others."""
    query, texts, seed = case
    listed = Listed(texts, seed)
    assume(parse_name(query).words)
    rows, facts = listed.best(query, least=least)
    told = listed.facts(query)
    is_part = (told[:, FRAGMENT] > 0) & (told[:, AGREEMENT] >= least)
    wanted = np.flatnonzero((told[:, SCORE] >= least) | is_part)
    assert rows.tolist() == wanted.tolist()
    assert np.array_equal(facts, told[wanted])
