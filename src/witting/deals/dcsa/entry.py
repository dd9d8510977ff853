"""What does an object of a shipping document hold, and what of it was not looked at?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from witting.deals.fields import Repeated
from witting.deals.reading import shown_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.document_draft import DocumentDraft

UNKNOWN = "the key is unknown here"

ABSENT = frozenset({"", "N/A", "NA", "NONE", "NULL", "-"})


class Entry:
    """One object. Whoever reads a key takes it, so that what nobody took can be walked.

    Args:
        data: The object.
        path: Where it stands, such as ``documentParties.shipper``.
        draft: Is told of keys that are given twice.
    """

    __slots__ = ("_left", "path")

    def __init__(self, data: Mapping[str, object], path: str, draft: DocumentDraft) -> None:
        self.path = path
        self._left = {str(key).lower(): (str(key), value) for key, value in data.items()}
        if len(self._left) < len(data) or isinstance(data, Repeated):
            what = "a key is given more than once: lists were joined, else the last was read."
            draft.issue(path, what, unread=True)

    def peek(self, key: str) -> object:
        """The value of a key, or None."""
        return self._left.get(key.lower(), ("", None))[1]

    def take(self, key: str) -> object:
        """As :meth:`peek`, and it is looked at."""
        return self._left.pop(key.lower(), ("", None))[1]

    def take_text(self, *keys: str) -> str:
        """The texts of the keys in their order, joined by blanks."""
        return " ".join(filter(None, (text_of(self.take(key)) for key in keys)))

    def at(self, key: str) -> str:
        """Where a key of it stands."""
        name = shown_key(self._left.get(key.lower(), (key, None))[0])
        return f"{self.path}.{name}" if self.path else name

    def rest(self) -> Iterator[tuple[str, object, str]]:
        """What nobody took: key, value and place."""
        for key, (_, value) in list(self._left.items()):
            if key not in self._left:
                continue  # taken together with a key before it
            place = self.at(key)
            self._left.pop(key, None)
            if value not in (None, ""):
                yield key, value, place


def text_of(value: object) -> str:
    """The value as a text; empty for what is none or stands for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    text = str(value).strip() if not isinstance(value, int) or value.bit_length() < 300 else ""  # noqa: PLR2004  # 90 digits
    return "" if text.upper() in ABSENT else text


def texts_of(value: object) -> list[str]:
    """The texts of a list, or of a value that stands alone."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := text_of(item))]


def objects_of(value: object, path: str, draft: DocumentDraft) -> Iterator[Entry]:
    """The objects of a list, or the one that stands alone; what is none is kept as a text."""
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items):
        place = f"{path}[{number}]" if isinstance(value, list) else path
        if isinstance(item, Mapping):
            yield Entry(item, place, draft)
        elif not is_absent(item):
            keep_words(item, place, draft, what="an object is expected here")


def is_absent(value: object) -> bool:
    """Whether a value says nothing."""
    return value is None or value in ("", [], {})


def keep_words(value: object, path: str, draft: DocumentDraft, *, what: str) -> None:
    """Says that a value has no meaning here, and keeps its words as texts."""
    if is_absent(value):
        return
    words = list(_words(value))
    lost = any(any(map(str.isalpha, word)) for word in words)
    if not words:
        draft.issue(path, f"{what}; it was not read.")
        return
    draft.issue(path, f"{what}; its words were kept as text.", unread=lost)
    for word in words:
        draft.add_text(word, label=path)


def _words(value: object) -> Iterator[str]:
    """The texts in a value, however deep they stand."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Mapping):
            waiting += reversed(list(item.values()))
        elif isinstance(item, list):
            waiting += reversed(item)
        elif text := text_of(item):
            yield text
