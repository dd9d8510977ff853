"""CSV files with a header: either every row is accounted for, or the file is refused."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.errors import ListFileError
from witting.lists.account import FileAccount
from witting.lists.csv_table import CsvTable, find_file
from witting.lists.eu_journal import read as read_journal
from witting.lists.ftm import read as read_ftm
from witting.lists.opensanctions import read as read_opensanctions
from witting.lists.source import ListSource, SourceFile
from witting.lists.us_csl import COLUMNS
from witting.lists.us_csl import read as read_csl

if TYPE_CHECKING:
    from witting.lists.account import ListReader

LINES = st.text("ab \t;,\"'\r\n\u00e9\u0436", max_size=60)
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"])
CELLS = st.text(LETTERS, max_size=20)


def table(data: bytes, *, delimiter: str = ",", header_row: int = 1) -> CsvTable:
    return CsvTable(
        SourceFile("a.csv", data),
        required=("A", "B"),
        expected="a table",
        delimiter=delimiter,
        header_row=header_row,
    )


@settings(deadline=None, max_examples=400)
@given(LINES)
def test_any_text_is_read_in_full_or_refused(text: str) -> None:
    try:
        found = table(f"A,B\n{text}".encode())
        rows = list(found.rows())
    except ListFileError:
        return
    account = next(one for one in found.close() if isinstance(one, FileAccount))
    assert account.used == len(rows)
    assert account.adds_up, text


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_comes_back(rows: list[tuple[str, str]], sign: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows([("A", "B"), *rows])
    found = table(text.getvalue().encode(), delimiter=sign)

    cells = [(row.cells["A"], row.cells["B"]) for row in found.rows()]
    assert cells == [row for row in rows if any(cell.strip() for cell in row)]
    account = next(one for one in found.close() if isinstance(one, FileAccount))
    assert account.adds_up


def test_what_stands_above_the_header_is_left_out() -> None:
    found = table(b'made on,"1\n2"\n\nA,B\n1,2\n', header_row=4)

    assert [row.cells for row in found.rows()] == [{"A": "1", "B": "2"}]
    assert list(found.close()) == [FileAccount("a.csv", 1, 1)]


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert table(b"\xef\xbb\xbfA,B\n").columns == ("A", "B")


def test_of_several_files_the_named_one_is_taken() -> None:
    files = (SourceFile("B.CSV", b"x"), SourceFile("a.csv", b"x"))
    found = find_file(ListSource(files), names=("b.csv",), suffix=".csv", expected="b.csv")

    assert found.name == "B.CSV"
    with pytest.raises(ListFileError, match=r"there are B\.CSV, a\.csv"):
        find_file(ListSource(files), names=("c.csv",), suffix=".csv", expected="c.csv")


@pytest.mark.parametrize(
    ("read", "start"),
    [
        (read_csl, ",".join(COLUMNS) + "\n"),
        (read_journal, "celex,recordId\n"),
        (read_opensanctions, "id,schema,name\n"),
        (read_ftm, '{"id": "a", "schema": "Person", "properties": {"name": ["b"]}}\n'),
    ],
)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(read: ListReader, start: str, data: bytes) -> None:
    source = ListSource((SourceFile("a.csv", start.encode() + data),))
    try:
        found = list(read(source, list_name="any.list"))
    except ListFileError:
        return
    assert all(one.adds_up for one in found if isinstance(one, FileAccount))
