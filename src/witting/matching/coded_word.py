"""What is known of a word of a query without any list, as compiled code reads it?

Words come again and again, in other names: each is read once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from witting.matching.word_flag import COMMON, FAMOUS, MOST_WELL_KNOWN, WELL_KNOWN
from witting.names.common_name import lookup_share
from witting.names.concept import begins_concept
from witting.names.letter_code import encode_word
from witting.names.name_table import NUMBER, PATRONYMIC
from witting.names.name_word import is_number, is_patronymic, word_of_concept, word_of_other
from witting.names.slavic_name import common_form
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE, kind_in_person, kind_of_word

HEAD = 5
"""So many numbers of a word come before its letters."""
MOST_KEPT = 1 << 16
_LEAST_NAME = 4
_FORM = True


class CodedWord(NamedTuple):
    """A word that is no legal form, read in a person's name and in another's; its codes.

    Args:
        of_person: Its codes in a person's name.
        of_other: In another's.
        begins_concept: Whether a word of the trade may begin with it.
    """

    of_person: bytes
    of_other: bytes
    begins_concept: bool


@lru_cache(maxsize=MOST_KEPT)
def code_word(written: str) -> CodedWord:
    """The codes of a word in plain Latin letters, see :func:`encode_name_word`."""
    folded, begins = fold_spelling(written), begins_concept(written)
    of_other = encode_name_word(folded, written, kind_of_word(folded, written))
    kind, of_person = kind_in_person(folded, written), common_form(folded)
    if of_person == folded:
        return CodedWord(bytes((kind,)) + of_other[1:], of_other, begins)
    return CodedWord(encode_name_word(of_person, written, kind), of_other, begins)


@lru_cache(maxsize=1 << 12)
def code_concept(key: str, written: str) -> bytes:
    """The codes of the words of a concept, see :func:`~witting.names.concept.find_concepts`."""
    return encode_name_word(*word_of_concept(key, written))


@lru_cache(maxsize=1 << 12)
def code_form(written: str) -> bytes:
    """The codes of a word that is part of a legal form."""
    return encode_name_word(*word_of_other(fold_spelling(written), written, _FORM))


@lru_cache(maxsize=MOST_KEPT)
def encode_name_word(folded: str, written: str, kind: int) -> bytes:
    """A word for :func:`witting.matching.query_words.write_records`.

    Its kind, its flags but KNOWN, its tier among well-known names (0 for others), how many letters
    it has folded and as written, and the codes of both.
    """
    share = lookup_share(folded) or 0
    if share == 0 and len(written) >= _LEAST_NAME:
        # Of a word of the trade the fold is its meaning; White is a name all the same.
        share = lookup_share(fold_spelling(written)) or 0
        share = share if share <= MOST_WELL_KNOWN else 0
    is_common = share == 0 and kind_of_word(folded, written) != SUBSTANCE
    flags = NUMBER * is_number(written) + PATRONYMIC * is_patronymic(folded) + COMMON * is_common
    flags += FAMOUS * (share > 0) + WELL_KNOWN * (0 < share <= MOST_WELL_KNOWN)
    head = bytes((kind, flags, share, len(folded), len(written)))
    return head + encode_word(folded) + encode_word(written)
