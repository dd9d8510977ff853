"""Whom do the conditions of a letter of credit name?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from witting.deals.swift.condition_party import iter_condition_parties

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]

CASES = yaml.safe_load(Path(__file__).with_name("cases_conditions.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_who_is_named_is_read_with_the_role(case: dict[str, Any]) -> None:
    assert [[*found] for found in iter_condition_parties(case["text"])] == case["parties"]


def test_in_a_field_that_is_free_for_anything_only_an_amendment_names_a_party() -> None:
    text = "WE NOTIFY OSH TRADE LLC THAT CONSIGNEE NOW READS TALAS WORKS LLC"
    assert list(iter_condition_parties(text, only_amended=True)) == [
        ("consignee", "TALAS WORKS LLC")
    ]


def test_an_amendment_in_the_narrative_of_a_message_gives_a_party(read: Read) -> None:
    head = "{1:F01COBADEFFAXXX0000000000}{2:I799BARCGB22XXXXN}{4:\r\n:20:LC5512\r\n:21:NONREF\r\n"
    (deal,) = read(f"{head}:79:NOTIFY PARTY NOW READS\r\nOSH TRADE LLC\r\n-}}")
    assert ("notify_party", "OSH TRADE LLC") in [(one.role, one.name) for one in deal.parties]


def test_an_entry_of_a_statement_is_a_text_and_no_party(read: Read) -> None:
    head = "{1:F01COBADEFFAXXX0000000000}{2:I940BARCGB22XXXXN}{4:\r\n:20:S\r\n:25:DE89\r\n"
    lines = (
        ":28C:12/1\r\n:60F:C260601EUR1000,00\r\n:61:2606020602D500,00NTRFNONREF//X\r\nVYMYSEL\r\n"
    )
    entry = ":86:020?00TRANSFER?32OSH TRA?33DE LLC\r\n:62F:C260602EUR500,00\r\n-}"
    (deal,) = read(f"{head}{lines}{entry}")
    assert all(party.name is None for party in deal.parties)
    assert deal.text == (
        "2606020602D500,00NTRFNONREF//X\nVYMYSEL",
        "020\nTRANSFER\nOSH TRA\nDE LLC",
    )
    assert not any(issue.unread for issue in deal.issues)
