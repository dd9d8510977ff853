"""Who owns and controls whom by statements of the Beneficial Ownership Data Standard, 0.4?

A JSON array of statements, or one for each line. Of the statements on a person or an entity the
last counts; those on a relationship follow one another by their days, and one that closes it ends
what the statement before it says.
Source: https://standard.openownership.org/en/0.4.0/standard/reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from witting.model import Identifier, Issue
from witting.owners.bods_interest import read_interests
from witting.owners.bods_record import Chapter, RecordHistory, until
from witting.owners.json_value import items_of, mapping_of, text_of
from witting.owners.statement import Statement, judge_ends, unusable
from witting.ownership.graph import OwnershipEntity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.lists.source import SourceFile
    from witting.owners.bods_record import Placed
    from witting.owners.statement import Said
    from witting.ownership.period import Period

VERSION = "0.4"
_EXPECTED = "statements of the Beneficial Ownership Data Standard 0.4"
_REMEDY = "Export it as version 0.4."
_SCHEMES = {
    "XI-LEI": "lei",
    "RU-INN": "inn",
    "RU-OGRN": "ogrn",
    "CN-SAIC": "uscc",
    "GB-COH": "registration",
}
_SCHEMAS = {"person": "Person", "entity": "LegalEntity"}


def read_bods(file: SourceFile) -> Iterator[Said]:
    """All relationships; those that are closed with their end.

    Raises:
        InputError: It is no such file, or of another version.
    """
    records: dict[str, RecordHistory] = {}
    for at, statement in _statements(file):
        _check_version(statement, where=f"{file.name} statement {at}")
        record = statement.get("recordId")
        if not isinstance(record, str) or not isinstance(statement.get("recordDetails"), dict):
            what = "the statement has no recordId or no recordDetails; it was left out."
            yield Issue(f"{file.name} statement {at}", what, unread=True)
            continue
        records.setdefault(record, RecordHistory([])).add((at, statement))
    things = {key: item.last for key, item in records.items() if _type(item.last) in _SCHEMAS}
    for key, (_, statement) in things.items():
        yield _entity(key, statement)
    dropped = 0
    for history in records.values():
        placed = history.last
        if _type(placed) == "relationship":
            dropped += history.dropped
            yield from _relation(history, things, file)
        elif _type(placed) not in _SCHEMAS:
            what = f"the recordType {_type(placed)[:60]!r} is not known; it was left out."
            yield Issue(f"{file.name} statement {placed[0]}", what, unread=True)
    if dropped:
        what = f"{dropped:,} statements on relationships have the day of a later one on the same, "
        what += "or no day; what the last one says counts for them."
        yield Issue(file.name, what)


def _type(placed: Placed) -> str:
    return str(placed[1].get("recordType") or "")


def _statements(file: SourceFile) -> Iterator[Placed]:
    data = file.data.removeprefix(b"\xef\xbb\xbf").strip()
    items: Iterable[Any]
    if data.startswith(b"["):
        items = _load(data, where=file.name)
    else:
        lines = (line for line in data.split(b"\n") if line.strip())
        items = (_load(line, where=f"{file.name} statement {n}") for n, line in enumerate(lines, 1))
    for at, item in enumerate(items, 1):
        if not isinstance(item, dict):
            where = f"{file.name} statement {at}"
            raise unusable(f"this is no JSON object; expected {_EXPECTED}.", where=where)
        yield at, item


def _load(data: bytes, *, where: str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise unusable(
            f"this is no JSON ({error.msg}, column {error.colno}); expected {_EXPECTED}.",
            where=where,
        ) from error


def _check_version(statement: Mapping[str, Any], *, where: str) -> None:
    version = str(mapping_of(statement.get("publicationDetails")).get("bodsVersion") or "")
    if "statementType" in statement or (version and version != VERSION):
        said = version or "0.3 or older"
        raise unusable(
            f"this is version {said} of the standard; expected {VERSION}.",
            where=where,
            remedy=_REMEDY,
        )
    if "recordType" not in statement:
        raise unusable(f"the statement has no recordType; expected {_EXPECTED}.", where=where)


def _entity(record: str, statement: Mapping[str, Any]) -> OwnershipEntity:
    details = statement["recordDetails"]
    names = [text_of(details.get("name")), *_inner(details, "names", "fullName")]
    names += map(text_of, items_of(details.get("alternateNames")))
    own_country = text_of(mapping_of(details.get("jurisdiction")).get("code"))
    countries = [*filter(None, [own_country]), *_inner(details, "nationalities", "code")]
    return OwnershipEntity(
        id=f"bods:{record}",
        names=tuple(dict.fromkeys(filter(None, names))),
        schema=_SCHEMAS[str(statement["recordType"])],
        country=countries[0][:2].casefold() if countries else None,
        birth_date=text_of(details.get("birthDate")) or None,
        identifiers=tuple(_identifiers(details)),
    )


def _identifiers(details: Mapping[str, Any]) -> Iterator[Identifier]:
    kind = "id_number" if "personType" in details else "registration"
    for item in map(mapping_of, items_of(details.get("identifiers"))):
        if number := text_of(item.get("id")):
            yield Identifier(_SCHEMES.get(text_of(item.get("scheme")), kind), number)


def _inner(details: Mapping[str, Any], name: str, key: str) -> list[str]:
    found = (text_of(mapping_of(item).get(key)) for item in items_of(details.get(name)))
    return [text for text in found if text]


def _relation(
    history: RecordHistory, things: Mapping[str, Placed], file: SourceFile
) -> Iterator[Said]:
    closed = history.closed()
    if history.is_closed and closed is None:
        what = (
            "the record is closed and nobody says since when; it counts as possible on every day."
        )
        yield Issue(f"{file.name} statement {history.last[0]}", what)
    for chapter in history.chapters():
        at, statement = chapter.placed
        where, details = f"{file.name} statement {at}", statement["recordDetails"]
        ends = list[str]()
        for end in ("interestedParty", "subject"):
            party = details.get(end)
            if isinstance(party, str):
                yield from _end(party, end, things, where)
                ends.append(f"bods:{party}")
            else:
                reason = text_of(mapping_of(party).get("reason")) or "no reason is given"
                what = f"the {end} is not named ({reason[:80]}); it was left out."
                yield Issue(where, what, unread=True)
                break
        else:
            yield from _interests(chapter, ends, history, closed, file)


def _end(party: str, end: str, things: Mapping[str, Placed], where: str) -> Iterator[Said]:
    if party not in things:
        what = f"the {end} {party[:80]!r} is in no statement; it is known by its id alone."
        yield Issue(where, what)
        yield OwnershipEntity(f"bods:{party}")


def _interests(
    chapter: Chapter,
    ends: Sequence[str],
    history: RecordHistory,
    closed: Period | None,
    file: SourceFile,
) -> Iterator[Said]:
    at, statement = chapter.placed
    found, issues = read_interests(statement["recordDetails"])
    yield from (Issue(f"{file.name} statement {at}", what) for what in issues)
    for kind, share, given in found:
        period = chapter.within(until(given, closed) if history.is_closed else given)
        if period is not None:
            owner, asset = ends
            said = Statement(owner, asset, kind, share, period, f"{file.name} statement", at)
            yield from judge_ends(said)
