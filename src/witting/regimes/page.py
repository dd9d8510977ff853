"""Which provisions and licences are there, as the tables of docs/regimes.md?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import PERSPECTIVES
from witting.regimes.condition import AnyOf
from witting.regimes.provision import NO_EFFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.library import Regimes
    from witting.regimes.licence import Edition, Licence
    from witting.regimes.provision import Provision, Variant

NEVER = AnyOf(())
"""What a reading is met by whose file states no condition."""


def markdown_table(regimes: Regimes) -> str:
    """A row for each reading of a provision, then one for each edition of a licence, in Markdown.

    The two tables are parted by an empty line; a line end is at the end.
    """
    tables = [_lines(regimes), _licence_lines(regimes)] if regimes.licences else [_lines(regimes)]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in tables)


def _lines(regimes: Regimes) -> Iterator[str]:
    header = ("code", "provision", "days", *PERSPECTIVES, "legal basis", "source")
    yield _row(*header)
    yield _row(*("---" for _ in header))
    for provision in regimes.provisions:
        for variant in provision.variants:
            yield _row(*_cells(provision, variant))


def _licence_lines(regimes: Regimes) -> Iterator[str]:
    header = ("licence", "edition", "days", "clears by", "lifts", "goods", "parties", "source")
    yield _row(*header)
    yield _row(*("---" for _ in header))
    for licence in regimes.licences:
        for edition in licence.editions:
            yield _row(*_licence_cells(licence, edition))


def _licence_cells(licence: Licence, edition: Edition) -> Iterator[str]:
    known = f", known to {edition.known_to}" if edition.known_to else ""
    yield f"`{licence.key}`: {licence.title}"
    yield edition.name
    yield f"{edition.window}{known}"
    yield edition.clears_by
    yield ", ".join(f"`{lift.provision}`" for lift in licence.lifts)
    yield f"HS {', '.join(licence.goods)}" if licence.goods else "any"
    own = [item.name for item in licence.parties if item.window.overlaps(edition.window)]
    yield ", ".join(dict.fromkeys(own)) if licence.parties else "any"
    yield f"[{edition.source_read}]({edition.source})"


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
