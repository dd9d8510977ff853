"""How is an assessment written as JSON?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import orjson

from witting.model.encodable import encodable

if TYPE_CHECKING:
    from witting.model import Assessment


def encode(assessment: Assessment) -> bytes:
    """The assessment as one line of JSON in UTF-8, without its line break."""
    found = assessment.to_dict()
    try:
        return orjson.dumps(found)
    except TypeError:
        # A name may hold half a surrogate pair, and it must not stop the other deals.
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return encodable(text).encode()
