"""Which mentions are of the same person, body or country?

A surname alone belongs to the full name before it, or else to the next one behind; a title alone to
the last person who bore it; ``the ministry`` to the last one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.entity import Entity
from witting.reading.mention import (
    BODY,
    COUNTRY,
    NAME,
    NOUN,
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    PRONOUN,
    ROLE,
    VESSEL,
    WORD,
    Mention,
)
from witting.reading.told_name import folded, surname_key, told_elsewhere
from witting.reading.vocabulary import load_titles, load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FEMININE = re.compile("(?:ova|eva|ina|aya|skaia|ова|ева|ина|ая)$")
_CYRILLIC = re.compile("[а-яёіїєґ]")
LOOK_BACK = 400
"""Persons or bodies from the last one back among whom a title or a kind is looked for."""


@dataclass(eq=False)
class _Draft:
    kind: str
    name: str
    country: str | None = None
    sex: str | None = None
    said: str = ""
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def take(self, mention: Mention) -> None:
        """Adds a place, and what it tells."""
        self.mentions.append(mention)
        self.country = self.country or mention.country
        self.sex = self.sex or (mention.sex if mention.sex in ("m", "f") else None)
        if mention.title and mention.title != "counterpart" and mention.title not in self.titles:
            self.titles.append(mention.title)
        self.said = self.said or (mention.said if mention.kind == PERSON else "")
        if mention.kind == self.kind and _is_fuller(mention.name, self.name):
            self.name = mention.name


def _is_fuller(name: str, other: str) -> bool:
    """Whether a name says more; a Russian one of as many words does not by its case."""
    if _CYRILLIC.search(name.casefold()) and len(name.split()) == len(other.split()):
        return False
    return len(name) > len(other)


def resolve(mentions: Sequence[Mention], text: str) -> tuple[list[Entity], dict[Mention, int]]:
    """The entities in the order in which they are first named, and whose each mention is.

    Args:
        mentions: Of the whole text, in order.
        text: The whole text.
    """
    resolver = _Resolver(text)
    told = told_elsewhere(mentions, text)
    full = [one for one in told if one.kind == PERSON and _is_full(one.name)]
    for mention in full:
        resolver.add_person(mention)
    for mention in told:
        resolver.add(mention)
    entities, of = resolver.entities()
    # A name that turned out to be a person's is asked for as it was found.
    of.update({old: of[new] for old, new in zip(mentions, told, strict=True) if new in of})
    return entities, of


class _Resolver:
    def __init__(self, text: str) -> None:
        self._text = text
        self._drafts: list[_Draft] = []
        self._of: dict[Mention, _Draft] = {}
        self._by_surname: dict[str, list[_Draft]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], _Draft] = {}
        self._by_acronym: dict[str, _Draft] = {}
        self._recent: list[_Draft] = []
        self._recent_bodies: list[_Draft] = []
        self._last: Mention | None = None
        self._family_first = load_words("titles", "family_first")

    def add_person(self, mention: Mention) -> None:
        """A full name: the same person as before, or a new one."""
        draft = self._person_named(mention)
        if draft is None:
            draft = _Draft(PERSON, mention.name)
            self._drafts.append(draft)
            for key in self._keys(mention):
                self._by_surname[key].append(draft)
        self._note(mention, draft)

    def add(self, mention: Mention) -> None:
        """A mention, in the order of the text."""
        if mention in self._of:
            self._seen(self._of[mention])
        elif mention.kind == PERSON:
            self._add_titled(mention)
        elif mention.kind == WORD:
            self._add_word(mention)
        elif mention.kind in (ORGANISATION, OUTLET, VESSEL, COUNTRY, PLACE, NAME):
            self._add_named(mention)
        elif mention.kind == ROLE:
            self._add_known(mention, self._with_title(mention))
        elif mention.kind == BODY:
            self._add_known(mention, self._last_body(mention))
        if mention.kind not in (PRONOUN, NOUN):
            self._last = mention

    def _add_titled(self, mention: Mention) -> None:
        """A surname with a title."""
        draft = self._by_surname_key(mention.name, mention)
        if draft is None:
            draft = _Draft(PERSON, mention.name)
            self._drafts.append(draft)
            self._by_surname[surname_key(mention.name)].append(draft)
        self._note(mention, draft)
        self._seen(draft)

    def _add_word(self, mention: Mention) -> None:
        draft = (
            self._by_surname_key(mention.name, mention)
            or self._body_of_word(mention)
            or self._by_first_name(mention)
        )
        if draft is None:
            draft = self._by_name.get((WORD, mention.name))
        if draft is None:
            draft = _Draft(WORD, mention.name)
            self._drafts.append(draft)
            self._by_name[WORD, mention.name] = draft
        self._note(mention, draft)
        self._seen(draft)

    def _body_of_word(self, mention: Mention) -> _Draft | None:
        """A body by its acronym in brackets, or by the one telling word of its name."""
        if draft := self._by_acronym.get(mention.name):
            return draft
        last = self._last
        if last is not None and last.kind in (ORGANISATION, NAME) and last in self._of:
            between = self._text[last.end : mention.start]
            if between in (" (", " („", " (“", ' ("'):
                self._by_acronym[mention.name] = self._of[last]
                return self._of[last]
        for draft in reversed(self._recent_bodies[-LOOK_BACK:]):
            if draft.kind == ORGANISATION and mention.name in draft.name.split():
                return draft
        return None

    def _add_named(self, mention: Mention) -> None:
        key = mention.kind, folded(mention.name)
        draft = self._by_name.get(key)
        if draft is None:
            draft = _Draft(mention.kind, mention.name)
            self._drafts.append(draft)
            self._by_name[key] = draft
        self._note(mention, draft)
        if mention.kind in (ORGANISATION, OUTLET, NAME):
            self._recent_bodies.append(draft)

    def _add_known(self, mention: Mention, draft: _Draft | None) -> None:
        if draft is not None:
            self._note(mention, draft)
            self._seen(draft)

    def _note(self, mention: Mention, draft: _Draft) -> None:
        draft.take(mention)
        self._of[mention] = draft

    def _seen(self, draft: _Draft) -> None:
        if draft.kind == PERSON:
            self._recent.append(draft)
        elif draft.kind in (ORGANISATION, OUTLET):
            self._recent_bodies.append(draft)

    def _keys(self, mention: Mention) -> set[str]:
        words = _WORD.findall(mention.name)
        keys = {surname_key(words[-1])}
        if words[0].casefold() in self._family_first and len(words) <= 3:  # noqa: PLR2004  # Xi Jinping
            keys.add(surname_key(words[0]))
        return keys

    def _person_named(self, mention: Mention) -> _Draft | None:
        given = _WORD.findall(mention.name)
        for key in self._keys(mention):
            for draft in reversed(self._by_surname.get(key, ())):
                if _agree(given, _WORD.findall(draft.name)):
                    return draft
        return None

    def _by_surname_key(self, name: str, mention: Mention) -> _Draft | None:
        """Who bears the surname: the last one named before, else the first behind."""
        words = _WORD.findall(name)
        if not words:
            return None
        key = surname_key(words[-1])
        drafts = self._by_surname.get(key) or (
            self._by_surname.get(key[:-1]) if key.endswith("s") else None
        )
        if not drafts:
            return None
        titled = [one for one in drafts if mention.title and mention.title in one.titles]
        for draft in reversed(self._recent[-LOOK_BACK:]):
            if draft in (titled or drafts):
                return draft
        return (titled or drafts)[0]

    def _by_first_name(self, mention: Mention) -> _Draft | None:
        """The one person named before whose name begins so: ``Gu`` of ``Gu Mingyuan``."""
        key = surname_key(mention.name)
        found = {
            id(draft): draft
            for draft in self._recent[-LOOK_BACK:]
            if surname_key(draft.name.partition(" ")[0]) == key
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _with_title(self, mention: Mention) -> _Draft | None:
        """The last person to whom a title alone may belong."""
        seen: set[int] = set()
        for draft in reversed(self._recent[-LOOK_BACK:]):
            if id(draft) in seen:
                continue
            seen.add(id(draft))
            if _fits(mention, draft):
                return draft
        return None

    def _last_body(self, mention: Mention) -> _Draft | None:
        for draft in reversed(self._recent_bodies[-LOOK_BACK:]):
            words = folded(draft.name).split()
            fits = mention.country is None or draft.country in (None, mention.country)
            if fits and (
                mention.name in words
                or (
                    mention.name in small("firms")
                    and draft.kind == ORGANISATION
                    and _is_firm(words)
                )
            ):
                return draft
        return None

    def entities(self) -> tuple[list[Entity], dict[Mention, int]]:
        """All, in the order in which the text first names them, and whose each mention is."""
        drafts = [draft for draft in self._drafts if draft.mentions]
        for draft in drafts:
            draft.mentions.sort(key=lambda mention: mention.start)
        drafts.sort(key=lambda draft: draft.mentions[0].start)
        numbers = {id(draft): number for number, draft in enumerate(drafts)}
        found = [_entity(draft, number) for number, draft in enumerate(drafts, start=1)]
        return found, {mention: numbers[id(draft)] for mention, draft in self._of.items()}


def _is_firm(words: Iterable[str]) -> bool:
    return not small("firm_words").isdisjoint(words)


def _entity(draft: _Draft, number: int) -> Entity:
    sex = draft.sex
    if sex is None and draft.kind == PERSON and _FEMININE.search(draft.name.casefold()):
        sex = "f"
    return Entity(
        id=f"e{number}",
        kind=draft.kind,
        name=draft.name,
        titles=tuple(draft.titles),
        said=draft.said,
        country=draft.country,
        sex=sex,
        mentions=tuple(draft.mentions),
    )


def _fits(mention: Mention, draft: _Draft) -> bool:
    """Whether a person may be whom a title alone means."""
    if mention.country and draft.country and mention.country != draft.country:
        return False
    if mention.country and not draft.country:
        return False
    if mention.sex and draft.sex and mention.sex != draft.sex:
        return False
    if mention.title == "counterpart":
        return bool(draft.titles) and mention.country is not None
    if mention.title == "leader":
        return any(rank == "leader" for rank in map(_rank, draft.titles))
    is_any_leader = _rank(mention.title or "") == "leader" and draft.titles == ["leader"]
    is_minister = mention.title == "minister" and any("minister" in one for one in draft.titles)
    return mention.title in draft.titles or is_any_leader or is_minister


def _rank(key: str) -> str:
    return _ranks().get(key, "")


@cache
def _ranks() -> Mapping[str, str]:
    return {title.key: title.rank for title in load_titles().values()}


def _is_full(name: str) -> bool:
    return len(_WORD.findall(name)) > 1


def _agree(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two full names with one surname may be one person's."""
    if len(first) < 2 or len(second) < 2:  # noqa: PLR2004  # a surname alone
        return True
    one, other = surname_key(first[0]), surname_key(second[0])
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or one in map(surname_key, second) or other in map(surname_key, first)
