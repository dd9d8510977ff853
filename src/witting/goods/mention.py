"""What is a kind of goods that a description names?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from witting.goods.clue import Clue
    from witting.goods.term_finder import FoundTerm


class Mention(NamedTuple):
    """A kind of goods that a description names.

    Args:
        clue: The kind, and the words that tell it.
        found: Where among the words.
        role: ``head``: this is what is declared; ``also``: a further line of a list; ``perhaps``:
            beside a head, and perhaps declared, too; ``within``: told later, of a part or a
            property; ``modifier``: beside a head; ``unclear``: behind a marker that may speak of
            another word; else as a marker says.
    """

    clue: Clue
    found: FoundTerm
    role: str

    def played(self, role: str) -> Mention:
        """The same in a role."""
        return Mention(self.clue, self.found, role)
