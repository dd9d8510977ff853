"""Who is the party of a field?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.iban import is_iban
from witting.deals.party import country_of
from witting.deals.reading import shown
from witting.deals.swift.name_lines import split_name_lines
from witting.deals.swift.party_code import load_party_codes
from witting.deals.swift.structured import NUMBERED, parse_coded, parse_structured
from witting.names import parse_name
from witting.names.text_number import iter_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.swift.field import Field

_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_CLEARING = re.compile(r"//([A-Z]{2})([A-Z0-9]*[0-9][A-Z0-9.]*)?")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_WORDS = re.compile(r"(?!NOTPROVIDED|NONREF)[^\d/]{3,}")
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGIT = re.compile(r"\d")
_REFERS = re.compile(
    r"(?:PLS |PLEASE )?(?:SEE|REFER(?: TO)?|AS PER) (?:FIELD|FLD|TAG) ?:?(\d\d[A-Z]?)\b"
)
_BY = re.compile(r"BY [A-Z]")
_CUSTOMERS = ("50", "59")
_REIMBURSING = ("53", "54", "55")


@dataclass(slots=True)
class PartyField:
    """What a field says of a party.

    Args:
        facts: A party in the shape of the JSON, without its role.
        texts: What is kept as a text of the deal beside it.
        problems: What could not be understood, and whether somebody may be lost by it.
        refers_to: The field that names the party in its place, or None.
        is_party: Whether the field names anybody at all.
    """

    facts: dict[str, object] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    problems: list[tuple[str, bool]] = field(default_factory=list)
    refers_to: str | None = None
    is_party: bool = True


def read_party(item: Field) -> PartyField:
    """The party; one without name and number where the field has only an account."""
    read = PartyField()
    account, lines = _split_account(item)
    account, lines = _without_words(account, lines, read)
    if item.number == "41":
        lines = _without_method(lines, read)
    if account:
        _read_account(account, item, read)
    if item.number not in _CUSTOMERS and _is_no_bank(lines):
        read.texts.append("\n".join(lines))
        read.is_party = False
    elif not lines:
        _say_nameless(account, item, read)
    else:
        _read_lines(lines, item, read)
    return read


def _split_account(item: Field) -> tuple[str, list[str]]:
    """The line before the name, and the rest."""
    lines = [line.strip() for line in item.lines if line.strip()]
    has_account = bool(lines) and lines[0].startswith("/") and len(lines[0]) > 1
    if not has_account and lines and item.option == "F" and parse_coded(lines[0]):
        has_account = True
    if has_account and len(lines[0]) == 2 and len(lines) > 1 and lines[1].startswith("/"):  # noqa: PLR2004  # /C, /D
        lines = lines[1:]
    return (lines[0], lines[1:]) if has_account else ("", lines)


def _without_words(account: str, lines: list[str], read: PartyField) -> tuple[str, list[str]]:
    """An account without the words behind it, and the lines with them where they are the name.

    They are a name where nothing stands below, or an address does (``/123 PRIMER LLC``, ``MAIN
    STREET 1``); else they are kept as a text, since they may say a branch.
    """
    parts = account.split()
    behind = next((at for at, part in enumerate(parts) if not _DIGIT.search(part)), 0)
    number, words = " ".join(parts[:behind]), " ".join(parts[behind:])
    if not number or not _WORD.search(words) or is_iban(account.strip("/")):
        return account, lines
    what = f"more than a number stands before the name ({shown(words)})"
    has_form = bool(parse_name(words).legal_forms)
    is_below = bool(lines) and not _DIGIT.search(lines[0])  # an address has a number
    if not is_below or (has_form and not parse_name(lines[0]).legal_forms):
        read.problems.append((f"{what}; it was read as the name.", False))
        return number, [words, *lines]
    read.problems.append((f"{what}; it was kept as a text.", False))
    read.texts.append(words)
    return number, lines


def _without_method(lines: Sequence[str], read: PartyField) -> list[str]:
    """Field 41 ends with how the bank is to pay."""
    kept = [line for line in lines if not _BY.match(line)]
    read.texts += [line for line in lines if _BY.match(line)]
    return kept


def _read_account(account: str, item: Field, read: PartyField) -> None:
    """A number of option F, a bank's number in a clearing system, or an account.

    An account names nobody; one that says its country, as an IBAN and a Russian one of 20 digits
    do, and words that may say a branch are kept as a text.
    """
    if item.option == "F" and (coded := parse_coded(account)):
        read.facts["identifiers"] = [coded]
    if (found := _CLEARING.fullmatch(account)) and (
        country := load_party_codes().clearing.get(found[1])
    ):
        read.facts["country"] = country
    number = account.strip("/")
    is_code = account.startswith("//")
    tells = not is_code and any(found.what for found in iter_numbers(number))
    if tells or _IBAN.fullmatch(number.replace(" ", "")) or _WORDS.fullmatch(number):
        read.texts.append(number)


def _is_no_bank(lines: Sequence[str]) -> bool:
    return bool(lines) and lines[0].upper().startswith(load_party_codes().no_bank)


def _say_nameless(account: str, item: Field, read: PartyField) -> None:
    if item.number in _REIMBURSING and item.option == "B":
        read.is_party = False  # the sender's own account at the receiver
    elif read.facts.get("identifiers"):
        pass
    elif account:
        what = "code in a clearing system" if account.startswith("//") else "account"
        read.problems.append(
            (f"the party is named by its {what} alone ({shown(account)}): not looked for.", True)
        )
    else:
        read.problems.append(("the field is empty: it names no party.", True))


def _read_lines(lines: list[str], item: Field, read: PartyField) -> None:
    if found := _REFERS.match(lines[0].upper()):
        read.refers_to = found[1]
    elif item.option == "B" and item.number not in _CUSTOMERS:
        _read_location(lines, item, read)
    elif item.option == "F" or NUMBERED.match(lines[0]):
        _read_structured(lines, read)
    elif item.option in ("A", "G") or (item.option == "C" and item.number == "50"):
        _read_bic(lines, item, read)
    else:
        _read_name(lines, read)


def _read_location(lines: list[str], item: Field, read: PartyField) -> None:
    """Option B names a branch by where it is; what else it says is looked for as a text."""
    read.texts.append("\n".join(lines))
    if item.number in _REIMBURSING:
        read.is_party = False
        return
    read.facts["address"] = "\n".join(lines)
    what = f"the bank is named by a place alone ({shown(lines[0])}): not looked for."
    read.problems.append((what, True))


def _read_bic(lines: list[str], item: Field, read: PartyField) -> None:
    code = lines[0].replace(" ", "").upper()
    if not _BIC.fullmatch(code):
        what = f"a BIC is expected, not {shown(lines[0])}; it was read as a name and an address."
        read.problems.append((what, False))
        _read_name(lines, read)
        return
    read.facts["identifiers"] = [("bic", code)]
    if country := country_of(code[4:6]):
        read.facts["country"] = country
    if lines[1:]:
        read.texts.append("\n".join(lines[1:]))
        what = f"more than a BIC stands in option {item.option}; the rest was kept as a text."
        read.problems.append((what, False))


def _read_name(lines: list[str], read: PartyField) -> None:
    if lines[0].upper() in load_party_codes().nobody:
        read.problems.append((f"the party is {shown(lines[0])}: nobody is named.", True))
        if lines[1:]:
            read.facts["address"] = "\n".join(lines[1:])
        return
    found = split_name_lines(tuple(lines))
    read.facts["name"] = found.name
    if found.address:
        read.facts["address"] = found.address
    if found.country:
        read.facts["country"] = found.country
    if found.other:
        # The name may be longer or shorter than it was read: both are looked for as a text.
        read.texts.append(found.other)


def _read_structured(lines: list[str], read: PartyField) -> None:
    found = parse_structured(lines)
    if found.name and found.name.upper() not in load_party_codes().nobody:
        read.facts["name"] = found.name
    else:
        read.problems.append(("no line 1/ names the party.", True))
    if found.address:
        read.facts["address"] = "\n".join(found.address)
    if found.country:
        read.facts["country"] = found.country
    if found.birth_date:
        read.facts["birth_date"] = found.birth_date
    if found.identifiers:
        given = read.facts.get("identifiers", [])
        assert isinstance(given, list)
        read.facts["identifiers"] = [*given, *found.identifiers]
    read.texts += found.texts
    read.problems += [(problem, False) for problem in found.problems]
