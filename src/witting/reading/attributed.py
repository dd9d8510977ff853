"""Which words say who says something, and where beside them does it stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.reading.mention import Mention

BEFORE, AFTER, AROUND = "before", "after", "around"
"""Where what is said stands beside the words that say who says it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who says something.

    Args:
        start: Where they begin.
        end: Where they end, the audience and ``that`` included.
        verb: The word that tells it.
        speaker: Who says it; None where only an outlet tells it.
        outlet: Through whom the text has it, or None.
        side: Where what is said stands.
    """

    start: int
    end: int
    verb: str
    speaker: Mention | None
    outlet: Mention | None
    side: str
