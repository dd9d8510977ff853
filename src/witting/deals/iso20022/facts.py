"""What was found in one transaction, before it is a deal?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.iso20022.vocabulary import load_absent, load_words
from witting.deals.xml.said import Said

if TYPE_CHECKING:
    from witting.deals.xml.node import Node


@dataclass(slots=True)
class Found:
    """A party or line of goods in the shape of the JSON, and where it stands.

    Args:
        place: Such as ``RtrChain/Dbtr``.
        data: As :func:`witting.deals.parse_deal` takes it.
        codes: Numbers that name the party to those alone who issued them.
    """

    place: str
    data: dict[str, Any]
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class Facts(Said):
    """Collects what the elements of a transaction say.

    Args:
        parties: In the order of the message; who is named twice in one role stands once.
        by_place: The first party of each place.
        known: The parties by all that is said of them.
        goods: Lines of documents that are paid.
        purpose: Pieces of what the payer says.
        amounts: By the element's name, the first of each, with its place.
        dates: Likewise.
        ids: Likewise.
        documents: The numbers of the documents that are paid, in the shape of the JSON.
    """

    parties: list[Found] = field(default_factory=list)
    by_place: dict[str, Found] = field(default_factory=dict)
    known: dict[str, Found] = field(default_factory=dict)
    goods: list[Found] = field(default_factory=list)
    purpose: list[str] = field(default_factory=list)
    amounts: dict[str, tuple[str, Node]] = field(default_factory=dict)
    dates: dict[str, tuple[str, str]] = field(default_factory=dict)
    ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    documents: list[dict[str, str]] = field(default_factory=list)
    accounts: list[tuple[str, Node]] = field(default_factory=list)

    def party(self, found: Found) -> None:
        """Keeps a party, and whoever says the same of the same party but once."""
        same = found
        if found.place.rpartition("/")[2] not in load_words("carriers"):
            same = self.known.setdefault(repr((found.data, found.codes)), found)
        if same is found:
            self.parties.append(found)
        self.by_place.setdefault(found.place, same)

    def text(self, place: str, text: str) -> None:
        """Keeps a text that stands for something, once."""
        if not is_absent(text):
            self.texts.setdefault(text, place)


def is_absent(text: str) -> bool:
    """Whether the text stands for nothing, such as ``NOTPROVIDED``."""
    return text.upper() in load_absent()
