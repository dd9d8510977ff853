"""How much money is it, and of which currency?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from witting.deals.fields import take_fields
from witting.deals.reading import shown
from witting.deals.text import parse_text
from witting.deals.vocabulary import compact, load_currencies
from witting.model import Money

if TYPE_CHECKING:
    from witting.deals.reading import Reading

MAX_DIGITS = 21
"""Before the point. The world's yearly output in its smallest currency has eighteen."""

MAX_LENGTH = 100
"""Characters of an amount's text."""

GROUP = 3
"""Digits between two thousands separators."""


MONEY_KEYS = {"amount": "amount", "currency": "currency"}
_MARKS = frozenset(",.'’ ")
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\Z", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ ,.'’]\d{3})+\Z", re.ASCII)
_SIGNED = re.compile(r"\((?P<inner>.+)\)\Z|(?P<before>[^-]+)-\Z", re.DOTALL)
_AROUND = re.compile(
    r"(?P<left>[^\d\s.,+-]*)\s*(?P<number>[\d(+.-].*?)\s*(?P<right>[^\d\s.,)'-]*)\Z", re.DOTALL
)


def parse_money(value: object, path: str, reading: Reading) -> Money | None:
    """An amount with its currency; None where no amount can be told.

    Takes ``{"amount": …, "currency": …}``, a number, or a text such as ``USD 1,250.00``.
    """
    if isinstance(value, Mapping):
        fields = take_fields(value, path, known=MONEY_KEYS, reading=reading)
        if not fields:
            return None
        amount_path, currency_path = f"{path}.amount", f"{path}.currency"
        given, code = fields.get("amount"), fields.get("currency")
    else:
        amount_path = currency_path = path
        given, code = value, None
    # A NaN is told to be no amount, not to be no text.
    number = str(given) if isinstance(given, Decimal | float) else given
    text = parse_text(number, amount_path, reading, limit=MAX_LENGTH)
    if text is None:
        if code not in (None, "") and given in (None, ""):
            reading.issue(amount_path, f"the currency {shown(code)} has no amount.")
        return None
    text, inner = _without_currency(text)
    currency = parse_currency(code, currency_path, reading) if code is not None else None
    currency = _agree(currency, inner, amount_path, reading)
    amount, problem = parse_amount(text)
    if problem:
        reading.issue(amount_path, problem)
    if amount is None:
        return None
    if currency is None:
        reading.issue(currency_path, "the amount has no currency.")
    # The point of a number that came as one, from a spreadsheet, separates no thousands.
    if currency and not isinstance(given, float):
        _check_decimals(amount, currency, amount_path, reading)
    return Money(amount, currency)


def parse_amount(text: str) -> tuple[Decimal | None, str | None]:
    """The number, and what is wrong with it if something is.

    A comma or point is taken for what it must be; where it may separate thousands as well as
    decimals (``1,234``) nothing is read. A lone point is the decimal point, as in JSON.
    """
    plain = " ".join(text.replace("\u2212", "-").split())
    negative = False
    if found := _SIGNED.match(plain):
        plain, negative = (found["inner"] or found["before"]).strip(), True
    number, problem = _number(plain, text)
    if number is None:
        return None, problem
    if not number.is_finite():
        return None, f"{shown(text)} is no amount; it was not read."
    if number and (number.adjusted() >= MAX_DIGITS or number.adjusted() < -MAX_DIGITS):
        return None, f"{shown(text)} is no amount of money in this world; it was not read."
    if negative:
        number = -abs(number)
    if number < 0:
        return number, f"the amount {number:f} is negative; it was kept."
    return number, problem


def parse_currency(value: object, path: str, reading: Reading) -> str | None:
    """The ISO 4217 code, or None where the text is none.

    Source: ISO 4217, lists one and three; what else is in use stands in ``currencies.yaml``.
    """
    text = parse_text(value, path, reading)
    if text is None:
        return None
    known = load_currencies()
    code = known.signs.get(text) or known.names.get(compact(text), text.upper())
    if code in known.minor_units:
        return code
    if code in known.withdrawn and code not in known.read_as:
        successor, year = known.withdrawn[code]
        if reading.day is None or reading.day.year > year:
            reading.issue(path, f"the currency {code} was replaced by {successor} in {year}; kept.")
        return code
    if code in known.read_as:
        reading.issue(path, f"{code} is no ISO 4217 code; read as {known.read_as[code]}.")
        return known.read_as[code]
    reading.issue(path, f"{shown(text)} is no ISO 4217 currency code; it was not read.")
    return None


def _number(text: str, given: str) -> tuple[Decimal | None, str | None]:
    plain = text if _PLAIN.match(text) else _without_separators(text)
    if plain is not None:
        return _plain(plain, given)
    return None, (
        f"{shown(given)} may be {text.replace(',', '')} or {text.replace(',', '.')}; it was not "
        "read. Write it without a thousands separator and with a decimal point."
    )


def _without_separators(text: str) -> str | None:
    """The number with a decimal point only, or None where a comma may mean either."""
    marks = [sign for sign in text if sign in _MARKS]
    if not marks:
        return text
    first, last = marks[0], marks[-1]
    whole, _, decimals = text.rpartition(last)
    if marks == [","]:
        could_be_thousands = len(decimals) == GROUP and whole.strip("+-0") and _GROUPED.match(text)
        return None if could_be_thousands else f"{whole}.{decimals}"
    if len(set(marks)) == 1 and _GROUPED.match(text):
        return text.replace(first, "")
    if last != first and marks.count(last) == 1 and last in ",." and _GROUPED.match(whole):
        return f"{whole.replace(first, '')}.{decimals}"
    return text


def _plain(text: str, given: str) -> tuple[Decimal | None, str | None]:
    """The number of a text without separators."""
    try:
        number = Decimal(text) if _PLAIN.match(text) else None
    except InvalidOperation:
        number = None
    if number is None:
        return None, f"{shown(given)} is no amount; it was not read."
    if "e" in text.casefold():
        return number, (
            f"{shown(given)} is a short form that may have lost digits; it was read as written."
        )
    return number, None


def _without_currency(text: str) -> tuple[str, str | None]:
    """The number's text, and the currency that stands before or after it."""
    text = text.replace("\u2212", "-")
    found = _AROUND.match(text)
    if found is None or bool(found["left"]) == bool(found["right"]) or "(" in found["left"]:
        return text, None
    return found["number"], found["left"] or found["right"]


def _agree(currency: str | None, inner: str | None, path: str, reading: Reading) -> str | None:
    if inner is None:
        return currency
    own = parse_currency(inner, path, reading)
    if currency and own and own != currency:
        reading.issue(path, f"the amount says {own}, the currency {currency}; the latter was read.")
    return currency or own


def _check_decimals(amount: Decimal, currency: str, path: str, reading: Reading) -> None:
    units = load_currencies().minor_units.get(currency)
    exponent = amount.as_tuple().exponent
    if units is None or not isinstance(exponent, int) or -exponent <= units:
        return
    if -exponent > GROUP:  # such as 32813.2368, worked out of other amounts
        return
    # Databases write 100.0000; three digits after the point may be thousands, as in 100.000.
    if amount == amount.quantize(Decimal(1).scaleb(-units)) and -exponent != 3:  # noqa: PLR2004  # see above
        return
    reading.issue(
        path,
        f"{amount:f} has {-exponent} decimals and {currency} has {units}: is the point a thousands "
        "separator? It was read as a decimal point.",
    )
