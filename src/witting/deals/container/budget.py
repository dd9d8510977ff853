"""How much may a file that holds other files unfold to?"""

from __future__ import annotations

from dataclasses import dataclass

MAX_DEPTH = 6
"""Files in each other: a PDF in a ZIP in a mail that was attached to a mail is three deep."""
MAX_FILES = 5_000
"""Files in one file, counted through all depths."""
MAX_FILE = 256 << 20
"""Bytes of one file that is held by another; it is unfolded in memory, never on the disk."""
MAX_TOTAL = 2 << 30
"""Bytes of all of them together."""
MAX_RATIO = 200
"""How many times larger than packed a file may be. Customs tables in CSV reach 20, XML of the same
payment over and over 60; what is made to exhaust a machine has 1,000."""
FREE_OF_RATIO = 16 << 20
"""Bytes up to which the ratio does not matter."""


@dataclass(slots=True)
class Budget:
    """What one file that was given may still unfold to; all that is in it shares one."""

    files: int = MAX_FILES
    size: int = MAX_TOTAL

    def take_file(self) -> str | None:
        """Counts a file; why it may not be read, or None."""
        if self.files <= 0:
            return f"there are more than {MAX_FILES:,} files in it"
        self.files -= 1
        return None

    def limit(self, packed: int | None = None) -> int:
        """How many bytes the next file may have.

        Args:
            packed: Its size as it is packed, where it is.
        """
        by_ratio = max(FREE_OF_RATIO, packed * MAX_RATIO) if packed is not None else MAX_FILE
        return min(MAX_FILE, self.size, by_ratio)

    def take_size(self, size: int) -> None:
        """Counts bytes that were unfolded."""
        self.size -= size
