"""When Python does not look for garbage."""

from __future__ import annotations

import gc

import pytest

from witting.garbage import uncollected


@pytest.mark.parametrize("is_on", [True, False])
def test_afterwards_it_is_as_it_was(*, is_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == is_on
        with pytest.raises(ValueError, match="no"), uncollected():
            raise ValueError("no")
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if before else gc.disable)()
