"""What does a letter, a slip, a word too many count? One file has it all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.resources import read_numbers

if TYPE_CHECKING:
    Array = np.ndarray[Any, Any]

RESOURCE = "matching/weights.yaml"
WEIGHTS = np.dtype(
    [
        (name, "f8")
        for name in (
            "slip_of_three",
            "slip_of_four",
            "joined",
            "initial",
            "reading",
            "missing",
            "added",
            "exchanged",
            "patronymic",
            "cut",
            "discrepancy",
            "slip_bits",
            "slip_bits_of_known",
            "slip_bits_mistyped",
            "slip_bits_of_known_mistyped",
            "syllable_bits",
            "abjad_bits",
            "initial_bits",
            "beginning_bits",
            "need_slip",
            "need_joined",
            "need_joined_known",
            "need_joined_more",
            "need_more_slips",
            "need_missing",
            "need_missing_common",
            "need_missing_known",
            "need_missing_several",
            "need_added",
            "need_added_known",
            "need_added_to_company",
            "need_added_common",
            "need_added_before",
            "need_added_behind",
            "need_added_name",
            "need_fragment",
            "need_fragment_of_words",
            "need_added_several",
            "need_mixed",
            "need_exchanged_common",
            "need_known",
            "need_known_slip",
            "need_two_names",
            "need_initial",
            "need_number",
            "need_reading",
            "need_reading_syllables",
            "need_reading_part",
            "need_reading_of_company",
            "need_reading_of_part_of_company",
            "need_abjad",
            "need_cut",
            "need_translated",
            "bit",
            "bit_of_part",
            "need_exact",
            "exact_bit",
            "floor",
            "floor_agreement",
            "floor_of_reading",
            "floor_of_short_reading",
            "floor_letters",
            "floor_letters_of_two",
            "floor_letters_of_word",
            "floor_letters_mistyped",
            "floor_bits_mistyped",
            "floor_letters_apart",
            "floor_bits",
            "floor_bits_named",
        )
    ]
)
"""The numbers of resources/matching/weights.yaml, where each is explained; one record, so that
compiled code is given one pointer."""
Weights = Any
"""A record of WEIGHTS; its fields are read by name."""


@cache
def load_weights() -> Array:
    """The weights, as an array of one record of WEIGHTS: compiled code is given arrays faster.

    Raises:
        ResourceError: One is missing, unknown or no number.
    """
    found = read_numbers(RESOURCE, WEIGHTS.names or ())
    record = np.zeros(1, dtype=WEIGHTS)
    for name, value in found.items():
        record[name] = value
    return record
