"""What is flagged of a word of a query beside what :mod:`witting.names.name_table` flags?"""

from __future__ import annotations

KNOWN, COMMON, FAMOUS, WELL_KNOWN = 4, 8, 16, 32
"""A word that is a name or a word of its own; one of the trade, of a place or of a form; a name
that is known the world over; one that very many have."""
MOST_WELL_KNOWN = 2
"""Up to this tier a name is borne by so many that two of them name nobody."""
