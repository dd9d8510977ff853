"""How is text that nobody vouches for given to an XML parser?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from witting.deals.iso20022.builder import Builder


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


def new_parser(builder: Builder) -> etree.XMLParser:
    """One that knows neither entities nor other files.

    Begin with an element: within one there can be no document type.
    """
    return etree.XMLParser(
        target=builder,  # type: ignore[arg-type]  # the stubs know no `start` with namespaces
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
        said = error.msg.partition(", line ")[0].strip().rstrip(".")
        return Fault(said, max(error.lineno or 1, 1))
    return None if lone is None else Fault("an ampersand stands alone", None, text.count("\n"))


def _lone_ampersand(text: str) -> int | None:
    """Where an ampersand begins no reference, outside of comments and CDATA.

    libxml2 goes silent there, and says so only once it is closed: the rest would be lost.
    """
    found = (match for match in _AMPERSAND.finditer(text) if match[1] is not None)
    return next((match.start(1) for match in found), None)


_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|(&(?!#\d{1,9};|#x[0-9A-Fa-f]{1,9};|[A-Za-z_:][\w.:-]{0,99};))",
    re.DOTALL,
)
