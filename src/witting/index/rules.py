"""By which rules was an index built?"""

from __future__ import annotations

import hashlib
from functools import cache

from anyascii import __version__ as romanisation

from witting.names.legal_form import RESOURCE
from witting.names.spelling import RULES_VERSION
from witting.resources import read_text

_FORMAT = "2"


@cache
def rules_digest() -> str:
    """Changes whenever the same name may come to other keys or grams than before."""
    facts = "\n".join((_FORMAT, RULES_VERSION, romanisation, read_text(RESOURCE)))
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
