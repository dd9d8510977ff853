"""How are many texts looked through as one, so that none reaches into the next?

What looks through a text takes a while to begin, however short the text is: a hundred at once take
a tenth of the time.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from witting.index.sighted import REACH
from witting.names.text_words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.names.text_words import TextWords

_WORD = "zqxj"
"""That no name has, nor one near it."""
BARRIER = f";: {f'{_WORD} ' * REACH}{_WORD.title()} ;:\n"
"""What stands between two texts: so many words that no name reaches over them. A text ends before a
small letter and begins behind a capital, so that neither end of it stands out."""


def split_apart(texts: Sequence[str]) -> tuple[TextWords, list[int]]:
    """The words of some texts, with barriers between, and where each text begins in all.

    Args:
        texts: At least one.
    """
    if len(texts) == 1:
        return split_words(texts[0]), [0]
    found = split_words(BARRIER.join(texts))
    sides = np.array([*accumulate(len(part) for text in texts for part in (text, BARRIER))])
    begins = [0, *sides[1:-1:2].tolist()]
    return replace(found, parts=np.searchsorted(sides, found.starts, side="right")), begins
