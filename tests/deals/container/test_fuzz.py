"""No change of a file crashes its reader, and none takes something away in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=6
)
MAIL_PIECES = st.sampled_from(
    [
        *(b"\r\n--B\r\n", b"--B--", b"Content-Type: multipart/mixed; boundary=B\r\n", b"\r\n\r\n"),
        *(b"=?utf-8?B?", b"?=", b"=?x?q?=", b"base64", b"charset=", b"filename*=utf-8''%ff\""),
        *(b"From:", b"<", b">", b"@", b"\xff", b"\x00", b"From x 2025\n", b"message/rfc822"),
    ]
)
TEXT_PIECES = st.sampled_from(
    [
        *("Seller", "Buyer:", "Invoice No", "Total", "USD 1,", "Description  Quantity  Amount"),
        *("\n", "\n\n", "    ", "\t", "|", ":", "INN", "7707083893", "a@b.example", "To order"),
        *("Same as consignee", "China", "Vessel: A / 1", "HS Code: 8482", "买方：", "№", "1)"),
    ]
)


def _changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, piece in changes:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + length :]
    return data


def _is_read_or_said(path: Path) -> None:
    try:
        deals = list(read_deals(path))
    except DealFileError as error:
        assert error.what  # noqa: PT017  # either outcome is right
        return
    for deal in deals:
        assert deal.parties or deal.text or deal.goods or deal.issues
        json.dumps(deal_to_dict(deal)).encode()
        assert parse_deal(deal_to_dict(deal)).parties == deal.parties


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_any_change_of_a_pdf(
    changes: list[tuple[float, int, bytes]], make_pdf: Callable[..., bytes], tmp_path: Path
) -> None:
    page = [(60, 100, "Seller:"), (60, 115, "Osh Trade"), (60, 130, "Total:  USD 5.00")]
    path = tmp_path / "x.pdf"
    path.write_bytes(_changed(make_pdf(page, files={"a.xml": b"<a/>"}), changes))
    _is_read_or_said(path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_any_change_of_an_archive(
    changes: list[tuple[float, int, bytes]], make_zip: Callable[..., bytes], tmp_path: Path
) -> None:
    files = [("a.csv", b"id,buyer_name\nA,Osh\n"), ("b.txt", b"Seller: Osh\nBuyer: Trade\n")]
    path = tmp_path / "x.zip"
    path.write_bytes(_changed(make_zip([*files, ("in.zip", make_zip(files))]), changes))
    _is_read_or_said(path)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), MAIL_PIECES | st.binary(max_size=6)),
        max_size=6,
    )
)
def test_any_change_of_a_mail(
    changes: list[tuple[float, int, bytes]], make_mail: Callable[..., bytes], tmp_path: Path
) -> None:
    content = make_mail("Dear all,\nBuyer: Osh Trade", [("a.csv", b"id,buyer_name\nA,Osh\n")])
    path = tmp_path / "x.eml"
    path.write_bytes(_changed(content, changes))
    _is_read_or_said(path)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(TEXT_PIECES | st.text(max_size=12), max_size=25))
def test_any_text_behind_labels(pieces: list[str], tmp_path: Path) -> None:
    text = "Seller: Lanhu\nBuyer: Osh\n" + " ".join(pieces)
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode(errors="replace"))
    _is_read_or_said(path)
