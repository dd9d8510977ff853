"""Which fields does an object of the source have, and which of its keys are unknown?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from witting.deals.reading import shown_key
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.deals.reading import Reading


class Repeated(dict[str, object]):
    """An object of the source in which a key was given more than once.

    Args:
        values: What is left of it.
        is_lost: Each such key, and whether a value of it was lost by that.
    """

    __slots__ = ("is_lost",)

    def __init__(self, values: Mapping[str, object], is_lost: Mapping[str, bool]) -> None:
        super().__init__(values)
        self.is_lost = is_lost


def take_fields(
    data: Mapping[str, object], path: str, *, known: Mapping[str, str], reading: Reading
) -> dict[str, object]:
    """The known fields that have a value, by their canonical name.

    Args:
        data: An object of the source.
        path: Where it stands in the deal.
        known: Compact form of each key that may occur, to its canonical name.
        reading: Takes the issues.
    """
    fields: dict[str, object] = {}
    for key, value in data.items():
        if value is None:
            continue
        name = known.get(_compact(str(key)))
        if name is None:
            is_searched = _is_searched(path, value)
            reading.unknown(path, str(key), known=known.values(), is_searched=is_searched)
        elif name not in fields:
            fields[name] = value
        elif fields[name] != value:
            reading.issue(
                f"{path}.{shown_key(key)}" if path else shown_key(key),
                f"another key also gives {name}; this one was not read.",
                unread=True,
            )
    if isinstance(data, Repeated):
        for key, is_lost in data.is_lost.items():
            reading.issue(
                f"{path}.{shown_key(key)}" if path else shown_key(key),
                "the key is given more than once: lists were joined, else the last was read.",
                # What nobody would have read is no loss.
                unread=is_lost and _compact(key) in known,
            )
    return fields


def _is_searched(path: str, value: object) -> bool:
    """Whether it is among the texts of the deal, as :mod:`witting.deals.own_key` takes them."""
    is_kept = path.partition("[")[0] in ("", "parties", "goods")
    return is_kept and isinstance(value, str) and any(map(str.isalpha, value))


@lru_cache(maxsize=4096)
def _compact_short(key: str) -> str:
    return compact(key)


def _compact(key: str) -> str:
    """As :func:`compact`; a key of a megabyte is not worth remembering."""
    return _compact_short(key) if len(key) < 60 else ""  # noqa: PLR2004  # no known key is longer
