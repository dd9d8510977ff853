"""Which names must not hit?

Two kinds are made here. *Recombined* names take their words from listed names of the same schema
and script, so that every word is on a list and the whole is not: the hardest that can be asked.
*Invented* names are made of the parts below, which were thought up for this purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from witting.validation.draw import DrawnName

_GIVEN = (
    "Annelot", "Bertil", "Corisande", "Dewi", "Eluned", "Fenno", "Gwilym", "Hedvig", "Ilka",
    "Jorund", "Kelda", "Leocadia", "Mirko", "Nerys", "Oskari", "Perpetua", "Quirin", "Rosalba",
    "Sindre", "Tamsin", "Ulrika", "Vendela", "Wystan", "Yolanda",
)  # fmt: skip
_FAMILY = (
    "Abberlow", "Brinkhaven", "Castelmuro", "Dunwhistle", "Eikelmans", "Fossegard", "Grimsworthy",
    "Holmbeckett", "Iturrondo", "Jasperling", "Kettleburn", "Lindeskau", "Mapplethwaite",
    "Nordvangen", "Oosterwal", "Pellegrotti", "Quennington", "Rasmundsen", "Silverlake",
    "Thornquist", "Umberley", "Vlietstra", "Wetherspring", "Zandvoorde",
)  # fmt: skip
_MAKES = (
    "Bicycle Repairs", "Bakery", "Kindergarten", "Choir", "Dental Practice", "Garden Centre",
    "Upholstery", "Bookbinders", "Veterinary Clinic", "Cider Press", "Piano Lessons", "Dairy",
)  # fmt: skip
_FORMS = ("Ltd", "GmbH", "AB", "B.V.", "S.r.l.", "")
_MOST_WORDS = 4
_TRIES = 20
"""How often another name is tried for each that is wanted; names of one word give none."""


def invent(size: int, chance: Random) -> tuple[str, ...]:
    """People and firms in turn; none twice, so there may be fewer."""
    made: dict[str, None] = {}
    for number in range(size):
        family = chance.choice(_FAMILY)
        if number % 2:
            firm = f"{family} {chance.choice(_MAKES)} {chance.choice(_FORMS)}".rstrip()
            made[firm] = None
        else:
            made[f"{chance.choice(_GIVEN)} {family}"] = None
    return tuple(made)


def recombine(names: Sequence[DrawnName], *, size: int, chance: Random) -> tuple[str, ...]:
    """Names whose words are all listed, but of which none is listed as a whole in any order."""
    words = [
        (name, found)
        for name in names
        if 1 < len(found := tuple(name.text.replace(",", " ").split())) <= _MOST_WORDS
    ]
    listed = {_key(name.text) for name in names}
    kin: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name, found in words:
        kin.setdefault((name.schema, name.script), []).append(found)
    made: dict[str, None] = {}
    for _ in range(size * _TRIES if words else 0):
        if len(made) == size:
            break
        name, model = chance.choice(words)
        mixed = _mix(kin[name.schema, name.script], length=len(model), chance=chance)
        if _key(mixed) not in listed:
            made[mixed] = None
    return tuple(made)


def _mix(kin: Sequence[tuple[str, ...]], *, length: int, chance: Random) -> str:
    """The first word of one name, the second of another, and so on."""
    mixed = []
    for place in range(length):
        donor = chance.choice(kin)
        mixed.append(donor[min(place, len(donor) - 1)])
    return " ".join(mixed)


def _key(name: str) -> tuple[str, ...]:
    """The words without their order and the legal form: ``Abc DMCC`` is ``Abc``."""
    return tuple(sorted(parse_name(name).tokens))
