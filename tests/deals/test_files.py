"""Files that cannot be read as a whole, Parquet, pipes, and what large files cost."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import threading
import tracemalloc
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.deals.ids import SeenIds
from witting.errors import DealFileError
from witting.model import Identifier, Money, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Deal

    Read = Callable[..., list[Deal]]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\n  \n", "the file is empty"),
        (b"id,buyer_name\n", "holds no deal"),
        (b"[]", "holds no deal"),
        (b"foo,bar\n1,2\n", "no column is known"),
        (b"just a letter\nof two lines\n", "no column is known"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (gzip.compress(b"id\n1\n", mtime=0), "compressed with gzip"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<?xml version='1.0'?><Document/>", "XML or HTML"),
        ("<id>\n1,A\n</id>".encode("utf-16"), "UTF-16"),
        ('{"id": "1"}'.encode("utf-32"), "UTF-16|binary"),
        (bytes(range(256)) * 10, "binary|empty|no column"),
        (b"\x7fELF" + bytes(1000), "binary"),
        (b"id,buyer_name\r1,A\r", "carriage return alone"),
        (b"PAR1 and nothing else", "broken or cut off"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    read: Read, content: bytes, what: str
) -> None:
    with pytest.raises(DealFileError, match=what) as raised:
        read(content)
    assert raised.value.where == "deals.txt"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize(
    "text",
    [
        "id,buyer_name\n1,ОсОО Ош Трейд\n",
        '{"id": "1", "parties": [{"name": "ОсОО Ош Трейд"}]}\n',
        "Invoice no: 1\nBuyer: ОсОО Ош Трейд\n",
    ],
)
def test_a_text_in_any_unicode_is_read(read: Read, text: str, encoding: str) -> None:
    (deal,) = read(text.encode(encoding))
    assert (deal.id, deal.parties[0].name) == ("1", "ОсОО Ош Трейд")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("windows-1251", "ОсОО Ош Трейд Подшипник"), ("gb18030", "兰湖轴承有限公司销售部")],
)
@pytest.mark.parametrize("form", ["id,buyer_name\n1,{}\n", "Invoice no: 1\nBuyer: {}\n"])
def test_an_old_encoding_is_told_by_its_letters_and_said(
    read: Read, said: Callable[[Deal], str], form: str, encoding: str, name: str
) -> None:
    (deal,) = read(form.format(name).encode(encoding))
    assert deal.parties[0].name == name
    assert f"the file is {encoding.upper()} by its bytes, not UTF-8" in said(deal)


def test_a_single_byte_that_is_no_utf_8_does_not_change_how_the_others_are_read(
    read: Read, said: Callable[[Deal], str]
) -> None:
    first, _, last = read("id,buyer_name\n1,Завод Вымысел\n2,Пример\n".encode() + b"\xff\n")
    assert first.parties[0].name == "Завод Вымысел"
    assert "is not UTF-8" in said(last)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DealFileError, match="there is no such file"):
        list(read_deals(tmp_path / "absent.jsonl"))
    with pytest.raises(DealFileError, match=r"a folder, not a file.*Name the files in it"):
        list(read_deals(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("content", [b'{"id": "A"}\n{"id": "B"}\n', b"id,kind\nA,x\nB,x\n"])
def test_a_pipe_is_read_as_a_file_is(tmp_path: Path, content: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    assert [deal.id for deal in read_deals(pipe)] == ["A", "B"]
    writer.join()


def test_parquet_with_the_nested_shape(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    rows: list[dict[str, object]] = [
        {
            "id": "A",
            "date": dt.date(2024, 5, 16),
            "parties": [{"role": "seller", "name": "X", "identifiers": {"inn": "7707083893"}}],
            "goods": [{"hs_code": "8482.10", "value": None}],
            "amount": {"amount": Decimal("5.50"), "currency": "USD"},
            "text": ["one"],
        },
        {"id": "B", "date": None, "parties": None, "goods": [], "amount": None, "text": ["two"]},
    ]
    pq.write_table(pa.Table.from_pylist(rows), path)
    first, second = read_deals(path)
    assert first.issues == second.issues == ()
    assert first.parties[0].identifiers == (Identifier("inn", "7707083893"),)
    assert first.parties[0].locator == "row 1, parties[0]"
    assert first.amount == Money(Decimal("5.50"), "USD")
    assert first.source == Source("deals.parquet", "parquet", "row 1")
    assert parse_deal(deal_to_dict(first)) == first


def test_parquet_with_flat_columns(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    table = pa.table(
        {
            "Deal Id": [1, 2, 2],
            "date": [dt.datetime(2024, 5, 16, 12), None, None],  # noqa: DTZ001  # as files have it
            "buyer_name": ["A", "B", "B"],
            "goods_hs_code": [84821000, 10121, None],
            "amount": [5.5, float("nan"), None],
            "currency": ["USD", None, None],
        }
    )
    pq.write_table(table, path)
    first, second = read_deals(path)
    assert (first.id, str(first.date), first.amount) == (
        "1",
        "2024-05-16",
        Money(Decimal("5.5"), "USD"),
    )
    assert [issue.where for issue in first.issues] == ["deals.parquet row 1, goods_hs_code"]
    assert second.source == Source("deals.parquet", "parquet", "rows 2 to 3")
    assert any("is it 010121?" in issue.what for issue in second.issues)


def test_parquet_without_a_known_column_or_broken(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    pq.write_table(pa.table({"foo": [1]}), path)
    with pytest.raises(DealFileError, match="no column is known among foo"):
        list(read_deals(path))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DealFileError, match="broken or cut off"):
        list(read_deals(path))


@pytest.mark.parametrize("form", ["lines", "array", "csv"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / "deals"
    with path.open("w") as file:
        file.write({"lines": "", "array": "[", "csv": "id,buyer_name\n"}[form])
        for number in range(20_000):
            if form == "csv":
                file.write(f"{number},Name {number}\n")
            else:
                comma = "," if form == "array" and number else ""
                file.write(f'{comma}{{"id": "{number}", "parties": [{{"name": "N {number}"}}]}}\n')
        file.write("]" if form == "array" else "")
    deals = read_deals(path)
    next(deals)
    tracemalloc.start()
    count = sum(1 for _ in deals)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 19_999
    # The ids' digests are all that stays: some 150 bytes for each of the recent ones.
    assert peak < 20_000 * 200 + (2 << 20)


def test_ids_are_remembered_in_eight_bytes_each_when_there_are_many() -> None:
    seen = SeenIds(recent=100)
    assert all(seen.see(f"id {number}", f"line {number}") is None for number in range(1050))
    assert seen.see("id 3", "line 2000") == "earlier"
    assert seen.see("id 1049", "line 2001") == "line 1049"
    assert seen.see("id 1050", "line 2002") is None
