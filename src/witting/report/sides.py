"""What does the deal say, what does the list say, and where do the two agree?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.report.alignment import Line, align, marked, plain
from witting.report.legible import legible
from witting.report.wording import NAME_KINDS, SCHEMES, say, say_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.model import Party

SHOWN = 12
"""Values of one property that are shown, those that agree first; how many more is said."""
ADDRESS = "Address"
"""The schema of an entry that is an address, whoever is there."""
BIC = 8
"""Letters of a BIC that name the bank; three more name its branch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One property, side by side; ``more`` counts the listed values that are not shown."""

    label: str
    deal: tuple[Line, ...]
    listed: tuple[Line, ...]
    more: int = 0


def compare_party(party: Party | None, evidence: Mapping[str, Any]) -> Iterator[Row]:
    """The party of the deal beside the listing, property by property; empty ones are left out.

    Args:
        party: None where the finding is not about a party (a mention in the text).
        evidence: In the shape of docs/findings.md.
    """
    yield _names(party, evidence)
    rows = [
        _identifiers(party, evidence),
        _countries(party, evidence),
        _addresses(party, evidence),
        _birth_dates(party, evidence),
    ]
    yield from (row for row in rows if row.listed or row.deal)


def compare_address(party: Party | None, evidence: Mapping[str, Any]) -> Iterator[Row]:
    """The party's address beside the listed one, and who is at either.

    Args:
        party: None where the finding is not about a party.
        evidence: Of an ``address_match``, in the shape of docs/findings.md.
    """
    left, right = (legible(str(evidence.get(key) or "")) for key in ("address", "listed_address"))
    mine, theirs = align(left, right)
    yield Row("Address", (mine,), (theirs,))
    own = str(evidence.get("entity") or "")
    caption = legible(str(evidence.get("caption") or ""))
    who = [] if evidence.get("schema") == ADDRESS else [caption]
    others = [item for item in _all(evidence, "entities") if str(item.get("entity")) != own]
    who += [f"{legible(str(item['caption']))} ({legible(str(item['entity']))})" for item in others]
    more = max(0, int(evidence.get("sharing") or 0) - len(_all(evidence, "entities")))
    name = legible(party.name) if party and party.name else ""
    if name or who:
        yield Row("Who is there", (plain(name),) if name else (), tuple(map(plain, who)), more)


def shared_identifiers(party: Party | None, evidence: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of the party that the listing has, too, such as ``BIC LANHCNSHXXX``."""
    theirs = {
        _key(str(item["scheme"]), str(item["value"])) for item in _all(evidence, "identifiers")
    }
    for item in party.identifiers if party else ():
        if _key(item.scheme, item.value) in theirs:
            yield legible(_number(item.scheme, item.value))


def _names(party: Party | None, evidence: Mapping[str, Any]) -> Row:
    given = legible(str(evidence.get("query_name") or (party.name if party else "") or ""))
    name = legible(str(evidence.get("listed_name") or evidence.get("caption") or ""))
    left, right = align(given, name)
    kind = say(NAME_KINDS, str(evidence.get("name_kind") or ""))
    listed = [right]
    caption = legible(str(evidence.get("caption") or ""))
    if caption and caption != name:
        listed.append(plain(f"{kind} of: {caption}" if kind else f"listed as: {caption}"))
    return Row("Name", (left,) if given else (), tuple(listed))


def _identifiers(party: Party | None, evidence: Mapping[str, Any]) -> Row:
    mine = [(item.scheme, item.value) for item in party.identifiers] if party else []
    theirs = [(str(item["scheme"]), str(item["value"])) for item in _all(evidence, "identifiers")]
    left = {_key(*item) for item in mine}
    right = {_key(*item) for item in theirs}
    return _row(
        "Identifiers",
        [(_number(*item), _key(*item) in right) for item in mine],
        [(_number(*item), _key(*item) in left) for item in theirs],
    )


def _countries(party: Party | None, evidence: Mapping[str, Any]) -> Row:
    mine = party.country if party else None
    theirs = [str(code) for code in _all(evidence, "countries")]
    return _row(
        "Country",
        [(say_place(mine), mine in theirs)] if mine else [],
        [(say_place(code), code == mine) for code in theirs],
    )


def _birth_dates(party: Party | None, evidence: Mapping[str, Any]) -> Row:
    mine = party.birth_date if party else None
    theirs = [str(day) for day in _all(evidence, "birth_dates")]
    return _row(
        "Born",
        [(mine, any(_same_day(mine, day) for day in theirs))] if mine else [],
        [(day, mine is not None and _same_day(mine, day)) for day in theirs],
    )


def _addresses(party: Party | None, evidence: Mapping[str, Any]) -> Row:
    theirs = [legible(str(text)) for text in _all(evidence, "addresses")]
    mine = legible(party.address) if party and party.address else None
    if mine is None:
        return _row("Address", [], [(text, False) for text in theirs])
    if not theirs:
        return Row("Address", (plain(mine),), ())
    aligned = [align(mine, text) for text in theirs]
    aligned.sort(key=lambda pair: -_agreement(pair[1]))
    shown = aligned[:SHOWN]
    # Only the nearest address is marked: a street that a far one shares says nothing.
    rest = tuple(plain("".join(part.text for part in line)) for _, line in shown[1:])
    return Row("Address", (shown[0][0],), (shown[0][1], *rest), len(aligned) - len(shown))


def _row(label: str, mine: Sequence[tuple[str, bool]], theirs: Sequence[tuple[str, bool]]) -> Row:
    ordered = sorted(theirs, key=lambda item: not item[1])
    return Row(
        label,
        tuple(map(_line, mine)),
        tuple(map(_line, ordered[:SHOWN])),
        max(0, len(ordered) - SHOWN),
    )


def _line(value: tuple[str, bool]) -> Line:
    text, agrees = value
    return marked(legible(text)) if agrees else plain(legible(text))


def _number(scheme: str, value: str) -> str:
    return f"{say(SCHEMES, scheme)} {value}"


def _key(scheme: str, value: str) -> str:
    """What two spellings of one number share; schemes differ where a list says only "tax no."."""
    letters = "".join(char for char in value.casefold() if char.isalnum())
    return letters[:BIC] if scheme == "bic" else letters


def _same_day(one: str, two: str) -> bool:
    """Whether one date says what the other says, as far as both go."""
    return one.startswith(two) or two.startswith(one)


def _agreement(line: Line) -> int:
    return sum(len(part.text) for part in line if part.marked)


def _all(evidence: Mapping[str, Any], key: str) -> Sequence[Any]:
    return evidence.get(key) or ()
