"""Whose names, on all lists of a day, are worth comparing with a query's?"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.finder import Question, make_workspace, open_finder, open_speller
from witting.index.near_words import near_folds
from witting.index.proposal import propose
from witting.index.rounded_count import rounded_count
from witting.index.sharing import count_with
from witting.index.text_search import TextSearch
from witting.names.abjad import is_abjad
from witting.names.letter_code import encode_words
from witting.names.name_table import ORGANIZATION, open_table
from witting.names.name_word import MOST_WORDS, NO_WORDS
from witting.names.reading import are_readings
from witting.names.skeleton import abjad_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.index.finder import Workspace
    from witting.names import Name
    from witting.names.name_word import EncodedWords

    Array = np.ndarray[Any, Any]

Readings = Mapping[str, tuple[tuple[int, bool], ...]]
SPELLERS = ("folded", "written")
_NONE, _NONE_GIVEN = np.zeros(0, dtype=np.int32), np.zeros(MOST_WORDS, dtype=np.int64)


class Owner(NamedTuple):
    """Whose a name is.

    Args:
        part: The place of the snapshot among those that the index was built of.
        listing: The place of the listing in it.
        place: The name's own among the listing's names.
    """

    part: int
    listing: int
    place: int


class NameIndex:
    """All names of some snapshots, none twice. Safe to share between threads.

    Args:
        arrays: See :func:`~witting.index.name_arrays.build_name_arrays`.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.table = open_table(arrays)
        self.finder = open_finder(arrays)
        """What finds names."""
        self.folded, self.written = (open_speller(arrays, kind) for kind in SPELLERS)
        """What finds words by a misspelling, folded and as they are written."""
        self._arrays = arrays
        self._owners, self._owner_ends = arrays["owners"].reshape(-1, 3), arrays["owner_ends"]
        self._local = threading.local()
        self._entries_read = lru_cache(maxsize=1 << 14)(self._find_entries)

    def __len__(self) -> int:
        """How many different names there are."""
        return len(self.table.names)

    def propose(
        self,
        words: EncodedWords,
        *,
        translated: EncodedWords = NO_WORDS,
        readings: Sequence[Sequence[int]] = (),
        is_read: bool = False,
    ) -> Array:
        """The rows of names that share enough with the words of a name, in no order, none twice.

        Args:
            words: Of who is looked for.
            translated: The same, with words of the trade as what they mean, if it has any.
            readings: For each of them the entries that it may be read as, beside its spelling.
            is_read: Whether they are of a script that others read in other ways.
        """
        count = len(words.ends)
        if not len(self) or not count:
            return np.zeros(0, dtype=np.int32)
        given, given_ends = _NONE, _NONE_GIVEN[:count]
        if readings:
            folds = self.table.entries["fold"]
            own = [sorted({int(folds[entry]) for entry in row}) for row in readings]
            given = np.array([fold for row in own for fold in row], dtype=np.int32)
            given_ends = np.array([*accumulate(map(len, own))], dtype=np.int64)
        question = Question(*words, given, given_ends, translated.fold_codes, translated.fold_ends)
        return propose(self.finder, self.folded, self.written, self.workspace, question, is_read)

    def count_with(self, folds: Array) -> int:
        """How many names of organisations have all these words, in any order; at least 1.

        Args:
            folds: Rows of folded words; int32.
        """
        return max(int(count_with(self.finder, self.table, folds)), 1)

    def share_of(self, count: int) -> float:
        """Of all names of organisations so many are a number of them."""
        return count / self._organizations

    def owners(self, row: int) -> Iterator[Owner]:
        """Whose the name of a row is, in the order of snapshots."""
        ends = self._owner_ends
        return map(Owner._make, self._owners[ends[row - 1] if row else 0 : ends[row]].tolist())

    def rows_of(self, part: int, listing: int) -> list[tuple[int, int]]:
        """The rows of all names of a listing, each with its place among the listing's names."""
        order, keys = self._by_listing
        first = np.searchsorted(keys, _key(part, listing), side="left")
        last = np.searchsorted(keys, _key(part, listing), side="right")
        owned = order[first:last]
        rows = np.searchsorted(self._owner_ends, owned, side="right")
        places = self._owners[owned, 2]
        return sorted(zip(rows.tolist(), places.tolist(), strict=True))

    def find_readings(self, name: Name) -> Readings:
        """Which entries the words of a script without vowels may be read as.

        Returns:
            For each Latin word of the name, and for each two neighbours with a blank between, the
            rows of entries, sorted, each with whether its vowels fit; empty for other scripts.
        """
        if not name.is_read or not any(map(is_abjad, name.native)):
            return {}
        words = name.words[:MOST_WORDS]
        texts = [*words, *(f"{one} {other}" for one, other in pairwise(words))]
        return {text: found for text in texts if (found := self._entries_read(text))}

    def _find_entries(self, word: str) -> tuple[tuple[int, bool], ...]:
        row_ends, entries = self._by_skeleton
        word = word.replace(" ", "")
        rows = {self._skeletons[text] for text in abjad_skeletons(word) if text in self._skeletons}
        if not rows:
            return ()
        found = np.sort(
            np.concatenate([entries[row_ends[row] : row_ends[row + 1]] for row in rows])
        )
        starts, ends = (self.table.entries[place][found] for place in ("start", "end"))
        fit = are_readings(word, self.table.codes, starts, ends)
        return tuple(zip(found.tolist(), fit.tolist(), strict=True))

    @cached_property
    def _organizations(self) -> int:
        """For how many names of organisations the list is taken."""
        is_organization = self.table.names["reading"] == ORGANIZATION
        return rounded_count(int(is_organization.sum()))

    @cached_property
    def texts(self) -> TextSearch:
        """Finds the names in running texts; made when it is first asked for."""
        return TextSearch(self.table, self.finder.fold_finding, self._near)

    def _near(self, folded: Sequence[str]) -> list[list[int]]:
        """The folds that each folded word is one slip away from."""
        return near_folds(self.folded, self.workspace, encode_words(folded))

    @cached_property
    def skeleton_rows(self) -> dict[str, int]:
        """The row of each skeleton of the table."""
        return self._skeletons

    @property
    def workspace(self) -> Workspace:
        """What a question of this thread writes on the way."""
        if not hasattr(self._local, "workspace"):
            self._local.workspace = make_workspace(self.finder, self.folded, self.written)
        workspace: Workspace = self._local.workspace
        return workspace

    @cached_property
    def _skeletons(self) -> dict[str, int]:
        lines = self._arrays["skeletons"].tobytes().decode().split("\n")
        return {text: row for row, text in enumerate(lines)}

    @cached_property
    def _by_listing(self) -> tuple[Array, Array]:
        """The places of owners by the listing, and the numbers that they are sorted by."""
        keys = _key(self._owners[:, 0].astype(np.int64), self._owners[:, 1])
        order = np.argsort(keys, kind="stable")
        return order, keys[order]

    @cached_property
    def _by_skeleton(self) -> tuple[Array, Array]:
        """Where the entries of each skeleton begin, and the entries."""
        skeletons = self.table.entries["skeleton"]
        order = np.argsort(skeletons, kind="stable")
        counts = np.bincount(skeletons, minlength=len(self._skeletons))
        return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)]), order


def _key(part: Any, listing: Any) -> Any:  # numbers or arrays of them
    return (part << 32) + listing
