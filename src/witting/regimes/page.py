"""Which provisions are there, as the table of docs/regimes.md?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import PERSPECTIVES
from witting.regimes.condition import AnyOf
from witting.regimes.provision import NO_EFFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.library import Regimes
    from witting.regimes.provision import Provision, Variant

NEVER = AnyOf(())
"""What a reading is met by whose file states no condition."""


def markdown_table(regimes: Regimes) -> str:
    """One row for each reading of each provision, in Markdown, with a line end at the end."""
    return "\n".join(_lines(regimes)) + "\n"


def _lines(regimes: Regimes) -> Iterator[str]:
    header = ("code", "provision", "days", *PERSPECTIVES, "legal basis", "source")
    yield _row(*header)
    yield _row(*("---" for _ in header))
    for provision in regimes.provisions:
        for variant in provision.variants:
            yield _row(*_cells(provision, variant))


def _cells(provision: Provision, variant: Variant) -> Iterator[str]:
    yield provision.code
    yield f"`{provision.key}`: {provision.title}"
    yield str(variant.window)
    for who in PERSPECTIVES:
        yield _effect(variant, who)
    yield str(provision.legal_basis)
    yield f"[{variant.source_read}]({variant.source})"


def _effect(variant: Variant, who: str) -> str:
    """The effect; ``review`` where nothing but cases for review meets the reading."""
    effect = variant.rulings[who].effect
    is_lesser = variant.condition == NEVER and effect != NO_EFFECT
    return "review" if is_lesser else effect.replace("_", " ")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
