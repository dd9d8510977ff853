"""A trade table of any usual form is read, and what cannot be used is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witting.errors import InputError
from witting.flows.analysis import find_departures
from witting.flows.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "reporter,partner,hs6,month,value\n"


def read(tmp_path: Path, text: str | bytes, **options: Any) -> Any:
    path = tmp_path / "trade.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, **options)


def whats(table: Any) -> list[str]:
    return [f"{issue.where.removeprefix('trade.csv ')}: {issue.what}" for issue in table.issues]


@pytest.mark.parametrize(
    "text",
    [
        "reporter,partner,hs6,month,value_eur\nGermany,Kazakhstan,854231,2022-03,12.5\n",
        "Reporter;Partner;HS code;Period;Trade Value\nDE;KZ;8542.31;202203;12.5\n",
        "reporterISO\tpartnerISO\tcmdCode\trefPeriod\tprimaryValue\nDEU\tKAZ\t854231\t2022M03\t12.5\n",
        "DECLARANT,PARTNER,PRODUCT_NC,PERIOD,VALUE_IN_EUROS\nDE,KZ,85423190,2022-03-01,12.5\n",
        (
            '"exporter","importer","commodity_code","year","month","exports"\n'
            '"Germany (incl. parts)","Казахстан","854231","2022","3","12.5"\n'
        ),
        "\ufeffreporter,partner,hs6,date,value\nDE,KZ,854231,03/2022,12.5\n",
    ],
)
def test_usual_headers_and_spellings_are_known(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, text)
    assert table.issues == ()
    assert [table.countries[place] for place in table.partner] == ["kz"]
    assert [table.countries[place] for place in table.reporter] == ["de"]
    assert table.month.tolist() == [2022 * 12 + 2]
    assert table.value.tolist() == [12.5]


def test_a_header_of_ones_own_is_named(tmp_path: Path) -> None:
    text = "wo,was,wann,wieviel\nKZ,854231,2022-03,1\n"
    names = {"partner": "wo", "code": "was", "month": "wann", "value": "wieviel"}
    assert read(tmp_path, text, columns=names).value.tolist() == [1.0]
    with pytest.raises(InputError, match="there is no column 'wer' for partner"):
        read(tmp_path, text, columns={**names, "partner": "wer"})


def test_a_table_without_partners_is_of_the_country_that_is_given(tmp_path: Path) -> None:
    text = "period,commodity_code,reexports\n2022-03-01,854231,5\n"
    with pytest.raises(InputError, match="no column gives the reporter or the partner"):
        read(tmp_path, text)
    assert read(tmp_path, text, reporter="am").countries[1] == "am"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("just words\nand more\n", "is no header of several columns"),
        ("a,b\n1,2\n", "no column gives the code or the month or the value"),
        ("reporter,partner,hs6,month\nDE,KZ,854231,2022-03\n", "no column gives the value"),
        (HEADER, "the table has no row"),
        (HEADER + "DE,KZ,854231\n", "row 1, .* another number of cells than the header"),
        (
            HEADER + "DE,KZ,854231,someday,1\n",
            "no row can be used .*row 1, 'someday': 1 row: the month",
        ),
        (b"reporter,partner,hs6,month,value\nD\xe4nemark,KZ,854231,2022-03,1\n", "cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_with_the_place(
    tmp_path: Path, text: str | bytes, says: str
) -> None:
    with pytest.raises(InputError, match=says):
        read(tmp_path, text)


def test_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_table(tmp_path / "none.csv")


def test_rows_that_cannot_be_used_are_counted_with_the_first_place(tmp_path: Path) -> None:
    rows = [
        "DE,KZ,854231,2022-03,10",
        "DE,World,854231,2022-03,10",
        "DE,KZ,85,2022-03,10",
        "DE,KZ,854231,2022-13,10",
        "DE,KZ,854231,2022-03,-5",
        "DE,KZ,854231,2022-03,n/a",
        "DE,KZ,854231,2022-03,NaN",
        "DE,KZ,854231,2022-03,1e300",
        "DE,KZ,854231,2022-04,",
        'DE,KZ,854231,2022-05,"1,234.50"',
    ]
    table = read(tmp_path, HEADER + "\n".join(rows) + "\n")
    assert table.value.tolist() == [10.0, 1234.5]
    assert whats(table) == [
        (
            "row 2, 'World': 1 row: the partner is no country (an aggregate, such as World?); "
            "not used."
        ),
        "row 3, '85': 1 row: the code has fewer than six digits, or is none; not used.",
        "row 4, '2022-13': 1 row: the month is none; not used.",
        "row 6, 'n/a': 3 rows: the value is no number; not used.",
        "row 5, '-5': 1 row: the value is negative; not used.",
        "row 8, '1e300': 1 row: the value is above 1,000,000,000,000; not used.",
    ]


def test_several_flows_or_currencies_are_not_mixed(tmp_path: Path) -> None:
    text = (
        HEADER.strip()
        + ",flow,currency\nDE,KZ,854231,2022-03,1,X,EUR\nDE,KZ,854231,2022-03,2,M,{}\n"
    )
    with pytest.raises(InputError, match="several flows: X, M"):
        read(tmp_path, text.format("EUR"))
    assert read(tmp_path, text.format("EUR"), flow="m").value.tolist() == [2.0]
    with pytest.raises(InputError, match="no row is of the flow 'Z'"):
        read(tmp_path, text.format("EUR"), flow="Z")
    with pytest.raises(InputError, match="several currencies: EUR, USD"):
        read(tmp_path, text.format("USD").replace(",M,", ",X,"))


def test_quantities_of_several_units_are_not_used(tmp_path: Path) -> None:
    text = (
        HEADER.strip()
        + ",quantity,unit\nDE,KZ,854231,2022-03,1,5,kg\nDE,KZ,854231,2022-03,2,7,pcs\n"
    )
    table = read(tmp_path, text)
    assert table.quantity is None
    assert whats(table) == ["as a whole: the quantities are in several units; they are not used."]


def test_parquet_says_the_same_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "trade.parquet"
    columns = {
        "partner": ["KZ", "KZ", None],
        "hs6": [854231.0, 854231.0, 854231.0],
        "period": pa.array([19000, 19040, 19040], pa.date32()),
        "value": [1.5, float("nan"), 2.0],
    }
    pq.write_table(pa.table(columns), path)
    table = read_table(path)
    assert table.value.tolist() == [1.5]
    assert len(table.issues) == 2


def test_a_row_given_twice_counts_once_and_another_value_is_added(tmp_path: Path) -> None:
    months = [f"{2020 + place // 12}-{place % 12 + 1:02d}" for place in range(36)]
    rows = [f"DE,KZ,854231,{month},1000" for month in months]
    rows += [rows[-1], "DE,KZ,854231,2022-12,500"]
    found = find_departures(read(tmp_path, HEADER + "\n".join(rows) + "\n"))
    told = [f"{issue.where}: {issue.what}" for issue in found.issues]
    assert told[0].startswith("trade.csv row 37: 1 row: the row repeats an earlier one")
    assert told[1].startswith("trade.csv row 38: 1 row: another row has the same")
    assert np.isclose(found.tested, 1)


def test_a_line_of_another_width_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    rows = [
        "DE,KZ,854231,2022-03,1",
        "DE,KZ,854231",
        "DE,KZ,854231,2022-05,3,,",
        "DE,KZ,854231,2022-06,4",
    ]
    table = read(tmp_path, HEADER + "\n".join(rows) + "\n")
    assert table.value.tolist() == [1.0, 4.0]
    said = "2 rows: a line has another number of cells than the header; not used."
    assert whats(table) == [f"row 2, 'DE,KZ,854231': {said}"]


def test_rows_behind_a_line_that_is_left_out_keep_their_numbers(tmp_path: Path) -> None:
    bad = {2, 3, 7}
    rows = [
        "DE,KZ,854231" if row in bad else f"DE,KZ,8542{row:02},2022-03,{row}"
        for row in range(1, 10)
    ]
    rows[7] = "DE,KZ,854208,someday,8"
    table = read(tmp_path, HEADER + "\n".join([*rows[:4], "", *rows[4:]]) + "\n")
    assert table.row.tolist() == table.value.tolist() == [1, 4, 5, 6, 9]
    assert [issue.where for issue in table.issues] == [
        "trade.csv row 8, 'someday'",
        "trade.csv row 2, 'DE,KZ,854231'",
    ]


def test_a_table_whose_every_line_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"row 1, .*: a line has another number of cells"):
        read(tmp_path, HEADER + "DE,KZ,854231,2022-03,1,5\n" * 2)
