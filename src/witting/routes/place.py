"""Which place of the deal is it, on which side, and what is of concern there?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a deal.

    Args:
        text: As the deal gives it; a party's country is its code.
        country: ISO 3166 alpha-2 in lower case, ``ua-cri``, ``ua-dpr`` or ``ua-lpr``; None where
            the place is not known.
        role: Of the route (``final_destination``, ``transshipment``, …) or of the party
            (``consignee``, …); ``party`` where the deal gives none.
        subject: Where in the deal it stands, such as ``route.final_destination``.
        side: Of the deal, see ``resources/routes/sides.yaml``.
        concern: One of CONCERNS, or None.
        certainty: ``strong`` or ``possible``, for the concern.
        basis: Why it is of concern, as half a sentence; else empty.
        since: The ISO day of the first guidance that names the place, where guidance does.
        zone: The free zone that the place is in, where the deal names one.
        declared: The country that the party gives, where its address is in another one.
    """

    text: str
    country: str | None
    role: str
    subject: str
    side: str
    concern: str | None = None
    certainty: str = "strong"
    basis: str = ""
    named_in: tuple[str, ...] = ()
    since: str | None = None
    zone: str | None = None
    declared: str | None = None
