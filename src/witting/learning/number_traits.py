"""What does a part number tell: its shape, what it begins with, and whose it is?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.learning.trait_table import (
    BEGINNINGS,
    BLANK,
    FACTOR,
    MIX,
    NINE,
    SEED,
    SHAPES,
    SHORTEST,
    STEM,
    WINDOW,
    ZERO,
    count_trait,
    hash_letters,
    is_letter,
)
from witting.names.compiled import Int, compiled_part

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

_ASCII = 128
_MOST_TOKENS, _LONGEST_SHAPE, _BEGINNING, _MAKER = 8, 8, 10, 8
"""Tokens of a number with its maker, and characters of a shape, a beginning and a maker."""


@compiled_part
def is_number(codes: Array, start: Int, end: Int) -> bool:
    """Whether it is a part number, perhaps with its maker: a few tokens of ASCII, with a digit."""
    tokens = 0
    has_digit = False
    for place in range(start, end):
        if codes[place] >= _ASCII:
            return False
        if codes[place] != BLANK and (place == start or codes[place - 1] == BLANK):
            tokens += 1
        has_digit |= ZERO <= codes[place] <= NINE
    return has_digit and tokens <= _MOST_TOKENS


@compiled_part
def count_in_tokens(
    kind: Int, codes: Array, start: Int, end: Int, letters: Array, table: Array, touched: Array
) -> Int:
    """Counts the traits of one kind that tokens between blanks make."""
    count = tokens = 0
    firsts = np.empty((_MOST_TOKENS, 2), np.int64)
    place = start
    while place < end and tokens < _MOST_TOKENS:
        if codes[place] == BLANK:
            place += 1
            continue
        firsts[tokens, 0] = place
        while place < end and codes[place] != BLANK:
            place += 1
        firsts[tokens, 1] = place
        tokens += 1
    if kind == SHAPES:
        for token in range(tokens):
            count = _of_shape(codes, firsts[token, 0], firsts[token, 1], table, touched, count)
    elif kind == BEGINNINGS:
        for token in range(min(tokens, WINDOW)):
            first, last = firsts[token]
            count = _of_beginning(codes, first, last, letters, 0, table, touched, count)
    else:
        for token in range(min(tokens, 2)):
            first, last = firsts[token]
            for other in range(1, tokens):
                if other != token:
                    begin = firsts[other, 0]
                    maker = (
                        hash_letters(codes, begin, min(firsts[other, 1], begin + _MAKER), kind)
                        * MIX
                    )
                    count = _of_beginning(codes, first, last, letters, maker, table, touched, count)
    return count


@compiled_part
def _of_shape(codes: Array, start: Int, end: Int, table: Array, touched: Array, count: Int) -> Int:
    """Counts the pieces of a token that has digits, every digit as 0."""
    has_digit = False
    for place in range(start, end):
        has_digit |= ZERO <= codes[place] <= NINE
    if not has_digit:
        return count
    for first in range(start - 1, end):
        total = SEED ^ (np.uint64(SHAPES) * MIX)
        for place in range(first, min(first + _LONGEST_SHAPE, end + 1)):
            code = codes[place] if start <= place < end else np.uint32(BLANK)
            code = np.uint32(ZERO) if ZERO <= code <= NINE else code
            total = (total ^ np.uint64(code)) * FACTOR
            if place - first + 1 >= SHORTEST:
                count = count_trait(total, 1.0, table, touched, count)
    return count


@compiled_part
def _of_beginning(
    codes: Array,
    start: Int,
    end: Int,
    letters: Array,
    maker: Int,
    table: Array,
    touched: Array,
    count: Int,
) -> Int:
    """Counts what a token begins with, letter by letter, beside another token's hash."""
    total = SEED ^ (np.uint64(BEGINNINGS) * MIX)
    seen = 0
    for place in range(start, end):
        if not is_letter(codes[place], letters):
            continue
        total = (total ^ np.uint64(codes[place])) * FACTOR
        seen += 1
        count = count_trait(total ^ np.uint64(maker), 1.0, table, touched, count)
        if seen == (STEM if maker != 0 else _BEGINNING):
            break
    return count
