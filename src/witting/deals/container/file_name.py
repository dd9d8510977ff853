"""Whom does the name of a file within a file name: ``Contract_PRIMER_TRADING_LLC.pdf``?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.paper.words import folded, load_list, load_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Deal

_ENDING = re.compile(
    r"(?:\.tar)?\.(?:[a-z][a-z0-9]{1,2}|[A-Z][A-Z0-9]{1,2}|"
    r"(?i:pdf|doc[xm]?|xls[xmb]?|ppt[xm]?|odt|ods|rtf|txt|csv|tsv|xml|html?|eml|msg|jpe?g|png|tiff?|gif|"
    r"heic|webp|zip|rar|7z|jsonl?|ya?ml|mbox|mht(?:ml)?|pages|numbers|parquet|p7[ms]|sig))\Z"
)
"""One that is not known is short, and no ``Ivan``."""
_SIGNS = re.compile(r"[_+~]|%20|(?<=\w)\.(?=\w{2})")
"""What stands in names of files in place of a blank."""
_BLANK = re.compile(r"\s")
_JOINED = re.compile(r"-|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_DIGITS = re.compile(r"(?<=[^\W\d_]{4})(?=\d)|(?<=\d)(?=[^\W\d_]{4})")
"""Where a word and a number are joined (``Primer2024``); shorter words are of codes."""
_CODE = re.compile(r"(?<![^\W_])[A-Z]{4}\d{7}(?![^\W_])")
"""A container's number, as in ISO 6346."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_LETTERS = 3
_SIGNS_OF_CHINESE = 2
_CHINESE = "\u3040"


def with_file_name(deals: Iterable[Deal], name: str) -> Iterator[Deal]:
    """The deals of a file; the first has the words of its name as a text, where it has some.

    Args:
        deals: Those of the file.
        name: Of the file, in the file around it; with its folders.
    """
    said = said_by_name(name)
    for deal in deals:
        yield replace(deal, text=(*deal.text, said)) if said else deal
        said = ""


def said_by_name(name: str) -> str:
    """The text that the name of a file is; empty where it says nothing."""
    words = words_of_file(name)
    return f"file name: {words}" if words else ""


def words_of_file(name: str) -> str:
    """The words of a path that says more than what kind of paper it is; else nothing."""
    parts = [_words(part) for part in _ENDING.sub("", name).split("/")]
    return " / ".join(part for part in parts if _says_something(part))


def _words(part: str) -> str:
    text = _SIGNS.sub(" ", part)
    is_parted = _BLANK.search(text.strip())
    text = " ".join(word if _CODE.search(word) else _DIGITS.sub(" ", word) for word in text.split())
    return text if is_parted else " ".join(_JOINED.sub(" ", text).split())


def _says_something(part: str) -> bool:
    return any(
        len(word) >= (_SIGNS_OF_CHINESE if word[0] >= _CHINESE else _LETTERS)
        and folded(word) not in _usual()
        for word in _WORD.findall(part)
    )


@cache
def _usual() -> frozenset[str]:
    """Words of titles of papers, months, and what programs and people call files."""
    groups = (*load_lists("titles").values(), *load_lists("months").values())
    words = (word for group in groups for text in group for word in text.split())
    return load_list("file_words") | load_list("title_marks") | frozenset(map(folded, words))
