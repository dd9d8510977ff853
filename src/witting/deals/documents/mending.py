"""What would a document be, were each element closed where the one around it ends?

A parser that goes on behind a wrong end tag closes one element alone, so that whatever follows
stands too deep. Closing all that are open within the named one keeps the rest in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.documents.builder import Builder
from witting.deals.xml.feed import WRAPPER, feed_all, new_parser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from witting.deals.documents.builder import Document

MAX_TEXT = 4 << 20
"""Characters of a document that is read a second time; to look at every end tag takes a while."""

_MISMATCH = re.compile(r"tag mismatch: \S+ line \d+ and (?:[\w.-]+:)?(?P<name>[\w.-]+)")
_TO_END_TAG = re.compile(r".*?</[^>]*>|.+", re.DOTALL)


def is_mendable(said: str) -> bool:
    """Whether the parser speaks of an end tag that does not fit."""
    return _MISMATCH.search(said) is not None


def mend(texts: Iterable[str]) -> Document | None:
    """The document that begins at the beginning of the texts, or None."""
    builder = Builder()
    parser = new_parser(builder, goes_on=True)
    feed_all(parser, f"<{WRAPPER}>")
    for text in texts:
        for part in _TO_END_TAG.findall(text):
            for fault in feed_all(parser, part):
                if found := _MISMATCH.search(fault.said):
                    _close(found["name"], builder, parser)
            if documents := builder.take():
                return documents[0]
    feed_all(parser, f"</{WRAPPER}>")
    return next(iter(builder.take()), builder.cut())


def _close(name: str, builder: Builder, parser: etree.XMLParser) -> None:
    """Closes the innermost element of the name, and what is open in it."""
    names = builder.open_names
    if name in names:
        for _ in range(names[::-1].index(name) + 1):
            # Whatever its name, an end tag closes the element that is open.
            feed_all(parser, f"</{name}>")
