"""Which deals does a shipping document describe?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from witting.deals.dcsa.entry import Entry, is_absent, text_of
from witting.deals.dcsa.vocabulary import load_forms, load_keys, load_map
from witting.deals.dcsa.walk import Draft, walk
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.dcsa.vocabulary import Form
    from witting.model import Deal


def is_dcsa(data: object) -> bool:
    """Whether a JSON value is such a document, or wraps one, and is no deal of our own."""
    if not isinstance(data, Mapping):
        return False
    keys = {str(key).lower() for key in data}
    return not keys & set(load_keys("own")) and bool(_inner_keys(data) & set(load_keys("markers")))


def read_dcsa(data: Mapping[str, object], *, file: str, line: int) -> Iterator[Deal]:
    """The deal of a document; of each notice where there is a list of them.

    Args:
        data: The decoded JSON.
        file: The file's name.
        line: Where the value begins, from 1.
    """
    form = _form(data)
    parts = list(_parts(data))
    for number, part in enumerate(parts, start=1):
        place = f"line {line}" + (f", notice {number}" if len(parts) > 1 else "")
        yield _read(part, Source(file, f"dcsa.{form.name}", place), form)


def _parts(data: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The documents of a list, with what stands beside it; else the value itself."""
    for key, value in data.items():
        if str(key).lower() in load_keys("lists") and isinstance(value, list) and value:
            rest = {name: item for name, item in data.items() if name != key}
            yield from ({**rest, key: item} for item in value)
            return
    yield data


def _read(data: Mapping[str, object], source: Source, form: Form) -> Deal:
    draft = Draft(source)
    walk(Entry(data, "", draft), draft)
    _check(draft)
    code = text_of(draft.first.get("transportdocumenttypecode", ("", ""))[1])
    return draft.build(
        kind=load_map("kinds").get(code.lower(), form.kind),
        number=_first(draft, "ids"),
        date=_first(draft, "dates"),
        amount=_amount(draft),
    )


def _check(draft: Draft) -> None:
    """What the document lacks, and to whom it says the goods go."""
    draft.check_goods()
    if not draft.goods:
        draft.issue("", "the document names no goods.", unread=True)
    if _first(draft, "dates") is None:
        draft.issue("", "the document has no date.")
    if draft.is_to_order is not None:
        what = (
            "the bill is to order: the goods go to whoever holds it, so that the consignee is "
            "unknown."
        )
        draft.issue(draft.is_to_order, what, unread=True)


def _first(draft: Draft, name: str) -> tuple[str, str] | None:
    for key in load_keys(name):
        path, value = draft.first.get(key, ("", None))
        if text := text_of(value):
            return path, text
    return None


def _amount(draft: Draft) -> tuple[str, dict[str, Any]] | None:
    path, value = draft.first.get(load_keys("amount")[0], ("", None))
    if is_absent(value):
        return None
    currency = draft.first.get(load_keys("currency")[0], ("", None))[1]
    return path, {"amount": value, "currency": currency}


def _form(data: Mapping[str, object]) -> Form:
    keys = _inner_keys(data)
    return next(form for form in load_forms() if not form.keys or form.keys & keys)


def _inner_keys(data: Mapping[str, object]) -> set[str]:
    """The keys of a document and of what it wraps, in lower case."""
    keys: set[str] = set()
    waiting: list[Mapping[str, object]] = [data]
    while waiting:
        item = waiting.pop()
        for key, value in item.items():
            keys.add(str(key).lower())
            if str(key).lower() in load_keys("wrappers") and isinstance(value, Mapping):
                waiting.append(value)
    return keys
