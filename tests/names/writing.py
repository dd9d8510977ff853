"""By what do two writings of one name know each other?"""

from __future__ import annotations

from witting.names import parse_name


def writings(text: str) -> frozenset[str]:
    """What a name comes to in its own script and in ours, with its legal form and without.

    The words of each stand as if written in one, and sorted.
    """
    name = parse_name(text)
    forms = {name.native}
    for words in (name.folded, name.folded_words):
        forms |= {"".join(words), " ".join(sorted(words))}
    return frozenset(forms - {""})
