"""Which deals does a PDF hold: as data within it, or as text on its pages?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.container.file_name import with_file_name
from witting.deals.container.inner import lost_file, shown_name
from witting.deals.container.pdf_parts import read_parts
from witting.deals.container.pdf_text import read_pages_of_pdf
from witting.deals.lines import BOM
from witting.deals.paper import read_pages, texts_of
from witting.errors import DealFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.container.inner import Inner
    from witting.deals.container.pdf_parts import Parts
    from witting.deals.container.pdf_text import Page
    from witting.deals.paper import Cell
    from witting.model import Deal

FORMAT = "pdf"


def read_pdf(data: bytes, name: str, inner: Inner) -> Iterator[Deal]:
    """The deals of a PDF: of the XML that it carries, else of its text; and of what is attached.

    The words of the pages are texts of the deal that the XML describes: what a page says and the
    XML does not is searched all the same. Invoices whose XML has no lines (Factur-X MINIMUM and
    BASIC WL) have those of their pages.

    Raises:
        DealFileError: It has a password, is damaged, or ``witting[pdf]`` is not installed.
    """
    pages, more = read_pages_of_pdf(data, name)
    parts = read_parts(data, name)
    issues = [Issue(name, what, unread=True) for what in (more, parts.problem) if what]
    cells = [
        (f"page {number}", (*page.cells, *parts.fields.get(number - 1, ())))
        for number, page in enumerate(pages, start=1)
    ]
    described, refused = _read_xml(parts, name, inner)
    if described:
        texts = [text for _, page in cells for text in texts_of(page)]
        described[0] = replace(described[0], text=(*described[0].text, *texts))
        deals = described
        if not any(deal.goods for deal in deals):
            deals[0] = _with_goods(deals[0], cells, name)
    else:
        issues += [*refused, *_problems(pages, parts, name)]
        deals = list(read_pages([page for page in cells if page[1]], file=name, form=FORMAT))
        deals = deals or [lost_file(name, "the PDF has no text that could be read.")]
    first = deals[0]
    deals[0] = replace(first, text=(*first.text, *parts.words), issues=(*first.issues, *issues))
    yield from deals
    for title, content in parts.files:
        if not _is_xml(content):
            yield from with_file_name(_attached(title, content, name, inner), title)


def _with_goods(deal: Deal, pages: Sequence[tuple[str, Sequence[Cell]]], name: str) -> Deal:
    """The deal with the goods that its pages list."""
    read = read_pages([page for page in pages if page[1]], file=name, form=FORMAT)
    goods = tuple(item for one in read for item in one.goods)
    if not goods:
        return deal
    what = "the data in the PDF has no lines of goods; they were read from its pages."
    return replace(deal, goods=goods, issues=(*deal.issues, Issue(name, what)))


def _read_xml(parts: Parts, name: str, inner: Inner) -> tuple[list[Deal], list[Issue]]:
    """The deals of the XML files in it, and what those say that are none."""
    deals: list[Deal] = []
    refused: list[Issue] = []
    for title, content in parts.files:
        if not _is_xml(content):
            continue
        if problem := inner.take(content):
            refused.append(Issue(_within(name, title), problem, unread=True))
            continue
        try:
            deals += inner.deeper(content, _within(name, title))
        except DealFileError as error:
            what = f"the data in the PDF was not read: {error.what}"
            refused.append(Issue(_within(name, title), what, unread=True))
    return deals, refused


def _problems(pages: Sequence[Page], parts: Parts, name: str) -> Iterator[Issue]:
    for number, page in enumerate(pages, start=1):
        if page.problem and not parts.fields.get(number - 1):
            yield Issue(f"{name} page {number}", page.problem, unread=True)


def _attached(title: str, content: bytes, name: str, inner: Inner) -> Iterator[Deal]:
    if problem := inner.take(content):
        yield lost_file(_within(name, title), problem)
    else:
        yield from inner.read(content, _within(name, title))


def _within(name: str, title: str) -> str:
    return f"{name}/{shown_name(title)}"


def _is_xml(content: bytes) -> bool:
    return content.removeprefix(BOM).lstrip().startswith(b"<") or content[:4] in (
        b"\xff\xfe<\x00",
        b"\xfe\xff\x00<",
    )
