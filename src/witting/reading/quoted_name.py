"""Is what stands in quotation marks a name, and nothing that was said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.mention import NAME, ORGANISATION, OUTLET, PERSON, VESSEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.reading.mention import Mention
    from witting.reading.quotation import Quotation

_NAMES = (NAME, ORGANISATION, OUTLET, PERSON, VESSEL)
OPENING = "«„“\"'‘‚"
"""What may stand before a name in quotation marks."""


def is_speech(text: str, quotation: Quotation, named: Iterable[Mention]) -> bool:
    """Whether several words are quoted that are not one name: ``портал «Морской вестник»``."""
    return len(quotation.words(text).split()) > 1 and not is_name(quotation, named)


def is_name(quotation: Quotation, named: Iterable[Mention]) -> bool:
    """Whether all that is quoted is one name."""
    return any(
        one.start == quotation.start + 1 and one.end >= quotation.end - 1 and one.kind in _NAMES
        for one in named
    )
