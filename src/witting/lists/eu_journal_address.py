"""Where is somebody in an annex, and what else did the drafters put into the address?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.eu_journal_number import add_numbers
from witting.names import lookup_country

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_ORIGINAL = re.compile(
    r"\s*\((?:local|in original|original)\s*:\s*(?P<address>[^()]*)\)", re.IGNORECASE
)
_LABEL = re.compile(
    r"\s+(?P<label>Type of entity|Telephone|Phone|Fax|Registration number|"
    r"Tax Identification Number|Principal place of business|Place of registration|"
    r"Date of registration|Website|E-?mail|Associated entities)\s*:\s*",
    re.IGNORECASE,
)
_NUMBERS = {"registration number": "registration", "tax identification number": "tax"}
_NUMBER = re.compile(r"[\w/-]*\d[\w/-]*")
_BAD_HOST = re.compile(r"@[^@/]*_|//[^/]*_")


def add_journal_address(entry: Entry, text: str) -> None:
    """Adds one address, the same in its original script, and what follows under labels."""
    original = _ORIGINAL.search(text)
    address, *labelled = _LABEL.split(_ORIGINAL.sub("", text))
    pieces = [piece.strip(" .()") for piece in address.split(",")]
    code = next((code for piece in reversed(pieces) if (code := lookup_country(piece))), None)
    entry.add("country", code)
    if len(pieces) > 1 or code is None:
        entry.address(full=address.strip(), country=code)
    if original:
        entry.address(full=original["address"], country=code)
    for label, value in zip(labelled[::2], labelled[1::2], strict=True):
        if scheme := _NUMBERS.get(label.casefold()):
            for number in _NUMBER.findall(value):
                add_numbers(entry, number, field="address", scheme=scheme)
        else:
            entry.add("notes", f"{label}: {value}")


def is_host(address: str) -> bool:
    """Whether a web or e-mail address has a host that can exist: no underscore in it.

    Source: RFC 952 and RFC 1123, section 2.1.
    """
    return _BAD_HOST.search(address) is None
