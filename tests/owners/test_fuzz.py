"""Whatever a file holds, a reader reads it or says what is wrong; it never breaks."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.errors import WittingError
from witting.lists.source import SourceFile
from witting.owners.intake import READERS, take_in
from witting.ownership.share import parse_share

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
BODS_KEYS = (
    "subject", "interestedParty", "interests", "name", "names", "identifiers", "jurisdiction",
    "nationalities", "alternateNames", "birthDate", "personType",
)  # fmt: skip
INTEREST = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["shareholding", "votingRights", "boardMember"]) | VALUES,
        "share": VALUES
        | st.dictionaries(st.sampled_from(["exact", "minimum", "exclusiveMaximum"]), VALUES),
        "startDate": VALUES,
        "endDate": VALUES,
        "directOrIndirect": VALUES,
    },
)
DETAILS = st.dictionaries(st.sampled_from(BODS_KEYS), VALUES, max_size=6).flatmap(
    lambda found: st.lists(INTEREST, max_size=3).map(lambda own: {"interests": own, **found})
)
BODS = st.fixed_dictionaries(
    {
        "recordType": st.sampled_from(["person", "entity", "relationship"]) | VALUES,
        "recordId": st.sampled_from(["a", "b"]) | VALUES,
        "recordDetails": DETAILS | VALUES,
    },
    optional={"statementDate": VALUES, "publicationDetails": VALUES, "recordStatus": VALUES},
)
PSC = st.fixed_dictionaries(
    {
        "company_number": st.just("1") | VALUES,
        "data": st.dictionaries(
            st.sampled_from(
                ["name", "natures_of_control", "identification", "links", "date_of_birth",
                 "notified_on", "ceased_on", "country_of_residence"]
            ),
            VALUES | st.lists(st.just("ownership-of-shares-25-to-50-percent")),
        ).map(lambda found: {"kind": "individual-person-with-significant-control", **found}),
    }
)  # fmt: skip
FTM = st.fixed_dictionaries(
    {
        "id": st.text(min_size=1, max_size=4),
        "schema": st.sampled_from(["Company", "Ownership", "Directorship", "Sanction", "Odd"]),
        "properties": st.dictionaries(
            st.sampled_from(["owner", "asset", "percentage", "name", "startDate", "director"]),
            VALUES,
        ),
    }
)


def attempt(form: str, data: bytes) -> None:
    with contextlib.suppress(WittingError):
        take_in(READERS[form](SourceFile("f", data)), where="f")


def dump(items: list[Any]) -> bytes:
    return "".join(json.dumps(item) + "\n" for item in items).encode("utf-8", "replace")


@settings(max_examples=150)
@given(data=st.binary(max_size=300))
@pytest.mark.parametrize("form", sorted(READERS))
def test_any_bytes(form: str, data: bytes) -> None:
    attempt(form, data)


@settings(max_examples=300)
@given(items=st.lists(BODS, min_size=1, max_size=4))
def test_any_bods(items: list[Any]) -> None:
    attempt("bods", dump(items))


@settings(max_examples=300)
@given(items=st.lists(PSC, min_size=1, max_size=3))
def test_any_psc(items: list[Any]) -> None:
    attempt("psc", dump(items))


@settings(max_examples=200)
@given(items=st.lists(FTM, min_size=1, max_size=3))
def test_any_ftm(items: list[Any]) -> None:
    attempt("ftm", dump(items))


@settings(max_examples=300)
@given(cells=st.lists(st.lists(st.text(max_size=6), max_size=8), max_size=5))
def test_any_cells(cells: list[list[str]]) -> None:
    rows = "\n".join(",".join(row) for row in cells)
    attempt(
        "csv",
        f"owner,asset,share,from,to,owner_id,asset_id,kind\n{rows}".encode("utf-8", "replace"),
    )


@settings(max_examples=500)
@given(text=st.text(max_size=12) | st.from_regex(r"[-0-9.,/% to?]{1,10}", fullmatch=True))
def test_any_share_lies_between_nothing_and_all(text: str) -> None:
    share = parse_share(text).share
    assert 0 <= share.low <= share.high <= 1
