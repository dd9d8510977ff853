"""How does a person see what an edition of a list would do?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from witting.report.legible import encodable, legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.watch.impact import Impact

WIDTH, HEAD, ROW, BAR, FIGURE = 520, 28, 36, 12, 60
"""In pixels; a name stands above its bar, so that the picture can be read on a telephone."""
MOST_BARS, MOST_ROWS, LONGEST = 20, 1000, 52
_COLOURS = {"exposed": "#b3261e", "review": "#b26a00", "clear": "#2e7d32"}
_OTHER = "#46617a"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:66rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1f24;background:#fff}h1{font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}"
    "figure{margin:1.5rem 0}svg{width:100%;max-width:40rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.3rem 1rem .3rem 0;border-bottom:1px solid #ddd;"
    "vertical-align:top;overflow-wrap:anywhere}.whole{white-space:nowrap}td{min-width:6rem}"
    ".soft{color:#57606a}"
    "@media(max-width:40rem){thead{display:none}table,tbody,tr,td{display:block}"
    "td{border:0;padding:.1rem 0}tr{border-bottom:1px solid #ddd;padding:.6rem 0}"
    "td::before{content:attr(data-label) ' ';color:#57606a;font-size:.85rem}}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#14171a}"
    "td,th,tr{border-color:#333}.soft,td::before{color:#9aa4ae}}"
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
            parts.extend(_bars(bars, top + HEAD))
            top += HEAD + ROW * len(bars) + HEAD // 2
    told = f"{len(found.rows):,} of {found.deals:,} deals have another answer."
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {max(top, HEAD)}' "
        "font-family='system-ui,sans-serif' font-size='13' fill='currentColor' role='img'>"
        f"<desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )


def impact_page(found: Impact) -> bytes:
    """One self-contained page in UTF-8: no script, and nothing is loaded from elsewhere."""
    first, second = found.versions
    rows = "".join(map(_row, found.rows[:MOST_ROWS]))
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


def _row(row: Mapping[str, Any]) -> str:
    amount = f"{Decimal(row['amount']):,}" if row["amount"] else ""
    cells = (
        ("Deal", _say(row["deal"])),
        ("Verdict", _whole(f"{row['before']} → {row['after']}")),
        ("Codes", " ".join(map(_whole, row["codes"]))),
        ("Amount", _whole(" ".join(filter(None, (amount, row["currency"]))))),
        ("Because", _say(" ".join(cause["text"] for cause in row["because"]))),
    )
    return f"<tr>{''.join(f'<td data-label={name!r}>{cell}</td>' for name, cell in cells)}</tr>"


def _whole(text: str) -> str:
    return f"<span class='whole'>{_say(text)}</span>"


def _bars(bars: Sequence[tuple[str, int, str]], top: int) -> Iterator[str]:
    most = max(count for _, count, _ in bars)
    room = WIDTH - FIGURE
    for place, (name, count, colour) in enumerate(bars):
        y = top + place * ROW
        length = max(2, round(room * count / most))
        yield _text(0, y + 12, name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
        yield f"<rect x='0' y='{y + 17}' width='{length}' height='{BAR}' fill='{colour}'/>"
        yield _text(length + 6, y + 17 + BAR - 1, f"{count:,}")


def _text(x: int, y: int, text: str, style: str = "") -> str:
    return f"<text x='{x}' y='{y}' {style}>{_say(text)}</text>"


def _say(text: str) -> str:
    return str(escape(legible(text)))
