"""Is what stands where a name is expected really a number that names somebody?"""

from __future__ import annotations

from witting.model import Identifier
from witting.names.identifier import normalize_identifier

CERTAIN = ("bic", "lei", "inn", "ogrn", "uscc", "imo")
"""The schemes that tell by shape and check digits whether a text is one of theirs. A word of eight
letters may have the shape of a BIC; it finds nobody whose BIC it is not."""

MAX_WORDS = 2
"""``IMO 9155808`` is one number; a text of more words is prose."""


def parse_bare_number(text: str) -> tuple[Identifier, ...]:
    """The identifiers that the whole text may be; none where it is a name."""
    words = len(text.split())
    # A number without a digit is a BIC of letters alone, which is one word.
    if words > MAX_WORDS or (words != 1 and not any(map(str.isdigit, text))):
        return ()
    found = ((scheme, normalize_identifier(scheme, text)) for scheme in CERTAIN)
    return tuple(Identifier(scheme, value) for scheme, value in found if value is not None)
