"""No cells break a mapping, no row is lost, and reading the JSON of a deal gives the deal."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.deals.customs import Layout, RowReading, load_mappings
from witting.deals.table import Table

CELLS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=8)
    | st.lists(st.text(max_size=5) | st.none(), max_size=3)
    | st.text(max_size=30)
    | st.sampled_from(["NULL", "-", "#REF!", "по поручению", "TO ORDER", "CHINA", "КИТАЙ", "USD"])
    | st.sampled_from(["1,234", "0", "31.03.2025", "03/04/25", "8482109008", "7707083893", "45915"])
)
NAMES = st.from_regex(r"[A-Za-z]{3,9}( [A-Z]{3,9})?", fullmatch=True)
MAPPINGS = st.sampled_from(load_mappings())


@given(MAPPINGS, st.data())
@settings(max_examples=150, deadline=None)
def test_any_cells_become_a_deal_that_reads_back(mapping: object, data: st.DataObject) -> None:
    labels = list(dict.fromkeys(mapping.columns()))  # type: ignore[attr-defined]  # drawn from load_mappings
    row = data.draw(st.lists(CELLS, min_size=0, max_size=len(labels) + 2))
    table = Table(labels, file="f.csv", kind="csv")
    deal = table.read_row(row, place="line 2")
    assert deal.id
    written = json.loads(json.dumps(deal_to_dict(deal)))
    again = deal_to_dict(parse_deal(written))
    assert again | {"issues": []} == written | {"issues": []}


@given(MAPPINGS, st.data())
@settings(max_examples=100, deadline=None)
def test_no_text_of_a_name_is_lost(mapping: object, data: st.DataObject) -> None:
    labels = list(dict.fromkeys(mapping.columns()))  # type: ignore[attr-defined]  # as above
    layout = Layout(mapping, labels)  # type: ignore[arg-type]  # as above
    cells: list[object] = [None] * len(labels)
    places = sorted(layout.names)
    for place in places:
        cells[place] = data.draw(st.none() | NAMES)
    found = RowReading(layout, cells).data
    said = json.dumps([found.get("parties"), found.get("text")])
    assert all(str(cells[place]).strip() in said for place in places if cells[place])


ROWS = st.lists(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12)),
    max_size=8,
)
HEADS = MAPPINGS.map(lambda mapping: list(dict.fromkeys(mapping.columns())))


@given(HEADS, ROWS, st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
@settings(max_examples=100, deadline=None)
def test_every_row_of_a_file_is_in_a_deal(
    head: list[str], rows: list[list[str]], encoding: str
) -> None:
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in [head, *rows]]
    lines = [",".join(row) for row in quoted] + ['"the last row"']
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals.csv"
        path.write_bytes("\n".join([*lines, ""]).encode(encoding, "replace"))
        deals = list(read_deals(path))
    said = {deal.source.locator.rpartition(" ")[2] for deal in deals if deal.source}
    assert str(len(lines)) in said
