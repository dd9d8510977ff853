"""By which rules was an index built?"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from witting.names.ordinary_word import RESOURCE as ORDINARY_WORDS
from witting.names.spelling import RULES_VERSION
from witting.resources import iter_names, read_text

_FORMAT = "5"
_ROMANISATIONS = ("anyascii", "pypinyin")
_RESOURCES = "names"
_SOURCES = ("index", "names")


@cache
def rules_digest() -> str:
    """Changes whenever the same name or address may come to other words or keys than before."""
    files = chain.from_iterable(iter_names(_RESOURCES, suffix) for suffix in (".csv", ".yaml"))
    texts = map(read_text, files)
    facts = (_FORMAT, RULES_VERSION, *map(version, _ROMANISATIONS), *texts)
    return _digest("\n".join(facts).encode())


@cache
def joint_rules_digest() -> str:
    """Changes with every change of the code, too.

    And with every change of the ordinary words, by which words are weighed. A joint index is made
    anew in a second or two, without being asked for; so it need not be said by hand that it is
    built otherwise.
    """
    root = Path(__file__).parents[1]
    files = (file for package in _SOURCES for file in sorted((root / package).glob("*.py")))
    texts = rules_digest(), read_text(ORDINARY_WORDS)
    return _digest(b"\n".join([*map(str.encode, texts), *(file.read_bytes() for file in files)]))


def _digest(facts: bytes) -> str:
    return hashlib.sha256(facts).hexdigest()[:16]
