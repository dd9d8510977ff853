"""How much of what an article says was found, and how much of what was found is right?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from witting.reading import read_article
from witting.reading.plain import read_plain
from witting.resources import parse_yaml
from witting.screening.text_places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.reading import Statement, TextReading

_ENDS = " .,”»\"'"
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Score:
    """Statements: how many there are, were found, and of those found are right."""

    expected: int
    found: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    def __add__(self, other: Score) -> Score:
        return Score(
            self.expected + other.expected,
            self.found + other.found,
            self.right + other.right,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


def cases(folder: str = "articles") -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        plain = parse_yaml(path.read_text(encoding="utf-8"), file=path.name).plain()
        assert isinstance(plain, dict)
        yield path.stem, plain


def read(text: str) -> TextReading:
    article = read_plain(text)
    return read_article(article, find_places(article))


def score(case: dict[str, Any], reading: TextReading) -> Score:
    """Each expected statement takes one that has its words and its speaker."""
    left = list(reading.statements)
    missed = []
    for expected in case["statements"]:
        hit = next((one for one in left if _is(one, expected)), None)
        if hit is None:
            missed.append(f"{expected['who']}: {expected['what']}")
        else:
            left.remove(hit)
    wrong = tuple(f"{one.speaker}: {one.what[:80]}" for one in left)
    total = len(case["statements"])
    return Score(total, len(reading.statements), total - len(missed), tuple(missed), wrong)


def _is(found: Statement, expected: dict[str, Any]) -> bool:
    who = _plain(found.speaker or "")
    wanted = _plain(expected["who"])
    same = who == wanted or (wanted in who and wanted[:2] in ("a ", "th"))
    via = expected.get("via")
    is_via = via is None or (found.outlet or "") == via
    said = _plain(found.what)
    is_whole = said.rstrip(_ENDS).endswith(_plain(expected.get("ends", "")).rstrip(_ENDS))
    return same and is_via and is_whole and _plain(expected["what"]) in said


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().removeprefix("the ").replace("’", "'")
