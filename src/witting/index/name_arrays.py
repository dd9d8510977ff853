"""How do the names of several snapshots become one table with what finds them?

The order of the parts and of their names is all that the result depends on: the same parts give the
same bytes, whether their columns were parsed today or copied from an earlier snapshot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.errors import HomeError
from witting.index.columns import read_vocabulary
from witting.index.finder import BITS_OF_FORM, FOUND_NAME, INLINE
from witting.index.letter_set import letter_sets
from witting.index.rounded_count import rounded_count
from witting.index.row_hash import differ_from_first, hash_rows
from witting.index.spelling_arrays import build_spelling_arrays
from witting.names.common_name import lookup_share
from witting.names.letter_code import encode_words
from witting.names.name_table import MOST_BITS, NUMBER, PATRONYMIC, READ, pack_table
from witting.names.name_word import is_number, is_patronymic
from witting.names.ordinary_word import ordinary_folds
from witting.names.skeleton import skeleton
from witting.names.word_kind import FORM
from witting.names.word_mass import weigh_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Array = np.ndarray[Any, Any]
    Columns = Mapping[str, Array]

_KEPT = ("fold_finding", "name_finding", "skeletons")
_PACKED = ("word_kinds", "word_masses", "word_bits")
"""What only the words of the table have from there on."""
KEY_SHARE = 0.5
"""Rare words that together say so much of a name find it by each of them (see build_postings)."""
LEAST_NAMES = 1 << 14
"""A short list is taken for so many names of which it shows a part: the word that its only name has
is rare for all that."""
_BITS_OF_LETTER = 2.0
STEPS_OF_BIT = 4
"""What a word says is told in quarters of a bit, see :func:`_bits`."""


def build_name_arrays(parts: Sequence[Columns], left_out: Sequence[Array]) -> dict[str, Array]:
    """The table of all names of some snapshots, with owners, postings and spellings.

    Args:
        parts: The columns of each snapshot, see :mod:`witting.index.columns`.
        left_out: For each part the places of its listings that another one replaces; sorted.

    Returns:
        The arrays of :class:`~witting.names.name_table.NameTable` under their names, those that
        :class:`~witting.index.name_index.NameIndex` reads beside them.
    """
    vocabulary, words, owners = _merge(parts, left_out)
    table, unique = _unique_names(words)
    del words  # A million names take a gigabyte, if nothing is let go on the way.
    arrays = {**table, **_vocabulary_arrays(vocabulary)}
    pairs = _pairs(arrays, arrays["entry_folds"])
    arrays |= _weights(arrays, pairs)
    arrays |= _masses(arrays)
    found = {**pack_table(arrays), **_owner_arrays(owners, unique, names=len(table["name_ends"]))}
    found |= {name: arrays[name] for name in _KEPT}
    del owners, unique, table
    for name in _PACKED:
        del arrays[name]
    return found | _postings(arrays, pairs) | _spellings(arrays, vocabulary)


def _spellings(
    arrays: Mapping[str, Array], vocabulary: Sequence[tuple[str, str]]
) -> dict[str, Array]:
    """What finds folds by a misspelling of them, and of what is written for them."""
    by_word: dict[str, list[int]] = {}
    for (_, word), fold in zip(vocabulary, arrays["entry_folds"].tolist(), strict=True):
        by_word.setdefault(word, []).append(fold)
    words = sorted(by_word)
    codes, ends = encode_words(words)
    rows = [by_word[word] for word in words]
    folded = build_spelling_arrays(arrays["fold_codes"], arrays["fold_ends"], most=2)
    written = build_spelling_arrays(codes, ends.astype("<i4"), most=2)
    return {
        **{f"folded_{name}": array for name, array in folded.items()},
        **{f"written_{name}": array for name, array in written.items()},
        "folded_codes": arrays["fold_codes"],
        "folded_ends": arrays["fold_ends"],
        "folded_targets": np.arange(len(arrays["fold_ends"]), dtype="<i4"),
        "folded_target_ends": np.arange(1, len(arrays["fold_ends"]) + 1, dtype="<i4"),
        "written_codes": codes,
        "written_ends": ends.astype("<i4"),
        "written_targets": np.array([fold for own in rows for fold in own], dtype="<i4"),
        "written_target_ends": np.cumsum([len(own) for own in rows], dtype="<i4"),
    }


def _merge(
    parts: Sequence[Columns], left_out: Sequence[Array]
) -> tuple[list[tuple[str, str]], dict[str, Array], dict[str, Array]]:
    vocabularies = [read_vocabulary(part["vocabulary"]) for part in parts]
    vocabulary = sorted({entry for own in vocabularies for entry in own})
    numbers = {entry: number for number, entry in enumerate(vocabulary)}
    words: dict[str, list[Array]] = {"entries": [], "kinds": [], "lengths": [], "readings": []}
    owners: dict[str, list[Array]] = {"parts": [], "listings": [], "places": []}
    for number, (part, own, gone) in enumerate(zip(parts, vocabularies, left_out, strict=True)):
        lengths = np.diff(part["name_ends"], prepend=0)
        kept = ~np.isin(part["name_owners"], gone)
        of_kept = np.repeat(kept, lengths)
        remap = np.array([numbers[entry] for entry in own], dtype="<i4")
        words["entries"].append(remap[part["word_entries"][of_kept]])
        words["kinds"].append(part["word_kinds"][of_kept])
        words["lengths"].append(lengths[kept])
        words["readings"].append(part["name_readings"][kept])
        owners["parts"].append(np.full(kept.sum(), number, dtype="<i4"))
        owners["listings"].append(part["name_owners"][kept])
        owners["places"].append(part["name_places"][kept])
    return vocabulary, _joined(words), _joined(owners)


def _joined(columns: Mapping[str, list[Array]]) -> dict[str, Array]:
    return {
        key: np.concatenate(rows) if rows else np.zeros(0, dtype="<i4")
        for key, rows in columns.items()
    }


def _unique_names(words: Mapping[str, Array]) -> tuple[dict[str, Array], Array]:
    """Each name once, in the order of first appearance; and which row each name of the parts is."""
    ends = np.cumsum(words["lengths"], dtype="<i4")
    hashes = hash_rows(words["entries"], words["kinds"], ends, words["readings"])
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    if differ_from_first(words["entries"], words["kinds"], ends, words["readings"], first, inverse):
        raise HomeError(
            "two names have one number.",
            where="index",
            remedy="This is a fault of witting; please report it.",
        )
    order = np.argsort(first, kind="stable")
    rows = first[order]
    rank = np.empty(len(order), dtype="<i4")
    rank[order] = np.arange(len(order), dtype="<i4")
    lengths = words["lengths"][rows]
    starts = (ends - words["lengths"])[rows]
    new_ends = np.cumsum(lengths, dtype="<i4")
    picks = np.repeat(starts - (new_ends - lengths), lengths) + np.arange(lengths.sum())
    table = {
        "name_ends": new_ends,
        "name_readings": words["readings"][rows].astype("u1"),
        "word_entries": words["entries"][picks].astype("<i4"),
        "word_kinds": words["kinds"][picks].astype("u1"),
    }
    return table, rank[inverse]


def _owner_arrays(owners: Mapping[str, Array], unique: Array, *, names: int) -> dict[str, Array]:
    """Whose each name is: part, listing and place among its names, one after the other, by name."""
    order = np.argsort(unique, kind="stable")
    rows = np.empty((len(order), 3), dtype="<i4")
    for place, name in enumerate(("parts", "listings", "places")):
        rows[:, place] = owners[name][order]
    return {
        "owner_ends": np.cumsum(np.bincount(unique, minlength=names), dtype="<i4"),
        "owners": rows.reshape(-1),
    }


def _vocabulary_arrays(vocabulary: Sequence[tuple[str, str]]) -> dict[str, Array]:
    folds, ordinary = sorted({folded for folded, _ in vocabulary}), ordinary_folds()
    numbers = {fold: number for number, fold in enumerate(folds)}
    skeletons = [skeleton(written) for _, written in vocabulary]
    rows = {text: number for number, text in enumerate(sorted(set(skeletons)))}
    fold_codes, fold_ends = encode_words(folds)
    entry_codes, entry_ends = encode_words(written for _, written in vocabulary)
    shares = [lookup_share(fold) or 0 for fold in folds]
    return {
        "fold_codes": fold_codes,
        "fold_ends": fold_ends.astype("<i4"),
        "fold_shares": np.array(shares, dtype="u1"),
        "fold_ordinary": np.array([fold in ordinary for fold in folds], dtype=np.bool_),
        "entry_codes": entry_codes,
        "entry_ends": entry_ends.astype("<i4"),
        "entry_folds": np.array([numbers[folded] for folded, _ in vocabulary], dtype="<i4"),
        "entry_flags": np.array(
            [
                NUMBER * is_number(written) + PATRONYMIC * is_patronymic(folded)
                for folded, written in vocabulary
            ],
            dtype="u1",
        ),
        "entry_skeletons": np.array([rows[text] for text in skeletons], dtype="<i4"),
        "skeletons": np.frombuffer("\n".join(rows).encode(), dtype="u1"),
    }


def _weights(arrays: Mapping[str, Array], pairs: tuple[Array, Array]) -> dict[str, Array]:
    """How much each fold says, and how much each name does by what finds it."""
    names, folds = len(arrays["name_ends"]), len(arrays["fold_ends"])
    fold, row = pairs
    counts = np.bincount(fold, minlength=folds).astype("<i4")
    bits = _bits(counts, names=names)
    finding = bits.copy()
    finding[np.diff(arrays["fold_ends"], prepend=0) == 1] = _BITS_OF_LETTER
    forms = arrays["entry_folds"][arrays["word_entries"][arrays["word_kinds"] == FORM]]
    finding[forms] = np.minimum(finding[forms], BITS_OF_FORM)
    return {
        "fold_names": counts,
        "skeleton_bits": _skeleton_bits(arrays).astype("<f4"),
        "fold_bits": bits.astype("<f4"),
        "fold_finding": finding.astype("<f4"),
        "name_letters": _letters(arrays).astype("<i4"),
        "name_finding": np.bincount(row, weights=finding[fold], minlength=names).astype("<f4"),
    }


def _masses(arrays: Mapping[str, Array]) -> dict[str, Array]:
    folds = arrays["entry_folds"][arrays["word_entries"]]
    lengths = np.diff(arrays["name_ends"], prepend=0)
    masses, said = weigh_words(
        arrays["word_kinds"],
        arrays["fold_bits"][folds],
        np.diff(arrays["fold_ends"], prepend=0)[folds],
        arrays["fold_shares"][folds],
        np.repeat(arrays["name_readings"] & ~np.uint8(READ), lengths),
        ordinary=arrays["fold_ordinary"][folds],
    )
    return {"word_masses": masses, "word_bits": said}


def _letters(arrays: Mapping[str, Array]) -> Array:
    """How many letters each name is written with."""
    sizes = np.diff(arrays["entry_ends"], prepend=0)[arrays["word_entries"]]
    before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
    ends = before[arrays["name_ends"]]
    return np.diff(ends, prepend=0)


def _skeleton_bits(arrays: Mapping[str, Array]) -> Array:
    names, skeletons = len(arrays["name_ends"]), int(arrays["entry_skeletons"].max(initial=-1)) + 1
    own, _ = _pairs(arrays, arrays["entry_skeletons"])
    counts = np.bincount(own, minlength=skeletons)
    return _bits(counts, names=names)


def _bits(counts: Array, *, names: int) -> Array:
    """How much it says to be in so many of the names, in steps of a quarter of a bit.

    See :mod:`witting.index.rounded_count`.
    """
    taken_for = rounded_count(names, least=LEAST_NAMES)
    bits = np.minimum(np.log2(taken_for / np.maximum(counts, 1)), MOST_BITS)
    steps: Array = np.round(bits * STEPS_OF_BIT) / STEPS_OF_BIT
    return steps


def _pairs(arrays: Mapping[str, Array], of_entry: Array) -> tuple[Array, Array]:
    """What the words of each name are, none twice: the fold, or whatever is given, and the name.

    Args:
        arrays: The table.
        of_entry: For each entry what is asked for, a number from 0.
    """
    names = max(len(arrays["name_ends"]), 1)
    both = of_entry[arrays["word_entries"]].astype(np.int64)
    both *= names
    lengths = np.diff(arrays["name_ends"], prepend=0)
    both += np.repeat(np.arange(len(lengths), dtype="<i4"), lengths)
    both.sort()
    is_first = np.ones(len(both), dtype=bool)
    np.not_equal(both[1:], both[:-1], out=is_first[1:])
    both = both[is_first]
    own = (both // names).astype("<i4")
    both %= names
    return own, both.astype("<i4")


def _postings(arrays: Mapping[str, Array], pairs: tuple[Array, Array]) -> dict[str, Array]:
    """In which names a fold stands, and for which names it is a key.

    The keys of a name are its rarest words, which together with any one of the others say more than
    KEY_SHARE of it: who shares that much with a name shares a key of it.
    """
    folds = len(arrays["fold_ends"])
    fold, row = pairs
    finding = arrays["fold_finding"]
    order = np.lexsort((fold, -finding[fold], row))
    by_row, bits = row[order], finding[fold[order]].astype(np.float64)
    starts = np.searchsorted(by_row, np.arange(len(arrays["name_ends"])))
    before = np.cumsum(bits) - bits
    before -= before[starts][by_row] if len(by_row) else 0
    total = arrays["name_finding"][by_row]
    is_key = total - before >= KEY_SHARE * total - 1e-3
    keys, key_rows = fold[order][is_key], by_row[is_key]
    by_key = np.lexsort((key_rows, keys))
    return {
        "found_names": _found_names(arrays).view("u1"),
        "posting_ends": np.cumsum(np.bincount(fold, minlength=folds), dtype="<i4"),
        "posting_names": row,
        "key_ends": np.cumsum(np.bincount(keys, minlength=folds), dtype="<i4"),
        "key_names": key_rows[by_key],
        "name_folds": arrays["entry_folds"][arrays["word_entries"]].astype("<i4"),
    }


def _found_names(arrays: Mapping[str, Array]) -> Array:
    """What the search looks at of each name; FOUND_NAME."""
    found = np.zeros(len(arrays["name_ends"]), dtype=FOUND_NAME)
    found["end"], found["finding"] = arrays["name_ends"], arrays["name_finding"]
    found["start"][1:] = arrays["name_ends"][:-1]
    found["letters"] = np.minimum(arrays["name_letters"], np.iinfo("u2").max)
    found["reading"] = arrays["name_readings"] & ~np.uint8(READ)
    entries, ends = arrays["word_entries"], arrays["entry_ends"]
    starts = np.concatenate([np.zeros(1, "<i4"), ends])[:-1].astype("<i4")
    if len(found):
        found["first"] = arrays["entry_codes"][starts[entries[found["start"]]]]
    found["letter_set"] = letter_sets(
        arrays["entry_codes"], starts, ends, entries, arrays["name_ends"]
    )
    folds = arrays["entry_folds"][entries]
    for place in range(INLINE):
        at = found["start"] + place
        has = at < found["end"]
        found["folds"][has, place] = folds[at[has]]
        found["folds"][~has, place] = len(arrays["fold_ends"])
    return found
