"""Is this paragraph a part of the text, or of the page around it?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.article import FURNITURE, HEADING, TEXT, TITLE, Block
from witting.reading.vocabulary import load_table, small
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\w+", re.UNICODE)
_NUMBERS = re.compile(r"[\s\d()|:·•,.+/\-–—>›»]+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»“)\]]*$|[。！？]$")
_DAY = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}"
    r"|[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
)
SHORT = 9
"""Words. A paragraph of so many or fewer that ends in no sign is a heading, a label or a link."""
MOST_OF_DATE_LINE = 14
LONGEST_NOTICE = 60
"""Words. What is longer is text, however it begins."""
FEWEST_OF_TITLE = 3
LONGEST_LABEL = 160
"""Characters of a title without a mark of its own."""
MENU = 3
"""So many short lines in a row are a menu or a list of links."""
LEAST_READ = 0.4
"""So much of the words belongs to the text, or its short lines are no menus."""


def classify(texts: Sequence[tuple[int, str, str]], *, title: str | None) -> list[Block]:
    """The blocks of a text, each with its kind.

    Args:
        texts: Where each paragraph begins, its words, and what the markup says that it is: empty,
            ``title``, ``heading``, ``text``, or a kind of furniture.
        title: Of the page, where the markup says it.
    """
    blocks: list[Block] = []
    seen: dict[str, int] = {}
    has_title = False
    for number, (start, words, hint) in enumerate(texts):
        key = " ".join(words.split()).casefold()
        kind, why = _kind(words, hint)
        if kind == TEXT and not has_title and _is_title(key, words, hint, title):
            kind, why, has_title = TITLE, "", True
        elif kind != FURNITURE and key in seen and len(key) > 1:
            kind, why = FURNITURE, "repeated"
            blocks[seen[key]] = _as_twice(blocks[seen[key]])
        elif kind == TEXT and _is_heading(key, words, hint):
            kind = HEADING
        seen.setdefault(key, number)
        blocks.append(Block(start, start + len(words), kind, why))
    return _menus(blocks, [len(_WORD.findall(words)) for _, words, _ in texts])


def _kind(words: str, hint: str) -> tuple[str, str]:
    if hint not in ("", "title", "heading", "text"):
        return FURNITURE, hint
    found = name_furniture(words)
    return (FURNITURE, found) if found else (TEXT, "")


@cache
def _longest() -> Mapping[str, int]:
    node = read_yaml("reading/furniture.yaml").mapping()["longest"]
    return {key: int(str(item.value)) for key, item in node.mapping().items()}


def name_furniture(words: str) -> str:
    """What kind of furniture a paragraph is by its words, or an empty text."""
    key = " ".join(words.split()).casefold()
    count = len(_WORD.findall(key))
    if not count:
        return "control"
    bare = _NUMBERS.sub(" ", key).strip()
    for kind, phrases in load_table("furniture", "whole").items():
        if key in phrases or (bare in phrases):
            return kind
    for kind, phrases in load_table("furniture", "starts").items():
        if key.startswith(phrases) and _fits_start(kind, words, count):
            return kind
    for kind, phrases in load_table("furniture", "holds").items():
        if count <= _longest()[kind] and any(phrase in key for phrase in phrases):
            return kind
    is_date = count <= MOST_OF_DATE_LINE and _DAY.search(key) and not _SENTENCE_END.search(words)
    return "date" if is_date and not _says(key) else ""


def _fits_start(kind: str, words: str, count: int) -> bool:
    """Whether a paragraph that begins so is that furniture, and no sentence of the text."""
    if kind == "byline":
        return count <= SHORT + 3 and _is_of_names(words)
    if kind == "date":
        return count <= MOST_OF_DATE_LINE
    return count <= LONGEST_NOTICE


def _is_of_names(words: str) -> bool:
    """Whether nothing but names follows the first word: ``By Jo Lee and Al Day, Reporter``."""
    names = _WORD.findall(words)[1:]
    return bool(names) and all(
        name[0].isupper() or name.casefold() in small("byline_joints") for name in names
    )


def _says(key: str) -> bool:
    return any(word in key.split() for word in ("said", "says", "told", "announced"))


def _is_title(key: str, words: str, hint: str, title: str | None) -> bool:
    if hint == "title" or (title and key == " ".join(title.split()).casefold()):
        return True
    is_long_enough = len(_WORD.findall(key)) >= FEWEST_OF_TITLE
    return not title and not hint and is_long_enough and _is_label(words)


def _is_label(words: str) -> bool:
    """Whether a paragraph is no sentence: short, and without a sign at its end."""
    ends = _SENTENCE_END.search(words.rstrip())
    return len(words) <= LONGEST_LABEL and (not ends or words.rstrip().endswith(("?", "!")))


def _is_heading(key: str, words: str, hint: str) -> bool:
    if hint == "heading":
        return True
    return (
        not hint
        and len(_WORD.findall(key)) <= SHORT + 5
        and "\n" not in words
        and not (_SENTENCE_END.search(words.rstrip()))
    )


def _as_twice(block: Block) -> Block:
    """What stands twice, and is no title, is a caption, told again for those who cannot see."""
    if block.kind != TEXT:
        return block
    return Block(block.start, block.end, FURNITURE, "caption")


def _menus(blocks: list[Block], counts: Sequence[int]) -> list[Block]:
    """Short lines in a row that are no sentences, as a menu."""
    told = list(blocks)
    first = 0
    while first < len(blocks):
        last = first
        while last < len(blocks) and _is_item(blocks[last], counts[last]):
            last += 1
        headings = [number for number in range(first, last) if blocks[number].kind == HEADING]
        if len(headings) >= MENU:
            for number in headings:
                told[number] = Block(blocks[number].start, blocks[number].end, FURNITURE, "menu")
        first = max(last, first + 1)
    # A form or a list is all short lines; then they are the text.
    read = sum(counts[number] for number, block in enumerate(told) if block.is_read)
    return told if read >= LEAST_READ * sum(counts) else blocks


def _is_item(block: Block, count: int) -> bool:
    return block.kind == HEADING or (block.kind == FURNITURE and count <= SHORT)
