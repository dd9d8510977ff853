"""By which numbers is the deal known in its papers, and what do these say differently?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from witting.deals.fields import take_fields
from witting.deals.reading import nearest, shown
from witting.deals.text import MAX_LONG, MAX_NAME, are_words, parse_text
from witting.model import REFERENCE_SCHEMES, Difference, Identifier, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.deals.reading import Reading

_REFERENCE = {"scheme": "scheme", "value": "value"}
_DIFFERENCE = {"what": "what", "values": "values"}
_VALUE = {"document": "document", "value": "value"}


def parse_references(value: object, path: str, reading: Reading) -> tuple[Reference, ...]:
    """The references, none twice; what has no known scheme or no value is an issue.

    Args:
        value: A list of objects of scheme and value.
        path: Where it stands in the deal.
        reading: Takes the issues.
    """
    if value is None or value == "":
        return ()
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(_iter_references(items, path, reading)))


def _iter_references(
    items: list[object] | tuple[object, ...], path: str, reading: Reading
) -> Iterator[Reference]:
    for number, item in enumerate(items):
        place = f"{path}[{number}]"
        if not isinstance(item, Mapping):
            what = f"an object of scheme and value is expected, not {shown(item)}; not read."
            reading.issue(place, what)
            continue
        fields = take_fields(item, place, known=_REFERENCE, reading=reading)
        scheme = parse_text(fields.get("scheme"), f"{place}.scheme", reading, limit=MAX_NAME)
        text = parse_text(fields.get("value"), f"{place}.value", reading, limit=MAX_NAME)
        if scheme not in REFERENCE_SCHEMES:
            near = nearest(scheme or "", REFERENCE_SCHEMES)
            hint = f" Did you mean {near!r}?" if near else ""
            reading.issue(place, f"{shown(scheme)} is no scheme of a reference; not read.{hint}")
        elif text is not None:
            yield Reference(scheme, text)


def words_in(numbers: Iterable[Reference | Identifier]) -> Iterator[str]:
    """The values that are words where a number belongs: they may name somebody."""
    return (number.value for number in numbers if are_words(number.value))


def parse_difference(value: object, path: str, reading: Reading) -> Difference:
    """A difference that an earlier run of ``witting parse`` found; it stays with the deal."""
    if not isinstance(value, Mapping):
        what = f"an object of what and values is expected, not {shown(value)}; not read."
        reading.issue(path, what, unread=True)
        return Difference("", ())
    fields = take_fields(value, path, known=_DIFFERENCE, reading=reading)
    what = parse_text(fields.get("what"), f"{path}.what", reading, limit=MAX_NAME) or ""
    return Difference(what, tuple(_iter_values(fields.get("values"), f"{path}.values", reading)))


def _iter_values(value: object, path: str, reading: Reading) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(value if isinstance(value, list | tuple) else []):
        place = f"{path}[{number}]"
        fields = (
            take_fields(item, place, known=_VALUE, reading=reading)
            if isinstance(item, Mapping)
            else {}
        )
        document = parse_text(fields.get("document"), f"{place}.document", reading) or ""
        said = parse_text(fields.get("value"), f"{place}.value", reading, limit=MAX_LONG) or ""
        yield document, said
