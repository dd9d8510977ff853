"""Which part of a running text may be a name?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

RESOURCE = "texts/chinese.yaml"
_SIGNS = re.compile(r"[\u3400-\u9fff\uff08\uff09()·]+")
_SHORTEST, _LONGEST = 2, 40
"""Signs of a Chinese name before the word for the kind of firm."""


class Span(NamedTuple):
    """A part of a text that may be a name.

    Args:
        start: Where it begins in the text.
        end: Where it ends.
        text: What it says, on one line and with the word that a line end parts as one.
        read: The same with each word in the case in which the lists have it.
        rows: The rows of the names that it may be; none where the text alone says that it is one.
        is_whole: Whether a legal form says where the name ends.
        has_slip: Whether the names are others by a letter or a blank.
    """

    start: int
    end: int
    text: str
    read: str
    rows: tuple[int, ...]
    is_whole: bool
    has_slip: bool = False


def iter_chinese(text: str) -> Iterator[Span]:
    """What may be names of firms in Chinese, which has no blanks.

    A name ends with what kind of firm it is. It begins where the signs do, behind another name, or
    behind a word such as the one for a consignee; each is a span.
    """
    if text.isascii():
        return
    ends, before = _words("ends"), _words("before")
    for run in _SIGNS.finditer(text):
        behind = 0
        for end in ends.finditer(run[0]):
            first = max(behind, end.start() - 2 * _LONGEST)
            words = before.finditer(run[0], first, end.start())
            for start in sorted({behind, *(word.end() for word in words)}):
                if _SHORTEST <= end.start() - start <= _LONGEST:
                    place = run.start() + start
                    name = run[0][start : end.end()]
                    yield Span(place, place + len(name), name, name, (), is_whole=True)
            behind = end.end()


@cache
def _words(key: str) -> re.Pattern[str]:
    """One or more of the words of a list of RESOURCE, the longest first."""
    texts = [str(item.value) for item in read_yaml(RESOURCE).mapping()[key].sequence()]
    either = "|".join(sorted(map(re.escape, texts), key=lambda text: (-len(text), text)))
    return re.compile(f"(?:{either})+")
