"""Are the words of addresses such as they are looked up?"""

from __future__ import annotations

import re
from dataclasses import fields

from witting.names import lookup_country
from witting.routes.address_words import load_address_words
from witting.routes.gazetteer import load_gazetteer


def test_words_are_in_small_latin_letters_and_no_towns() -> None:
    known = load_address_words()
    groups = [getattr(known, field.name) for field in fields(known)]
    for words in (group for group in groups if isinstance(group, frozenset)):
        assert words
        # A label of names/addresses.yaml may have two words.
        assert all(re.fullmatch(r"[a-z ]+", word) for word in words)
    assert not known.slavic & load_gazetteer().by_name.keys()


def test_short_names_are_of_countries() -> None:
    codes = load_address_words().countries.values()
    assert all(lookup_country(code) == code for code in codes)
