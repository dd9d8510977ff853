"""Invented declarations, and what is learned of them once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from witting.learning import Labelled, Lesson, learn, read_labelled

LINES = Path(__file__).parent / "lines.csv"


@pytest.fixture(scope="session")
def labelled() -> Labelled:
    return read_labelled(LINES)


@pytest.fixture(scope="session")
def lesson(labelled: Labelled) -> Lesson:
    return learn(labelled.lines, where=LINES.name)
