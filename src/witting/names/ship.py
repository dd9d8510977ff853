"""Which part of what shipping papers write is the ship's name?"""

from __future__ import annotations

import re
from functools import cache

from witting.errors import ResourceError
from witting.names.script import latinize
from witting.resources import read_yaml

RESOURCE = "names/ships.yaml"

_VOYAGE = re.compile(r"[\s,/-]+v(?:oy(?:age)?)?(?:[\s.:/-]|no\b)*\d[\w-]{0,9}\s*$", re.IGNORECASE)


def split_ship(text: str) -> tuple[str, bool]:
    """The name without the kind of ship before it and the voyage behind it.

    Args:
        text: As written: ``M/V ROSA``, ``MV Rosa V.2401W``, ``т/х «Роза»``.

    Returns:
        What is left, and whether something of it says that this is a ship; the text itself and
        False where nothing does, or nothing would be left.
    """
    found = _prefix().match(text)
    bare = _VOYAGE.sub("", text[found.end() :] if found else text)
    if bare == text or not any(map(str.isalnum, bare)):
        return text, False
    return bare.strip(), True


@cache
def ship_words() -> frozenset[str]:
    """The Latin words that stand before a ship's name, and of several the last."""
    texts = (re.sub(r"/", "", text) for text in _prefixes())
    return frozenset(words[-1] for text in texts if (words := latinize(text)))


@cache
def ship_letters() -> frozenset[tuple[str, ...]]:
    """Those before a ship's name that are two letters with a slash between, in small letters."""
    pairs = (tuple(text.lower().split("/")) for text in _prefixes())
    return frozenset(pair for pair in pairs if [*map(len, pair)] == [1, 1])


@cache
def _prefix() -> re.Pattern[str]:
    """Whole words with dots, slashes or blanks between their parts, whatever their case."""
    parts = (re.split(r"[/\s]+", text) for text in _prefixes())
    texts = sorted({r"[/.\s]*".join(map(re.escape, words)) for words in parts}, key=_longest_first)
    return re.compile(rf"\s*(?:{'|'.join(texts)})(?!\w)[\s./:-]*", re.IGNORECASE)


def _prefixes() -> list[str]:
    root = read_yaml(RESOURCE)
    rows = root.value["prefixes"].value if isinstance(root.value, dict) else ""
    if not isinstance(rows, list):
        raise ResourceError("'prefixes' is a list of texts.", where=root.where)
    return [str(row.value) for row in rows]


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text
