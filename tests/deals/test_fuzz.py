"""No bytes crash a reader, none hang it, and no line is lost."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.deals.cells import iter_rows, split_quoted_row, split_row
from witting.deals.lines import Line, iter_lines
from witting.deals.parse import KEYS
from witting.deals.values import iter_values
from witting.errors import DealFileError
from witting.model import (
    ROLES,
    Deal,
    GoodsItem,
    Identifier,
    Money,
    Party,
    Route,
    Source,
)

if TYPE_CHECKING:
    from decimal import Decimal

WORDS = st.sampled_from(
    [*KEYS, "name", "role", "country", "identifiers", "hs_code", "value", "amount", "currency"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["2024-05-16", "31.02.2024", "1,234", "USD", "KG", "8482.10", "101.21", "NaN"]
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=25,
)
SHAPED = st.fixed_dictionaries(
    {},
    optional={
        "id": SCALARS,
        "date": SCALARS,
        "parties": st.lists(
            st.dictionaries(WORDS | st.text(max_size=5), JSON, max_size=5), max_size=3
        ),
        "goods": st.lists(st.dictionaries(WORDS, JSON, max_size=5), max_size=3),
        "route": st.dictionaries(st.sampled_from(Route.__slots__), JSON),
        "amount": st.fixed_dictionaries({"amount": SCALARS, "currency": SCALARS}),
        "text": JSON,
        "issues": JSON,
        "source": JSON,
    },
)


@given(JSON | SHAPED)
@settings(max_examples=300, deadline=None)
def test_any_json_value_becomes_a_deal_that_reads_back(data: object) -> None:
    deal = parse_deal(data, where="f line 1", file="f", line=1)
    assert deal.id
    json.dumps(deal_to_dict(deal)).encode()
    assert parse_deal(deal_to_dict(deal)) == deal


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=30)
MAYBE = st.none() | NAMES
MONEY = st.builds(
    Money,
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["USD", "EUR", "CNY", "RUB"]),
)
PARTIES = st.builds(
    Party,
    role=st.none() | st.sampled_from(ROLES),
    name=MAYBE,
    schema=st.sampled_from([None, "Person", "Company", "Vessel"]),
    country=st.sampled_from([None, "kg", "ru", "cn"]),
    address=MAYBE,
    birth_date=st.sampled_from([None, "1961", "1961-03", "1961-03-02"]),
    identifiers=st.sampled_from([(), (Identifier("inn", "7707083893"),)]),
    locator=st.just("line 1, parties[0]"),
)
GOODS = st.builds(
    GoodsItem,
    description=MAYBE,
    hs_code=st.sampled_from([None, "8482.10", "84821010"]),
    part_number=MAYBE,
    manufacturer=MAYBE,
    quantity=MAYBE,
    origin=st.sampled_from([None, "kg", "ru", "cn"]),
    value=st.none() | MONEY,
    locator=st.just("line 1, goods[0]"),
)
DEALS = st.builds(
    Deal,
    id=NAMES,
    date=st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1)),
    kind=MAYBE,
    parties=st.lists(PARTIES, max_size=3).map(tuple),
    goods=st.lists(GOODS, max_size=3).map(tuple),
    route=st.builds(
        Route,
        origin=st.sampled_from([None, "kg", "cn"]),
        port_of_loading=MAYBE,
        transshipment=st.lists(NAMES, max_size=2).map(tuple),
        port_of_discharge=MAYBE,
        final_destination=st.sampled_from([None, "kg", "Port of Nowhere"]),
    ),
    amount=st.none() | MONEY,
    purpose=MAYBE,
    text=st.lists(NAMES, max_size=2).map(tuple),
    source=st.none() | st.just(Source("f.csv", "csv", "line 7")),
)


@given(DEALS)
@settings(max_examples=200, deadline=None)
def test_a_deal_reads_back_from_its_json(deal: Deal) -> None:
    written = json.loads(json.dumps(deal_to_dict(deal)))
    assert parse_deal(written) == deal


def _read(content: bytes) -> list[Deal] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals"
        path.write_bytes(content)
        try:
            return list(read_deals(path))
        except DealFileError:
            return None


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_deals_or_a_clear_refusal(content: bytes) -> None:
    _read(content)


@given(
    st.lists(
        st.binary(max_size=60).filter(lambda line: b"\n" not in line)
        | JSON.map(lambda value: json.dumps(value).encode()),
        max_size=8,
    )
)
@settings(max_examples=300, deadline=None)
def test_every_line_of_json_lines_is_a_deal(lines: list[bytes]) -> None:
    first = b'{"id": "first"}'
    found = _read(b"\n".join([first, *lines]))
    blank = b" \t\r\x1a"
    assert found is not None
    assert len(found) == 1 + sum(bool(line.strip(blank)) for line in lines)


ROWS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30)
    | st.sampled_from(['a,"b"', 'a,"b', 'a,b"', '"a","b ""c"""', 'x,"y",z', "a,b", '"', '""']),
    max_size=10,
)


