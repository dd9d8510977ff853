"""How is it said why a place is of concern?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.routes.assess_text import MENTION
from witting.routes.concern import side_named

if TYPE_CHECKING:
    from witting.routes.assess_text import TextPlace
    from witting.routes.place import Place

MAX_SHOWN = 80
"""Characters of a place or an address that are repeated."""


def explain_place(place: Place) -> str:
    """One sentence: which place it is, what is of concern there, and how it stands in the deal."""
    side = side_named(place.side)
    aside = "" if side.name == "receiving" else f": {side.why}"
    doubt = ", at least in part" if place.certainty == "possible" and not aside else ""
    zone = f", in a free zone ({place.zone})" if place.zone else ""
    declared = (
        f", though its country is given as {place.declared.upper()}" if place.declared else ""
    )
    return f"{_who(place)} is in {place.basis}{zone}{declared}{doubt}{aside}."


def explain_text_place(named: TextPlace) -> str:
    """One sentence: what the text names, what it is to the goods, and what is of concern there."""
    place, found = named
    text = " ".join(found.text.split())[:MAX_SHOWN]
    if place.role == MENTION:
        return f"The {_field(place.subject)} mentions {text!r}, which is in {place.basis}."
    side = side_named(place.side)
    role = place.role.replace("_", " ")
    aside = "" if side.name == "receiving" else f": {side.why}"
    return (
        f"The {_field(place.subject)} names {text!r} as the {role} of the goods, which is in "
        f"{place.basis}{aside}."
    )


def _field(subject: str) -> str:
    return f"text ({subject})" if subject != "purpose" else "purpose"


def _who(place: Place) -> str:
    role = place.role.replace("_", " ")
    is_code = place.text.casefold() == place.country
    text = place.text.upper() if is_code else place.text[:MAX_SHOWN]
    if place.subject.endswith(".country"):
        return f"The {role} ({text})"
    if place.subject.endswith(".address"):
        return f"The address of the {role} ({text})"
    if place.subject.endswith(".name"):
        return f"The home of the {role} ({text})"
    if place.subject.endswith(".mmsi"):
        return f"The flag of the {role} (MMSI {text})"
    return f"The {role} of the goods ({text})"
