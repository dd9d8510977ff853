"""How does one row of OFAC's primary file, with its aliases and addresses, become an entity?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.entry import Entry
from witting.lists.listed_name import require_name
from witting.lists.ofac_name import add_name
from witting.lists.ofac_place import add_countries, find_countries
from witting.lists.ofac_property import put
from witting.lists.ofac_remarks import CUT_AT, add_remarks, is_cut, keep_fragment
from witting.lists.ofac_sanction import SDN, add_program, csv_provisions, split_programs

if TYPE_CHECKING:
    from witting.lists.account import Fields
    from witting.lists.ofac_csv_files import Quartet
    from witting.lists.ofac_link import NameIndex
    from witting.lists.ofac_table import Row

SCHEMAS = {
    "": "LegalEntity",
    "entity": "LegalEntity",
    "individual": "Person",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
ALIAS_KINDS = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_VESSEL_FIELDS = {"call_sign": "callSign", "vessel_type": "type"}
_TONNAGES = {"tonnage": "tonnage", "grt": "grossRegisteredTonnage"}


def read_entry(
    row: Row, quartet: Quartet, names: NameIndex, *, list_name: str
) -> tuple[Entry, list[str]]:
    """The entry, and the names that its remarks link it to.

    Args:
        row: The entry's row of the primary file.
        quartet: The files; the entry's rows are taken from them.
        names: Where the entry's names are put for links to be found.
        list_name: The list's name.
    """
    fields = row.fields
    kind = (fields.take("type") or "").casefold()
    schema = SCHEMAS.get(kind, "LegalEntity")
    entry = Entry(list_name=list_name, publisher_id=row.number, schema=schema, where=row.where)
    entry.add("topics", "sanction")
    if kind not in SCHEMAS:
        entry.issue("type", f"{kind[:60]!r} is no known type of entry.")
    if name := fields.take("name"):
        add_name(entry, "name", name)
        names.add(name, entry.id)
    require_name(entry, field="name")
    _add_programs(entry, fields.take("program"), is_sdn=list_name == SDN)
    put(entry, "position", *_parts(fields.take("title")), label="Title")
    _add_vessel(entry, fields)
    for issue in fields.leftovers():
        entry.adopt(issue)
    for alias in quartet.aliases.take(row.number):
        _add_alias(entry, alias, names)
    for address in quartet.addresses.take(row.number):
        _add_address(entry, address)
    comments = "".join(comment.remarks for comment in quartet.comments.take(row.number))
    return entry, _add_remarks(entry, row.remarks, comments)


def _add_programs(entry: Entry, text: str | None, *, is_sdn: bool) -> None:
    programs = split_programs(text or "")
    for program in programs:
        add_program(entry, program, csv_provisions(program, is_sdn=is_sdn))
    if not programs:
        entry.issue("program", "the entry has no program.")


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part for piece in (text or "").split(";") if (part := piece.strip()))


def _add_vessel(entry: Entry, fields: Fields) -> None:
    for field, prop in _VESSEL_FIELDS.items():
        if text := fields.take(field):
            put(entry, prop, text, label=field)
    for field, prop in _TONNAGES.items():
        if text := fields.take(field):
            put(entry, prop, text.replace(",", ""), label=field)
    if flag := fields.take("vessel_flag"):
        put(entry, "flag", *find_countries(entry, flag, field="vessel_flag"), label="flag")
    if owner := fields.take("vessel_owner"):
        entry.add("notes", f"Vessel owner: {owner}")


def _add_alias(entry: Entry, row: Row, names: NameIndex) -> None:
    kind = (row.fields.take("type") or "").casefold()
    if kind not in ALIAS_KINDS:
        entry.issue("alias", f"{kind[:60]!r} is no known type of alias ({row.where}).")
    if name := row.fields.take("name"):
        add_name(entry, ALIAS_KINDS.get(kind, "alias"), name)
        names.add(name, entry.id, is_alias=True)
    # The number of an alias is of no use without its file.
    row.fields.ignore("alt_num")
    _add_left(entry, row, label="Alias")


def _add_address(entry: Entry, row: Row) -> None:
    street, city, country = (row.fields.take(name) for name in ("address", "city", "country"))
    number = row.fields.take("add_num")
    codes = find_countries(entry, country, field=f"country ({row.where})")
    add_countries(entry, "country", country, field=f"country ({row.where})")
    parts = [part for part in (street, city, country) if part]
    if street or city:
        entry.address(
            key=number,
            full=", ".join(parts),
            street=street,
            # OFAC puts city, state and postal code into one column.
            city=city,
            country=codes[0] if codes else None,
        )
    elif country and not codes:
        entry.add("notes", f"Address: {country}")
    _add_left(entry, row, label="Address")


def _add_left(entry: Entry, row: Row, *, label: str) -> None:
    if row.remarks.strip():
        entry.add("notes", f"{label}: {row.remarks.strip()}")
    for issue in row.fields.leftovers():
        entry.adopt(issue)


def _add_remarks(entry: Entry, remarks: str, comments: str) -> list[str]:
    if not comments:
        return list(add_remarks(entry, remarks, ends_early=is_cut(remarks)))
    if is_cut(remarks):
        return list(add_remarks(entry, remarks + comments, ends_early=_is_open(comments)))
    # Only remarks of full length can go on elsewhere; what goes on here belongs to other words.
    fragment, _, rest = comments.partition("; ")
    why = f"remarks of fewer than {CUT_AT:,} characters are continued"
    keep_fragment(entry, fragment, why=why)
    return [
        *add_remarks(entry, remarks),
        *add_remarks(entry, rest, ends_early=_is_open(comments)),
    ]


def _is_open(comments: str) -> bool:
    return not comments.rstrip().endswith(".")
