"""A file that is cut into batches gives the deals that it gives when it is read as a whole."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.deals import batch_reader, read_deals
from witting.deals.batch import LOOSE, DealBatch, read_batch
from witting.deals.batch_reader import LostPart, iter_batches

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Deal

CELLS = st.text(alphabet='ab ,"\n;é', max_size=6)
ROWS = st.lists(st.tuples(st.sampled_from(["A", "B", ""]), CELLS, CELLS), max_size=12)


def cut(path: Path) -> tuple[list[Deal], list[LostPart]]:
    deals: list[Deal] = []
    lost = []
    for item in iter_batches(path):
        if isinstance(item, LostPart):
            lost.append(item)
        else:
            deals += read_batch(pickle.loads(pickle.dumps(item)))
    return deals, lost


def plain(path: Path) -> list[Deal]:
    return list(read_deals(path))


def without_repeats(deals: list[Deal]) -> list[Deal]:
    """That an id was there before is told within a batch alone."""
    return [
        replace(deal, issues=tuple(one for one in deal.issues if "same id" not in one.what))
        for deal in deals
    ]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_reader, "BATCH", 3)


def test_lines_of_json_are_the_same_deals_in_batches(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    lines = [orjson.dumps({"id": f"D-{number}", "purpose": "tiles"}) for number in range(7)]
    path.write_bytes(b"\n".join([*lines[:4], b"", b"{no json", *lines[4:]]))
    deals, lost = cut(path)
    assert (deals, lost) == (plain(path), [])
    assert len(list(iter_batches(path))) > 1
    assert deals[4].issues[0].unread


def test_a_file_that_is_cut_within_a_line_loses_nothing_before_it(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_bytes(b'{"id": "A"}\n{"id": "B", "par')
    deals, _ = cut(path)
    assert [deal.id for deal in deals] == ["A", "deals.jsonl:line 2"]
    assert "no JSON" in deals[1].issues[0].what


@given(rows=ROWS)
def test_rows_of_one_deal_are_not_parted(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "deals.csv"
    lines = ["id,goods_description,buyer_name"]
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    path.write_text("\n".join([*lines, *map(",".join, quoted), ""]), encoding="utf-8", newline="")
    deals, lost = cut(path)
    if lost:
        assert "holds no deal" in str(lost[0].error)
    else:
        assert without_repeats(deals) == without_repeats(plain(path))


@given(rows=ROWS, group=st.integers(1, 5))
def test_flat_parquet_is_the_same_whatever_its_row_groups(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], group: int
) -> None:
    path = tmp_path_factory.mktemp("rows") / "deals.parquet"
    names = ("id", "goods_description", "buyer_name")
    columns = {name: [row[place] or None for row in rows] for place, name in enumerate(names)}
    table = pa.table(columns, schema=pa.schema([(name, pa.string()) for name in names]))
    pq.write_table(table, path, row_group_size=group)
    deals, lost = cut(path)
    assert len(lost) == (not rows)
    assert without_repeats(deals) == without_repeats(plain(path) if rows else [])


def test_messages_are_read_first_and_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deals.json"
    path.write_bytes(orjson.dumps([{"id": f"D-{number}", "text": ["x"]} for number in range(5)]))
    assert cut(path) == (plain(path), [])


def test_a_damaged_row_group_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    ids = [f"D-{number}" for number in range(30)]
    texts = [f"a long text that says {number}" * 20 for number in range(30)]
    table = pa.table({"id": ids, "purpose": texts})
    pq.write_table(table, path, row_group_size=10, compression="gzip", use_dictionary=False)
    group = pq.ParquetFile(path).metadata.row_group(1)
    start = group.column(1).data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 80] = b"\xff" * 80
    path.write_bytes(data)
    deals, [lost] = cut(path)
    assert [deal.id for deal in deals] == [*ids[:10], *ids[20:]]
    assert lost.rows == 10  # the group's
    assert "rows 11 to 20 are damaged" in str(lost.error)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PAR1 and no end", "broken or cut off"),
        (b"", "empty"),
        (b"colour,size\n7,3\n", "no column is known"),
    ],
)
def test_a_file_that_is_none_is_a_lost_part_that_says_why(
    tmp_path: Path, content: bytes, what: str
) -> None:
    path = tmp_path / "deals.x"
    path.write_bytes(content)
    deals, [lost] = cut(path)
    assert deals == []
    assert what in str(lost.error)


def test_parquet_of_another_schema_is_a_lost_part(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    pq.write_table(pa.table({"colour": ["red"]}), path)
    _, [lost] = cut(path)
    assert "no column is known among colour" in str(lost.error)


def test_the_share_grows_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_text("".join(f'{{"id": "{number}"}}\n' for number in range(10)), encoding="utf-8")
    shares = [item.share for item in iter_batches(path) if not isinstance(item, LostPart)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_numbers_of_rows_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    pq.write_table(pa.table({"id": [f"D-{n}" for n in range(8)]}), path, row_group_size=5)
    deals, _ = cut(path)
    for number, deal in zip(count(1), deals, strict=False):
        assert deal.source is not None
        assert deal.source.locator == f"row {number}"


@pytest.mark.parametrize("nothing", ["N/A", " ", "-", None])
def test_loose_rows_whose_id_says_nothing_are_deals_of_their_own(nothing: str | None) -> None:
    rows = pa.RecordBatch.from_pydict(
        {
            "id": pa.array([nothing, nothing, "D-1", "D-1"], pa.string()),
            "seller_name": ["Amber Optics"] * 4,
            "goods_description": ["pump", "valve", "pipe", "hose"],
        }
    )
    deals = list(read_batch(DealBatch("", LOOSE, rows)))
    assert [len(deal.goods) for deal in deals] == [1, 1, 2]
    assert len({deal.id for deal in deals}) == len(deals)
