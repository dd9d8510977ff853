"""By which rules was an index built?"""

from __future__ import annotations

import hashlib
from functools import cache

from witting.names.legal_form import RESOURCE
from witting.names.spelling import RULES_VERSION
from witting.resources import read_text

_FORMAT = "1"


@cache
def rules_digest() -> str:
    """Changes whenever the same name may come to other keys or grams than before."""
    facts = "\n".join((_FORMAT, RULES_VERSION, read_text(RESOURCE)))
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
