"""Which deal is one transaction?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from witting.deals.iso20022.account import add_countries
from witting.deals.iso20022.facts import Facts, Found
from witting.deals.iso20022.vocabulary import load_ids, load_words
from witting.deals.iso20022.walk import read_accounts, walk
from witting.deals.parse import build_deal
from witting.deals.reading import Reading
from witting.deals.xml.labels import Labels
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.iso20022.entry import Transaction
    from witting.deals.xml.node import Node
    from witting.model import Deal

_NEAR = 20
"""Parties by one name or number that are compared; more would cost time alone."""
_COVER = "UndrlygCstmrCdtTrf"
_VERSION = re.compile(r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}")


def read_transaction(
    found: Transaction,
    *,
    header: Node | None,
    file: str,
    place: str,
    problems: list[tuple[str, str, bool]],
) -> Deal:
    """The deal of a transaction, with what the elements around it say of it.

    Args:
        found: The transaction.
        header: The business header of its message.
        file: The file's name.
        place: Such as ``transaction 3``.
        problems: What else is to be said of it: place, sentence, whether something was lost.
    """
    facts = Facts(problems=list(problems))
    walk(found.node.children, "", facts)
    for level, container in enumerate(reversed(found.containers)):
        name = "" if level + 1 == len(found.containers) else container.name
        walk(container.children, name, facts)
    if header is not None:
        walk(header.children, header.name, facts)
    read_accounts(facts)
    add_countries(facts)
    _drop_echoes(facts)
    _check(found, facts)
    return _deal(found, facts, file=file, place=place)


def _deal(found: Transaction, facts: Facts, *, file: str, place: str) -> Deal:
    where = f"{file} {place}"
    data: dict[str, Any] = {
        "kind": _kind(found),
        "parties": [party.data for party in facts.parties],
        "goods": [item.data for item in facts.goods],
        "purpose": "\n".join(facts.purpose),
    }
    known = {"purpose": "RmtInf/Ustrd"}
    places = {
        "parties": [party.place for party in facts.parties],
        "goods": [item.place for item in facts.goods],
    }
    for name, value in (("id", _id(facts)), ("date", _date(facts)), ("amount", _amount(facts))):
        if value is not None:
            known[name], data[name] = value
            known |= {f"{name}.{part}": value[0] for part in ("amount", "currency")}
    data["references"] = [*_references(facts), *facts.documents]
    data["text"] = list(facts.texts)
    places["text"] = list(facts.texts.values())
    reading = Reading(where, place=place, labels=Labels(known, places))
    for label, what, unread in facts.problems:
        reading.issue(label, what, unread=unread)
    return build_deal(
        data, source=Source(file, _format(found), place), reading=reading, where=where
    )


def _kind(found: Transaction) -> str:
    kind = found.message.kind
    return f"{kind}.cov" if kind == "pacs.009" and found.node.child(_COVER) else kind


def _format(found: Transaction) -> str:
    version = _VERSION.search(found.namespace)
    return f"iso20022.{version[0] if version else found.message.kind}"


def _id(facts: Facts) -> tuple[str, str] | None:
    return next((facts.ids[name] for name in load_ids() if name in facts.ids), None)


def _references(facts: Facts) -> Iterator[dict[str, str]]:
    for name, scheme in load_ids().items():
        if scheme and name in facts.ids:
            yield {"scheme": scheme, "value": facts.ids[name][1]}


def _date(facts: Facts) -> tuple[str, str] | None:
    return next((facts.dates[name] for name in load_words("dates") if name in facts.dates), None)


def _amount(facts: Facts) -> tuple[str, dict[str, str]] | None:
    """The deal's amount; one in another currency beside it is kept as a text."""
    found = [facts.amounts[name] for name in load_words("amounts") if name in facts.amounts]
    if not found:
        return None
    place, node = found[0]
    for other_place, other in found[1:]:
        if other.attributes.get("Ccy") != node.attributes.get("Ccy"):
            facts.text(other_place, f"{other.text} {other.attributes.get('Ccy', '')}".strip())
    return place, {"amount": node.text, "currency": node.attributes.get("Ccy", "")}


def _drop_echoes(facts: Facts) -> None:
    """Leaves out who passes the message on, where the deal names the same party otherwise."""
    carriers = frozenset(load_words("carriers"))
    known: dict[str, list[Found]] = {}
    echoes: set[int] = set()
    for is_carrier in (False, True):
        for found in facts.parties:
            if (found.place.rpartition("/")[2] in carriers) is is_carrier:
                names = _names(found)
                near = [one for name in names[:1] for one in known.get(name, ())[:_NEAR]]
                if is_carrier and any(_says_no_more(found, one) for one in near):
                    echoes.add(id(found))
                for name in names:
                    known.setdefault(name, []).append(found)
    facts.parties[:] = [found for found in facts.parties if id(found) not in echoes]


def _names(found: Found) -> list[str]:
    """By what the party is found again: its numbers, its name."""
    values = (found.data.get("identifiers"), found.data.get("name"), found.codes)
    return [repr(value) for value in values if value]


def _says_no_more(found: Found, other: Found) -> bool:
    return all(other.data.get(key) == value for key, value in found.data.items() if key != "role")


def _check(found: Transaction, facts: Facts) -> None:
    """What a transaction must have and has not, and parties that only a code names."""
    places = {place.rpartition("/")[2] for place in facts.by_place}
    for name in found.message.needs:
        if name not in places:
            facts.problem(
                name, "the element is missing; nobody is known in its place.", unread=True
            )
    for party in facts.parties:
        if not party.data.get("name") and not party.data.get("identifiers"):
            facts.problem(party.place, _nameless(party), unread=True)
    if not facts.parties:
        facts.problem("", "the transaction names no party.", unread=True)
    if not any(node.text for _, node in facts.amounts.values()):
        facts.problem("", "the transaction has no amount.")
    if not facts.dates:
        facts.problem("", "the transaction has no date.")


def _nameless(party: Found) -> str:
    if party.codes:
        what = f"the party is only a code ({', '.join(party.codes[:3])[:80]}), which names nobody"
        return f"{what} to those who did not issue it."
    return "the party has neither a name nor an identifier."
