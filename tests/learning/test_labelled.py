"""Which rows of a file are labelled lines, and what is said of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError
from witting.learning import GoodsLine, read_labelled
from witting.learning.label import Label, read_label

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, data: str | bytes, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8482", "8482"),
        ("8482.10", "848210"),
        ("8482 10 9008", "848210"),
        ("8542-31-0000-123", "854231"),
        ("1012100", "010121"),
        ("8534", "853400"),
        ("85340000", "853400"),
    ],
)
def test_a_code_tells_a_heading_or_a_subheading(text: str, code: str) -> None:
    assert read_label(text) == Label(code)


def test_a_code_of_an_earlier_edition_counts_as_what_it_became() -> None:
    assert read_label("8541.40").code == "8541"  # light-emitting diodes and cells were one code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no code"),
        ("SKF6205", "more than digits"),
        ("848", "has 3 digits"),
        ("84821000000000", "has 14 digits"),
        ("8482.15", "is not a subheading"),
        ("7712", "is not a heading"),
        ("9903.88", "national use only"),
        ("٨٤٨٢", "more than digits"),
    ],
)
def test_what_is_no_code_is_told(text: str, problem: str) -> None:
    assert problem in read_label(text).problem


def test_csv_with_all_columns_in_any_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "\ufeffCode;Part Number;text;manufacturer;remark\n"
        "8482.10;6205;bearing;QRN;x\n"
        "8542.31;;chip;;\n",
    )
    found = read_labelled(path)
    assert [(each.line.text, each.code, each.at) for each in found.lines] == [
        ("bearing 6205 QRN", "848210", 2),
        ("chip", "854231", 3),
    ]
    assert found.issues == ()


def test_json_lines(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"text": "bearing", "code": 848210}\n\n{"text": "chip"}\n[1]\n{broken\n'
        '{"text": null, "code": "8482", "part_number": "6205"}\n',
    )
    found = read_labelled(path)
    assert [(each.line.text, each.code) for each in found.lines] == [
        ("bearing", "848210"),
        ("6205", "8482"),
    ]
    assert [issue.where for issue in found.issues] == [
        "own.csv line 3, code",
        "own.csv line 4",
        "own.csv line 5",
    ]


def test_bad_rows_are_told_and_the_rest_is_used(tmp_path: Path) -> None:
    rows = b"text,code\nbearing,8482.10\n,8482\n...,8482\nchip,abc\nchip,12\na,b,c,8482\n"
    found = read_labelled(written(tmp_path, rows + "стол".encode("cp1251") + b",9403\nlast,9403"))
    assert [each.line.text for each in found.lines] == ["bearing", "last"]
    assert [issue.where for issue in found.issues] == [
        "own.csv line 3",
        "own.csv line 4",
        "own.csv line 5, code",
        "own.csv line 6, code",
        "own.csv line 7",
        "own.csv line 8",
    ]
    assert "is not UTF-8" in found.issues[-1].what


def test_a_line_of_a_megabyte_is_read_at_its_beginning(tmp_path: Path) -> None:
    found = read_labelled(written(tmp_path, f"text,code\n{'ball ' * 200_000},8482\nx,8482\n"))
    assert len(found.lines) == 2


def test_a_quote_that_is_not_closed_takes_no_other_row(tmp_path: Path) -> None:
    found = read_labelled(written(tmp_path, 'text,code\n"bearing,8482.10\nchip,8542.31\n'))
    assert [each.line.text for each in found.lines] == ["chip"]
    assert "a quote is opened and not closed" in found.issues[0].what


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (b"text,hs\na,8482\n", "there is no column code"),
        (b"a,b\n", "there is no column text and code"),
        (b"text,code,text\na,8482,b\n", "the column text is there twice"),
        ("text,code\n".encode("utf-16"), "UTF-8"),
        ("text,code\n".encode("utf-16-le"), "UTF-8"),
        (b"PK\x03\x04\x00\x00", "UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_labelled(written(tmp_path, data))


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_labelled(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_labelled(tmp_path / "none.csv")


def test_parts_of_a_line_stand_in_its_text_once() -> None:
    assert GoodsLine("  ball\n bearing", "6205", "QRN").text == "ball bearing 6205 QRN"
    assert GoodsLine("6205", "6205").text == "6205"
    assert not GoodsLine().text
