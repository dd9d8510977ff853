"""Takes deals in, one by one, and says the number of each once it is kept; run by a test."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from tests.cases.deals import assess, deal

from witting.cases import Attachment, machine, open_store


def upload(url: str, first: int) -> None:
    store = open_store(url, home=Path(), clock=lambda: dt.datetime.now(dt.UTC))
    for number in range(first + 1, first + 1001):
        one = deal(number)
        paper = Attachment(f"{number}.txt", "text/plain", str(number).encode().ljust(5000))
        case = store.receive(one, assess(one), by=machine("uploads"), source=paper)
        print(case.id, flush=True)  # noqa: T201  # the test reads it


if __name__ == "__main__":
    upload(sys.argv[1], int(sys.argv[2]))
