"""What of the deal does the value of a label say?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.paper.address_beside import party_lines
from witting.deals.paper.party_block import parse_party_block
from witting.deals.paper.party_number import split_number
from witting.deals.paper.value import is_currency, parse_currency, parse_sum, parse_written_day
from witting.deals.party import WORLDWIDE, country_of
from witting.deals.reading import shown
from witting.deals.voyage import split_voyage
from witting.model import IDENTIFIER_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.draft import PaperDraft
    from witting.deals.paper.label import Label

_VOYAGE = re.compile(r"\s*(?:/|\bV(?:OY(?:AGE)?)?\.|\bVOY(?:AGE)?\b)\s*", re.IGNORECASE)
_IMO = re.compile(r"[(,;]?\s*\bIMO\b[^\d]{0,8}(\d{7})\)?", re.IGNORECASE)
_REFERENCE = re.compile(r"[^\s,;]*\d[^\s,;]*")
_BEFORE_NUMBER = re.compile(r"\A\s*(?:No\b|Nr\b|Ref\b|[№#:.-])[.:\s]*", re.IGNORECASE)
_LEADING = re.compile(r"(?:[A-Z]{1,3} ?)?\d[\d./ -]*")
"""A number at the beginning of a line."""
_WORD = re.compile(r"[^\W\d_]{3}")
_COUNT = re.compile(r"[\d., ]+")
_MOST_WORDS = 4
_DIGITS_OF_HEADING = 4
_OF_NO_FIELD = ("unit_price", "amount", "other")


def take(label: Label, value: Sequence[Cell], draft: PaperDraft) -> bool:
    """Puts a value into the draft; False where it is not what its label asks for."""
    lines = party_lines(value) if label.group == "parties" else _lines(value)
    return bool(lines) and _TAKERS[label.group](label, lines, draft)


def _lines(cells: Sequence[Cell]) -> list[str]:
    """The cells of one row are one line."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.line, []).append(cell.text)
    return [" ".join(row) for row in rows.values()]


