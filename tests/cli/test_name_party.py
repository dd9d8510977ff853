"""A row of names is read quickly, and yet as the party of a deal is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.cli.name_party import FIELDS, NO_NAME, read_row
from witting.deals import parse_deal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Party

SIGNS = "ab ё王\u0301\u00a0\u200b\u200d\u202e\ufeff\ufffc\ufffd\x00\x07\x1b\x85\ud800"
TEXT = st.text(st.sampled_from(SIGNS), max_size=6) | st.text(max_size=4)
CELLS = {
    "schema": TEXT | st.sampled_from(["Person", "ship", "Spaceship"]),
    "country": TEXT | st.sampled_from(["KG", "Kyrgyzstan", "Kyrgyztan"]),
    "birth_date": TEXT | st.sampled_from(["1970", "1970-05-01", "7.10.52", "01/02/1970"]),
}


def slowly(row: Mapping[str, str]) -> tuple[Party, tuple[str, ...], bool]:
    """The whole row as the party of one deal."""
    party = {key: text for key, text in row.items() if key != "id"}
    deal = parse_deal({"id": "name", "parties": [party]}, where="row")
    found = deal.parties[0]
    issues = [f"{issue.where.rpartition('.')[2]}: {issue.what}" for issue in deal.issues]
    lost = any(issue.unread and issue.where.endswith(".name") for issue in deal.issues)
    return found, (*issues, *(() if found.name else (NO_NAME,))), bool(found.name) and not lost


def check(row: Mapping[str, str]) -> None:
    party, issues, is_whole = slowly(row)
    asked = read_row(row)
    assert (asked.issues, asked.is_whole) == (issues, is_whole)
    for field in ("name", *FIELDS):
        assert getattr(asked.party, field) == getattr(party, field)


@given(st.fixed_dictionaries({"name": TEXT}, optional=CELLS))
def test_a_row_is_read_as_a_party_is(row: dict[str, str]) -> None:
    check(row)


@pytest.mark.parametrize("length", [499, 500, 501, 1_000, 1_001])
def test_a_long_name_too(length: int) -> None:
    check({"name": "x" * length})


def test_a_sign_that_is_passed_over_is_none_that_a_deal_would_be_told_of() -> None:
    """Of all signs that there are."""
    plain = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if sign.isprintable() and sign not in "\ufffc\ufffd"
    ]
    for start in range(0, len(plain), 400):
        check({"name": "".join(plain[start : start + 400])})
