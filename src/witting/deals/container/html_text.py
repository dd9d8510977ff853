"""Which lines of text does an HTML page show?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from witting.deals.container.html_rows import HtmlRows

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|fieldset|footer|form|h[1-6r]|"
    "header|li|main|nav|[ou]l|p|pre|section|t(?:able|body|head|foot|r)"
)
"""Elements that begin a line."""
_BLANKS = re.compile(r"\s+")
_AROUND_CELLS = re.compile(r" *\t *")
_RUN = re.compile(" {2,}")
_CELLS = frozenset({"td", "th"})
_WORDED = ("alt", "title", "aria-label", "placeholder")
"""Attributes whose words a reader is shown or told."""
_HIDDEN = frozenset({"script", "style", "head", "template"})


def lines_of_html(text: str) -> list[str]:
    """The lines; cells of a table are parted by tabs, each in its column.

    Nothing is fetched and nothing runs.
    """
    parser = html.HTMLParser(no_network=True, encoding="utf-8", recover=True)
    try:
        # As bytes: a text that declares an encoding of its own is refused.
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return text.splitlines()
    lines = _text(root).split("\n")
    # Between the cells of a row the source has blanks, too.
    return [_AROUND_CELLS.sub("\t", _RUN.sub(" ", line)).strip(" ") for line in lines]


def _text(root: html.HtmlElement) -> str:
    rows = HtmlRows()
    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag
        if event == "start":
            hidden += tag in _HIDDEN
            _open(node, rows)
            if not hidden:
                for words in (*_said_of(node), _folded(node.text)):
                    rows.add(words)
            if tag == "title" and hidden == 1:
                rows.add(f"{_folded(node.text)}\n")
        elif event == "end":
            hidden -= tag in _HIDDEN
            _close(node, rows)
        if event != "start" and not hidden:
            rows.add(_folded(node.tail))
    return rows.text()


def _open(node: html.HtmlElement, rows: HtmlRows) -> None:
    if node.tag == "tr":
        rows.open_row()
    elif node.tag in _CELLS:
        rows.open_cell()
    elif _BREAKS.fullmatch(node.tag):
        rows.add("\n")


def _close(node: html.HtmlElement, rows: HtmlRows) -> None:
    if node.tag == "tr":
        rows.close_row()
    elif node.tag in _CELLS:
        rows.close_cell(node.get("colspan"))
    elif node.tag != "br" and _BREAKS.fullmatch(node.tag):
        rows.add("\n")


def _said_of(node: html.HtmlElement) -> Iterator[str]:
    """What stands for a picture and beside an element, each in a line of its own."""
    for name in _WORDED:
        if words := _folded(node.get(name)).strip():
            yield f"\n{words}\n"
    if node.tag == "input" and node.get("type", "text") != "hidden":
        yield f" {_folded(node.get('value'))} "


def _folded(text: str | None) -> str:
    """Blanks and line ends of the source are one blank each, also where they are the whole."""
    if not text:
        return ""
    return _BLANKS.sub(" ", text)
