"""Which births, documents and offices does an individual on a UK list have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.enumerated import split_enumerated
from witting.lists.labelled_number import iter_labelled_numbers
from witting.lists.registration import add_russian_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.entry import Entry
    from witting.lists.uk_rows import Rows

_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}


def add_uk_person(entry: Entry, rows: Rows) -> None:
    """Adds what the lists have for individuals alone."""
    for prop in ("title", "position"):
        for text in rows.values(prop):
            entry.add(prop, *split_enumerated(text))
    for text in rows.values("birth_date"):
        for part in split_enumerated(text):
            entry.add("birthDate", *entry.days(part, field="birth_date"))
    for prop, field in (("nationality", "nationality"), ("birthCountry", "birth_country")):
        for text in rows.values(field):
            for part in split_enumerated(text):
                entry.add(prop, *entry.countries(part, field=field))
    for text in rows.values("birth_town"):
        entry.add("birthPlace", *split_enumerated(text))
    _add_gender(entry, rows)
    _add_documents(entry, rows)


def _add_gender(entry: Entry, rows: Rows) -> None:
    for text in rows.values("gender"):
        gender = _GENDERS.get(text.casefold().strip(" ."))
        entry.add("gender", gender)
        if gender is None:
            entry.issue("gender", f"{text[:100]!r} is no known gender; it was left out.")


def _add_documents(entry: Entry, rows: Rows) -> None:
    for number, details in _paired(rows, "passport", "passport_details"):
        passport = entry.document("Passport", number, kind=details)
        passport.add("passportNumber", number)
        entry.add("passportNumber", number)
    for number, details in _paired(rows, "national_id", "national_id_details"):
        _add_national_id(entry, number, details)


def _paired(rows: Rows, numbers: str, details: str) -> Iterator[tuple[str, str]]:
    """Numbers with their details, by place; details without a number are yielded as such."""
    for number_text, detail_text in rows.distinct(numbers, details):
        many = split_enumerated(number_text)
        remarks = split_enumerated(detail_text)
        if not many:
            yield from ((remark, "") for remark in remarks if remark)
        elif len(many) == 1 or len(remarks) > len(many):
            yield from ((number, detail_text) for number in many if number)
        else:
            padded = [*remarks, *[""] * len(many)]
            yield from (
                (number, remark) for number, remark in zip(many, padded, strict=False) if number
            )


def _add_national_id(entry: Entry, number: str, details: str) -> None:
    found = list(iter_labelled_numbers(number)) or [("", number)]
    for label, value in found:
        text = " ".join(part for part in (details, label) if part)
        if entry.identifier(text, value) or (not text and add_russian_number(entry, value)):
            continue
        document = entry.document("Identification", value, kind=text)
        document.add("summary", number if value != number else None)
        entry.add("idNumber", value)
