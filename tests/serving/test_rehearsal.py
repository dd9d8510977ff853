"""What is compiled and read is so before anybody asks."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ASKED = """
import gc, sys, datetime
from pathlib import Path
from numba.core.dispatcher import Dispatcher
from witting.serving.edition import open_edition

DAY = datetime.date(2025, 5, 1)
NAMES = (
    "Keremet Bank", "OJSC Keremet Bnak", "I.I. Petrov", "II Petrov", "M/V Pallas", "MV PALLAS V.22",
    "Michail Schröder", "Иван Петров", "武汉大学", "Ιβάν Πετρόφ", "김정은 무역회사", "محمد علی",
    "איוון פטרוב", "イワン・ペトロフ", "इवान पेत्रोव", "Bank", "A" * 300, "",
)

def compiled():
    gc.unfreeze()
    return {f.py_func.__qualname__: len(f.signatures) for f in gc.get_objects()
            if isinstance(f, Dispatcher)}

edition = open_edition(Path(sys.argv[1]), DAY)
before = compiled()
assert before["find_names"]
for name in NAMES:
    for facts in ({}, {"country": "ru", "birth_date": "1970-01-02"}, {"schema": "Company"}):
        for match in edition.screener.match(name, as_of=DAY, **facts):
            match.explanation
print({name: count for name, count in compiled().items() if count > before.get(name, 0)})
"""


def test_no_search_compiles_anything_once_the_lists_are_open(demo_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(demo_home)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "{}\n", done.stderr
