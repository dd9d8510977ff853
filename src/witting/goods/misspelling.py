"""Which words of a description were meant, where some are misspelt?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.goods.goods_text import with_words
from witting.goods.marker import load_markers
from witting.goods.slip import SlipIndex
from witting.goods.small_words import load_small_words
from witting.goods.vocabulary import load_vocabulary
from witting.goods.word_memory import WordMemory
from witting.prepared import prepared

if TYPE_CHECKING:
    from witting.goods.goods_text import GoodsText


def mend_slips(text: GoodsText) -> GoodsText | None:
    """The text with its misspelt words as they were meant; None where none is seen."""
    if text.is_drawn_apart:
        return None  # Words drawn apart are in no script whose slips are mended.
    mended = [*map(_meanings().__getitem__, text.words)]
    if not any(mended):
        return None
    return with_words(text, {number: word for number, word in enumerate(mended) if word})


@cache
def _meanings() -> WordMemory[str | None]:
    """The same words come again and again."""
    return WordMemory(_slips().lookup_meant)


@prepared
def _slips() -> SlipIndex:
    # Who reads "contract no 12" must not take the first word for a slip of "contact".
    marking = [part for marker in load_markers() for part in marker.term.parts]
    marking += load_small_words().papers | load_small_words().right
    return SlipIndex(
        (needle for word in load_vocabulary() for needle in word.term.parts),
        right=(word for part in marking for word in part.split()),
    )
