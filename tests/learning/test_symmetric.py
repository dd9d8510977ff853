"""Solving by halves finds what the plain way finds."""

from __future__ import annotations

import numpy as np
import pytest

from witting.learning.symmetric import solve_symmetric


@pytest.mark.parametrize("size", [1, 7, 512, 1300])
def test_the_plain_way_finds_the_same(size: int) -> None:
    random = np.random.default_rng(size)
    traits = random.normal(size=(size, 40)).astype(np.float32) / 6
    matrix = traits @ traits.T + np.eye(size, dtype=np.float32)
    targets = random.normal(size=(size, 3)).astype(np.float32)
    found = solve_symmetric(matrix, targets)
    assert found.dtype == np.float32
    assert np.allclose(found, np.linalg.solve(matrix, targets), atol=1e-4)
