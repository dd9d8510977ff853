"""A deal that was read from several papers shows all their ids, on the terminal and on the page."""

from __future__ import annotations

import io

from rich.console import Console
from tests.report.assessed import assess

from witting.model import Deal
from witting.report import print_assessments
from witting.report.html import write_html
from witting.report.papers import MOST_SHOWN, shown_papers


def test_their_ids_are_shown_up_to_a_number() -> None:
    assert shown_papers(Deal("LC-25-31")) == ""
    assert shown_papers(Deal("LC-25-31", papers=("LC-25-31", "BL-7"))) == (
        "of the papers LC-25-31, BL-7"
    )
    many = tuple(f"P{number}" for number in range(MOST_SHOWN + 3))
    assert shown_papers(Deal("P0", papers=many)).endswith("P9 and 3 more")


def test_a_table_and_a_page_have_them() -> None:
    pair = assess(Deal("LC-25-31", papers=("LC-25-31", "BL-7001")), "review", "Because.")
    table, page = io.StringIO(), io.BytesIO()
    print_assessments([pair], form="table", console=Console(file=table, width=160))
    write_html([pair], page)
    assert "of the papers LC-25-31, BL-7001" in table.getvalue()
    assert page.getvalue().decode().count("of the papers LC-25-31, BL-7001") == 2
