"""A name that was cut off before the word that tells whose it is, and names that are whole."""

from __future__ import annotations

import pytest

from witting.names.shortened_name import lacks_its_end


@pytest.mark.parametrize(
    "name",
    [
        "JOINT STOCK COMPANY SCIENTIFIC PROD",
        "JOINT STOCK COMPANY RESEARCH PRODUC",
        "PUBLIC JOINT STOCK COMPANY SCIENTIF",
        "OPEN JOINT STOCK COMPANY MANAGEMENT",
        "LIMITED LIABILITY COMPANY INVESTM",
        "АКЦИОНЕРНОЕ ОБЩЕСТВО НАУЧНО-ПРОИЗВ",
    ],
)
def test_only_words_that_many_share_are_left(name: str) -> None:
    assert lacks_its_end(name)


@pytest.mark.parametrize(
    "name",
    [
        "JOINT STOCK COMPANY KORADIN",
        "JOINT STOCK COMPANY KORADIN SCIENTIF",
        "LIMITED LIABILITY COMPANY TRADING",
        "INDUSTRIAL BANK CO LTD",
        "NATIONAL BANK",
        "GENERAL TRADING COMPANY",
        "PROD LTD",
        "OOO Prom",
        "LLC Engine",
        "General Trading Company Pro",
        "TRANS LLC",
        "Pavel Gorun",
        "",
        "7",
    ],
)
def test_a_name_that_tells_someone_is_whole(name: str) -> None:
    assert not lacks_its_end(name)
