"""Under which numbers is an organisation registered, by a list's free text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.labelled_number import iter_labelled_numbers

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_RUSSIAN = ("ogrn", "inn")


def add_registration(
    entry: Entry, text: str, *, label: str = "", scheme: str = "registration"
) -> bool:
    """Adds each number of a text such as ``OGRN: 1027700092661 (2) TIN 7704217370``.

    Args:
        entry: The entry to add to; its countries should be known by now.
        text: The text.
        label: What the field says all its numbers are; a number's own label goes before it.
        scheme: What a number is that has no label anybody knows.

    Returns:
        Whether there was a number.
    """
    only_digits = text.replace(" ", "")
    found = [("", only_digits)] if only_digits.isdigit() else list(iter_labelled_numbers(text))
    for own_label, value in found:
        labels = [own_label, f"{label} {own_label}".strip()]
        if any(entry.identifier(text, value) for text in labels if text):
            continue
        if not add_russian_number(entry, value) and not entry.number(scheme, value):
            entry.number("registration", value)
    return bool(found)


def add_russian_number(entry: Entry, value: str) -> bool:
    """Whether a bare number passes Russia's check digits, for a Russian; then it is added."""
    countries = {*entry.properties.values("country"), *entry.properties.values("nationality")}
    return "ru" in countries and any(entry.number(scheme, value) for scheme in _RUSSIAN)
