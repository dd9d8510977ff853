"""What does compiled code search for names with?

It is handed over as one thing that Numba knows by one pointer. Told apart into its sixty arrays it
would take longer to hand over than many a search takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numba.core import types
from numba.experimental import structref

from witting.names.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np

    from witting.index.finder import Finder, Speller, Workspace
    from witting.names.name_table import NameTable
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

_TYPES: Any = types
_STRUCTREF: Any = structref
"""Numba says of these modules that they are typed, but they are not."""
_FIELDS = (
    "finder",
    "folded",
    "written",
    "work",
    "table",
    "weights",
    "masses",
    "records",
    "pairings",
)


@structref.register
class SearchToolsType(types.StructRef):
    """How Numba calls :class:`SearchTools`."""

    def preprocess_fields(self, fields: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
        """The fields, none of the type of one value alone."""
        return tuple((name, _TYPES.unliteral(kind)) for name, kind in fields)


class SearchTools(structref.StructRefProxy):
    """What one thread searches with; made by :func:`make_search_tools`.

    Compiled code reads ``finder``, ``folded``, ``written`` and ``work`` (see
    :mod:`witting.index.finder`), ``table``, ``weights``, ``masses``, ``records`` (three of
    QUERY_WORDS) and ``pairings`` (one of PAIRING).
    """

    finder: Finder
    folded: Speller
    written: Speller
    work: Workspace
    table: NameTable
    weights: Array
    masses: WordMasses
    records: Array
    pairings: Array


_STRUCTREF.define_boxing(SearchToolsType, SearchTools)
_STRUCTREF.define_constructor(SearchTools, SearchToolsType, _FIELDS)
_MAKE: Any = SearchTools


@compiled
def make_search_tools(
    finder: Finder,
    folded: Speller,
    written: Speller,
    work: Workspace,
    table: NameTable,
    weights: Array,
    masses: WordMasses,
    records: Array,
    pairings: Array,
) -> SearchTools:
    """All of it as one."""
    made: SearchTools = _MAKE(
        finder, folded, written, work, table, weights, masses, records, pairings
    )
    return made
