"""What is asked of a listed name beside its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.name_facts import (
    MOST_LETTERS,
    TELLING_FORMS,
    NameFacts,
    pack_facts,
    read_facts,
    unpack_facts,
)


@given(
    st.frozensets(st.sampled_from(TELLING_FORMS)),
    st.integers(0, MOST_LETTERS),
    st.booleans(),
    st.booleans(),
)
def test_what_is_packed_is_unpacked(
    forms: frozenset[str], letters: int, is_latin: bool, is_read: bool
) -> None:
    facts = NameFacts(forms, letters, is_latin, is_read)
    assert unpack_facts(pack_facts(facts)) == facts
    assert 0 <= pack_facts(facts) < 1 << 16


@pytest.mark.parametrize(
    ("text", "is_ship", "expected"),
    [
        ("Rosa Lilia LLC", False, NameFacts({"limited"}, 9, is_latin=True, is_read=False)),
        ("АО Роза", False, NameFacts({"stock"}, 4, is_latin=False, is_read=False)),
        ("罗莎有限公司", False, NameFacts({"limited"}, 6, is_latin=False, is_read=True)),
        ("M/V ROSA", True, NameFacts(frozenset(), 6, is_latin=True, is_read=False)),
        ("", False, NameFacts(frozenset(), 0, is_latin=True, is_read=False)),
        ("lilia " * 900, False, NameFacts(frozenset(), 300, is_latin=True, is_read=False)),
    ],
)
def test_the_facts_of_a_name(text: str, *, is_ship: bool, expected: NameFacts) -> None:
    assert read_facts(text, is_ship=is_ship) == expected
