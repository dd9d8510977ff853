"""Which provision, licence or list of codes does a person mean, not knowing its key by heart?

Case, blanks and marks make no difference, the country before a key may be left out, and a general
licence is known by its number: ``GL 134``, ``General License 134B``.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.code_list import CodeList
    from witting.regimes.library import Regimes
    from witting.regimes.licence import Licence
    from witting.regimes.provision import Provision

NEAR = 3
"""So many names are suggested."""
LIKENESS = 0.5
_GENERAL = re.compile(r"(?:us)?(?:gl|generallicen[sc]e)(?:no)?(\d+)([a-z]?)", re.ASCII)


def find_named(regimes: Regimes, name: str) -> tuple[Provision | Licence | CodeList, ...]:
    """All that have this key, code, title or number; none where nothing has."""
    wanted = _plain(name)
    number = _GENERAL.fullmatch(wanted)
    if number:
        found = (item for item in regimes.licences if _is_numbered(item, number[1], number[2]))
        return tuple(found)
    by_key = tuple(item for item in _all(regimes) if _plain(item.key) == wanted)
    by_name = (item for item in _all(regimes) if wanted and wanted in _names(item))
    # What is written exactly goes before what only looks the same.
    return regimes.find(name) or by_key or tuple(by_name)


def near_names(regimes: Regimes, name: str) -> tuple[str, ...]:
    """Keys below the name, else keys and codes that look like it, the nearest first."""
    levels = name.casefold().strip().split(".")
    keys = [item.key for item in _all(regimes)]
    below = [key for key in keys if key.casefold().split(".")[: len(levels)] == levels]
    # Those with the least behind the name come first.
    below.sort(key=lambda key: key.count("."))
    known = {text.casefold(): text for text in (*keys, *(item.code for item in regimes.provisions))}
    close = get_close_matches(name.casefold(), sorted(known), n=NEAR, cutoff=LIKENESS)
    return tuple(dict.fromkeys([*below, *(known[text] for text in close)]))[:NEAR]


def _all(regimes: Regimes) -> Iterator[Provision | Licence | CodeList]:
    yield from regimes.provisions
    yield from regimes.licences
    yield from regimes.code_lists


def _names(item: Provision | Licence | CodeList) -> set[str]:
    """Its code, its title, and its key without the country."""
    code = getattr(item, "code", "")
    return {_plain(text) for text in (code, item.title, item.key.partition(".")[2]) if text}


def _is_numbered(licence: Licence, number: str, letter: str) -> bool:
    """Whether it is the general licence of that number, and has an edition as late as the letter.

    The files name the first and the last of several editions in a row, such as 8 to 8G. Where a
    programme counts by itself, its name stands before the number in the key: ``us.gl.crimea-4``.
    """
    _, kind, own = licence.key.split(".")
    if (kind, own.rpartition("-")[2]) != ("gl", number):
        return False
    named = " ".join(edition.name for edition in licence.editions)
    return letter <= max(re.findall(rf"\b{number}([A-Z]?)\b", named), default="").casefold()


def _plain(text: str) -> str:
    """Its letters and digits, in small."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
