"""With which status the command line ends after an error."""

from __future__ import annotations

import pytest

from witting import errors
from witting.cli.exit import EXIT_CODES, exit_code
from witting.errors import WittingError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_means_that_an_input_or_an_index_cannot_be_used(
    kind: type[WittingError],
) -> None:
    assert exit_code(kind("it broke")) == 3


def test_the_table_has_the_branches_of_the_tree_and_its_root() -> None:
    branches = {kind for kind in KINDS if kind.__base__ is WittingError}
    assert set(EXIT_CODES) == {*branches, WittingError}


def test_no_error_ends_like_a_verdict_or_like_wrong_usage() -> None:
    assert not {0, 1, 2} & set(EXIT_CODES.values())
