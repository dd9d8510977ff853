"""Which deals do the pages of a document describe?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.lines import iter_lines
from witting.deals.paper.address_beside import with_address
from witting.deals.paper.cell import cells_of_text
from witting.deals.paper.draft import PaperDraft
from witting.deals.paper.from_to import find_from_to, iter_writers
from witting.deals.paper.goods_table import take_tables
from witting.deals.paper.label import parse_label
from witting.deals.paper.layout import MAX_LINES, Layout
from witting.deals.paper.letterhead import read_letterhead
from witting.deals.paper.party_block import parse_party_block
from witting.deals.paper.preamble import read_preamble
from witting.deals.paper.rest import rest_of
from witting.deals.paper.taking import take
from witting.deals.paper.title import title_of
from witting.deals.paper.unknown_label import cells_of_party, problem_of
from witting.deals.paper.words import load_lists
from witting.deals.reading import MAX_ISSUES
from witting.deals.vocabulary import compact
from witting.model import Issue, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from witting.deals.lines import ByteStream
    from witting.deals.paper.cell import Cell
    from witting.model import Deal

    Prepare = Callable[[PaperDraft], None]

FORMAT = "text"
NOT_UNDERSTOOD = (
    "no party could be told by a label; all words were kept as texts, and a person must say who "
    "takes part."
)
LETTERHEAD = "letterhead"
"""What the place is called where a firm writes its own name."""
_BY_SELLER = ("invoice", "proforma_invoice")
"""Documents that the seller writes."""
_GOODS_LINES = 200
"""Lines of a description of goods."""
_ENOUGH_LABELS = 2
MAX_LINES_OF_TEXT = 20_000
"""Lines of a plain text in which labels are looked for; what follows is kept as one text."""


def read_text(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deal of a plain text that has the labels of a document."""
    lines = list(iter_lines(stream))
    for deal in read_paper([line.text for line in lines], file=file, form=FORMAT):
        lost = [line for line in lines if line.problem]
        issues = (
            Issue(f"{file} line {line.number}", line.problem or "", unread=True)
            for line in lost[:MAX_ISSUES]
        )
        yield replace(deal, issues=(*deal.issues, *issues))


def read_paper(
    lines: Iterable[str],
    *,
    file: str,
    form: str,
    place: str = "text",
    is_prose: bool = False,
    prepare: Prepare | None = None,
) -> Iterator[Deal]:
    """The deals of plain text, such as the body of an e-mail.

    Args:
        lines: Without their ends.
        file: The file's name.
        form: The source's format, such as ``text``.
        place: What of the file it is.
        is_prose: Whether it need not be a document: nothing is said of what it lacks.
        prepare: Puts what is known beforehand into the draft.
    """
    lines = list(lines)
    layout = Layout(cells_of_text(lines[:MAX_LINES_OF_TEXT]))
    rest = "\n".join(lines[MAX_LINES_OF_TEXT:]).strip()
    kind = title_of(layout)
    yield _read(
        [(place, layout)],
        kind,
        file=file,
        form=form,
        is_prose=is_prose,
        prepare=prepare,
        rest=rest,
    )


def read_pages(
    pages: Sequence[tuple[str, Sequence[Cell]]], *, file: str, form: str
) -> Iterator[Deal]:
    """The deals of pages; one with the title of another kind begins another document.

    Args:
        pages: Each with its place, such as ``page 2``, and its cells in any order.
        file: The file's name.
        form: The source's format, such as ``pdf``.
    """
    layouts = [(place, Layout(cells)) for place, cells in pages]
    titles = [title_of(layout) for _, layout in layouts]
    first = 0
    for at in range(1, len(layouts) + 1):
        known = next((title for title in titles[first:at] if title), None)
        if at == len(layouts) or (titles[at] not in (None, known) and known):
            yield _read(layouts[first:at], known, file=file, form=form)
            first = at


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """The words of a page, a text for each block of lines."""
    return list(rest_of(Layout(cells)))


def is_paper(lines: Sequence[str]) -> bool:
    """Whether lines of plain text have labels with values, or name who concludes a contract."""
    labels = [label for line in lines if line.strip() and (label := _leading(line))]
    is_labelled = len({label for label in labels if label}) >= _ENOUGH_LABELS
    return is_labelled or len(read_preamble("\n".join(lines))) >= _ENOUGH_LABELS


def has_title(lines: Sequence[str]) -> bool:
    """Whether the lines are headed as a document of trade is: ``COMMERCIAL INVOICE``."""
    return title_of(Layout(cells_of_text(lines))) is not None


def _leading(line: str) -> str | None:
    """What the label of a line means, where its value follows on the line."""
    cells = cells_of_text([line])
    label = parse_label(cells[0].text) if cells else None
    if label is None or label.group == "others" or not (label.has_value or len(cells) == 2):  # noqa: PLR2004  # label and value
        return None
    return f"{label.group}/{label.meaning}"


def _read(
    layouts: Sequence[tuple[str, Layout]],
    kind: str | None,
    *,
    file: str,
    form: str,
    is_prose: bool = False,
    prepare: Prepare | None = None,
    rest: str = "",
) -> Deal:
    source = Source(file, form, _place([place for place, _ in layouts]))
    draft = PaperDraft(source, kind)
    if prepare:
        prepare(draft)
    for _, layout in layouts:
        _take_tables(layout, draft)
        _take_labels(layout, draft)
    _take_preamble("\n\n".join(_running(layout) for _, layout in layouts), draft)
    if not is_prose:
        _take_writers(layouts, draft)
        _take_letterhead(layouts[0][1], draft)
        _take_from_to(layouts, draft)
    for place, layout in layouts:
        for text in rest_of(layout):
            draft.add_text(text, label=place)
    if rest:
        what = f"only the first {MAX_LINES_OF_TEXT:,} lines were looked through for labels."
        draft.issue("", what, unread=True)
        draft.add_text(rest, label="rest")
    if not is_prose:
        _ask_for_missing(draft)
    return draft.build()