@given(ROWS)
@settings(max_examples=300, deadline=None)
def test_every_line_of_a_csv_is_in_some_row(rows: list[str]) -> None:
    lines = [Line(number, text) for number, text in enumerate(rows, start=2)]
    found = list(iter_rows(iter(lines), ",", columns=2))
    letters = sorted("".join(rows).replace('"', "").replace(",", "").split())
    kept = sorted(
        "".join("".join(row.cells) for row in found).replace('"', "").replace(",", "").split()
    )
    assert sorted("".join(kept).replace("\x1a", "")) == sorted("".join(letters).replace("\x1a", ""))


@given(
    st.lists(st.text(max_size=10).filter(lambda text: "\x00" not in text), min_size=1, max_size=5)
)
def test_what_is_quoted_as_it_should_be_reads_back(cells: list[str]) -> None:
    text = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    assert split_row(text, ",") == (cells, "whole")


@given(
    st.text(st.sampled_from('a,;"" \n\r\x00é') | st.characters(codec="utf-8"), max_size=20),
    st.sampled_from(",;\t|"),
)
@settings(max_examples=1000, deadline=None)
def test_a_row_is_split_fast_as_it_is_split_slowly(text: str, delimiter: str) -> None:
    if '"' in text:
        assert split_row(text, delimiter) == split_quoted_row(text, delimiter)


@given(
    st.lists(JSON.filter(lambda value: not isinstance(value, float)), max_size=5),
    st.none() | st.just(1),
)
@settings(max_examples=200, deadline=None)
def test_elements_are_cut_where_they_end(values: list[object], indent: int | None) -> None:
    text = json.dumps(values, indent=indent)
    found = [json.loads(value.raw) for value in iter_values(io.BytesIO(text.encode()))]
    assert json.dumps(found) == json.dumps(values)


class _Drops(io.BytesIO):
    """A stream that gives a byte at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        del size
        return super().read(1)


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps([value]).encode()))
@settings(max_examples=300, deadline=None)
def test_values_do_not_depend_on_how_the_bytes_arrive(content: bytes) -> None:
    content = content.replace(b"\xef\xbb\xbf", b"")
    whole = list(iter_values(io.BytesIO(content)))
    assert list(iter_values(_Drops(content))) == whole


@given(st.binary(max_size=100))
def test_lines_keep_every_byte_that_is_text(content: bytes) -> None:
    lines = list(iter_lines(io.BytesIO(content)))
    assert len(lines) == content.count(b"\n") + bool(content and not content.endswith(b"\n"))
    assert all(
        (line.problem is None) == ("\ufffd" not in line.text) or line.problem is None
        for line in lines
    )


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.integers() | st.floats())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_number_is_an_amount_or_an_issue(number: Decimal | float) -> None:
    deal = parse_deal({"id": "D", "amount": {"amount": number, "currency": "USD"}})
    assert deal.amount is not None or deal.issues
