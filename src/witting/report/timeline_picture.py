"""How did the answer to a deal change over time, as a picture?

One SVG file without script, font or address of its own: a bar of the days for each deal, its
changes numbered, and below each number the day and what changed it.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from witting.report.legible import encodable, legible
from witting.report.timeline import said_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.screening.replay import Span

WIDTH, MARGIN, BAR = 1000, 24, 28
LINE = 17
CHARACTERS = 132
"""So many of the small letters fit into a line."""
FILLS = {"exposed": "#b3261e", "review": "#e0a100", "clear": "#2e7d32"}
INK = {"exposed": "#ffffff", "review": "#000000", "clear": "#ffffff"}
NUMBER = 14
"""So much room the number of a change takes."""
WORD = 62
"""A part of the bar that is narrower has no word in it."""


def timeline_svg(replayed: Mapping[str, Sequence[Span]]) -> str:
    """The picture of some deals, by name, each with its spans."""
    parts: list[str] = []
    height = MARGIN
    for name, spans in replayed.items():
        lines = list(_legend(spans))
        parts.extend(_deal(name, spans, top=height))
        parts.extend(_texts(lines, top=height + BAR + 4 * LINE + 6))
        height += BAR + (len(lines) + 7) * LINE
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" style="max-width: 100%; height: auto" role="img" '
        'font-family="system-ui, sans-serif" font-size="12">\n'
        f"<title>{_safe('Verdicts over time: ' + ', '.join(replayed))}</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _deal(name: str, spans: Sequence[Span], *, top: int) -> Iterator[str]:
    yield f'<text x="{MARGIN}" y="{top}" font-size="15" font-weight="600">{_safe(name)}</text>'
    first, last = spans[0].first, spans[-1].last
    at, free = top + LINE + 6, 0.0
    for number, span in enumerate(spans):
        left = _place(span.first, first, last)
        right = _place(span.last + dt.timedelta(days=1), first, last)
        yield from _part(span, left=left, right=right, top=at)
        if number:
            # Changes of days that are close are ticks; the numbers beside them tell which they are.
            yield from _tick(number if left >= free else None, left=left, top=at)
            free = max(free, left + NUMBER) if left >= free else free
    yield from _axis(first, last, top=at + BAR)


def _part(span: Span, *, left: float, right: float, top: int) -> Iterator[str]:
    verdict = span.assessment.verdict
    tip = f"{span.first} to {span.last}: {verdict}"
    yield (
        f'<rect x="{left:.1f}" y="{top}" width="{max(right - left, 1):.1f}" height="{BAR}" '
        f'fill="{FILLS[verdict]}"><title>{tip}</title></rect>'
    )
    if right - left > WORD:
        yield (
            f'<text x="{(left + right) / 2:.1f}" y="{top + BAR - 9}" text-anchor="middle" '
            f'fill="{INK[verdict]}">{verdict}</text>'
        )


def _tick(number: int | None, *, left: float, top: int) -> Iterator[str]:
    yield (
        f'<line x1="{left:.1f}" x2="{left:.1f}" y1="{top - 4}" y2="{top + BAR + 4}" '
        'stroke="#000000"/>'
    )
    if number is not None:
        yield (
            f'<text x="{left:.1f}" y="{top - 5}" text-anchor="middle" font-size="10">'
            f"{number}</text>"
        )


def _axis(first: dt.date, last: dt.date, *, top: int) -> Iterator[str]:
    """The first and the last day, and each 1 January between them that has room."""
    years = (dt.date(year, 1, 1) for year in range(first.year + 1, last.year + 1))
    room = WIDTH / 10
    marks: list[tuple[float, str, str]] = [
        (MARGIN, str(first), "start"),
        (WIDTH - MARGIN, str(last), "end"),
    ]
    for day in years:
        place = _place(day, first, last)
        if MARGIN + room < place < WIDTH - MARGIN - room:
            marks.append((place, str(day.year), "middle"))
    for place, text, anchor in marks:
        yield (
            f'<text x="{place:.1f}" y="{top + LINE}" text-anchor="{anchor}" fill="#444444">'
            f"{text}</text>"
        )


def _legend(spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Lines of text, each with how far it is set in."""
    for number, span in enumerate(spans):
        mark = f"{number}. " if number else ""
        yield 0, f"{mark}{span.first}: {span.assessment.verdict}"
        for text in (*(cause.text for cause in span.causes), *said_of(span)):
            for line in textwrap.wrap(legible(text), CHARACTERS) or [""]:
                yield 1, line


def _texts(lines: Sequence[tuple[int, str]], *, top: int) -> Iterator[str]:
    for place, (depth, line) in enumerate(lines):
        weight = "" if depth else ' font-weight="600"'
        x, y = MARGIN + 16 * depth, top + place * LINE
        yield f'<text x="{x}" y="{y}"{weight}>{_safe(line)}</text>'


def _place(day: dt.date, first: dt.date, last: dt.date) -> float:
    total = (last - first).days + 1
    return MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / total


def _safe(text: str) -> str:
    return escape(encodable(legible(text)))
