"""Invented trade, by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.flows.month import INVASION
from witting.flows.table import TradeTable
from witting.goods.nomenclature import load_nomenclature

if TYPE_CHECKING:
    from numpy.typing import NDArray

COUNTRIES = ("kz", "am", "kg", "ge", "uz", "tr", "ae", "by", "tj", "hk")
BEFORE, AFTER = 49, 22


def invent(kind: str, count: int, *, seed: int = 7) -> NDArray[np.float64]:
    """Monthly values of many corridors: stable, seasonal, growing, sparse or lumpy.

    Noise has a spread of 60 percent and an autocorrelation of 0.3; no corridor departs.
    """
    rng = np.random.default_rng(seed)
    width = BEFORE + 1 + AFTER
    months = np.arange(width)
    noise = np.zeros((count, width))
    last = rng.normal(size=count)
    for month in range(width):
        last = 0.3 * last + np.sqrt(1 - 0.3**2) * rng.normal(size=count)
        noise[:, month] = last
    level = np.exp(rng.normal(11.5, 1.5, size=(count, 1)))
    logs = 0.6 * noise
    if kind == "seasonal":
        logs = logs + np.sin(2 * np.pi * (months - rng.uniform(0, 12, size=(count, 1))) / 12)
    if kind == "growing":
        logs = logs + np.log(1 + rng.uniform(0, 0.4, size=(count, 1))) * months / 12
    values = level * np.exp(logs)
    if kind == "sparse":
        values = values * (rng.random(values.shape) < rng.uniform(0.05, 0.5, size=(count, 1)))
    if kind == "lumpy":
        values = np.where(rng.random(values.shape) < 0.08, values * 20, values * 0.3)
    return np.asarray(values)


def table_of(values: NDArray[np.float64], **fields: object) -> TradeTable:
    """A table of corridors, one row of values each; its countries and codes are given in turn."""
    width = values.shape[1]
    row, month = np.nonzero(values > 0)
    size = len(COUNTRIES)
    facts: dict[str, object] = {
        "reporter": np.zeros(len(row), np.int32),
        "partner": (row % size + 1).astype(np.int32),
        "line": (row // size).astype(np.int32),
        "month": (month + INVASION - BEFORE).astype(np.int32),
        "row": np.arange(1, len(row) + 1, dtype=np.int32),
        "value": values[row, month],
        "quantity": None,
        "countries": ("", *COUNTRIES),
        "lines": codes(-(-len(values) // size)),
        "currency": "EUR",
        "rows": len(row),
        "issues": (),
        "file": "invented",
    }
    assert width == BEFORE + 1 + AFTER
    return TradeTable(**{**facts, **fields})  # type: ignore[arg-type]  # a record's facts by name


def codes(count: int) -> tuple[str, ...]:
    """Subheadings that all editions have."""
    editions = load_nomenclature().editions
    found = [code for code, there in sorted(editions.items()) if len(there) == 3]
    return tuple(found[:count])


def corridor(number: int) -> tuple[str, str]:
    """Country and code of a row of values."""
    size = len(COUNTRIES)
    return COUNTRIES[number % size], codes(number // size + 1)[-1]
