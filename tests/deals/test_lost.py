"""What of a deal was lost, or may be, is marked as unread, so that no one calls the deal clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witting.deals import read_deals
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Deal

    Read = Callable[..., list[Deal]]

HEADER = "id,buyer_name,seller_name,kind\n"


def unread(deal: Deal) -> str:
    """What is marked so, a line for each."""
    return "\n".join(issue.what for issue in deal.issues if issue.unread)


def test_a_row_that_is_too_short_may_lack_a_comma_and_so_a_name(read: Read) -> None:
    whole, short = read(f"{HEADER}1,A,B,invoice\n2,A B,invoice\n")
    assert whole.issues == ()
    assert "the row has 3 cells and the header 4: a sign between cells" in unread(short)


def test_columns_without_a_title_need_not_be_there(read: Read) -> None:
    (deal,) = read("id,buyer_name,,\n1,A\n")
    assert deal.issues == ()


@pytest.mark.parametrize(
    ("end", "is_doubtful"),
    [
        ("Talas Bear", True),
        ("Talas Bearing Works\n", False),
        ('"Talas Bearing Works"', False),
        ("Talas Bearing Works\r\n\x1a", False),
        ("", False),
    ],
)
def test_a_file_that_ends_within_a_cell_is_doubted(
    read: Read, end: str, *, is_doubtful: bool
) -> None:
    first, last = read(f"id,seller_country,buyer_name\n1,CN,A\n2,CN,{end}")
    assert first.issues == ()
    assert ("the file ends in this row without a line break" in unread(last)) == is_doubtful


@pytest.mark.parametrize("column", ["currency", "date", "buyer_country", "final_destination"])
def test_a_last_cell_that_shows_by_itself_whether_it_is_whole_needs_no_line_break(
    read: Read, column: str
) -> None:
    value = {"currency": "EUR", "date": "2024-05-16"}.get(column, "KG")
    (deal,) = read(f"id,amount,{column}\n1,5 EUR,{value}")
    assert unread(deal) == ""


def test_a_last_row_over_several_lines_is_doubted_all_the_same(read: Read) -> None:
    (deal,) = read('id,buyer_address,buyer_name\n1,"1 Mira\nOsh",Talas Be')
    assert "without a line break" in unread(deal)


@pytest.mark.parametrize("text", ['[{"id": "A"}', '[{"id": "A"},', '[\n{"id": "A"},\n'])
def test_an_array_that_is_not_closed_may_have_had_more_deals(read: Read, text: str) -> None:
    *_, last = read(text)
    assert "deals after this one may be missing" in unread(last)


def test_an_array_that_is_closed_is_whole(read: Read) -> None:
    assert [deal.id for deal in read('[{"id": "A"}]\n')] == ["A"]


def test_a_sea_of_brackets_is_left_at_once_and_said(read: Read) -> None:
    good, deep = read('[{"id": "A"},' + "[" * 20_000_000)
    assert good.id == "A"
    assert "the rest of the file was not read" in unread(deep)


@pytest.mark.parametrize(
    ("pairs", "is_lost"),
    [
        ('"name": "Talas Works", "name": "Osh Trade"', True),
        ('"name": "Osh Trade", "name": "Osh Trade"', False),
        ('"name": "Osh Trade", "colour": 1, "colour": 2', False),
        ('"name": "Osh Trade", "identifiers": {"inn": ["1"], "inn": ["2"]}', False),
    ],
)
def test_a_name_does_not_hide_behind_another_under_the_same_key(
    read: Read, pairs: str, *, is_lost: bool
) -> None:
    (deal,) = read(f'{{"id": "A", "parties": [{{{pairs}}}]}}')
    assert ("the key is given more than once" in unread(deal)) == is_lost


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('"parties": [{"name": NaN}]', "text is expected, not NaN"),
        ('"parties": [{"name": Infinity}]', "text is expected, not Infinity"),
        ('"parties": [{"name": "Osh Tr\ufffdde"}]', "U+FFFD, which stands where a letter was lost"),
        ('"parties": [{"name": "A", "identifiers": ["7707083893"]}]', "has no scheme"),
        ('"parties": [{"name": "A", "identifiers": "7707083893"}]', "an object of scheme and val"),
        ('"parties": [{"name": "Osh\u0007 Trade"}]', "a control sign stands in the name"),
        ('"goods": [{"hs_code": [848210]}]', "an HS code is expected, not a list"),
        ('"goods": [{"thing": "bearings"}]', "none of its keys is known"),
        ('"route": {"bound": "Osh"}', "none of its keys is known"),
        ('"goods": [{"hs_code": NaN}]', "NaN is no HS code"),
    ],
)
def test_what_screening_would_have_looked_at_is_lost(read: Read, text: str, says: str) -> None:
    (deal,) = read(f'{{"id": "A", {text}}}')
    assert says in unread(deal)


def test_parquets_nan_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    table = {"id": ["A"], "buyer_name": ["Osh Trade"], "goods_hs_code": [float("nan")]}
    pq.write_table(pa.table(table), path)
    (deal,) = read_deals(path)
    assert (deal.goods, deal.issues) == ((), ())


def test_a_parquet_day_that_python_does_not_have_costs_its_cell_alone(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    days = pa.array([2**61, 0], pa.timestamp("us"))
    pq.write_table(pa.table({"id": ["A", "B"], "buyer_name": ["X", "Y"], "date": days}), path)
    first, second = read_deals(path)
    assert f"'{2**61} (timestamp[us])' is no date" in first.issues[0].what
    assert str(second.date) == "1970-01-01"


def test_a_first_line_without_end_is_told_as_such(read: Read) -> None:
    with pytest.raises(DealFileError, match="no column is known: the line of 20,000,000 bytes"):
        read("x" * 20_000_000)
