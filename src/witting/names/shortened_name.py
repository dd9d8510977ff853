"""Was the name of a firm cut off before the word that tells whose it is?

Messages give a name 35 signs: of ``Joint Stock Company Scientific Production Association Koradin``
they keep the words that thousands share.
"""

from __future__ import annotations

from witting.names.name import parse_name
from witting.names.word_kind import (
    FORM,
    GENERIC,
    PARTICLE,
    SUBSTANCE,
    begins_long_word,
    kind_of_word,
)

_COMMON = (FORM, GENERIC, PARTICLE)
_LINE, _NEARLY, _LONG = 35, 34, 30
"""Signs of a line, of one whose blank at the end is lost, and of a name that may have been cut."""
_BEGINNING = 3
"""A word that was cut has so many letters left."""


def lacks_its_end(text: str) -> bool:
    """Whether a name is words of forms and trades alone, the last of them cut or at a line's end.

    Args:
        text: The name, as a deal gives it.
    """
    size = len(" ".join(text.split()))
    if size < _LONG:
        return False
    name = parse_name(text)
    kinds = [*map(kind_of_word, name.folded_words, name.words)]
    if FORM not in kinds or any(kind not in _COMMON for kind in kinds[:-1]):
        return False
    if kinds[-1] in _COMMON:
        return GENERIC in kinds and _NEARLY <= size <= _LINE
    last = name.words[-1]
    is_cut = len(last) >= _BEGINNING and begins_long_word(last)
    return kinds[-1] == SUBSTANCE and len(kinds) > 1 + kinds.count(PARTICLE) and is_cut
