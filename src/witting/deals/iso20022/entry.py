"""What does a file of messages hold, one after the other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.deals.iso20022.vocabulary import Message
    from witting.deals.xml.node import Node


@dataclass(frozen=True, slots=True)
class Header:
    """The business header before a message."""

    node: Node


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction, with the elements around it as far as they were read before it.

    Args:
        message: Its kind.
        namespace: Of the message; empty where there is none.
        containers: The message's element, and for pain.001 the payment information.
        before: How many elements each container had before it.
        node: The transaction itself.
    """

    message: Message
    namespace: str
    containers: tuple[Node, ...]
    before: tuple[int, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class End:
    """A message, or a container in it, is over."""

    message: Message
    namespace: str
    containers: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A document of another kind, by the local name of its first element and its namespace."""

    name: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """A document that stands as text in an element of the envelope (CDATA, or escaped)."""

    text: str


Entry = Header | Transaction | End | Unknown | Embedded
