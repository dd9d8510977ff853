"""How is text that nobody vouches for given to an XML parser?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Target(Protocol):
    """What takes the parser's events."""

    def start(
        self, tag: str, attributes: Mapping[str, str], nsmap: Mapping[str | None, str]
    ) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Text stands in it."""

    def end(self, tag: str) -> None:
        """It ends."""

    def close(self) -> None:
        """The parser is done, or gave up."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong.

    Args:
        said: By the parser.
        line: From 1 where the parser began; None where ``within`` tells.
        within: Lines from the beginning of the text that was given.
    """

    said: str
    line: int | None
    within: int = 0


def new_parser(target: Target, *, goes_on: bool = False) -> etree.XMLParser:
    """One that knows neither entities nor other files.

    Begin with an element: within one there can be no document type.

    Args:
        target: Takes the events.
        goes_on: Whether it reads on behind what is broken, as well as it can.
    """
    return etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs know no `start` with namespaces
        recover=goes_on,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )


def feed(parser: etree.XMLParser, text: str) -> Fault | None:
    """Gives the parser more text; what is wrong with it, or None."""
    lone = _lone_ampersand(text) if "&" in text else None
    if lone is not None:
        text = text[:lone]
    try:
        parser.feed(text)
    except etree.XMLSyntaxError as error:
        return Fault(_plain(error.msg), max(error.lineno or 1, 1))
    return None if lone is None else Fault(_LONE, None, text.count("\n"))


def feed_all(
    parser: etree.XMLParser, text: str, *, gives_up: Callable[[], bool] = lambda: False
) -> list[Fault]:
    """Gives a parser that goes on more text, and says all that is wrong with it.

    A lone ampersand is read as one.

    Args:
        parser: The parser.
        text: What comes next.
        gives_up: Whether to leave out the rest of the text; asked now and then.
    """
    faults: list[Fault] = []
    lone = _lone_ampersand(text) if "&" in text else None
    if lone is not None:
        faults.append(Fault(_LONE, None, text.count("\n", 0, lone)))
        text = _AMPERSAND.sub(lambda match: "&amp;" if match[1] else match[0], text)
    known = len(parser.feed_error_log)
    try:
        for start in range(0, len(text), _SLICE):
            parser.feed(text[start : start + _SLICE])
            if gives_up():
                break
    except etree.XMLSyntaxError as error:
        faults.append(Fault(_plain(error.msg), max(error.lineno or 1, 1)))
    faults += (
        Fault(_plain(entry.message), max(entry.line, 1))
        for entry in list(parser.feed_error_log)[known:]
        # A prefix that was not declared takes nothing away: elements are known by local names.
        if entry.level >= etree.ErrorLevels.ERROR and entry.domain != etree.ErrorDomains.NAMESPACE
    )
    return faults


def _plain(said: str) -> str:
    return said.partition(", line ")[0].strip().rstrip(".")


def _lone_ampersand(text: str) -> int | None:
    """Where an ampersand begins no reference, outside of comments and CDATA.

    libxml2 goes silent there, and says so only once it is closed: the rest would be lost.
    """
    found = (match for match in _AMPERSAND.finditer(text) if match[1] is not None)
    return next((match.start(1) for match in found), None)


WRAPPER = "deals"
"""The element that a file is read in, so that it may hold several of its own."""
_SLICE = 1 << 14
_LONE = "an ampersand stands alone"
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|(&(?!#\d{1,9};|#x[0-9A-Fa-f]{1,9};|[A-Za-z_:][\w.:-]{0,99};))",
    re.DOTALL,
)
