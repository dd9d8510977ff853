"""How does the report that an officer files come to be, however many deals it holds?

The sections of the deals and the rows of the summary go to two temporary files as the deals come,
and are put together at the end: the summary stands first and nothing is held in memory.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from functools import cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from witting.report.legible import encodable, legible
from witting.report.totals import Totals
from witting.report.view import view_deal
from witting.report.wording import VERDICTS, say_count, say_window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from witting.model import Assessment, Deal


def write_html(pairs: Iterable[tuple[Deal, Assessment]], file: BinaryIO, note: str = "") -> None:
    """Writes one self-contained page: the note, the summary, each deal in the order given."""
    totals = Totals()
    with ExitStack() as stack:
        rows = stack.enter_context(TemporaryFile())
        sections = stack.enter_context(TemporaryFile())
        for number, (deal, assessment) in enumerate(pairs, start=1):
            totals.add(assessment)
            view = view_deal(deal, assessment, number=number)
            rows.write(render("row.html", deal=view))
            sections.write(render("deal.html", deal=view))
        file.write(render("head.html", totals=totals, note=note))
        _copy(rows, file)
        file.write(render("middle.html", totals=totals))
        _copy(sections, file)
        file.write(render("foot.html", totals=totals))


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    source.seek(0)
    shutil.copyfileobj(source, target, 2**20)


def render(name: str, **values: object) -> bytes:
    """A template of the package with its values, as UTF-8."""
    return encodable(_environment().get_template(name).render(**values)).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("witting.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(legible=legible, window=say_window)
    environment.globals.update(verdicts=VERDICTS, count=say_count)
    return environment
