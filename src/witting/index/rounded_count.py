"""For how many names or addresses is a list taken, so that one more does not move what all say?

What a word says is told by how few have it. If all of them were counted, each edition of a list
would move what every word of every name says, by a hair, and no stored answer could be known to
stand without asking again.
"""

from __future__ import annotations

import math


def rounded_count(count: int, *, least: int = 1) -> int:
    """The power of two that is nearest, by its logarithm; of no fewer than ``least``."""
    return int(2 ** round(math.log2(max(count, least, 1))))
