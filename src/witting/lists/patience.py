"""How long does a download wait, and how often does it try again?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """The limits of one download; times are seconds.

    Args:
        attempts: Tries in a row that bring nothing new before giving up.
        first_pause: The pause after the first failure; it doubles with each further one.
        longest_pause: No pause is longer; a publisher that asks for more is not waited for.
        connect: Until a connection stands.
        read: Until the next bytes arrive.
        overall: For one file with all its tries and pauses.
    """

    attempts: int = 5
    first_pause: float = 1.0
    longest_pause: float = 120.0
    connect: float = 15.0
    read: float = 60.0
    overall: float = 1800.0

    def pause(self, failures: int) -> float:
        """The pause after so many failures in a row, from 1: always the same, no chance in it."""
        doubled: float = self.first_pause * 2 ** (failures - 1)
        return min(doubled, self.longest_pause)
