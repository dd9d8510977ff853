"""Where do the goods go, and is that a place of concern?"""

from __future__ import annotations

from witting.routes.assess import assess_route
from witting.routes.concern import CONCERNS, SIDES_AHEAD
from witting.routes.explanation import explain_place
from witting.routes.locate import Location, locate
from witting.routes.place import Place

__all__ = [
    "CONCERNS",
    "SIDES_AHEAD",
    "Location",
    "Place",
    "assess_route",
    "explain_place",
    "locate",
]
