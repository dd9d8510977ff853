"""Which deals does a CSV file hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.cells import iter_rows, split_row, split_row_leniently
from witting.deals.columns import column_names, count_known
from witting.deals.lines import iter_lines
from witting.deals.merge import merge_rows
from witting.deals.parse import unread_deal
from witting.deals.reading import nearest, shown
from witting.deals.table import Table
from witting.errors import DealFileError
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.cells import Row
    from witting.deals.lines import ByteStream, Line
    from witting.model import Deal

FORMAT = "csv"
DELIMITERS = (",", ";", "\t", "|")
MAX_HEADER = 200_000
"""Characters. A table of a thousand parties has some twenty thousand."""
MAX_PREAMBLE = 20
"""Lines of title and remarks before the header; customs tables have up to five."""
_CUT = (
    "the file ends in this row without a line break, so its last cell may be cut off; if it is "
    "whole, end the file with a line break."
)


def read_delimited(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deals of a delimited file with a header, one by one.

    Raises:
        DealFileError: No line at its beginning is a header with a known column.
    """
    lines = iter_lines(stream)
    header, delimiter, before = _find_header(lines, file)
    labels = split_cells(header.text, delimiter)
    table = Table(labels, file=file, kind=FORMAT)
    rows = iter_rows(lines, delimiter, columns=table.width)
    deals = _read_rows(rows, table, file, preamble=_told(before, header))
    yield from merge_rows(deals, adds_parties=table.adds_parties)


def split_cells(text: str, delimiter: str) -> list[str]:
    """The cells of one line, whatever its quotes."""
    cells, state = split_row(text, delimiter)
    return cells if state == "whole" else split_row_leniently(text, delimiter)


def known_columns(text: str) -> tuple[int, str]:
    """How many columns of a header line are known, and with which delimiter."""
    counts = [(count_known(split_cells(text, mark)), mark) for mark in DELIMITERS]
    return max(counts, key=lambda pair: (pair[0], -DELIMITERS.index(pair[1])))


def _find_header(lines: Iterator[Line], file: str) -> tuple[Line, str, list[Line]]:
    """The header, its delimiter and the lines before it.

    One known column is enough on the first line; two are asked for further down, where a remark
    may hold a word like "date".
    """
    before: list[Line] = []
    for line in lines:
        if not line.text.strip() and not line.is_lost:
            continue
        if line.text.casefold().startswith("sep=") and not before:
            continue  # Excel's own line; the delimiter shows in the header, too
        count, delimiter = known_columns(line.text[:MAX_HEADER])
        if count > (1 if before else 0):
            if len(line.text) > MAX_HEADER:
                what = f"the header has more than {MAX_HEADER:,} characters."
                raise DealFileError(what, where=f"{file} line {line.number}")
            return line, delimiter, before
        before.append(line)
        if len(before) > MAX_PREAMBLE:
            break
    raise _no_column(before, file)


def _no_column(lines: list[Line], file: str) -> DealFileError:
    if lines and lines[0].is_lost:
        what = f"no column is known: {lines[0].problem}"
        where = f"{file} line {lines[0].number}"
        raise DealFileError(what, where=where, remedy="Give CSV, JSON lines or Parquet.")
    text = lines[0].text[:10_000] if lines else ""
    labels = max((split_cells(text, mark) for mark in DELIMITERS), key=len)
    hints = [
        f"{shown(label)} may be meant as {near!r}"
        for label in labels[:50]
        if (near := nearest(label, column_names())) is not None
    ]
    return DealFileError(
        f"no column is known: the first line is {shown(text)}"
        f"{'; ' + ', '.join(hints[:3]) if hints else ''}.",
        where=file,
        remedy="Give the columns the names of docs/deals.md, such as id, date, buyer_name, "
        "goods_hs_code, final_destination; or give JSON lines or Parquet.",
    )


def _told(before: list[Line], header: Line) -> tuple[str, ...]:
    problems = [header.problem] if header.problem else []
    if before:
        problems.append(
            f"the {len(before)} lines before the header (line {header.number}) were not read."
        )
    return tuple(problems)


def _read_rows(
    rows: Iterator[Row], table: Table, file: str, *, preamble: tuple[str, ...]
) -> Iterator[Deal]:
    """The deal of every row; what there is to say about the header goes with the first one."""
    for row in rows:
        place = f"line {row.number}"
        notes, preamble = preamble, ()
        if row.is_lost:
            source = Source(file, FORMAT, place)
            what = " ".join((*notes, *row.problems))
            yield unread_deal(what, source=source, where=f"{file} {place}")
        else:
            cut = (_CUT,) if row.is_open and table.ends_in_doubt(row.cells) else ()
            problems = (*row.problems, *cut)
            yield table.read_row(row.cells, place=place, problems=problems, notes=notes)
