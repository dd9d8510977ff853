"""Whatever a file holds, it is deals or an error that says why; no segment is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal
from witting.deals.edifact import read_edifact
from witting.deals.edifact.segment import split
from witting.deals.edifact.separators import DEFAULT, Separators
from witting.deals.edifact.splitter import iter_segments
from witting.deals.edifact.vocabulary import load_uses

if TYPE_CHECKING:
    from witting.model import Deal

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())]
TAGS = ["UNA", "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", "XXX", *sorted(load_uses())]


def read(raw: bytes) -> list[Deal]:
    deals = list(read_edifact(io.BytesIO(raw), "x.edi"))
    for deal in deals:
        assert deal.parties or any(issue.unread for issue in deal.issues)
        again = parse_deal(deal_to_dict(deal))
        assert replace(again, issues=()) == replace(deal, issues=())
    return deals


component = st.text(alphabet="AZ09az ?'+:*\n\x1b$(Bй,.-", max_size=12)
element = st.lists(component, max_size=4).map(":".join)
segment = st.tuples(st.sampled_from(TAGS), st.lists(element, max_size=9)).map(
    lambda parts: "+".join((parts[0], *parts[1]))
)


@given(st.lists(segment, max_size=12), st.sampled_from(["UNOA", "UNOC", "UNOE", "UNOX", "UNOY"]))
@example(["UNA"], "UNOA")
@example(["UNA:+.? ", "UNB"], "UNOA")
@settings(max_examples=150)
def test_segments_in_any_order_are_read(segments: list[str], letters: str) -> None:
    text = "'".join([f"UNB+{letters}:4+A+B+C+D", "UNH+1+CUSCAR:D:95B:UN", *segments, ""])
    read(text.encode())


@given(st.binary(max_size=200), st.sampled_from(SAMPLES), st.integers(0, 2_000), st.integers(0, 50))
@settings(max_examples=150)
def test_a_message_with_anything_in_its_midst_is_read(
    junk: bytes, sample: bytes, at: int, lost: int
) -> None:
    read(sample[:at] + junk + sample[at + lost :])


@given(st.binary(max_size=400))
@example(b"UNA\x00\x00\x00\x00\x00\x00\x00UNB")
@example(b"UNA")
@example(b"UNAUNBUNH")
@settings(max_examples=150)
def test_any_bytes_are_read(raw: bytes) -> None:
    read(raw)


def split_slowly(text: str, separators: Separators) -> list[list[str]]:
    """Sign by sign."""
    elements, is_released = [[""]], False
    for sign in text:
        if is_released or sign not in separators.all or sign == separators.terminator:
            elements[-1][-1] += sign
            is_released = False
        elif sign == separators.release:
            is_released = True
        elif sign == separators.element:
            elements.append([""])
        else:
            elements[-1].append("")
    if is_released:
        elements[-1][-1] += separators.release
    return elements


@given(st.text(alphabet="AB?+:*'й\n", max_size=40), st.booleans())
def test_a_segment_is_cut_as_sign_by_sign(text: str, repeats: bool) -> None:
    separators = Separators(repetition="*") if repeats else DEFAULT
    assert split(text, separators) == split_slowly(text, separators)


def ends_slowly(text: str) -> list[str]:
    """The segments of a text with the usual signs, sign by sign."""
    found, is_released = [""], False
    for sign in text:
        if sign == "'" and not is_released:
            found.append("")
        else:
            found[-1] += sign
        is_released = sign == "?" and not is_released
    return [part.lstrip(" \t\r\n\x00\x1a") for part in found]


@given(st.text(alphabet="AB?+:'\n ", max_size=60))
def test_segments_end_as_sign_by_sign(text: str) -> None:
    *whole, rest = ends_slowly(text)
    rest = rest.rstrip(" \t\r\n\x00\x1a")
    found = [segment.text for segment in iter_segments(io.BytesIO(text.encode()))]
    assert found == [*whole, *([rest] if rest else [])]
