"""A PDF is read as running text, line by line, for `witting read`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.deals.container.pdf_prose import prose_of_pdf
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("pypdfium2", reason="witting[pdf] is not installed")
LINES = [
    (50, 50, "Plant keeps its lathes turning"),
    (50, 100, "The Izhevsk Electromechanical Plant Kupol has bought ball bearings"),
    (50, 112, "through a dealer, a former manager said."),
    (50, 150, "The Treasury Department announced it would impose secondary sanctions."),
]


def test_lines_stand_in_their_order_and_paragraphs_apart(make_pdf: Callable[..., bytes]) -> None:
    text = prose_of_pdf(make_pdf([*reversed(LINES)]), "x.pdf")
    assert text.split("\n\n") == [
        LINES[0][2],
        f"{LINES[1][2]}\n{LINES[2][2]}",
        LINES[3][2],
    ]


def test_a_scan_has_no_text(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(DealFileError, match="such as a scan"):
        prose_of_pdf(make_pdf([], image=True), "x.pdf")


def test_an_article_as_pdf_is_read(
    make_pdf: Callable[..., bytes], tmp_path: Path, demo_home: Path
) -> None:
    path = tmp_path / "article.pdf"
    path.write_bytes(make_pdf(LINES))
    arguments: Any = ["read", str(path), "--format", "jsonl"]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
    assert result.exit_code == 1, result.output
    assert "us.ofac.sdn:46431" in result.stdout
    assert str(tmp_path) not in result.stdout
