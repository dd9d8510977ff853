"""Which telephone numbers, e-mail and web addresses stand in a contact field?"""

from __future__ import annotations

import re

from witting.lists.enumerated import split_enumerated

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_WEBSITE = re.compile(
    r"(?:https?://|www\.)[^\s,;()<>\"']+|(?<![@\w.])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:/[^\s,;()]*)?",
    re.IGNORECASE,
)
_BETWEEN_PHONES = re.compile(r"[;,\n]|\.\s+|\s+(?:and|or)\s+|\s+/\s+")
MIN_DIGITS = 5


def find_emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses, in order."""
    return tuple(dict.fromkeys(_EMAIL.findall(text)))


def find_websites(text: str) -> tuple[str, ...]:
    """The web addresses, as given, in order; not the hosts of e-mail addresses."""
    found = _WEBSITE.findall(_EMAIL.sub(" ", text))
    return tuple(dict.fromkeys(address.rstrip(".") for address in found))


def find_phones(text: str) -> tuple[str, ...]:
    """The telephone numbers, as given, in order; a part without five digits is none.

    They go into ``notes``: FollowTheMoney's ``phone`` takes only numbers that are valid in their
    country's numbering plan, and a third of those on lists are cut, old or of no country.
    """
    parts = (part for value in split_enumerated(text) for part in _BETWEEN_PHONES.split(value))
    cleaned = (part.strip(" .:") for part in parts)
    return tuple(
        dict.fromkeys(part for part in cleaned if sum(map(str.isdigit, part)) >= MIN_DIGITS)
    )
