"""What does a text say without the places where its words may be parted at the end of a line?"""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"(?<=\w)[\u00ad\u200b\u2060]+(?=\w)")
"""Within a word: the soft hyphen, the blank without width and the joiner of words."""


def without_hyphenation(text: str) -> str:
    """The text with whole words: ``Techno&shy;logical`` is ``Technological``."""
    return _UNSEEN.sub("", text)