def _take_party(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    if label.meaning == "vessel" and label.part not in IDENTIFIER_SCHEMES:
        return _take_vessel(label, lines, draft)
    role = None if label.meaning == "~" else label.meaning
    if label.part and _take_part(label, role, lines, draft):
        return True
    block = parse_party_block(lines)
    for problem in block.problems:
        draft.issue(label.text, problem, unread=True)
    draft.add_text("\n".join(block.texts), label=label.text)
    facts = block.facts()
    if "name" in facts or "identifiers" in facts:
        draft.add_party(facts, role=role, label=label.text)
    elif facts:
        draft.add_text("\n".join(lines), label=label.text)
    return bool(facts or block.texts)


def _take_part(label: Label, role: str | None, lines: Sequence[str], draft: PaperDraft) -> bool:
    """``Buyer address`` behind ``Buyer name``: more of the same party."""
    if label.part in IDENTIFIER_SCHEMES:
        return _take_party_number(label, role, lines, draft)
    party = draft.last_party(role)
    if party is None or label.part == "name" or label.part in party:
        return False
    text = "\n".join(lines)
    if label.part == "country" and not country_of(text):
        return False
    party[label.part] = text
    return True


def _take_party_number(
    label: Label, role: str | None, lines: Sequence[str], draft: PaperDraft
) -> bool:
    """``ИНН/КПП покупателя``: a number of the party of that role, wherever it is named."""
    found = _LEADING.match(lines[0])
    number, rest = (found[0].strip(), lines[0][found.end() :]) if found else ("", lines[0])
    if _WORD.search(rest):  # More than a number: somebody may be named.
        what = f"more than a number stands here ({shown(rest)}); it was kept as a text."
        draft.issue(label.text, what, unread=not number)
        draft.add_text(rest.strip(" ,.;"), label=label.text)
    elif not number:
        number = lines[0]
    numbers = split_number(label.part, number) if number else []
    party = draft.party_of(role)
    if party is not None:
        known = party.setdefault("identifiers", {})
        for scheme, value in numbers:
            known.setdefault(scheme, []).append(value)
    elif numbers and label.part in WORLDWIDE:
        facts = {scheme: [value] for scheme, value in numbers}
        draft.add_party({"identifiers": facts}, role=role, label=label.text)
    else:
        draft.add_text(f"{label.text}: {lines[0]}", label=label.text)
    draft.add_text("\n".join(lines[1:]), label=label.text)
    return True


def _take_vessel(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    line, more = lines[0], lines[1:]
    facts: dict[str, object] = {"schema": "Vessel"}
    if found := _IMO.search(line):
        facts["identifiers"] = {"imo": found[1]}
        line = f"{line[: found.start()]} {line[found.end() :]}".strip()
    name, voyage = split_voyage(line) or _VOYAGE.sub("\n", line, count=1).partition("\n")[::2]
    if not any(map(str.isalpha, name)):
        return False
    draft.add_party({**facts, "name": name.strip(" ,/")}, role="vessel", label=label.text)
    draft.add_text("\n".join(filter(None, (voyage.strip(), *more))), label=label.text)
    return True


def _take_number(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    """The number; a day that stands behind it is the document's."""
    text, _, rest = _parted(_BEFORE_NUMBER.sub("", lines[0]))
    found = _REFERENCE.match(text)
    if found is None or len(text.split()) > _MOST_WORDS:
        return False
    draft.add_number(label.meaning, found[0] if len(text.split()) > 1 else text, label=label.text)
    day = parse_written_day(rest) if rest else None
    if day:
        draft.add_day("issue", day, label=label.text)
    more = [text] if text != found[0] else []
    more += [line for line in ([] if day else [rest], lines[1:]) for line in line if line]
    draft.add_text("\n".join(more), label=label.text)
    return True


def _parted(line: str) -> tuple[str, str, str]:
    """``LC-7 dated 2025-03-01`` as number and day."""
    for word in (" dated ", " of ", " vom ", " du ", " от ", " date ", " Date: "):
        number, found, day = line.partition(word)
        if found:
            return number.strip(" ,;"), word, day.strip()
    return line.strip(), "", ""


def _take_day(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    day = parse_written_day(lines[0])
    if day is None:
        return False
    draft.add_day(label.meaning, day, label=label.text)
    draft.add_text("\n".join(lines[1:]), label=label.text)
    return True


def _take_amount(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    money = parse_sum(lines[0])
    if money is None:
        return False
    code = next((word for word in label.text.split() if is_currency(word)), None)
    draft.currency = draft.currency or code or money.get("currency")
    draft.add_sum(label.meaning, money, label=label.text)
    draft.add_text("\n".join(lines[1:]), label=label.text)
    return True


def _take_currency(_label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    code, rest = parse_currency(lines[0].rpartition(":")[2].strip())
    draft.currency = draft.currency or code
    if code is None or rest or lines[1:]:
        draft.add_text("\n".join(lines), label="currency")
    return True


def _take_place(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    if label.meaning == "~":
        draft.add_text("\n".join(lines), label=label.text)
    elif label.meaning == "transshipment":
        draft.transshipment.append(lines[0])
        draft.add_text("\n".join(lines[1:]), label=label.text)
    else:
        draft.add_place(label.meaning, lines[0], label=label.text)
        draft.add_text("\n".join(lines[1:]), label=label.text)
    return True


def _take_goods(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    text = "\n".join(lines)
    is_again = label.meaning == "description" and draft.has_table
    if is_again or label.meaning in _OF_NO_FIELD or not _fits(label.meaning, text):
        draft.add_text(f"{label.text} {text}", label=label.text)
    elif label.meaning == "origin":
        if country_of(text) is None:
            draft.issue(label.text, f"{shown(text)} is no known country; it was kept as a text.")
            draft.add_text(text, label=label.text)
        else:
            draft.origins.append(text)
    elif label.meaning == "packages":
        is_count = _COUNT.fullmatch(text) is not None
        draft.add_goods_fact("packages", f"{text} packages" if is_count else text, label.text)
    else:
        draft.add_goods_fact(label.meaning, text, label.text)
    return True


def _fits(meaning: str, text: str) -> bool:
    """Whether the text is what such a label asks for."""
    if meaning == "hs_code":
        return sum(map(str.isdigit, text[:8])) >= _DIGITS_OF_HEADING
    return meaning not in ("quantity", "packages") or any(map(str.isdigit, text))


def _keep(label: Label, lines: Sequence[str], draft: PaperDraft) -> bool:
    draft.add_text(" ".join((label.text, "\n".join(lines))), label=label.text)
    return True


_TAKERS: Mapping[str, Callable[[Label, Sequence[str], PaperDraft], bool]] = {
    "parties": _take_party,
    "numbers": _take_number,
    "dates": _take_day,
    "amounts": _take_amount,
    "currency": _take_currency,
    "places": _take_place,
    "goods": _take_goods,
    "others": _keep,
}
