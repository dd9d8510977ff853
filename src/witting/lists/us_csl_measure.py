"""What follows from being on one of the lists that the Consolidated Screening List joins?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.lists.ofac_sanction import add_program, csv_provisions, split_programs
from witting.resources import read_yaml

if TYPE_CHECKING:
    from witting.lists.account import Fields, Properties
    from witting.lists.entry import Entry

_SHORT = re.compile(r"\((?P<short>[^()]+)\)")
_NOTICE = re.compile(r"[,;]?\s+(?:and\s+)?(?=\d{1,3} F\.?\s?R\.? )")
MAX_NUMBER = 64
"""FollowTheMoney's limit for identifiers."""


@dataclass(frozen=True, slots=True)
class CslSource:
    """One of the joined lists.

    Args:
        title: trade.gov's text.
        short: What stands in brackets in it.
        publisher: Who keeps the list.
        program: What stands for the program where the publisher names none.
        authority: What the list rests on, where no program says it.
        provisions: What being on the list means.
        tag: A program tag of OFAC's that means nothing but this list.
    """

    title: str
    short: str
    publisher: str | None = None
    program: str | None = None
    authority: str | None = None
    provisions: str | None = None
    tag: str | None = None

    @property
    def is_ofac(self) -> bool:
        """Whether it is one of OFAC's lists, whose entries read like OFAC's own."""
        return self.title.endswith("Treasury Department")


def find_source(entry: Entry, text: str | None) -> CslSource:
    """The list that the column ``source`` names; an issue where it is not a known one."""
    title = text or ""
    found = _SHORT.search(title)
    short = found["short"] if found else ""
    facts = _sources().get(short)
    if facts is None:
        entry.issue("source", f"{title[:100]!r} is no known list; what follows is not known.")
        return CslSource(title, short, program=title or None)
    return CslSource(title, short, **facts)


def add_measures(entry: Entry, fields: Fields, source: CslSource) -> None:
    """Adds the Sanctions of one row."""
    tags = split_programs(fields.take("programs") or "")
    sanctions = [_program(entry, source, tag) for tag in tags]
    if not tags:
        sanctions = [_own_program(entry, source)]
    start = entry.day(fields.take("start_date"), field="start_date")
    end = entry.day(fields.take("end_date"), field="end_date")
    notices = [text for text in _NOTICE.split(fields.take("federal_register_notice") or "") if text]
    requirement = fields.take_all("license_requirement", "license_policy")
    if standard := fields.take("standard_order"):
        requirement = (*requirement, f"Standard order: {standard}")
    urls = fields.take_all("source_information_url", "source_list_url")
    for sanction in sanctions:
        sanction.add("startDate", start)
        sanction.add("endDate", end)
        sanction.add("authorityId", *(text for text in notices if len(text) <= MAX_NUMBER))
        sanction.add("summary", *(text for text in notices if len(text) > MAX_NUMBER))
        sanction.add("summary", source.title, *requirement)
        sanction.add("publisher", source.publisher)
        sanction.add("sourceUrl", *urls)


def _program(entry: Entry, source: CslSource, tag: str) -> Properties:
    if source.is_ofac and tag != source.tag:
        provisions = csv_provisions(tag, is_sdn=source.short == "SDN")
        own = (source.provisions,) if source.provisions and source.short == "CAP" else ()
        return add_program(entry, tag, (*provisions, *own) or _own(source))
    sanction = _begin(entry, source, tag)
    if not source.is_ofac:
        # State names the statute instead of a program.
        sanction.add("authority", tag)
    return sanction


def _own_program(entry: Entry, source: CslSource) -> Properties:
    if source.is_ofac:
        entry.issue("programs", "the entry has no program.")
    return _begin(entry, source, source.program or source.short)


def _own(source: CslSource) -> tuple[str, ...]:
    return (source.provisions,) if source.provisions else ()


def _begin(entry: Entry, source: CslSource, program: str) -> Properties:
    sanction = entry.sanction(f"{source.short} {program}")
    sanction.add("program", program)
    sanction.add("country", "us")
    sanction.add("authority", source.authority)
    sanction.add("provisions", source.provisions)
    return sanction


@cache
def _sources() -> dict[str, dict[str, str]]:
    mapping = read_yaml("lists/csl/sources.yaml").plain()
    assert isinstance(mapping, dict)
    return mapping
