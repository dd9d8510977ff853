"""How is what is known of goods shown to a person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from witting.goods.nomenclature import format_code
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cli.goods_answer import GoodsAnswers
    from witting.goods import GoodsIdentification

MAX_CODES = 6
FIELDS = {"part_number": "part number", "manufacturer": "maker", "hs_code": "HS code"}
STYLES = {"identified": "bold red", "ambiguous": "yellow", "unidentified": "yellow"}


def print_goods(answers: GoodsAnswers) -> None:
    """Prints each text with the words that decided marked, and what the goods are."""
    console = Console(highlight=False)
    for row, found in answers:
        console.print(_given(row, found))
        console.print(Padding(_status(found), (0, 0, 0, 2)))
        told = [found.explanation, found.contradiction]
        for sentence in filter(None, told):
            console.print(Padding(Text(legible(sentence), style="dim"), (0, 0, 0, 2)))
        console.print()
    console.print(Text(answers.summary(), style="dim"))


def _given(row: Mapping[str, str], found: GoodsIdentification) -> Text:
    text = row.get("text", "")
    shown = Text(legible(text) or "(no description)")
    if len(shown) == len(text):
        for mark in found.marks:
            if mark.field == "description":
                shown.stylize("bold underline", mark.start, mark.end)
    for field, label in FIELDS.items():
        if row.get(field):
            shown.append(f" · {label} {legible(row[field])}", style="dim")
    return shown


def _status(found: GoodsIdentification) -> Text:
    is_harmless = found.status == "identified" and not found.matters
    line = Text(found.status, style="green" if is_harmless else STYLES[found.status])
    if found.chpl_tier:
        line.append(f" · tier {found.chpl_tier}")
    numbers = [key.rpartition(".")[2] for key in found.item_classes]
    if numbers:
        line.append(f" · class {', '.join(numbers)} of the determination")
    if not found.matters and found.status != "unidentified":
        line.append(" · on neither list")
    codes = [f"{format_code(item.code)} {item.score:.2f}" for item in found.hs6[:MAX_CODES]]
    if codes:
        more = len(found.hs6) - MAX_CODES
        line.append(f" · HS {', '.join(codes)}{f' and {more} more' if more > 0 else ''}", "dim")
    return line
