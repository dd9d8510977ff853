"""How do the deals of a part of a folder lie, so that a change finds those that it touches?

What is looked for in them lies there once, read and encoded: names as the matcher takes them, the
keys of addresses, the words of texts. Beside it stands which deals have it, and each deal itself.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np
import orjson

from witting.deals import deal_to_dict, parse_deal
from witting.errors import InputError
from witting.index.rules import rules_digest
from witting.matching import encode_name
from witting.model import Identifier, Issue, Query
from witting.names.transcription import read_transcriptions
from witting.screening.text_number import numbers_in
from witting.version import VERSION
from witting.watch.address_sieve import AddressKeys
from witting.watch.stored_deal import StoredDeal
from witting.watch.text_sieve import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from witting.model import Assessment, Deal
    from witting.screening.query_search import QuerySearch
    from witting.watch.shift import Shift

    Array = np.ndarray[Any, Any]

FORMAT = 6
_CHUNK = 200
"""So many deals are packed together: to read one, these are unpacked."""


def pack_rules() -> str:
    """By which rules a pack made now is read and encoded: by others, no name would be found."""
    return f"{FORMAT} {VERSION} {rules_digest()}"


def is_current(path: Path) -> bool:
    """Whether there is a pack that was made by the rules of now; a damaged one is for its reader.

    Args:
        path: Where it lies, or would.
    """
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return "rules" in file.files and str(file["rules"]) == pack_rules()
    except FileNotFoundError:
        return False
    except (OSError, ValueError, EOFError, BadZipFile):
        return True


def build_pack(pairs: Iterable[tuple[Deal, Assessment]], search: QuerySearch) -> bytes:
    """The deals of a part with the answers to them.

    Args:
        pairs: In their order.
        search: Of the lists that the answers rest on.
    """
    drafts = _Draft(search)
    for deal, assessment in pairs:
        drafts.add(deal, StoredDeal.of(deal, assessment))
    return drafts.dump()


class _Draft:
    """A pack that is not whole yet."""

    def __init__(self, search: QuerySearch) -> None:
        self._search = search
        self._queries: dict[Query, int] = {}
        self._addresses: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._rows: list[list[Any]] = []
        self._deals: list[bytes] = []

    def add(self, deal: Deal, stored: StoredDeal) -> None:
        self._rows.append(
            [
                [_number(self._queries, item) for item in stored.queries],
                [_number(self._addresses, item) for item in stored.addresses],
                [_number(self._texts, item) for item in stored.texts],
                [list(item) for item in stored.entries],
                sorted(stored.kinds),
                [stored.is_owned, stored.has_goods, stored.is_nameless],
            ]
        )
        self._deals.append(orjson.dumps(deal_to_dict(deal)))

    def dump(self) -> bytes:
        names = [self._coded(query) for query in self._queries]
        keys = [AddressKeys.of(text) for text in self._addresses]
        words = [[_number(self._words, word) for word in words_of(text)] for text in self._texts]
        spans = [*map(bool, self._search.find_all_spans([*self._texts]))]
        chunks = [
            zlib.compress(b"\n".join(self._deals[start : start + _CHUNK]))
            for start in range(0, len(self._deals), _CHUNK)
        ]
        told = {
            "queries": [_query_to_list(query) for query in self._queries],
            "addresses": list(self._addresses),
            "texts": list(self._texts),
            "words": list(self._words),
            "numbers": [_numbers_of(text) for text in self._texts],
            "rows": self._rows,
        }
        file = io.BytesIO()
        arrays: dict[str, Any] = dict(
            rules=np.array(pack_rules()),
            told=np.frombuffer(zlib.compress(orjson.dumps(told)), np.uint8),
            **_ragged("names", [np.frombuffer(name, np.uint8) for name in names], np.uint8),
            **_ragged("keys", [item.keys for item in keys], np.uint32),
            **_ragged("address_words", [item.words for item in keys], np.uint32),
            **_ragged("text_words", words, np.int32),
            spans=np.array(spans, np.bool_),
            **_ragged("deals", [np.frombuffer(chunk, np.uint8) for chunk in chunks], np.uint8),
        )
        np.savez(file, **arrays)
        return file.getvalue()

    def _coded(self, query: Query) -> bytes:
        """The name for compiled code; of one that is read in other ways, too, nothing."""
        matcher = self._search.names.matcher
        name = matcher.read(query.name)
        if not name.is_plain or name.name.is_read or read_transcriptions(query.name):
            return b""
        return encode_name(name.name, name.bare)


class Pack:
    """A part of a folder, as :func:`build_pack` made it.

    Args:
        path: The file.

    Raises:
        InputError: It is damaged.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                self._arrays = {name: file[name] for name in file.files}
            told = orjson.loads(zlib.decompress(self._arrays["told"].tobytes()))
            is_known = str(self._arrays["rules"]) == pack_rules()
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
            raise InputError(
                f"what was kept of the deals cannot be read: {error}.",
                where=str(path),
                remedy="Delete this file; it is made anew.",
            ) from error
        if not is_known:
            raise InputError(
                "what was kept of the deals is of another version.",
                where=str(path),
                remedy="Delete this file; it is made anew.",
            )
        self._queries = [_query_of(values) for values in told["queries"]]
        self._addresses: list[str] = told["addresses"]
        self._texts: list[str] = told["texts"]
        self._words: list[str] = told["words"]
        self._numbers: list[list[list[str]]] = told["numbers"]
        self.spans: set[int] = set(np.flatnonzero(self._arrays["spans"]).tolist())
        """Texts in which a part may be a name of the lists."""
        self._rows: list[list[Any]] = told["rows"]

    def __len__(self) -> int:
        """How many deals there are."""
        return len(self._rows)

    def stored(self, number: int) -> StoredDeal:
        """A deal as the answer to it was when it was packed."""
        queries, addresses, texts, entries, kinds, flags = self._rows[number]
        is_owned, has_goods, is_nameless = flags
        return StoredDeal(
            queries=tuple(self._queries[item] for item in queries),
            addresses=tuple(self._addresses[item] for item in addresses),
            texts=tuple(self._texts[item] for item in texts),
            entries=tuple((entry, is_sure) for entry, is_sure in entries),
            kinds=frozenset(kinds),
            is_owned=is_owned,
            has_goods=has_goods,
            is_nameless=is_nameless,
        )

    def deal(self, number: int) -> Deal:
        """A deal itself."""
        place, row = divmod(number, _CHUNK)
        chunk = _row(self._arrays, "deals", place).tobytes()
        found = orjson.loads(zlib.decompress(chunk).split(b"\n")[row])
        # What there was to say of it was said when it was read, in the words of its own file.
        return replace(parse_deal(found), issues=tuple(map(Issue.from_dict, found["issues"])))

    def sight(self, search: QuerySearch) -> None:
        """Looks through all texts anew, where what was seen in them is not known to hold."""
        self.spans = {
            place for place, found in enumerate(search.find_all_spans(self._texts)) if found
        }

    def passing(self, shift: Shift) -> set[int]:
        """The deals in which something may be found otherwise than it was."""
        queries = {
            place
            for place, query in enumerate(self._queries)
            if self._passes_query(place, query, shift) and shift.is_query_other(query)
        }
        addresses = {
            place
            for place, text in enumerate(self._addresses)
            if shift.addresses.passes(self._keys(place)) and shift.is_address_other(text)
        }
        texts = {
            place for place in self._hot_texts(shift) if shift.is_text_other(self._texts[place])
        }
        return {
            number
            for number, row in enumerate(self._rows)
            if not (
                queries.isdisjoint(row[0])
                and addresses.isdisjoint(row[1])
                and texts.isdisjoint(row[2])
            )
        }

    def _passes_query(self, place: int, query: Query, shift: Shift) -> bool:
        coded = _row(self._arrays, "names", place).tobytes()
        return shift.passes_name(query, coded) if coded else shift.passes_query(query)

    def _keys(self, place: int) -> AddressKeys:
        rows = (_row(self._arrays, name, place).tolist() for name in ("keys", "address_words"))
        return AddressKeys(*map(tuple, rows))

    def _hot_texts(self, shift: Shift) -> list[int]:
        hot = np.array(shift.texts.hot(self._words), np.bool_)
        words, ends = self._arrays["text_words"], self._arrays["text_words_ends"]
        before = np.concatenate([[0], np.cumsum(hot[words])])
        found = {*np.flatnonzero(np.diff(before[ends], prepend=0) > 0).tolist(), *self.spans}
        found |= {*np.flatnonzero(shift.texts.have_slips(self._texts)).tolist()}
        found |= {
            place
            for place, numbers in enumerate(self._numbers)
            if numbers and shift.is_numbered([Identifier(*number) for number in numbers])
        }
        new = sorted(found - self.spans)
        spans = shift.new.search.find_all_spans([self._texts[place] for place in new])
        self.spans |= {place for place, own in zip(new, spans, strict=True) if own}
        return sorted(found)


