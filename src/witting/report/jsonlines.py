"""How is an assessment written for programs, one line each?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import orjson

from witting.report.legible import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from witting.model import Assessment, Deal


def encode(assessment: Assessment) -> bytes:
    """The assessment as one line of JSON in UTF-8, without its line break."""
    found = assessment.to_dict()
    try:
        return orjson.dumps(found)
    except TypeError:
        # A name may hold half a surrogate pair, and it must not stop the other deals.
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return encodable(text).encode()


def write_jsonl(pairs: Iterable[tuple[Deal, Assessment]], file: BinaryIO) -> None:
    """Writes one line for each deal, in their order, as they come."""
    for _, assessment in pairs:
        file.write(encode(assessment))
        file.write(b"\n")
