"""What do the cells of a column come to, a million at a time?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAIN = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, '\u00a0\u202f]\d{3})+(?:\.\d+)?\Z")
_COMMA = re.compile(r"[+-]?\d+,\d+\Z")


@dataclass
class Words:
    """Gives each text a place, as they come."""

    places: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        """All texts in the order of their places."""
        return list(self.places)

    def place(self, text: str) -> int:
        """The text's place, a new one where it was not seen."""
        return self.places.setdefault(text, len(self.places))


def words_of(column: Any, words: Words) -> NDArray[np.int32]:
    """The place of each cell's text; an empty cell is the empty text.

    Args:
        column: An Arrow array.
        words: Grows by what is new.
    """
    if pa.types.is_floating(column.type):
        column = _whole(column)
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.string(), safe=False).fill_null("").dictionary_encode()
    texts = column.dictionary.to_pylist()
    places = [words.place((text or "").strip()) for text in texts]
    indices = column.indices
    if indices.null_count:
        places.append(words.place(""))
        indices = indices.fill_null(len(texts))
    table = np.array(places, dtype=np.int32)
    return np.asarray(table[indices.to_numpy(zero_copy_only=False)])


def numbers_of(column: Any) -> NDArray[np.float64]:
    """The number of each cell; NaN where it is none.

    Args:
        column: An Arrow array.
    """
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _finite(column.cast(pa.float64(), safe=False))
    compute: Any = pc
    texts = column.cast(pa.string(), safe=False)
    is_plain = compute.match_substring_regex(texts, _PLAIN).fill_null(False)  # noqa: FBT003  # Arrow's
    trimmed = compute.replace_substring_regex(compute.utf8_trim_whitespace(texts), r"^\+", "")
    plain = compute.if_else(is_plain, trimmed, pa.scalar(None, pa.string()))
    values = _finite(plain.cast(pa.float64()))
    for row in np.flatnonzero(~is_plain.to_numpy(zero_copy_only=False)):
        values[row] = _odd_number(texts[int(row)].as_py())
    return values


def _odd_number(text: str | None) -> float:
    """``1,234.50``, ``1 234`` and ``12,5``; NaN for anything else."""
    plain = (text or "").strip()
    if _GROUPED.match(plain):
        return float(re.sub(r"[, '\u00a0\u202f]", "", plain))
    return float(plain.replace(",", ".")) if _COMMA.match(plain) else np.nan


def _finite(column: Any) -> NDArray[np.float64]:
    """Numbers as NumPy's, none of them infinite."""
    values = np.array(column.fill_null(np.nan).to_numpy(zero_copy_only=False), dtype=np.float64)
    values[~np.isfinite(values)] = np.nan
    return values


def _whole(column: Any) -> Any:
    """Numbers without a fraction as whole ones: a code that a table keeps as 854231.0."""
    known = column.drop_null().to_numpy(zero_copy_only=False)
    is_whole = np.isfinite(known).all() and (known == np.floor(known)).all()
    return column.cast(pa.int64(), safe=False) if is_whole else column