def _numbers_of(text: str) -> list[list[str]]:
    return [[item.scheme, item.value] for number in numbers_in(text) for item in number.identifiers]


def _number(known: dict[Any, int], item: object) -> int:
    return known.setdefault(item, len(known))


def _query_to_list(query: Query) -> list[Any]:
    numbers = [[item.scheme, item.value] for item in query.identifiers]
    return [query.name, query.schema, list(query.countries), query.birth_date, numbers]


def _query_of(values: Sequence[Any]) -> Query:
    name, schema, countries, birth_date, numbers = values
    return Query(
        name=name,
        schema=schema,
        countries=tuple(countries),
        birth_date=birth_date,
        identifiers=tuple(Identifier(*item) for item in numbers),
    )


def _ragged(name: str, rows: Sequence[Any], dtype: Any) -> dict[str, Array]:
    """Rows of different lengths as one array, and where each ends."""
    parts = [np.asarray(row, dtype) for row in rows]
    whole = np.concatenate(parts) if parts else np.zeros(0, dtype)
    return {name: whole, f"{name}_ends": np.cumsum([len(row) for row in rows], dtype=np.int64)}


def _row(arrays: dict[str, Array], name: str, place: int) -> Array:
    ends = arrays[f"{name}_ends"]
    found: Array = arrays[name][(ends[place - 1] if place else 0) : ends[place]]
    return found
