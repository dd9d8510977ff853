"""Which deals does a CSV file hold?"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from witting.deals.cells import iter_rows, split_row, split_row_leniently
from witting.deals.columns import column_names
from witting.deals.guessed_header import guess_header
from witting.deals.header import MAX_PREAMBLE, find_header, read_header
from witting.deals.lines import iter_lines
from witting.deals.parse import unread_deal
from witting.deals.reading import nearest, shown
from witting.deals.table import Table
from witting.errors import DealFileError
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.deals.cells import Row
    from witting.deals.customs import TableMapping
    from witting.deals.header import HeaderRows
    from witting.deals.lines import ByteStream, Line
    from witting.model import Deal

FORMAT = "csv"
DELIMITERS = (",", ";", "\t", "|")
MAX_HEADER = 200_000
"""Characters. A table of a thousand parties has some twenty thousand."""
MAX_LOOKED_AT = 4 << 20
"""Characters in which a header is looked for."""
MAX_HEADER_LINES = 20
"""Lines of one header, whose cells hold line breaks."""
_CUT = (
    "the file ends in this row without a line break, so its last cell may be cut off; if it is "
    "whole, end the file with a line break."
)


class Preamble(NamedTuple):
    """What stands before a header: what there is to say of it, and its words, which are texts."""

    notes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


NOTHING_BEFORE = Preamble()


def read_delimited(
    stream: ByteStream, file: str, *, mapping: TableMapping | None = None
) -> Iterator[Deal]:
    """The deals of a delimited file with a header, one by one.

    Args:
        stream: The file.
        file: Its name.
        mapping: The mapping that the user gives for it; without it, a bundled one that fits.

    Raises:
        DealFileError: No line at its beginning is a header with a known column.
    """
    found = open_table(stream, file, mapping=mapping)
    yield from read_rows(found.rows, found.labels, file, preamble=found.preamble, mapping=mapping)


class OpenTable(NamedTuple):
    """A delimited file whose header was found.

    Args:
        labels: The header, cell by cell.
        rows: All rows after it, one by one.
        preamble: What stands before the header, and what there is to say of it.
        id_places: Columns by which rows that follow each other may be one deal.
    """

    labels: list[str]
    rows: Iterator[Row]
    preamble: Preamble
    id_places: tuple[int, ...]


def open_table(stream: ByteStream, file: str, *, mapping: TableMapping | None = None) -> OpenTable:
    """The rows of a delimited file, not yet read; arguments and errors as of the above."""
    lines = iter_lines(stream)
    header, before, after = _find_header(lines, file, mapping)
    labels, delimiter = header.labels, header.delimiter
    table = Table(labels, file=file, kind=FORMAT, own=mapping)
    rows = iter_rows(chain(after, lines), delimiter, columns=table.width)
    told = _told(before, header.line, is_known=table.is_known)
    return OpenTable(labels, rows, told, table.id_places)


def read_rows(
    rows: Iterable[Row],
    labels: Sequence[str],
    file: str,
    *,
    preamble: Preamble = NOTHING_BEFORE,
    mapping: TableMapping | None = None,
) -> Iterator[Deal]:
    """The deals of rows under a header; what there is to say of it goes with the first one."""
    table = Table(labels, file=file, kind=FORMAT, own=mapping)
    return table.merged(_read_rows(rows, table, file, preamble=preamble))


def split_cells(text: str, delimiter: str) -> list[str]:
    """The cells of one line, whatever its quotes."""
    cells, state = split_row(text, delimiter)
    return cells if state == "whole" else split_row_leniently(text, delimiter)


def known_columns(text: str) -> int:
    """How many columns of a header line are known, with the delimiter that makes most known."""
    return _read_header(text, None, None)[0].known


def _read_header(text: str, below: str | None, own: TableMapping | None) -> tuple[HeaderRows, str]:
    """A line as a header, maybe with the one below it, and its delimiter."""
    read = [
        (read_header(split_cells(text, mark), below and split_cells(below, mark), own), mark)
        for mark in DELIMITERS
    ]
    return max(read, key=lambda pair: (pair[0].known, -DELIMITERS.index(pair[1])))


class _Header(NamedTuple):
    """A header, whose last line is followed by the line at ``end`` of those looked at."""

    line: Line
    labels: list[str]
    delimiter: str
    start: int
    end: int


def _find_header(
    lines: Iterator[Line], file: str, own: TableMapping | None
) -> tuple[_Header, list[Line], list[Line]]:
    """The header, the lines before it and those after it that were looked at."""
    first = _FirstLines(lines)
    found = find_header(_offered(first, own), only_mapped=own is not None)
    if found is None and own is None:
        found = _guess(first)
    if found is None:
        raise _no_mapping(own, file) if own is not None else _no_column(first.said(), file)
    if len(found.line.text) > MAX_HEADER:
        what = f"the header has more than {MAX_HEADER:,} characters."
        raise DealFileError(what, where=f"{file} line {found.line.number}")
    return found, first.said(found.start), first.seen[found.end :]


def _offered(first: _FirstLines, own: TableMapping | None) -> Iterator[tuple[HeaderRows, _Header]]:
    for start in first.starts():
        line, end = first.whole(start)
        below = first.next_whole(end)
        text = below[0].text if below is not None else None
        read, delimiter = _read_header(line.text[:MAX_HEADER], text, own)
        after = below[1] if below is not None and read.height > 1 else end
        yield read, _Header(line, read.labels, delimiter, start, after)


def _guess(first: _FirstLines) -> _Header | None:
    """The header of a table of which no heading is known, or None where the lines are a text."""
    starts = list(first.starts())
    lines = [first.whole(start) for start in starts]
    if any(line.is_lost for line, _ in lines):
        return None
    best: tuple[list[str], int, str] | None = None
    for mark in DELIMITERS:
        rows = [split_cells(line.text[:MAX_HEADER], mark) for line, _ in lines]
        at = guess_header(rows, is_even=True)
        if at is not None and (best is None or len(rows[at]) > len(best[0])):
            best = (rows[at], at, mark)
    if best is None:
        return None
    labels, at, mark = best
    header, end = lines[at]
    return _Header(header, labels, mark, starts[at], end)


class _FirstLines:
    """The lines at the beginning of a file, taken as far as they are looked at."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.seen: list[Line] = []

    def starts(self) -> Iterator[int]:
        """The places of the lines that say something, as many as may stand before a header."""
        said = size = at = 0
        while said <= MAX_PREAMBLE and size < MAX_LOOKED_AT and self._has(at):
            if self._says(at):
                yield at
                said += 1
            size += len(self.seen[at].text)
            at += 1

    def whole(self, start: int) -> tuple[Line, int]:
        """The line, with those over which its quotes go on, and the place after them."""
        line, end = self.seen[start], start + 1
        quotes = line.text.count('"')
        while quotes % 2 and end - start < MAX_HEADER_LINES and self._has(end):
            quotes += self.seen[end].text.count('"')
            end += 1
        if end == start + 1 or quotes % 2:
            return line, start + 1
        text = "\n".join(item.text for item in self.seen[start:end])
        return replace(line, text=text), end

    def next_whole(self, place: int) -> tuple[Line, int] | None:
        """The line at this place as a row that may belong to a header above it."""
        if not self._has(place) or not self._says(place):
            return None
        line, end = self.whole(place)
        return None if line.is_lost or len(line.text) > MAX_HEADER else (line, end)

    def said(self, end: int | None = None) -> list[Line]:
        """The lines that say something, up to a place."""
        return [self.seen[at] for at in range(len(self.seen[:end])) if self._says(at)]

    def _has(self, place: int) -> bool:
        while len(self.seen) <= place:
            line = next(self._lines, None)
            if line is None:
                return False
            self.seen.append(line)
        return True

    def _says(self, place: int) -> bool:
        line = self.seen[place]
        # Excel's own line; the delimiter shows in the header, too.
        is_note = line.text.casefold().startswith("sep=")
        return line.is_lost or (bool(line.text.strip()) and not is_note)


