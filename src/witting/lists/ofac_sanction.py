"""Which measures rest on an entry of OFAC's lists, on what authority, and since when?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.entry import slug
from witting.lists.listed_day import parse_day
from witting.lists.ofac_codes import programs, risks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.lists.account import Properties
    from witting.lists.entry import Entry
    from witting.lists.ofac_codes import Risk

SDN = "us.ofac.sdn"
BLOCK = "Block"
RISK_PROGRAM = "Secondary sanctions risk"
UNKNOWN_RISK = "secondary-sanctions:other"
DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
MIN_CUT = 12
"""So many letters of a wording must stand before a cut to know it again."""

_BETWEEN = re.compile(r"\s*\]\s*\[\s*|\s*;\s*")
_ORDER = re.compile(r"-EO\s*(\d{5})$")
_DIRECTIVE = re.compile(r"\bdirective (\d+[a-z]?)\b", re.IGNORECASE)
_DIRECTIVE_DAY = re.compile(
    r"\(\s*(?:EO\s*(?P<order>\d{5})\s+Directive\s+(?P<number>\w+)|(?P<other>[^()]+))\)\s*:?\s*(?P<day>.*)"
)
_INFORMATION = re.compile(r"for more information\b", re.IGNORECASE)


def split_programs(text: str) -> tuple[str, ...]:
    """The tags in ``SDGT] [IFSR`` or ``SDGT; IFSR``, in order, none twice."""
    tags = (tag.strip(" []") for tag in _BETWEEN.split(text))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def csv_provisions(tag: str, *, is_sdn: bool) -> tuple[str, ...]:
    """What a program orders, by the list alone: the CSV files do not say it themselves."""
    if is_sdn:
        return (BLOCK,)
    known = programs().get(tag)
    return (known.not_sdn,) if known and known.not_sdn else ()


def add_program(entry: Entry, tag: str, provisions: Iterable[str]) -> Properties:
    """Adds the Sanction of one program; an issue where the program is not known."""
    sanction = _begin(entry, tag, program=tag)
    known = programs().get(tag)
    order = _ORDER.search(tag)
    if known is not None:
        sanction.add("authority", known.authority)
    elif order:
        sanction.add("authority", f"Executive Order {order[1]}")
    else:
        entry.issue("program", f"{tag[:100]!r} is no known program; its authority is not known.")
    sanction.add("provisions", *provisions)
    return sanction


def add_risk(entry: Entry, text: str, *, is_cut: bool = False) -> bool:
    """Adds the Sanction of a secondary-sanctions risk, with the key of its wording.

    Args:
        entry: The entry to add to.
        text: What stands behind the label.
        is_cut: Whether the text may end in the middle, so that a wording's beginning counts.

    Returns:
        Whether the wording is known; where it is not, the key is ``secondary-sanctions:other``.
    """
    risk = _find_risk(text, is_cut=is_cut)
    keys = risk.keys if risk else (UNKNOWN_RISK,)
    suffix = keys[-1] if risk else f"{UNKNOWN_RISK}-{slug(text)}"
    sanction = _begin(entry, suffix, program=RISK_PROGRAM)
    sanction.add("authority", risk.authority if risk else None)
    sanction.add("provisions", *keys)
    sanction.add("reason", text)
    sanction.add("summary", text)
    if risk is None:
        entry.issue(
            RISK_PROGRAM, f"the wording is not known: {text[:200]!r}; its key is {UNKNOWN_RISK!r}."
        )
    return risk is not None


def add_directive(entry: Entry, order: str, text: str, *, listed: str | None = None) -> bool:
    """Adds the Sanction of a directive under an executive order; False if the text names none."""
    if found := _DIRECTIVE.search(text):
        sanction = _directive(entry, order, found[1])
        sanction.add("summary", text)
        sanction.add("listingDate", listed)
        return True
    return bool(_INFORMATION.match(text))


def add_directive_day(entry: Entry, prop: str, text: str) -> bool:
    """Adds ``(EO 14024 Directive 2): 26 Mar 2022`` to the directive's Sanction, if it is that."""
    found = _DIRECTIVE_DAY.fullmatch(text.strip())
    day = parse_day(found["day"]) if found else None
    if found is None or day is None:
        return False
    if found["order"]:
        _directive(entry, found["order"], found["number"]).add(prop, day)
        return True
    tag = next((tag for tag in programs() if tag.split("-")[0] == found["other"].strip()), None)
    sanction = _begin(entry, tag or found["other"], program=tag or found["other"].strip())
    sanction.add(prop, day)
    return True


def add_measure(entry: Entry, label: str, authority: str, text: str) -> None:
    """Adds the Sanction of a measure that the remarks name, all of one label in one."""
    sanction = _begin(entry, label, program=label)
    sanction.add("authority", authority)
    sanction.add("provisions", text)


def _directive(entry: Entry, order: str, number: str) -> Properties:
    name = f"Executive Order {order} Directive {number}"
    sanction = _begin(entry, f"eo{order}-directive-{number.casefold()}", program=name)
    sanction.add("authority", f"Executive Order {order}, Directive {number}")
    sanction.add("provisions", f"directive:us.eo{order}.{number.casefold()}")
    return sanction


def _begin(entry: Entry, key: str, *, program: str) -> Properties:
    sanction = entry.sanction(key)
    sanction.add("program", program)
    sanction.add("country", "us")
    sanction.add("sourceUrl", f"{DETAILS}{entry.id.rpartition(':')[2]}")
    return sanction


def _find_risk(text: str, *, is_cut: bool) -> Risk | None:
    for risk in risks():
        if risk.pattern.search(text):
            return risk
    if not is_cut or len(text) < MIN_CUT:
        return None
    begun = [risk for risk in risks() if risk.wording.casefold().startswith(text.casefold())]
    return begun[0] if len(begun) == 1 else None
