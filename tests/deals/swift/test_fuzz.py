"""No change of a message crashes the reader, and none hides a message in silence."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal
from witting.deals.swift import read_swift

HERE = Path(__file__).parent
SAMPLES = [path.read_bytes() for path in sorted(HERE.glob("*.fin"))]
PIECES = st.sampled_from(
    [
        *b"{1: {1:F01 {2: {4: -} } { $ :20: :59: :59F: :50F:1/".split(),
        *b":45A:+ :15B: :21: :32A: :27:1/2".split(),
        *(b"//", b"/", b"\n$\n", b"\r", b"\xff", b"\x00", "Завод".encode("cp1251")),
        *(b"SEE FIELD 47A", b"HS CODE 8482.10", b"TOTAL USD 1,"),
    ]
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES | st.binary(max_size=6)), max_size=8
)


@given(st.sampled_from(SAMPLES), CHANGES)
@settings(max_examples=400, deadline=None)
def test_any_change_of_a_message_is_read_or_said(
    sample: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    data = sample
    for place, length, piece in changes:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + length :]
    for deal in read_swift(io.BytesIO(data), "x.fin"):
        assert deal.id
        assert deal.parties or deal.issues
        json.dumps(deal_to_dict(deal)).encode()
        again = parse_deal(deal_to_dict(deal))
        # What an issue quotes may hold what is an issue itself when it is read again.
        assert replace(again, issues=()) == replace(deal, issues=())


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_behind_a_header_are_read_or_said(data: bytes) -> None:
    text = b"{1:F01BRKVKG22AXXX0000000000}{2:I700LANZCNBJXXXXN}{4:\n" + data
    assert list(read_swift(io.BytesIO(text), "x.fin"))
