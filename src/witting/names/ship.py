"""Which part of what shipping papers write is the ship's name?"""

from __future__ import annotations

import re
from functools import cache

from witting.errors import ResourceError
from witting.names.script import latinize
from witting.prepared import prepared
from witting.resources import read_yaml

RESOURCE = "names/ships.yaml"
IN_TEXTS = "texts/ships.yaml"

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


@prepared
def ship_words() -> frozenset[str]:
    """The words that stand before a ship's name in texts, and of several the last.

    In Latin letters; those of a script without blanks as written.
    """
    prefixes = (latinize(re.sub(r"/", "", text)) for text in _rows(RESOURCE, "prefixes"))
    others = ((latinize(text), text) for text in _rows(IN_TEXTS, "before"))
    return frozenset(
        (
            *(words[-1] for words in prefixes if words),
            *(words[0] if len(words) == 1 else text for words, text in others),
        )
    )


@cache
def ship_links() -> frozenset[str]:
    """The Latin words that may stand between such a word and the name."""
    return frozenset(word for text in _rows(IN_TEXTS, "links") for word in latinize(text))


@cache
def words_behind_ship() -> frozenset[str]:
    """The Latin words that stand behind a ship's name."""
    return frozenset(_rows(IN_TEXTS, "behind"))


@prepared
def words_past_ship() -> frozenset[str]:
    """The Latin words behind a ship's name that are none of it, though other ships have them."""
    return _words("ends")


@cache
def words_before_imo() -> frozenset[str]:
    """The Latin words before ``IMO`` and a number that are no ship: ``SHOW IMO NUMBER``."""
    return _words("asked")


@prepared
def words_of_ships() -> frozenset[str]:
    """The Latin words that names of ships often go on with."""
    return _words("follow")


@prepared
def words_of_lines() -> frozenset[str]:
    """The Latin words that end what a shipping line is called, which may stand behind its ship."""
    return _words("lines")


@prepared
def words_of_papers() -> frozenset[str]:
    """The Latin words before which those of lines say what a paper is: ``SHIPPING DOCUMENTS``."""
    return _words("papers")


@cache
def ship_letters() -> frozenset[tuple[str, ...]]:
    """Those before a ship's name that are two letters with a slash between, in small letters."""
    pairs = (tuple(text.lower().split("/")) for text in _rows(RESOURCE, "prefixes"))
    return frozenset(pair for pair in pairs if [*map(len, pair)] == [1, 1])


@cache
def _prefix() -> re.Pattern[str]:
    """Whole words with dots, slashes or blanks between their parts, whatever their case."""
    prefixes = _rows(RESOURCE, "prefixes")
    parts = (re.split(r"[/\s]+", text) for text in prefixes)
    texts = sorted({r"[/.\s]*".join(map(re.escape, words)) for words in parts}, key=_longest_first)
    return re.compile(rf"\s*(?:{'|'.join(texts)})(?!\w)[\s./:-]*", re.IGNORECASE)


def _words(key: str) -> frozenset[str]:
    """The Latin words of a list of IN_TEXTS."""
    return frozenset(word for text in _rows(IN_TEXTS, key) for word in latinize(text))


def _rows(resource: str, key: str) -> list[str]:
    root = read_yaml(resource)
    rows = root.value[key].value if isinstance(root.value, dict) else ""
    if not isinstance(rows, list):
        raise ResourceError(f"{key!r} is a list of texts.", where=root.where)
    return [str(row.value) for row in rows]


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text
