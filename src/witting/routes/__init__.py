"""Where do the goods go, and is that a place of concern?"""

from __future__ import annotations

from witting.routes.assess import assess_route, is_from_target
from witting.routes.assess_text import MENTION, TextPlace, assess_texts
from witting.routes.concern import CONCERNS, SIDES_AHEAD
from witting.routes.explanation import explain_place, explain_text_place
from witting.routes.locate import Location, locate
from witting.routes.place import Place
from witting.routes.route_flag import RouteFlag, route_flags
from witting.routes.text_place import PlaceInText, iter_places

__all__ = [
    "CONCERNS",
    "MENTION",
    "SIDES_AHEAD",
    "Location",
    "Place",
    "PlaceInText",
    "RouteFlag",
    "TextPlace",
    "assess_route",
    "assess_texts",
    "explain_place",
    "explain_text_place",
    "is_from_target",
    "iter_places",
    "locate",
    "route_flags",
]
