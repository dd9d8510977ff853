"""Who has significant control over UK companies, by the snapshot of the register?

One JSON object for each line. Shares and votes stand there as bands: more than 25 % and up to 50 %,
more than 50 % and less than 75 %, 75 % or more.
Source: https://download.companieshouse.gov.uk/en_pscdata.html
"""

from __future__ import annotations

import io
import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import orjson

from witting.model import Identifier, Issue, parse_partial_date
from witting.names import lookup_country
from witting.owners.json_value import items_of, mapping_of, text_of
from witting.owners.statement import Statement, interests, judge_ends, read_period, unusable
from witting.ownership.graph import LINK, OWNERSHIP, OwnershipEntity
from witting.ownership.share import UNKNOWN, Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.lists.source import SourceFile
    from witting.owners.statement import Said

_EXPECTED = "the snapshot of persons with significant control, one JSON object for each line"
_BAND = re.compile(r"-(\d+)-to-(\d+)-percent")
_MORE = re.compile(r"-more-than-(\d+)-percent")
_UP_TO, _ALL = 50, 100
_SCHEMAS = {
    "individual": "Person",
    "corporate": "Company",
    "legal": "LegalEntity",
    "super": "Person",
}
_BEARER = "person-with-significant-control"
_BENEFICIAL = "beneficial-owner"


def read_psc(file: SourceFile) -> Iterator[Said]:
    """All persons with control, and over which company.

    Raises:
        InputError: The first line is no such object.
    """
    left_out: Counter[str] = Counter()
    number = 0
    for at, data in enumerate(io.BytesIO(file.data.removeprefix(b"\xef\xbb\xbf")), 1):
        if not data.strip():
            continue
        where = f"{file.name} line {at}"
        record = _record(data)
        if record is None:
            if not number:
                raise unusable(f"the line is none of {_EXPECTED}.", where=where)
            yield Issue(where, "the line is no JSON object of the register.", unread=True)
            continue
        number += 1
        kind = str(record["data"].get("kind", ""))
        if (_BEARER in kind and "statement" not in kind) or _BENEFICIAL in kind:
            yield from _read(record, at, file)
        else:
            left_out[kind] += 1
    for name, count in sorted(left_out.items()):
        yield Issue(file.name, f"{count:,} records of the kind {name[:80]!r} name nobody.")


def _record(data: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    is_record = isinstance(found, dict) and isinstance(found.get("data"), dict)
    return found if is_record else None


def _read(record: Mapping[str, Any], at: int, file: SourceFile) -> Iterator[Said]:
    where, data = f"{file.name} line {at}", record["data"]
    company = text_of(record.get("company_number"))
    if not company:
        yield Issue(where, "the record has no company_number; it was left out.", unread=True)
        return
    asset = f"gb-coh:{company}"
    yield OwnershipEntity(
        asset, schema="Company", country="gb", identifiers=(Identifier("registration", company),)
    )
    owner = _owner(data, fallback=f"{company}:{at}")
    if not owner.names:
        yield Issue(where, "the register keeps the name secret or leaves it out.")
    yield owner
    period, undated = read_period(text_of(data.get("notified_on")), text_of(data.get("ceased_on")))
    if undated:
        yield Issue(where, f"{undated}.")
    natures = [text for item in items_of(data.get("natures_of_control")) if (text := text_of(item))]
    if not natures:
        yield Issue(where, "the record names no nature of control; an unknown share was kept.")
    share = _share(natures)
    if share is not None or not natures:
        yield from judge_ends(
            Statement(owner.id, asset, OWNERSHIP, share or UNKNOWN, period, f"{file.name} line", at)
        )
    for kind in sorted({_meaning(nature) for nature in natures} - {OWNERSHIP}):
        yield Statement(owner.id, asset, kind, UNKNOWN, period, f"{file.name} line", at)


def _owner(data: Mapping[str, Any], *, fallback: str) -> OwnershipEntity:
    legal = mapping_of(data.get("identification"))
    number, name = text_of(legal.get("registration_number")), text_of(data.get("name"))
    path = text_of(mapping_of(data.get("links")).get("self"))
    country = text_of(legal.get("country_registered")) or text_of(data.get("country_of_residence"))
    return OwnershipEntity(
        id=f"gb-psc:{own_id}" if (own_id := path.rpartition("/")[2]) else f"psc:{fallback}",
        names=(name,) if name else (),
        schema=_SCHEMAS.get(str(data.get("kind", "")).partition("-")[0]),
        country=lookup_country(country) if country else None,
        birth_date=_birth_date(data.get("date_of_birth")),
        identifiers=(Identifier("registration", number),) if number else (),
    )


def _birth_date(found: object) -> str | None:
    year, month = (mapping_of(found).get(part) for part in ("year", "month"))
    if isinstance(year, int) and isinstance(month, int):
        text = f"{year:04d}-{month:02d}"
        return text if parse_partial_date(text) else None
    return None


def _meaning(nature: str) -> str:
    for beginning, meaning in interests("psc").items():
        if nature.startswith(beginning):
            return meaning
    return LINK


def _share(natures: list[str]) -> Share | None:
    """The bands of shares and votes together: at least the higher, at most the highest."""
    bands = [_band(nature) for nature in natures if _meaning(nature) == OWNERSHIP]
    if not bands:
        return None
    low = max(bands, key=lambda band: (band.low, band.is_above))
    return Share(low.low, max(band.high for band in bands), low.is_above)


def _band(nature: str) -> Share:
    if found := _BAND.search(nature):
        low, high = int(found[1]), int(found[2])
        return Share(Fraction(low, _ALL), Fraction(high, _ALL), is_above=high < _ALL)
    if found := _MORE.search(nature):
        return Share(Fraction(int(found[1]), _ALL), Fraction(1), is_above=True)
    return UNKNOWN
