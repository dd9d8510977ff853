"""What are the paragraphs of a plain text, whichever way its lines are broken?"""

from __future__ import annotations

import re

from witting.reading.article import Article
from witting.reading.day import find_day
from witting.reading.furniture import classify, name_furniture
from witting.reading.hyphenation import without_hyphenation

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_ENDS = re.compile(r"[.!?…:;”\"»)]$")
WRAPPED = 100
"""Characters. Lines of a wrapped paragraph are no longer, and but for the last not much shorter."""
FILLED = 45


def read_plain(text: str, *, source: str = "-", encoding: str = "utf-8") -> Article:
    """An article of a plain text."""
    text = without_hyphenation(text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs = [(start, words, "") for start, words in _paragraphs(text)]
    blocks = tuple(classify(paragraphs, title=None))
    titles = [text[block.start : block.end] for block in blocks if block.kind == "title"]
    bylines = [text[block.start : block.end] for block in blocks if block.why == "byline"]
    return Article(
        text=text,
        blocks=blocks,
        source=source,
        encoding=encoding,
        title=" ".join(titles[0].split()) if titles else None,
        byline=" ".join(bylines[0].split()) if bylines else None,
        date=find_day(text, blocks),
    )


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Where each paragraph begins, and its words without blanks around them."""
    found: list[tuple[int, str]] = []
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += _lines(start, text[start:end])
        start = gap.end() if gap else end
    return found


def _lines(start: int, part: str) -> list[tuple[int, str]]:
    """The lines of a part, each by itself unless they are the wrapped lines of one paragraph."""
    lines: list[tuple[int, str]] = []
    place = start
    for line in part.split("\n"):
        if line.strip():
            lines.append((place + len(line) - len(line.lstrip()), line.strip()))
        place += len(line) + 1
    if len(lines) > 1 and _is_wrapped([words for _, words in lines]):
        first, (last, words) = lines[0][0], lines[-1]
        return [(first, part[first - start : last + len(words) - start])]
    return lines


def _is_wrapped(lines: list[str]) -> bool:
    if max(map(len, lines)) > WRAPPED or any(name_furniture(line) for line in lines):
        return False
    inner = lines[:-1]
    filled = sum(len(line) >= FILLED for line in inner)
    ended = sum(_ENDS.search(line) is not None for line in inner)
    return filled * 10 >= 7 * len(inner) and ended * 2 <= len(inner)
