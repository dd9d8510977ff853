"""Is the word found that was meant, and no other?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from witting.goods.slip import LONGEST, SHORTEST, SlipIndex

NEEDLES = [" bearing", " kugellager", "kondensator", " schalter ", " подшипник", " oil "]
INDEX = SlipIndex(NEEDLES)


def test_a_slip_is_mended_and_the_ending_kept() -> None:
    assert INDEX.lookup_meant("baerings") == "bearings"
    assert INDEX.lookup_meant("подшпниками") == "подшипниками"
    assert INDEX.lookup_meant("schater") == "schalter"


def test_what_is_right_short_or_another_word_is_left_alone() -> None:
    assert INDEX.lookup_meant("bearings") is None
    assert INDEX.lookup_meant("wearing") is None
    assert INDEX.lookup_meant("oill") is None
    assert INDEX.lookup_meant("schalters") is None or INDEX.lookup_meant("schalters") == "schalter"
    assert INDEX.lookup_meant("6205rs7") is None


def test_another_ending_is_no_slip() -> None:
    index = SlipIndex([" charger ", " encoder"], right=["contracts"])
    assert index.lookup_meant("charges") is None
    assert index.lookup_meant("encoded") is None
    assert SlipIndex([" carbone ", " charbon "]).lookup_meant("carbon") is None
    assert index.lookup_meant("chrager") == "charger"
    assert SlipIndex([" contact"], right=["contract"]).lookup_meant("contract") is None


@given(st.text(alphabet="bearingskuol", max_size=12))
def test_what_is_mended_is_one_slip_from_a_word(word: str) -> None:
    meant = INDEX.lookup_meant(word)
    if meant is not None:
        assert meant != word
        assert any(
            OSA.distance(word[:size], needle.strip()) == 1
            and meant.startswith(needle.strip())
            and SHORTEST <= len(needle.strip()) <= LONGEST
            for needle in NEEDLES
            for size in range(len(word) + 1)
        )
