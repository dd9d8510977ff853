"""How does somebody like to read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("auto", "light", "dark")
SIZES = ("small", "normal", "large", "largest")
COOKIES = {"theme": "witting_theme", "size": "witting_size"}
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """One of THEMES and one of SIZES."""

    theme: str = "auto"
    size: str = "normal"

    @property
    def smaller(self) -> str | None:
        """The next smaller size, or None."""
        place = SIZES.index(self.size)
        return SIZES[place - 1] if place else None

    @property
    def larger(self) -> str | None:
        """The next larger size, or None."""
        place = SIZES.index(self.size)
        return SIZES[place + 1] if place + 1 < len(SIZES) else None


def preferences_of(cookies: Mapping[str, str]) -> Preferences:
    """What the cookies say; a value that is none counts as none."""
    theme, size = cookies.get(COOKIES["theme"], ""), cookies.get(COOKIES["size"], "")
    return Preferences(theme if theme in THEMES else "auto", size if size in SIZES else "normal")


def local_address(text: str) -> str:
    """An address of this server to go back to; the first page where it is none.

    Two slashes of either kind at the beginning lead a browser elsewhere.
    """
    is_ours = text.startswith("/") and not text.startswith(("//", "/\\"))
    return text if is_ours and text.isprintable() else "/desk"