def _no_mapping(own: TableMapping, file: str) -> DealFileError:
    return DealFileError(
        f"no line at the beginning is a header with the columns of the mapping {own.name!r}.",
        where=file,
        remedy="Compare the headers that it names with those of the file; case, blanks, hyphens "
        "and underscores do not matter.",
    )


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
        "goods_hs_code, final_destination; or give JSON lines or Parquet, or a mapping with "
        "--mapping FILE, on the review pages below the field for files",
    )


def _told(before: list[Line], header: Line, *, is_known: bool) -> Preamble:
    """What there is to say; an unknown header is a text, too, for it may be the first row."""
    problems = [header.problem] if header.problem else []
    problems += [line.problem for line in before if line.problem]
    if before:
        kept = f"the {len(before)} lines before the header (line {header.number}) kept as a text."
        problems.append(kept)
    said = before if is_known else [*before, header]
    text = "\n".join(f"line {line.number}: {line.text}" for line in said)
    return Preamble(tuple(problems), (text,) if said else ())


def _read_rows(
    rows: Iterable[Row], table: Table, file: str, *, preamble: Preamble
) -> Iterator[Deal]:
    """The deal of every row; what there is to say about the header goes with the first one."""
    for row in rows:
        place = f"line {row.number}"
        (notes, texts), preamble = preamble, NOTHING_BEFORE
        if row.is_lost:
            source = Source(file, table.kind, place)
            what = " ".join((*notes, *row.problems))
            lost = unread_deal(what, source=source, where=f"{file} {place}")
            yield replace(lost, text=texts)
        else:
            cut = (_CUT,) if row.is_open and table.ends_in_doubt(row.cells) else ()
            problems = (*row.problems, *cut)
            yield table.read_row(
                row.cells, place=place, problems=problems, notes=notes, texts=texts
            )
