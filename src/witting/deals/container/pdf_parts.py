"""Which files are attached to a PDF, and what stands in the fields of its form?"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, field
from typing import Any

from witting.deals.container.pdf_text import MAX_PAGES, not_installed
from witting.deals.paper import Cell

_LINE = 11.0
"""Points of a line in a form's field of several lines, where the lines do not fill it."""

MAX_WORDS = 20_000
"""Characters of one note."""
MAX_TEXTS = 5_000
"""Notes, links and bookmarks of one file."""
_OF_PROGRAMS = frozenset({"(anonymous)", "(unspecified)", "untitled", "anonymous"})
_PRINTED = frozenset({"/FreeText", "/Widget"})
"""Notes whose words stand on the page, as a piece of its text."""
_PROPERTIES = {
    "/Title": "title",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Author": "author",
    "/Company": "company",
}


@dataclass(slots=True)
class Parts:
    """What a PDF holds beside the text of its pages.

    Args:
        files: Name and content of what is attached, in its order.
        fields: The pieces of text of form fields and of notes that are printed, by page from 0.
        words: What is written beside the pages: notes, links, bookmarks, the properties of the
            document; each begins with its place.
        problem: Why some may be missing, or None.
    """

    files: list[tuple[str, bytes]] = field(default_factory=list)
    fields: dict[int, list[Cell]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    problem: str | None = None
    _said: set[str] = field(default_factory=set)

    def add_words(self, place: str, words: object) -> None:
        """Keeps words that stand at a place; those of a program are passed over."""
        if not isinstance(words, str) or words.strip().casefold() in _OF_PROGRAMS:
            return
        said = f"{place}: {words.strip()[:MAX_WORDS]}"
        if not any(map(str.isalpha, words)) or said in self._said:
            return
        if len(self.words) < MAX_TEXTS:
            self._said.add(said)
            self.words.append(said)
        else:
            self.problem = f"more than {MAX_TEXTS:,} notes and bookmarks stand in it."


def read_parts(data: bytes, name: str) -> Parts:
    """The parts; what is damaged is left out, and said.

    Raises:
        DealFileError: The parts of ``witting[pdf]`` are not installed.
    """
    try:
        import pypdf  # noqa: PLC0415  # a part that is asked for
    except ImportError as error:
        raise not_installed(name) from error
    # What it finds odd is said as an issue, and is nothing for the terminal.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    parts = Parts()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        for title, contents in reader.attachments.items():
            parts.files += [(title, content) for content in contents]
        _read_fields(reader, parts)
        _read_words(reader, parts)
    except Exception as error:  # noqa: BLE001  # a broken file raises whatever its objects are not
        parts.problem = (
            "what is attached to it, or stands in the fields of its form, could not be read whole "
            f"({type(error).__name__})."
        )
    return parts


def _read_fields(reader: Any, parts: Parts) -> None:
    for number, page in enumerate(reader.pages[:MAX_PAGES]):
        height = float(page.mediabox.top)
        for item in page.annotations or ():
            note = item.get_object()
            parts.fields.setdefault(number, []).extend(_cells(note, height))
            _read_note(note, f"page {number + 1}", parts)


def _read_note(note: Any, page: str, parts: Parts) -> None:
    """What a note says that is not printed, and where a link leads to."""
    kind = _value(note, "/Subtype")
    if kind not in _PRINTED:
        parts.add_words(f"{page}, note", _value(note, "/Contents"))
    if kind == "/Widget":
        parts.add_words(f"{page}, hint of a field", _value(note, "/TU"))
        chosen = _value(note, "/V")
        for value in chosen if isinstance(chosen, list) else ():
            parts.add_words(f"{page}, field", value.get_object())
    action = _value(note, "/A")
    if action is not None:
        parts.add_words(f"{page}, link", _value(action, "/URI"))


def _read_words(reader: Any, parts: Parts) -> None:
    """The properties of the document, and its bookmarks."""
    for key, label in _PROPERTIES.items():
        parts.add_words(f"{label} of the document", _value(reader.metadata or {}, key))
    waiting = [reader.outline]
    while waiting and parts.problem is None:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        else:
            parts.add_words("bookmark", item.get("/Title"))


def _value(holder: Any, key: str) -> Any:
    """What stands under a key, also where the file has it elsewhere and points to it."""
    found = holder.get(key)
    return None if found is None else found.get_object()


def _cells(note: Any, height: float) -> list[Cell]:
    """A field's value or a note's words, line by line, at its place on the page."""
    kind = _value(note, "/Subtype")
    value = _value(note, "/Contents") if kind == "/FreeText" else None
    if kind == "/Widget":
        value = _value(note, "/V") or _value(_value(note, "/Parent") or {}, "/V")
    lines = str(value).splitlines() if isinstance(value, str) and value[:1] != "/" else []
    left, low, right, high = (float(edge) for edge in note["/Rect"]) if lines else (0.0,) * 4
    pitch = min((high - low) / max(len(lines), 1), _LINE) if len(lines) > 1 else high - low
    return [
        Cell(text.strip(), left, right, top, top + pitch)
        for at, text in enumerate(lines)
        if text.strip()
        for top in (height - high + at * pitch,)
    ]
