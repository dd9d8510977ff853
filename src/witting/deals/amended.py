"""How does a text say that a party is another from now on: ``NOTIFY PARTY NOW READS X``?

The words are those of ``resources/deals/amended.yaml``.
"""

from __future__ import annotations

import re
from functools import cache

from witting.resources import read_yaml

_OLD_TO_NEW = re.compile(
    r"\s*from\s+.{2,140}?\s+(?:to\s+read|to|into|with|by)\s*:?\s+", re.IGNORECASE
)

_ADDRESS = re.compile(r"\baddress\b", re.IGNORECASE)
_NAME = re.compile(r"\b(?:name|details)\b", re.IGNORECASE)


@cache
def amended_words() -> str:
    """The pattern of what stands between a party and its new name, with the colon behind."""
    before, verbs, behind = _either("before"), _either("verbs"), _either("behind")
    return rf"(?:(?:{before})\s+){{0,6}}(?:{verbs})(?!\w)(?:\s+(?:{behind})(?!\w)){{0,4}}\s*:?\s+"


def is_of_address(words: str) -> bool:
    """Whether such words say what an address is from now on, and nothing of a name."""
    return bool(_ADDRESS.search(words)) and not _NAME.search(words)


def new_name_at(text: str, end: int) -> int:
    """Where the new name begins behind such words: behind the old one in ``FROM X TO Y``."""
    found = _OLD_TO_NEW.match(text, end)
    return found.end() if found else end


@cache
def instead_of() -> re.Pattern[str]:
    """What ends the new name: ``INSTEAD OF``."""
    return re.compile(rf"[\s,]+(?<!\w)(?:{_either('instead')})(?!\w)", re.IGNORECASE)


def _either(key: str) -> str:
    words = [str(item.value) for item in read_yaml("deals/amended.yaml").mapping()[key].sequence()]
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
