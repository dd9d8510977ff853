"""What is flagged of a word of a query beside what :mod:`witting.names.name_table` flags?"""

from __future__ import annotations

KNOWN, COMMON, FAMOUS = 4, 8, 16
"""A word that is a name or a word of its own; one of the trade, of a place or of a form; a name
that is well known the world over."""
