"""Does whatever is given end in a defined result, soon?"""

from __future__ import annotations

import base64
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods import STATUSES, identify, iter_listed


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "…",
        "\x00\x00",
        "12345 67890 000",
        base64.b64encode(bytes(range(256)) * 20).decode(),
        "<html><body><table><tr><td>&nbsp;</td></tr></table></body></html>",
        "🙂" * 1000,
        "(" * 5000 + ")" * 5000,
        "- " * 20_000,
    ],
    ids=["none", "blank", "letter", "mark", "nul", "numbers", "base64", "html", "emoji", "brackets",
         "dashes"],
)  # fmt: skip
def test_what_says_nothing_is_unidentified(text: str) -> None:
    found = identify(description=text)
    assert found.status == "unidentified"
    assert not found.matters
    assert found.explanation


def test_html_is_read_by_its_words() -> None:
    assert identify(description="<td>Ball bearings</td>").chpl_tier == "3.B"


def test_a_megabyte_is_read_from_its_beginning() -> None:
    found = identify(description="ball bearings " * 80_000)
    assert found.chpl_tier == "3.B"
    assert list(iter_listed("nothing of note. " * 60_000)) == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_accents_may_be_signs_of_their_own(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    text = unicodedata.normalize(form, "ghế và vòng bi cầu")
    found = identify(description=text)
    assert found.chpl_tier == "3.B"
    told = {unicodedata.normalize("NFC", text[mark.start : mark.end]) for mark in found.marks}
    assert told == {"ghế", "vòng bi cầu"}
    assert identify(description="ba\u00adll bear\u00adings").chpl_tier == "3.B"


def test_what_is_not_read_to_its_end_is_never_clear() -> None:
    found = identify(description=f"{'office chairs, ' * 2_000} ball bearings", hs_code="9401.30")
    assert found.status == "unidentified"
    assert found.explanation.endswith("20,000 characters were read.")


@pytest.mark.parametrize("code", ["847", "12345678901234", "SKF6205", "84a210", "٣٤٥"])
def test_what_is_no_code_is_told_and_words_are_read_beside_it(code: str) -> None:
    assert identify(hs_code=code).status == "unidentified"
    assert identify(hs_code=code, description="ball bearings").chpl_tier == "3.B"


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_nothing_is_ever_raised_and_marks_lie_within_the_text(
    description: str, code: str, number: str, maker: str
) -> None:
    found = identify(description=description, hs_code=code, part_number=number, manufacturer=maker)
    assert found.status in STATUSES
    fields = {"description": description, "part_number": number, "manufacturer": maker}
    assert all(0 <= mark.start < mark.end <= len(fields[mark.field]) for mark in found.marks)
