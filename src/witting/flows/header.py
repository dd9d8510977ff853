"""Which column of a trade table says what?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import InputError
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = (
    "reporter",
    "partner",
    "code",
    "month",
    "year",
    "value",
    "quantity",
    "unit",
    "currency",
    "flow",
)
NEEDED = ("code", "month", "value")
_BETWEEN = re.compile(r"[\W_]+")
_CURRENCY = re.compile(r"(?:^|[\W_])(usd|eur|gbp|cny|rub|chf|jpy|euros?|dollars?)(?:$|[\W_])")
_ISO = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD"}


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table.

    Args:
        columns: For each field that the table has, its header.
        ignored: Headers that stand for nothing.
        currency: That the header of the value names, or empty.
    """

    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    currency: str


def parse_header(
    labels: Sequence[str],
    *,
    file: str,
    given: Mapping[str, str] | None = None,
    known: Sequence[str] = (),
) -> Header:
    """Which header is which field.

    Args:
        labels: As the table has them.
        file: The table's name, for messages.
        given: A header for a field, as the user says.
        known: Fields that the user gives a value of for the whole table (``partner``, …).

    Raises:
        InputError: A field that is needed has no column, or the user names one that is not there.
    """
    columns = dict(_given(labels, given or {}, file=file))
    by_key = {_key(label): label for label in reversed(labels)}
    for field, keys in _aliases().items():
        if field not in columns:
            found = next((by_key[key] for key in keys if key in by_key), None)
            if found is not None and found not in columns.values():
                columns[field] = found
    _require(columns, labels, file=file, known=known)
    return Header(
        columns=columns,
        ignored=tuple(label for label in labels if label not in columns.values()),
        currency=_currency(columns["value"]),
    )


def _given(labels: Sequence[str], given: Mapping[str, str], *, file: str) -> Mapping[str, str]:
    for field, label in given.items():
        if label not in labels:
            raise InputError(
                f"there is no column {label!r} for {field}.",
                where=f"{file}, header",
                remedy=f"The columns are: {', '.join(labels)[:300]}.",
            )
    return given


def _require(
    columns: Mapping[str, str], labels: Sequence[str], *, file: str, known: Sequence[str]
) -> None:
    missing = [field for field in NEEDED if field not in columns]
    if missing:
        raise InputError(
            f"no column gives the {' or the '.join(missing)}; the columns are: "
            f"{', '.join(labels)[:300]}.",
            where=f"{file}, header",
            remedy=f"Name it: --column {missing[0]}=HEADER.",
        )
    sides = {"reporter", "partner"}
    if sides.isdisjoint(columns) and sides.isdisjoint(known):
        raise InputError(
            "no column gives the reporter or the partner, so whose trade it is stays open.",
            where=f"{file}, header",
            remedy="Say it: --reporter COUNTRY or --partner COUNTRY, or name the column: "
            "--column partner=HEADER.",
        )


def _currency(label: str) -> str:
    found = _CURRENCY.search(label.lower())
    return _ISO.get(found[1], found[1].upper()) if found else ""


def _key(label: str) -> str:
    return _BETWEEN.sub("", label.strip().lower())


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    plain = read_yaml("flows/columns.yaml").plain()
    assert isinstance(plain, dict)
    return {field: tuple(map(_key, plain[field])) for field in FIELDS}
