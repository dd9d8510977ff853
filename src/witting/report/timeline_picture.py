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
from witting.report.timeline_words import said_of, say_lists, say_who_and_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.screening.replay import Span

    Line = tuple[str, int, str]

WIDTH, MARGIN, BAR = 1000, 24, 28
LINE = 17
CHARACTERS = 132
"""So many of the small letters fit into a line."""
FILLS = {"exposed": "#b3261e", "review": "#e0a100", "clear": "#2e7d32"}
INK = {"exposed": "#ffffff", "review": "#000000", "clear": "#ffffff"}
PLAIN, BOLD, SOFT = "", ' font-weight="600"', ' fill="#555555"'
"""Looks of a line; it has one of them, how far it is set in, and its text."""
NUMBER = 14
"""So much room the number of a change takes."""
WORD = 62
"""A part of the bar that is narrower has no word in it."""


def timeline_svg(replayed: Mapping[str, Sequence[Span]]) -> str:
    """The picture of some deals, at least one, by name, each with its spans."""
    lines = list(_head(replayed))
    parts = [*_texts(lines, top=MARGIN), *_key(top=MARGIN + len(lines) * LINE)]
    height = MARGIN + (len(lines) + 3) * LINE
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


def _head(replayed: Mapping[str, Sequence[Span]]) -> Iterator[Line]:
    """For whom, over which days, by which lists."""
    yield BOLD, 0, f"{say_who_and_when(replayed)}."
    for line in textwrap.wrap(f"Lists: {'; '.join(say_lists(replayed))}.", CHARACTERS):
        yield SOFT, 0, line


def _key(*, top: int) -> Iterator[str]:
    """What the colours mean."""
    for place, (verdict, fill) in enumerate(FILLS.items()):
        x = MARGIN + place * (WORD + MARGIN)
        yield f'<rect x="{x}" y="{top - 10}" width="12" height="12" fill="{fill}"/>'
        yield f'<text x="{x + 18}" y="{top}"{SOFT}>{verdict}</text>'


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


def _legend(spans: Sequence[Span]) -> Iterator[Line]:
    """The day of each change with the new verdict, what changed it, and what it rests on."""
    for number, span in enumerate(spans):
        mark = f"{number}. " if number else ""
        yield BOLD, 0, f"{mark}{span.first}: {span.assessment.verdict}"
        yield from _wrapped(PLAIN, (f"{cause.kind}: {cause.text}" for cause in span.causes))
        yield from _wrapped(SOFT if span.causes else PLAIN, said_of(span))


def _wrapped(style: str, texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        for line in textwrap.wrap(legible(text), CHARACTERS) or [""]:
            yield style, 1, line


def _texts(lines: Sequence[Line], *, top: int) -> Iterator[str]:
    for place, (style, depth, line) in enumerate(lines):
        x, y = MARGIN + 16 * depth, top + place * LINE
        yield f'<text x="{x}" y="{y}"{style}>{_safe(line)}</text>'


def _place(day: dt.date, first: dt.date, last: dt.date) -> float:
    total = (last - first).days + 1
    return MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / total


def _safe(text: str) -> str:
    return escape(encodable(legible(text)))
