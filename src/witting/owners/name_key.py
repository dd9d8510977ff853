"""Are two names the same words, in any order and legal form?"""

from __future__ import annotations

from witting.names import parse_name


def name_key(name: str) -> str:
    """The words of a name, folded and sorted; empty where it has none."""
    return " ".join(sorted(parse_name(name).folded))
