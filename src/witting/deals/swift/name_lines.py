"""Which of a party's lines are its name, which its address, and which country do they name?

A message has four lines of 35 letters for both, and says nowhere where the name ends. The first
line is always the name. The second goes on with it where it ends in a legal form and the first
does not (``SHASHU LANXI SHANYE`` ``MACHINERY CO LTD``), or where its first word did not fit on the
line before and nothing in it speaks of an address. A town or a country at its end, with at most two
words before it (``KADIKOY ISTANBUL``), is an address; where a third line ends in a legal form, all
three are the name. Where a word is cut at the line's end, its parts are joined by a blank: a name
is compared with words split and joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.deals.address_end import country_at_end
from witting.deals.name_tail import ends_in_form
from witting.deals.party import country_of
from witting.deals.swift.prose import load_prose
from witting.names import parse_name
from witting.names.address import parse_address
from witting.names.ordinary_word import ordinary_folds
from witting.names.spelling import fold_spelling
from witting.names.town import SHORTEST_COUNTRY, normalize_place, words_of_place_at_end
from witting.names.word_kind import PLACE, SUBSTANCE, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 35
"""Letters of a line. Source: SWIFT Standards MT, Category 1, field 59 (4*35x)."""

_FULL = WIDTH - 2
"""A line of so many letters may have been cut; a word of two did not fit on it."""

_BEHIND_FORM = re.compile(r"(?<=[^\W\d])\.?[ ]?,[ ]?")
_SPEAKS_OF_PLACE = re.compile(r"[\d,:/]|\bC/O\b|\bP\.? ?O\.? ?BOX\b")
_TOWN = re.compile(r"([A-Z]{2})/(.+)")
_MOST_LINES = 3
_MOST_BEFORE_TOWN = 2
"""Words of a district or a quarter before its town."""


@dataclass(frozen=True, slots=True)
class NameLines:
    """A party's lines, told apart.

    Args:
        name: The name.
        address: Its lines, or None.
        country: The country that the last line names, as a code, or None.
        other: The lines that are another name where they are read otherwise, as a text; or None.
            The name may go on in the first line of the address, or end before the last of its own,
            unless that ends in a legal form.
    """

    name: str
    address: str | None
    country: str | None
    other: str | None


@lru_cache(maxsize=4096)
def split_name_lines(lines: tuple[str, ...]) -> NameLines:
    """Name and address of the lines; the first one must not be blank."""
    count = _count(lines)
    is_of_three = count == 1 and _is_of_three(lines)
    count = _MOST_LINES if is_of_three else count
    name, rest = _without_address(" ".join(lines[:count]))
    address = [*rest, *lines[count:]]
    is_in_doubt = (
        not ends_in_form(name) and lines[count:] and _may_go_on(lines[:count], lines[count])
    )
    is_guessed = is_of_three or (count > 1 and not ends_in_form(name))
    in_doubt = count + 1 if is_in_doubt else count if is_guessed else 0
    return NameLines(
        name=name,
        address="\n".join(address) or None,
        country=_country(address),
        other="\n".join(lines[:in_doubt]) or None,
    )


def _count(lines: Sequence[str]) -> int:
    count = 1
    while count < min(len(lines), _MOST_LINES) and _goes_on(lines[:count], lines[count]):
        count += 1
    return count


def _goes_on(name: Sequence[str], line: str) -> bool:
    if not _may_be_of_name(name, line):
        return False
    if ends_in_form(line):
        return True
    return _is_full(name, line) and not (_is_place(line) or _speaks_of_street(line))


def _may_be_of_name(name: Sequence[str], line: str) -> bool:
    """Whether nothing says that it is none: the name has ended, or the line says where it is."""
    if _SPEAKS_OF_PLACE.search(_without_form(line)) or not any(map(str.isalpha, line)):
        return False
    return not (ends_in_form(" ".join(name)) or country_of(line) or _is_town_and_code(line))


def _is_full(name: Sequence[str], line: str) -> bool:
    """Whether the first word of a line did not fit on the line before it."""
    return len(name[-1]) + 1 + len(line.split(maxsplit=1)[0]) > WIDTH


def _speaks_of_street(line: str) -> bool:
    return parse_address(line).is_premise or bool(load_prose().street.search(line))


def _may_go_on(name: Sequence[str], line: str) -> bool:
    """Whether a name that was ended may go on.

    Its line is full, a town did not fit on it, or a word that speaks of no place stands below: some
    systems cut a word before the line is full.
    """
    if len(name[-1]) >= _FULL or (_is_full(name, line) and _is_place(line)):
        return True
    written = line.split(maxsplit=1)[0]
    first = written.strip(",.;")
    if not first.isalpha() or country_of(first) or _is_place(first):
        return False
    if fold_spelling(first.casefold()) in ordinary_folds():
        return False
    return written.endswith(",") or not (_is_place(line) or _speaks_of_street(line))


def _is_of_three(lines: Sequence[str]) -> bool:
    """Whether the third line ends in the legal form of a name that the first one begins.

    A town between them is of the name only where the first line is full.
    """
    if len(lines) < _MOST_LINES or not ends_in_form(lines[2]):
        return False
    first, second, third = lines[:_MOST_LINES]
    if _speaks_of_street(second) or not _may_be_of_name([first], second):
        return False
    is_cut = _is_full([first], second) or not _is_place(second)
    return is_cut and _may_be_of_name([first, second], third)


@lru_cache(maxsize=4096)
def _is_place(line: str) -> bool:
    """Whether it is a town or a country, or one behind two words at most that may be a district's.

    A word of the trade, a particle or a legal form before it makes it the end of a name:
    ``SERVICES INDIA``.
    """
    words = normalize_place(line).split()
    count = words_of_place_at_end(words)
    before = parse_name(" ".join(words[:-count])) if count else None
    if before is None or len(before.words) > _MOST_BEFORE_TOWN or any(before.form_places):
        return False
    pairs = zip(before.folded_words, before.words, strict=True)
    return all(kind_of_word(*pair) in (SUBSTANCE, PLACE) for pair in pairs)


def _is_town_and_code(line: str) -> bool:
    """``BISHKEK KG``, where the code is a legal form as well."""
    words = normalize_place(line).split()
    is_coded = len(words) > 1 and len(words[-1]) < SHORTEST_COUNTRY
    return is_coded and words_of_place_at_end(words) == len(words)


def _without_form(line: str) -> str:
    """``TRADING CO., LTD`` without the form behind its comma, which speaks of no place."""
    before, comma, after = line.rpartition(",")
    is_form = comma and after.strip() and all(parse_name(f"Q {after}").form_places[1:])
    return before if is_form else line


def _without_address(line: str) -> tuple[str, list[str]]:
    """``LANHU LLC,OSH`` is a name and the beginning of an address."""
    for found in _BEHIND_FORM.finditer(line):
        name, rest = line[: found.start()], line[found.end() :]
        if ends_in_form(name) and not ends_in_form(rest) and rest:
            return name, [rest]
    return line, []


def _country(address: Sequence[str]) -> str | None:
    """That of a line ``KG/OSH``, or the last words of all; a code alone may be a word."""
    for line in reversed(address):
        if (found := _TOWN.match(line)) and (code := country_of(found[1])):
            return code
    if address and _is_town_and_code(address[-1]):
        return country_of(address[-1].split()[-1])
    return country_at_end(address)
