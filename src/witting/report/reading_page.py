"""How does a text with all that stands in it become a page?"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from witting.reading import FURNITURE, HEADING, TITLE
from witting.report.html import render
from witting.report.output import replacing
from witting.report.reading_words import (
    FURNITURE as FURNITURE_WORDS,
)
from witting.report.reading_words import (
    KINDS,
    MANNERS,
    say_goods,
    say_listing,
    say_outlet,
    say_role,
    say_speaker,
    say_status,
    say_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from witting.reading import Block, Statement
    from witting.screening import TextAnswer
    from witting.screening.text_answer import NamedEntity

ELEMENTS = {TITLE: "h1", HEADING: "h2", FURNITURE: "aside"}
LISTED = frozenset({"listed", "possible"})


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list beside the text: who or what it is, and what is known of it.

    Args:
        id: The anchor.
        kind: Names its colour.
        name: Who or what.
        role: In which sense, in a few words.
        status: ``listed on 3 lists``.
        state: ``listed``, ``possible``, ``clear`` or empty.
        details: Sentences, one a line.
        places: Lines of the text, each with the anchor of the first mark in it.
        label: What is written beside its first mark.
    """

    id: str
    kind: str
    name: str
    role: str
    status: str
    state: str
    details: tuple[str, ...]
    places: tuple[tuple[str, int], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paragraph: plain words, or words that are marked as an item.

    Args:
        anchor: Of a marked part.
        is_first: Whether its item is marked here first, so that its label is shown.
        statements: The ids of the statements that it belongs to.
        ends: The ids of those that end with it.
    """

    text: str
    item: Item | None
    anchor: str
    is_first: bool
    statements: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def pieces(self) -> tuple[str, str]:
        """The words, and the last one, which its label stays beside; empty where it is long."""
        head, blank, last = self.text.rpartition(" ")
        return (f"{head}{blank}", last) if len(last) <= LONGEST_KEPT else (self.text, "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as an element of the page; ``why`` is what furniture is."""

    element: str
    why: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A statement in the list: who, through whom, what, how, and in which line."""

    id: str
    who: str
    item: str | None
    outlet: str
    what: str
    how: str
    is_quoted: bool
    line: int


def write_reading(answer: TextAnswer, path: Path) -> None:
    """Writes one self-contained page: the text with what stands in it, and the lists beside it.

    Raises:
        InputError: A place that cannot be written to, a full disk.
    """
    with replacing(path) as file:
        file.write(page_of(answer))


def page_of(answer: TextAnswer) -> bytes:
    """The page, as UTF-8."""
    page = _Page(answer)
    script = render("reading.js").decode()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render(
        "reading.html",
        answer=answer,
        article=answer.article,
        title=answer.article.title or answer.article.source,
        paragraphs=list(page.paragraphs()),
        groups=page.groups(),
        statements=list(page.statements()),
        versions={name: version for name, version in answer.lists.items() if version},
        script=script,
        digest=digest,
    )


class _Page:
    """The items of a page and where each is marked."""

    def __init__(self, answer: TextAnswer) -> None:
        self._answer = answer
        self._text = answer.article.text
        self._items: list[tuple[str, Item, list[tuple[int, int]]]] = []
        for named in answer.named:
            self._add_entity(named)
        self._add_goods()
        self._add_measures()
        self._marks = self._place_marks()
        self._shown: set[str] = set()

    def _add(self, group: str, item: Item, places: Sequence[tuple[int, int]]) -> None:
        self._items.append((group, item, list(places)))

    def _add_entity(self, named: NamedEntity) -> None:
        entity, looked = named.entity, named.looked
        kind = {
            "place": "country",
            "outlet": "outlet",
            "person": "person",
            "country": "country",
        }.get(entity.kind, "organisation")
        state = (
            looked.status if looked.status in LISTED else "clear" * (looked.status == "not listed")
        )
        spans = [(one.start, one.end) for one in entity.mentions]
        details = tuple(say_listing(one, self._answer.lists) for one in looked.listings)
        item = Item(
            id=entity.id,
            kind=kind,
            name=entity.name,
            role=say_role(named),
            status=say_status(named),
            state=state,
            details=details,
            places=self._anchors(entity.id, spans),
            label=state if state in LISTED else KINDS[entity.kind],
        )
        self._add(_GROUPS[kind], item, spans)

    def _anchors(self, key: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[str, int], ...]:
        lines: dict[int, str] = {}
        for start, _ in spans:
            lines.setdefault(self._answer.article.line_of(start), f"{key}-{start}")
        return tuple((anchor, line) for line, anchor in lines.items())

    def _add_goods(self) -> None:
        for one in self._answer.goods:
            spans = [(place.start, place.end) for place in one.places]
            state = "listed" if one.found.status == "identified" else "possible"
            item = Item(
                id=one.id,
                kind="goods",
                name=one.words,
                role="goods",
                status=say_goods(one.found),
                state=state,
                details=(one.found.explanation,),
                places=self._anchors(one.id, spans),
                label="goods",
            )
            self._add("Goods", item, spans)

    def _add_measures(self) -> None:
        for number, one in enumerate(self._answer.measures, start=1):
            spans = [(place.start, place.end) for place in one.places]
            details = tuple(f"{law.key}: {law.title}" for law in one.laws)
            self._add_measure(f"m{number}", one.name, "measure", details, spans)
        for number, tied in enumerate(self._answer.announcements, start=1):
            told = tied.announcement
            laws = (f"{law.key}: {law.title}, since {law.since}" for law in tied.laws)
            self._add_measure(
                f"a{number}", told.act, "announced in the text", (told.why, *laws), []
            )

    def _add_measure(
        self,
        key: str,
        name: str,
        role: str,
        details: tuple[str, ...],
        spans: list[tuple[int, int]],
    ) -> None:
        item = Item(
            id=key,
            kind="measure",
            name=name,
            role=role,
            status="",
            state="",
            details=details,
            places=self._anchors(key, spans),
            label="measure",
        )
        self._add("Measures", item, spans)

    def _place_marks(self) -> list[tuple[int, int, Item]]:
        """All marks in order; of two that overlap the longer one stays."""
        found = sorted(
            ((start, end, item) for _, item, spans in self._items for start, end in spans),
            key=lambda mark: (mark[0], -mark[1]),
        )
        kept: list[tuple[int, int, Item]] = []
        for mark in found:
            if not kept or mark[0] >= kept[-1][1]:
                kept.append((mark[0], self._with_possessive(mark[1]), mark[2]))
        return kept

    def _with_possessive(self, end: int) -> int:
        """Where a mark ends, so that its label does not part ``Russia's``."""
        if self._text[end : end + 2] in ("'s", "’s"):
            return end + 2
        return end + (self._text[end - 1 : end + 2] in ("s' ", "s’ "))

    def groups(self) -> list[tuple[str, list[Item]]]:
        """The items by their headings."""
        names = dict.fromkeys(_GROUPS.values())
        return [
            (name, items)
            for name in (*names, "Goods", "Measures")
            if (items := [item for group, item, _ in self._items if group == name])
        ]

    def statements(self) -> Iterator[SaidLine]:
        """The statements for the list."""
        shown = {item.id for _, item, _ in self._items}
        for one in self._answer.reading.statements:
            yield SaidLine(
                id=one.id,
                who=say_speaker(one),
                item=one.entity if one.entity in shown else None,
                outlet=say_outlet(one),
                what=say_words(one),
                how=MANNERS[one.manner],
                is_quoted=one.manner == "direct",
                line=one.place.line,
            )

    def paragraphs(self) -> Iterator[Paragraph]:
        """The text, each paragraph in its parts."""
        statements = list(self._answer.reading.statements)
        marks, first, told = self._marks, 0, 0
        for block in self._answer.article.blocks:
            while first < len(marks) and marks[first][0] < block.start:
                first += 1
            last = first
            while last < len(marks) and marks[last][1] <= block.end:
                last += 1
            while told < len(statements) and statements[told].place.end <= block.start:
                told += 1
            here = [
                one for one in statements[told : told + MOST_AHEAD] if one.place.start < block.end
            ]
            yield Paragraph(
                element=ELEMENTS.get(block.kind, "p"),
                why=FURNITURE_WORDS.get(block.why, block.why),
                parts=tuple(self._parts(block, marks[first:last], here)),
            )
            first = last

    def _parts(
        self, block: Block, marks: Sequence[tuple[int, int, Item]], said: Sequence[Statement]
    ) -> Iterator[Part]:
        cuts = {block.start, block.end}
        cuts.update(place for one in said for place in (one.place.start, one.place.end))
        cuts = {cut for cut in cuts if block.start <= cut <= block.end}
        # A mark is not cut by the end of a statement.
        cuts -= {cut for cut in cuts for start, end, _ in marks if start < cut < end}
        by_start = {start: (end, item) for start, end, item in marks}
        cuts |= {place for start, end, _ in marks for place in (start, end)}
        places = sorted(cuts)
        for start, end in pairwise(places):
            marked = by_start.get(start)
            item = marked[1] if marked and marked[0] == end else None
            inside = tuple(one.id for one in said if one.place.start <= start < one.place.end)
            ends = tuple(one.id for one in said if start < one.place.end <= end)
            yield Part(
                text=self._text[start:end],
                item=item,
                anchor=f"{item.id}-{start}" if item else "",
                is_first=item is not None and item.id not in self._shown,
                statements=inside,
                ends=ends,
            )
            if item is not None:
                self._shown.add(item.id)


LONGEST_KEPT = 22
"""Letters of a word that its label may stay beside on a narrow page."""
MOST_AHEAD = 60
"""Statements that one paragraph may have."""
_GROUPS = {
    "person": "Persons",
    "organisation": "Organisations",
    "outlet": "Outlets",
    "country": "Countries and places",
}
