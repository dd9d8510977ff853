"""How does a person see what an edition of a list would do?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from witting.report.legible import encodable, legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.watch.impact import Impact

WIDTH, ROW, LABEL, FIGURE = 720, 24, 300, 60
MOST_BARS, MOST_ROWS = 20, 1000
_COLOURS = {"exposed": "#b3261e", "review": "#b26a00", "clear": "#2e7d32"}
_OTHER = "#46617a"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1f24;background:#fff}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd;"
    "vertical-align:top;overflow-wrap:anywhere}.soft{color:#57606a}svg{max-width:100%}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#14171a}"
    "td,th{border-color:#333}.soft{color:#9aa4ae}}"
)


def impact_svg(found: Impact) -> str:
    """The picture: deals by verdict before and after, by code, and by entry."""
    groups = (
        ("Deals by verdict, before → after", [
            (f"{a} → {b}" if a != b else f"still {b}, otherwise", n, _COLOURS[b])
            for a, b, n in found.moves
        ]),
        ("Codes afterwards", [(code, n, _OTHER) for code, n in found.by_code[:MOST_BARS]]),
        ("By entry that was not found before", [
            (name, n, _OTHER) for name, n in found.by_entry[:MOST_BARS]
        ]),
    )  # fmt: skip
    parts, top = [], 0
    for title, bars in groups:
        if bars:
            parts.append(_text(0, top + 17, title, "font-weight='bold'"))
            parts.extend(_bars(bars, top + ROW))
            top += ROW * (len(bars) + 2)
    told = f"{len(found.rows):,} of {found.deals:,} deals have another answer."
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {max(top, ROW)}' "
        "font-family='system-ui,sans-serif' font-size='14' fill='currentColor' role='img'>"
        f"<desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )


def impact_page(found: Impact) -> bytes:
    """One self-contained page in UTF-8: no script, and nothing is loaded from elsewhere."""
    first, second = found.versions
    rows = "".join(
        f"<tr><td>{_say(row['deal'])}</td><td>{row['before']} → {row['after']}</td>"
        f"<td>{_say(' '.join(row['codes']))}</td>"
        f"<td>{_say(' '.join(filter(None, (row['amount'], row['currency']))))}</td>"
        f"<td>{_say(' '.join(cause['text'] for cause in row['because']))}</td></tr>"
        for row in found.rows[:MOST_ROWS]
    )
    more = max(len(found.rows) - MOST_ROWS, 0)
    money = "; ".join(f"{total:,} {_say(name)} in {n:,}" for name, total, n in found.money)
    page = (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\"><meta name='viewport' content='width=device-width'>"
        f"<title>Impact of {_say(found.name)} of {second}</title><style>{_STYLE}</style></head>"
        f"<body><h1>What {_say(found.name)} of {second} would do</h1>"
        f"<p>{len(found.rows):,} of {found.deals:,} stored deals have another answer than on the "
        f"edition of {first}.</p>"
        f"<p class='soft'>Money where it is known: {money or 'none is'}.</p>"
        f"<figure>{impact_svg(found)}</figure>"
        "<table><thead><tr><th>Deal</th><th>Verdict</th><th>Codes</th><th>Amount</th>"
        f"<th>Because</th></tr></thead><tbody>{rows}</tbody></table>"
        + (f"<p class='soft'>And {more:,} more; JSON lines have all.</p>" if more else "")
        + "</body></html>\n"
    )
    return encodable(page).encode()


def _bars(bars: Sequence[tuple[str, int, str]], top: int) -> Iterator[str]:
    most = max(count for _, count, _ in bars)
    room = WIDTH - LABEL - FIGURE
    for place, (name, count, colour) in enumerate(bars):
        y = top + place * ROW
        length = max(2, round(room * count / most))
        yield _text(0, y + 16, name if len(name) <= 42 else f"{name[:41]}…")  # noqa: PLR2004  # fits
        yield f"<rect x='{LABEL}' y='{y + 4}' width='{length}' height='15' fill='{colour}'/>"
        yield _text(LABEL + length + 6, y + 16, f"{count:,}")


def _text(x: int, y: int, text: str, style: str = "") -> str:
    return f"<text x='{x}' y='{y}' {style}>{_say(text)}</text>"


def _say(text: str) -> str:
    return str(escape(legible(text)))
