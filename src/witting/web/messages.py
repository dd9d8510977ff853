"""In which words does the desk speak to someone?

The pages are written in English. A catalogue ``web/messages/LANGUAGE.yaml`` among the resources
gives each English sentence in another language; what it lacks stays English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "web/messages"
DEFAULT = "en"
_TAG = re.compile(r"\s*([a-zA-Z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q\s*=\s*([\d.]+))?\s*\Z")


@dataclass(frozen=True, slots=True)
class Messages:
    """The words of one language; English where ``translated`` has none."""

    language: str = DEFAULT
    translated: Mapping[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self.translated.get(message, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The message for one, or for another number."""
        return self.gettext(one if number == 1 else many)


def choose_messages(accepted: str) -> Messages:
    """The language that a browser likes best of those that are there.

    Args:
        accepted: The header ``Accept-Language``; what is none of it is passed over.
    """
    wanted = []
    for place, part in enumerate(accepted.split(",")):
        if found := _TAG.match(part):
            wanted.append((-_quality(found[2]), place, found[1].lower()))
    there = languages()
    for _, _, language in sorted(wanted):
        if language in there:
            return load_messages(language)
    return load_messages(DEFAULT)


@cache
def languages() -> frozenset[str]:
    """The languages that have a catalogue, English among them."""
    return frozenset(name.rpartition("/")[2].removesuffix(".yaml") for name in iter_names(FOLDER))


@cache
def load_messages(language: str) -> Messages:
    """The catalogue of a language.

    Raises:
        ResourceError: There is none, or it is not sentence by sentence.
    """
    root = read_yaml(f"{FOLDER}/{language}.yaml")
    return Messages(language, {key: str(node.value) for key, node in root.mapping().items()})


def _quality(text: str | None) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
