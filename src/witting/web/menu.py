"""Which pages are there to go to?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.cases import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.cases import User

FIRST = "/desk"
ENTRIES = (
    ("/desk", "Queue", Role.VIEWER),
    ("/desk/search", "Search", Role.VIEWER),
    ("/desk/lists", "Lists", Role.VIEWER),
    ("/desk/figures", "Figures", Role.VIEWER),
    ("/desk/validation", "Validation", Role.VIEWER),
    ("/desk/allowed", "Allowed", Role.VIEWER),
    ("/desk/audit", "Audit", Role.VIEWER),
    ("/desk/settings", "Settings", Role.ADMIN),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    href: str
    label: str
    is_here: bool


def menu_of(user: User, path: str) -> Iterator[Entry]:
    """The pages that a user may see."""
    for href, label, role in ENTRIES:
        if user.may(role):
            below = "/desk/cases" if href == FIRST else f"{href}/"
            yield Entry(href, label, path == href or path.startswith(below))
