"""Who is meant by *he*, and whose is a quotation that stands by itself?

Sentences come in their order; the state is who was last spoken of, and who spoke last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.reading.attribution import find_attributions
from witting.reading.back_reference import told_back
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
    WORD,
    Mention,
)
from witting.reading.statement import DIRECT, Said, by, find_statements, lone_quotation
from witting.reading.vocabulary import load_speech, load_titles, small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.reading.clause import Clause
    from witting.reading.entity import Entity

_PAST = re.compile("[аеиіоуя](?:л(а)?|в)$")
"""How Russian and Ukrainian verbs in the past end; the women's in -а."""
_GROUPS = (ORGANISATION, OUTLET, NOUN, BODY, COUNTRY)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: in words, and the entity where it is known which."""

    said: str
    entity: int | None = None


@dataclass
class Discourse:
    """Who was spoken of, from sentence to sentence.

    Args:
        entities: Of the text.
        of: Whose each mention is, as a number among them.
        text: The whole text.
    """

    entities: Sequence[Entity]
    of: Mapping[Mention, int]
    text: str
    _person: Mention | None = None
    _by_sex: dict[str, Mention] = field(default_factory=dict)
    _speakers: list[Mention] = field(default_factory=list)
    _told_sex: dict[int, str] = field(default_factory=dict)
    _group: Mention | None = None
    _last: Said | None = None

    @property
    def last(self) -> Said | None:
        """What was said last."""
        return self._last

    def take(
        self, clauses: Sequence[Clause], *, goes_on: bool, is_open: bool = False
    ) -> list[Said]:
        """The statements of a paragraph.

        Args:
            clauses: Its sentences.
            goes_on: Whether it begins with a quotation that goes on from the paragraph before.
            is_open: Whether it ends with one that goes on in the next.
        """
        found: list[Said] = []
        waiting: list[Said] = []
        before = self._last
        for number, clause in enumerate(clauses):
            told = [self._named(said) for said in find_statements(clause)]
            if (
                not told
                and number
                and not found
                and (back := told_back(clauses[number - 1], clause))
            ):
                told = [self._named(back)]
            lone = lone_quotation(clause) if not told else None
            if told and waiting:
                found += [by(one, told[0].speaker, told[0].outlet) for one in waiting]
                waiting = []
            if lone is not None:
                owner = self._owner(found, before, number=number, goes_on=goes_on)
                if owner is not None:
                    found.append(by(lone, owner.speaker, owner.outlet))
                else:
                    waiting.append(lone)
            found += told
            self._note(clause, told)
        is_whole = bool(waiting) and len(waiting) == len(clauses)
        if is_whole and before is not None and not is_open:
            found += [by(one, before.speaker, before.outlet) for one in waiting]
            waiting = []
        found += waiting
        if found:
            self._last = max(found, key=lambda said: said.start)
        else:
            self._last = _leading(clauses) if clauses and not goes_on else self._last
        return sorted(found, key=lambda said: said.start)

    def _owner(
        self, found: Sequence[Said], before: Said | None, *, number: int, goes_on: bool
    ) -> Said | None:
        """Whose a quotation without a speaker is, by what came before it."""
        if found:
            return found[-1]
        if number == 0 and goes_on:
            return before
        return None

    def _named(self, said: Said) -> Said:
        """With a pronoun replaced by whom it means."""
        speaker = said.speaker
        if speaker is not None and self._is_person_said_before(speaker):
            return by(said, self._person or speaker, None)
        if speaker is None or speaker.kind != PRONOUN:
            return said
        return by(said, self._meant(speaker) or speaker, None)

    def _is_person_said_before(self, mention: Mention) -> bool:
        """Whether ``the diplomat`` is whom the text has just spoken of."""
        if mention.kind not in (ROLE, NOUN) or mention in self.of or self._person is None:
            return False
        words = mention.name.casefold().split()
        is_sure = len(words) == 2 and words[0] in ("the", "der", "die")  # noqa: PLR2004  # article, noun
        number = self.of.get(self._person)
        if not is_sure or words[1] not in small("single_persons") or number is None:
            return False
        if words[1] not in small("speaking_for"):
            return True
        # "the spokesman" of somebody is nobody who is not called one.
        title = load_titles().get(words[1])
        return title is not None and title.key in self.entities[number].titles

    def _meant(self, pronoun: Mention) -> Mention | None:
        sex = load_speech().pronouns[pronoun.name.casefold()]
        if sex == "n":
            if pronoun.name.casefold() == "sie" and self._is_woman():
                return self._person
            return self._group or self._person
        if self._person is not None and self._sex(self._person) in (None, sex):
            return self._person
        spoke = (one for one in reversed(self._speakers) if self._sex(one) in (None, sex))
        return next(spoke, None) or self._by_sex.get(sex)

    def _is_woman(self) -> bool:
        """Whether who was spoken of last is a woman: German has one word for *she* and *they*."""
        return self._person is not None and self._sex(self._person) == "f"

    def _sex(self, mention: Mention) -> str | None:
        number = self.of.get(mention)
        if number is None:
            return mention.sex
        return mention.sex or self.entities[number].sex or self._told_sex.get(number)

    def _note(self, clause: Clause, told: Sequence[Said]) -> None:
        """Remembers who was spoken of: who spoke, or else the subject of the sentence."""
        subject = clause.sentence_subject(clause.end)
        people = [
            one
            for one in sorted(clause.mentions, key=lambda one: one.start)
            if self._is_person(one)
        ]
        speaker = told[-1].speaker if told else None
        if speaker is not None and (speaker.kind == NAME or self._is_person(speaker)):
            self._set(speaker)
            self._note_speaker(speaker, told[-1].verb)
        elif subject is not None and self._is_person(subject):
            self._set(subject)
        elif people and (self._person is None or not told):
            self._set(next((one for one in people if not clause.is_object(one)), people[0]))
        for one in people:
            if sex := self._sex(one):
                self._by_sex[sex] = one
        if self._person is not None and (sex := self._sex(self._person)):
            self._by_sex[sex] = self._person
        for group in (speaker, subject):
            if group is not None and group.kind in _GROUPS and group.kind != COUNTRY:
                self._group = group

    def _note_speaker(self, speaker: Mention, verb: str) -> None:
        """Remembers who spoke, and of which sex a Russian verb in the past says they are."""
        self._speakers.append(speaker)
        found = _PAST.search(verb)
        if found is not None and (number := self.of.get(speaker)) is not None:
            self._told_sex.setdefault(number, "f" if found[1] else "m")

    def _set(self, mention: Mention) -> None:
        self._person = mention

    def _is_person(self, mention: Mention) -> bool:
        if mention.kind in (PERSON, ROLE):
            return True
        number = self.of.get(mention)
        if mention.kind in (WORD, NAME) and number is not None:
            return self.entities[number].kind == PERSON
        return mention.kind == NOUN and _noun_of(mention) in small("single_persons")

    def speaker_of(self, mention: Mention | None) -> Speaker | None:
        """The words and the entity of who speaks."""
        if mention is None:
            return None
        number = self.of.get(mention)
        if number is not None and mention.kind != PLACE:
            return Speaker(self.entities[number].name, number)
        return Speaker(mention.said or mention.name, number)


def _noun_of(mention: Mention) -> str:
    """The noun of a phrase: ``spokesman`` of ``a spokesman for Jo Lee``."""
    words = mention.name.casefold().split()
    behind = (n for n, word in enumerate(words) if n and word in small("link_openers"))
    return words[next(behind, len(words)) - 1]


def _leading(clauses: Sequence[Clause]) -> Said | None:
    """Who says the paragraph below: ``Foreign Secretary Ann Lee said:`` by itself."""
    last = clauses[-1]
    if not last.text[last.start : last.end].rstrip().endswith((":", "：")):
        return None
    found = [one for one in find_attributions(last) if one.speaker or one.outlet]
    if not found:
        return None
    one = found[-1]
    return Said(
        last.start, last.end, "", DIRECT, one.verb, one.speaker or one.outlet, one.outlet, ()
    )
