"""What another language makes of a name adds to what was found, and takes nothing from it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.watch.invented import Entry, write_list

from witting.model import Query
from witting.names.transcription import read_transcriptions
from witting.screening import Screener

if TYPE_CHECKING:
    from pathlib import Path

SDN, DAY = "us.ofac.sdn", dt.date(2024, 2, 20)
NAME = "EternalSunshine"


def test_a_sure_match_is_not_given_up_for_a_reading(tmp_path: Path) -> None:
    assert read_transcriptions(NAME) == ("EternalSunshin",)
    ship = Entry(f"{SDN}:1", ("Eternal Sunshine",), "Vessel", ("RUSSIA-EO14024", "Block"))
    write_list(tmp_path, SDN, [ship], DAY)
    [(_, hit)] = Screener(tmp_path).search_on(DAY).search(Query(name=NAME))
    assert hit.certainty == "strong"
