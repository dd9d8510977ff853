"""Does a name go on in the next line because the line's end broke it?

An opened quotation goes on to its end (``ПАО «ОРДАБ`` ``АНК», г. Уфа``). A short word below a name
without a legal form behind it may be its end or not (``PJSC ORDAB`` ``ANK``): both are searched.
"""

from __future__ import annotations

import re

from witting.deals.address_line import is_address
from witting.deals.name_tail import ends_in_form
from witting.deals.party import country_of
from witting.names.town import normalize_place, words_of_place_at_end

_OPENERS, _CLOSERS = "«“„", "»”"
_STRAIGHT = re.compile(r'(?<!\d)"')
"""A straight mark that is no sign of inches."""
_SHORT = 6
"""Letters of a word that may be the end of another one."""


def join_quotation(name: str, line: str) -> tuple[str, str] | None:
    """The name up to the end of its quotation, and what stands behind it; None where none is open.

    What follows the mark up to a comma is of the name: ``»`` ``LTD``.
    """
    mark = _first_mark(name, line)
    if not _is_open(name) or mark is None:
        return None
    before = line[:mark]
    if any(map(str.isdigit, before)) or "," in before or is_address(before):
        return None
    end = mark + 1
    before, comma, after = line[end:].partition(",")
    if before.strip() and not ends_in_form(f"{name} {line[:end]}{before}"):
        before, comma, after = "", ",", line[end:]
    return f"{name} {line[:end]}{before}".strip(), after.strip(" ,;.") if comma else ""


def in_doubt(name: str, line: str) -> str | None:
    """Both lines, where the second may be the end of the name; None where nothing speaks for it."""
    word = line.strip(" .,;")
    is_word = word.isalpha() and len(word) <= _SHORT and word == word.upper()
    if not is_word or ends_in_form(name) or name.endswith(tuple(_CLOSERS)) or country_of(word):
        return None
    return None if words_of_place_at_end(normalize_place(word).split()) else f"{name}\n{line}"


def _is_open(name: str) -> bool:
    opened = sum(map(name.count, _OPENERS)) - sum(map(name.count, _CLOSERS))
    return opened > 0 or len(_STRAIGHT.findall(name)) % 2 == 1


def _first_mark(name: str, line: str) -> int | None:
    """Where the first quotation mark of the line stands, if it ends what the name has opened.

    A straight one does behind a word; behind a blank it opens a quotation of its own.
    """
    at = next((at for at, sign in enumerate(line) if sign in f'{_OPENERS}{_CLOSERS}"'), None)
    if at is None or line[at] in _OPENERS:
        return None
    is_straight = name.count('"') % 2 == 1
    if is_straight != (line[at] == '"') or name.endswith('"'):
        return None
    return at if at and not line[at - 1].isspace() else None
