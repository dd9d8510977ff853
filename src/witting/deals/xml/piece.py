"""Where may the reading of an XML file go on, should what stands before be broken?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_PIECE = 1 << 18
"""Characters that are waited for; a longer piece comes in parts."""

PROLOG = "?xml"

_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text up to the next place where an element begins that can be read by itself.

    Args:
        text: As it stands; the XML declaration is left out.
        starts: The local name of that element, ``?xml``, or the empty string for the rest of a
            piece that is too long.
    """

    text: str
    starts: str


def boundary_of(element: str) -> re.Pattern[str]:
    """Where a piece begins: at an XML declaration, or at an element.

    Args:
        element: A pattern for what stands behind the element's ``<``; its only group is the local
            name.
    """
    return re.compile(rf"<(?:(\?xml)(?=\s)|{element})")


def iter_pieces(texts: Iterable[str], boundary: re.Pattern[str]) -> Iterator[Piece]:
    """All of the text in its order, cut into pieces.

    Args:
        texts: Of a file.
        boundary: As :func:`boundary_of` makes it.
    """
    rest = ""
    for text in texts:
        *whole, rest = _cut(rest + text, boundary)
        for piece in whole:
            yield _piece(piece, boundary)
        if len(rest) > MAX_PIECE:
            # A tag or reference is not cut, or a boundary might be missed.
            end = max(rest.rfind("<"), rest.rfind("&"))
            end = end if end > 0 else len(rest)
            yield _piece(rest[:end], boundary)
            rest = rest[end:]
    if rest:
        yield _piece(rest, boundary)


def _cut(text: str, boundary: re.Pattern[str]) -> list[str]:
    starts = [found.start() for found in boundary.finditer(text, 1)]
    return [text[start:end] for start, end in zip([0, *starts], [*starts, None], strict=True)]


def _piece(text: str, boundary: re.Pattern[str]) -> Piece:
    found = boundary.match(text)
    starts = (PROLOG if found[1] else found[2]) if found else ""
    if starts == PROLOG:
        # Several documents stand one after the other; lines keep their numbers.
        text = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    return Piece(text, starts)
