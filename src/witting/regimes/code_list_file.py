"""Which list of codes does a file state?

``whole`` are chapters and headings with all that is below them, ``parts`` a heading and those of
its subheadings that are named, by their last two digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.regimes.code_list import CHAPTER, HEADING, SUBHEADING, CodeList
from witting.regimes.fields import Fields, fail, items_of, text_of
from witting.regimes.headline import check_key, legal_basis_of, review_of
from witting.regimes.provision import SOURCE_READ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from witting.resources import Node

CODES_MARK = "codes"
"""The field that a list of codes has, and neither a provision nor a licence."""

_FIELDS = (
    "key",
    "title",
    "legal_basis",
    "source_read",
    "as_of",
    CODES_MARK,
    "reviewed_by",
    "reviewed_on",
    "notes",
)


def parse_code_list(node: Node, *, key: str) -> CodeList:
    """The list of a file's root node.

    Args:
        node: The root.
        key: The key that the file's place asks for.

    Raises:
        ResourceError: The file breaks the schema; the message has the line.
    """
    fields = Fields(node, what="a list of codes", known=_FIELDS)
    check_key(fields, key)
    reviewed_by, reviewed_on = review_of(fields)
    return CodeList(
        key=key,
        title=fields.text("title"),
        legal_basis=legal_basis_of(fields.need("legal_basis")),
        source_read=fields.choice("source_read", SOURCE_READ),
        as_of=_day(fields),
        codes=_codes(fields.need(CODES_MARK)),
        reviewed_by=reviewed_by,
        reviewed_on=reviewed_on,
        notes=fields.optional_text("notes") or "",
        file=node.file,
    )


def _day(fields: Fields) -> date:
    day = fields.day("as_of")
    if day is None:
        fail(fields.node, "a list of codes lacks 'as_of'.")
    return day


def _codes(node: Node) -> frozenset[str]:
    """Every code once; one within another that is named is a slip."""
    fields = Fields(node, what=CODES_MARK, known=("whole", "parts"))
    found: set[str] = set()
    for code, place in (*_whole(fields), *_parts(fields)):
        above = {code[:digits] for digits in (CHAPTER, HEADING, SUBHEADING)}
        if not found.isdisjoint(above):
            fail(place, f"{code} is named already, or lies in what is.")
        found.add(code)
    if not found:
        fail(node, "codes has whole, or parts, or both.")
    return frozenset(found)


def _whole(fields: Fields) -> Iterator[tuple[str, Node]]:
    node = fields.get("whole")
    for line in items_of(node, what="whole") if node else ():
        for code in text_of(line, what="whole").split():
            if not _is_number(code, CHAPTER, HEADING):
                fail(line, f"whole are chapters and headings of 2 or 4 digits, not {code!r}.")
            yield code, line


def _parts(fields: Fields) -> Iterator[tuple[str, Node]]:
    node = fields.get("parts")
    for heading, endings in node.mapping().items() if node else ():
        if not _is_number(heading, HEADING):
            fail(endings, f"parts are headings of 4 digits, not {heading!r}.")
        for ending in text_of(endings, what="parts").split():
            if not _is_number(ending, SUBHEADING - HEADING):
                fail(endings, f"of a subheading the last 2 digits are named, not {ending!r}.")
            yield heading + ending, endings


def _is_number(text: str, *lengths: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) in lengths