def _place(places: Sequence[str]) -> str:
    """``pages 2 to 4``."""
    if len(places) < 2:  # noqa: PLR2004  # several
        return "".join(places)
    word, _, number = places[0].partition(" ")
    return f"{word}s {number} to {places[-1].rpartition(' ')[2]}"


def _take_tables(layout: Layout, draft: PaperDraft) -> None:
    for title, items, texts in take_tables(layout):
        draft.has_table = True
        for item in items:
            draft.add_goods(item, label=title)
        for text in texts:
            draft.add_text(text, label=title)


def _take_labels(layout: Layout, draft: PaperDraft) -> None:
    for cell in layout.cells:
        label = layout.labels.get(cell)
        if label is None or cell in layout.used:
            continue
        is_goods = (label.group, label.meaning) == ("goods", "description")
        most = _most(label.group, is_goods=is_goods)
        for found in layout.values_of(cell, label, most=most):
            value = _of_party(cell, found, layout, draft) if label.group == "parties" else found
            if take(label, value, draft):
                layout.use([cell, *value])
                break


def _of_party(cell: Cell, found: Sequence[Cell], layout: Layout, draft: PaperDraft) -> list[Cell]:
    """What of the cells below its label is the party's."""
    value, ended_by = cells_of_party(with_address(cell, found, layout))
    if ended_by and (problem := problem_of(ended_by)):
        draft.issue(ended_by, problem, unread=True)
    return value


def _take_preamble(text: str, draft: PaperDraft) -> None:
    """Whom the first sentence of a contract names; it stays a text, too."""
    known = {compact(str(party.get("name", ""))) for party in draft.parties}
    for one in read_preamble(text):
        facts = parse_party_block([one.said]).facts()
        if "name" in facts and compact(str(facts["name"])) not in known:
            known.add(compact(str(facts["name"])))
            draft.add_party(facts, role=one.role, label=one.label)


def _running(layout: Layout) -> str:
    """The lines of a page, a blank one between paragraphs."""
    lines: list[str] = []
    above: Cell | None = None
    for cell in layout.cells:
        if above is not None and cell.line == above.line:
            lines[-1] += f" {cell.text}"
        else:
            is_far = above is not None and cell.top - above.bottom > above.height * 0.5
            lines += ["", cell.text] if is_far else [cell.text]
        above = cell
    return "\n".join(lines)


def _take_writers(layouts: Sequence[tuple[str, Layout]], draft: PaperDraft) -> None:
    """``From: Elbe GmbH``, ``To: Osh Trade LLC``, where no label names them."""
    roles = {party.get("role") for party in draft.parties}
    for _, layout in layouts:
        for label, value, cell in iter_writers(layout, draft.kind):
            if label.meaning not in roles and take(label, value, draft):
                layout.use([cell, *value])


def _take_letterhead(layout: Layout, draft: PaperDraft) -> None:
    """Who writes an invoice without a label for its seller sells."""
    roles = {party.get("role") for party in draft.parties}
    sellers = {"seller", *load_lists("stands_for")["seller"]}
    if draft.kind not in _BY_SELLER or not roles.isdisjoint(sellers):
        return
    if (found := read_letterhead(layout)) is not None:
        block, cells = found
        draft.add_party(block.facts(), role="seller", label=LETTERHEAD)
        draft.add_text("\n".join(block.texts), label=LETTERHEAD)
        draft.issue(LETTERHEAD, "no label names the seller; the firm at the head was read as it.")
        layout.use(cells)


def _take_from_to(layouts: Sequence[tuple[str, Layout]], draft: PaperDraft) -> None:
    """Where no label names the ports, a line of ``From`` and ``To`` may; it stays a text, too."""
    if draft.kind is None or draft.route.keys() & {"port_of_loading", "port_of_discharge"}:
        return
    found = next(filter(None, (find_from_to(layout) for _, layout in layouts)), None)
    for name, place in zip(("port_of_loading", "port_of_discharge"), found or (), strict=False):
        draft.add_place(name, place, label="From … To")
    if found and not draft.is_of_carrier and "final_destination" not in draft.route:
        draft.add_place("final_destination", found[1], label="From … To")


def _most(group: str, *, is_goods: bool) -> int:
    """Lines that a value may have: those of a party and of goods are many, else it is one."""
    if is_goods:
        return _GOODS_LINES
    if group == "others":
        return 0
    return MAX_LINES if group == "parties" else 1


def _ask_for_missing(draft: PaperDraft) -> None:
    """Says which of those that such a document names were not found."""
    if not draft.parties:
        draft.issue("", NOT_UNDERSTOOD, unread=True)
        return
    there = {party.get("role") for party in draft.parties} | ({"goods"} if draft.goods else set())
    for needed in load_lists("needs").get(draft.kind or "", ()):
        others = load_lists("stands_for").get(needed, ())
        if needed not in there and there.isdisjoint(others):
            word, kind = needed.replace("_", " "), (draft.kind or "").replace("_", " ")
            what = f"no label names the {word} of the {kind}; look for it in the texts."
            draft.issue("", what, unread=True)
