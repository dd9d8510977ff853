"""Which deals does a JSON file hold?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.dcsa import is_dcsa, read_dcsa
from witting.deals.jsontext import parse_json
from witting.deals.lines import MAX_LINE, decode, iter_lines
from witting.deals.parse import JSON_FORMAT, parse_deal, unread_deal
from witting.deals.reading import FileMemory, shown
from witting.deals.values import MAX_DEPTH, iter_values
from witting.model import Issue, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.deals.lines import ByteStream, Line
    from witting.deals.values import Value
    from witting.model import Deal


def read_json_lines(stream: ByteStream, file: str) -> Iterator[Deal]:
    """One deal for each line that is not blank, whatever it holds."""
    return read_lines(iter_lines(stream), file)


def read_lines(lines: Iterable[Line], file: str) -> Iterator[Deal]:
    """The same of lines that were cut already."""
    memory = FileMemory()
    for line in lines:
        if line.is_lost:
            yield _unread(line.problem or "", file=file, line=line.number)
        elif line.text.strip(" \t\r\x1a"):
            yield from _read(line.text, line.problem, file=file, line=line.number, memory=memory)


def read_json_values(stream: ByteStream, file: str) -> Iterator[Deal]:
    """One deal for each element of an array, or for each object that spans lines."""
    memory = FileMemory()
    for value in iter_values(stream):
        if value.is_open:
            yield _unread(_said_of_open(value), file=file, line=value.line)
        elif value.size > MAX_LINE:
            what = f"the JSON value of {value.size:,} bytes is too long; it was not read."
            yield _unread(what, file=file, line=value.line)
        else:
            text, problem = decode(value.raw)
            yield from _read(text, problem, file=file, line=value.line, memory=memory)


def _said_of_open(value: Value) -> str:
    if not value.size:
        return "the file ends here, within its JSON array; deals after this one may be missing."
    if value.is_bottomless:
        return (
            f"more than {MAX_DEPTH:,} brackets stand in each other from here; the rest of the "
            "file was not read."
        )
    what = f"the file ends within a JSON value of {value.size:,} bytes that starts here"
    return f"{what}; it was not read."


def _read(
    text: str, problem: str | None, *, file: str, line: int, memory: FileMemory
) -> Iterator[Deal]:
    """The deal of a value; a shipping document (DCSA) may have several."""
    where = f"{file} line {line}"
    more = (Issue(where, problem, unread=True),) if problem else ()
    try:
        data = parse_json(text)
    except ValueError as error:
        what = f"this is no JSON ({error}): {shown(text.strip())}; it was not read."
        yield _unread(what, file=file, line=line, more=more)
        return
    if isinstance(data, dict) and is_dcsa(data):
        deals = read_dcsa(data, file=file, line=line)
    else:
        deals = iter([parse_deal(data, where=where, file=file, line=line, memory=memory)])
    for deal in deals:
        yield replace(deal, issues=(*more, *deal.issues)) if more else deal


def _unread(what: str, *, file: str, line: int, more: tuple[Issue, ...] = ()) -> Deal:
    source = Source(file, JSON_FORMAT, f"line {line}")
    return unread_deal(what, source=source, where=f"{file} line {line}", more=more)
