"""Which party does a row of names ask for, and what of the row was not understood?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from witting.deals import parse_deal
from witting.model import Party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Issue

FIELDS = ("schema", "country", "birth_date")
"""What a row may say beside its name and id."""

NO_NAME = "there is no name to look for."

_LONG = 60
"""Characters. A longer cell is not worth remembering."""
_MAX_PLAIN = 500
"""Half of what a name may have; a longer one is read at length."""
_OBJECT, _LOST = "\ufffc", "\ufffd"
"""Signs that Python takes for printable: they stand where something is missing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The party of one row.

    Args:
        issues: What was not understood, as ``FIELD: what``.
        is_whole: Whether there is a name, and it could be read as it stands. A sign of it that was
            lost or hides another makes it another name.
    """

    party: Party
    issues: tuple[str, ...]
    is_whole: bool


def read_row(row: Mapping[str, str]) -> Asked:
    """The row, read as the only party of a deal is read.

    Args:
        row: Column (name, schema, country, birth_date, id) to text; any may be absent.
    """
    name, issues, is_whole = _read_name(row.get("name", ""))
    given: dict[str, str | None] = {}
    for field in FIELDS:
        if text := row.get(field):
            read = _read_field if len(text) <= _LONG else _read_field.__wrapped__
            given[field], found = read(field, text)
            issues += found
    if name is None:
        issues += (NO_NAME,)
    party = Party(
        name=name,
        schema=given.get("schema"),
        country=given.get("country"),
        birth_date=given.get("birth_date"),
    )
    return Asked(party, issues, is_whole and name is not None)


def check_options(given: Mapping[str, str]) -> Mapping[str, str]:
    """The same, if each is understood.

    Raises:
        click.UsageError: One is not; says what is expected.
    """
    for field, text in given.items():
        if found := _parse(field, text)[1]:
            raise click.UsageError(f"--{field.replace('_', '-')}: {found[0].what}")
    return given


def _read_name(text: str) -> tuple[str | None, tuple[str, ...], bool]:
    """The name, the issues, and whether it could be read as it stands."""
    if text.isprintable() and len(text) <= _MAX_PLAIN and _OBJECT not in text and _LOST not in text:
        # Nothing that parse_deal looks for in a name is in it; this is ten times faster.
        return text.strip() or None, (), True
    party, issues = _parse("name", text)
    return party.name, _told("name", issues), not any(issue.unread for issue in issues)


@lru_cache(maxsize=1 << 15)
def _read_field(field: str, text: str) -> tuple[str | None, tuple[str, ...]]:
    """The value and the issues; files name the same few countries, and the same days, often."""
    party, issues = _parse(field, text)
    return getattr(party, field), _told(field, issues)


def _told(field: str, issues: tuple[Issue, ...]) -> tuple[str, ...]:
    return tuple(f"{field}: {issue.what}" for issue in issues)


def _parse(field: str, text: str) -> tuple[Party, tuple[Issue, ...]]:
    """The field as the only one of the only party of a deal."""
    deal = parse_deal({"id": "name", "parties": [{field: text}]}, where="row")
    return deal.parties[0], deal.issues
