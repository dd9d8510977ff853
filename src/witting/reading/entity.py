"""Who or what is it that a text names, and at which places?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.reading.mention import Mention


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, a body, an outlet, a country or a place that a text names.

    Args:
        id: ``e1``, ``e2``, … in the order of the text.
        kind: ``person``, ``organisation``, ``outlet``, ``country``, ``place``; ``name`` for a name
            of which the text does not tell whose it is.
        name: The longest name that the text has.
        titles: Keys of the titles that it gives.
        said: The first title as it stands in the text; else empty.
        country: Two letters, or None.
        sex: ``m``, ``f`` or None.
        mentions: All places, later ones by surname or by title alone too, in order.
    """

    id: str
    kind: str
    name: str
    titles: tuple[str, ...]
    said: str
    country: str | None
    sex: str | None
    mentions: tuple[Mention, ...]
