"""How does the desk work, by the events of the chain, and did two admins agree to guard less?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from witting.cases.admins import Admins
from witting.cases.settings import PROPOSED, SETTINGS_CHANGED, Settings, settings_in
from witting.cases.settings_review import (
    SETTINGS_DECLINED,
    SETTINGS_PROPOSED,
    is_guarding_less,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from witting.cases.event import Event


class ExpectedSettings:
    """Follows the events to the rows of the settings.

    Args:
        rows: By table, and by the row's key; those of the settings are kept in it.
        blame: Is told which event changes what such an event does not.
        is_part: Whether what the events of people said is withheld, and what was proposed.
    """

    def __init__(
        self,
        rows: dict[str, dict[tuple[Any, ...], Any]],
        blame: Callable[[int, str], None],
        *,
        is_part: bool,
    ) -> None:
        self._rows, self._blame, self._is_part = rows, blame, is_part
        self._admins = Admins()
        self._stands = Settings()
        self._waiting: tuple[int, str, Settings] | None = None

    @property
    def four_eyes(self) -> bool:
        """Whether a second person must agree."""
        return self._stands.four_eyes

    def add(self, event: Event, content: Mapping[str, Any]) -> None:
        """The next event of the chain that has its content; most say nothing of the settings."""
        self._admins.add(event)
        if event.kind == SETTINGS_PROPOSED:
            self._waiting = (event.seq, event.by, settings_in(content))
            self._rows["settings"][PROPOSED,] = str(event.seq)
        elif event.kind == SETTINGS_DECLINED:
            self._waiting = None
            self._rows["settings"].pop((PROPOSED,), None)
        elif event.kind == SETTINGS_CHANGED:
            found = settings_in(content)
            # The first desks took one admin for everything, and did not say who proposed.
            if "proposed_by" in content and is_guarding_less(self._stands, found):
                self._check(event, content, found)
            self._stands, self._waiting = found, None
            said = {(name,): str(int(value)) for name, value in asdict(found).items()}
            self._rows["settings"] = said

    def _check(self, event: Event, content: Mapping[str, Any], found: Settings) -> None:
        first = content["proposed_by"]
        if first is None:
            is_lone = not self._is_part and self._admins.takes_second(event.by, at=event.at)
        elif self._is_part:
            is_lone = first == event.by
        else:
            is_second = self._admins.is_second(event.by, proposed_by=first, at=event.at)
            is_lone = not is_second or self._waiting != (content["proposal"], first, found)
        if is_lone:
            self._blame(event.seq, "it makes the desk guard less, and no second admin agreed.")
