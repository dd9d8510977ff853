"""What does a bank's own list say as JSON, if nothing of it may be dropped?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from witting.errors import ListFileError

if TYPE_CHECKING:
    from witting.lists.source import SourceFile

MAX_KEY = 1_000
"""No column's name has a thousand letters."""


def parse_document(file: SourceFile, *, expected: str) -> Any:
    """The document, with no key hidden behind another of its name and no number made infinite.

    Args:
        file: The file.
        expected: What it should be, for messages.

    Raises:
        ListFileError: It is no JSON, is truncated, or would lose something.
    """
    text = file.text()
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_int=_number
        )
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        what = "the file ends too early" if is_cut else "this is not JSON"
        raise ListFileError(
            f"{what} ({error.msg}, column {error.colno}); expected {expected}.",
            where=f"{file.name} line {error.lineno}",
            remedy="Get the file again.",
        ) from error
    except RecursionError as error:
        what = f"arrays or objects stand too deep in each other; expected {expected}."
        raise ListFileError(what, where=file.name) from error
    except ValueError as error:
        what = f"{error}; expected {expected}."
        raise ListFileError(what, where=file.name, remedy="Correct it, or get it again.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            raise ValueError(f"an object has the key {key[:60]!r} twice, with different values")
        if len(key) > MAX_KEY:
            raise ValueError(f"a key has {len(key):,} letters, which no list has")
    return found


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is no JSON; where there is no value, write null")


def _number(digits: str) -> int | str:
    """Python refuses a number of more than 4,300 digits; what is as long is a text."""
    return int(digits) if len(digits) <= MAX_KEY else digits
