"""How is an address in common with a listing told?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.screening.address import PartyAddress

_NAMED = 3
_RELATIONS = {
    "same": "is",
    "overlap": "is in part",
    "covered": "lies within",
    "part": "is beside or a part of",
    "unit_unknown": "names no room and may be",
    "unit_unlisted": "lies in the building of",
    "other_unit": "is another room in the building of",
    "other_block": "is another house on the site of",
    "box": "has the post box of",
}


def explain_address(found: PartyAddress) -> str:
    """The whole finding: whose address it is, how sure, by what, and who else has it."""
    match, listing = found.tenant.match, found.tenant.listing
    what = "the listed address" if found.is_entry else "the address"
    whose = f"({listing.id})" if found.is_entry else f"of {listing.caption} ({listing.id})"
    reasons = " ".join(feature.sentence for feature in match.features)
    return (
        f"{match.query.text!r} {_RELATIONS[match.relation]} {what} {match.listed.text!r} {whose}, "
        f"{found.certainty} ({match.score:.2f}). {reasons}{_others(found)}"
    )


def _others(found: PartyAddress) -> str:
    """How many listed parties share the address or sit in the building, and a few of them."""
    building = found.building
    sharing = [item for item in building.sharing() if item.listing.id != found.tenant.listing.id]
    names = list(dict.fromkeys(item.listing.caption for item in sharing))
    said = ""
    if names:
        more = len(names) - _NAMED
        rest = f" and {more} more" if more > 0 else ""
        said = f" It is, or may be, the address of {', '.join(names[:_NAMED])}{rest}, too."
    whole = building.count(building.parties)
    return f"{said} {whole} listed parties have an address in this building." if whole > 1 else said
