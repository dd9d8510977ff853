"""What do names, countries and identifiers look like, normalised?"""

from __future__ import annotations

from witting.names.bare_number import parse_bare_number
from witting.names.country import lookup_country
from witting.names.identifier import normalize_identifier
from witting.names.identifier_label import classify_identifier
from witting.names.name import Name, parse_name
from witting.names.name_number import split_numbers
from witting.names.national_number import NATIONAL_NUMBERS, parse_national_number

__all__ = [
    "NATIONAL_NUMBERS",
    "Name",
    "classify_identifier",
    "lookup_country",
    "normalize_identifier",
    "parse_bare_number",
    "parse_name",
    "parse_national_number",
    "split_numbers",
]
