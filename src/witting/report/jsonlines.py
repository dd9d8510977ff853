"""How is an assessment written for programs, one line each?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.screening.encoding import encode

__all__ = ["encode", "write_jsonl"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from witting.model import Assessment, Deal


def write_jsonl(pairs: Iterable[tuple[Deal, Assessment]], file: BinaryIO) -> None:
    """Writes one line for each deal, in their order, as they come."""
    for _, assessment in pairs:
        file.write(encode(assessment))
        file.write(b"\n")
