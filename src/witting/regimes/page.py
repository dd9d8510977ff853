"""Which provisions and licences are there, as the tables of docs/regimes.md?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import PERSPECTIVES
from witting.regimes.code_list import LEVELS
from witting.regimes.condition import AnyOf
from witting.regimes.headline import say_review
from witting.regimes.provision import NO_EFFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.code_list import CodeList
    from witting.regimes.library import Regimes
    from witting.regimes.licence import Edition, Licence
    from witting.regimes.provision import Provision, Variant

MOST_CODES = 12
"""So many codes of a list are shown one by one."""

NEVER = AnyOf(())
"""What a reading is met by whose file states no condition."""


def markdown_table(regimes: Regimes) -> str:
    """A row for each reading of a provision, edition of a licence and list of codes, in Markdown.

    Three tables, parted by an empty line; one without rows is left out. A line end is at the end.
    """
    tables = [_lines(regimes)]
    if regimes.licences:
        tables.append(_licence_lines(regimes))
    if regimes.code_lists:
        tables.append(_code_lines(regimes))
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in tables)


def _lines(regimes: Regimes) -> Iterator[str]:
    header = ("code", "provision", "days", *PERSPECTIVES, "legal basis", "source", "reviewed")
    yield _row(*header)
    yield _row(*("---" for _ in header))
    for provision in regimes.provisions:
        for variant in provision.variants:
            yield _row(*_cells(provision, variant))


def _licence_lines(regimes: Regimes) -> Iterator[str]:
    own = ("licence", "edition", "days", "clears by", "lifts", "goods", "parties")
    header = (*own, "source", "reviewed")
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
    yield say_review(licence.reviewed_by, licence.reviewed_on)


def _code_lines(regimes: Regimes) -> Iterator[str]:
    header = ("list of codes", "as of", "codes", "legal basis", "source", "reviewed")
    yield _row(*header)
    yield _row(*("---" for _ in header))
    for item in regimes.code_lists:
        yield _row(
            f"`{item.key}`: {item.title}",
            str(item.as_of),
            say_codes(item),
            str(item.legal_basis),
            f"[{item.source_read}]({item.legal_basis.source})",
            say_review(item.reviewed_by, item.reviewed_on),
        )


def say_codes(item: CodeList) -> str:
    """The codes of a short list, and how many a long one has of each level."""
    codes = sorted(item.codes)
    if len(codes) <= MOST_CODES:
        return f"HS {', '.join(codes)}"
    counts = (
        (sum(len(code) == digits for code in codes), name)
        for digits, name in zip(LEVELS, ("chapter", "heading", "subheading"), strict=True)
    )
    return ", ".join(f"{count:,} {name}{'s' * (count > 1)}" for count, name in counts if count)


def _cells(provision: Provision, variant: Variant) -> Iterator[str]:
    yield provision.code
    yield f"`{provision.key}`: {provision.title}"
    yield str(variant.window)
    for who in PERSPECTIVES:
        yield _effect(variant, who)
    yield str(provision.legal_basis)
    yield f"[{variant.source_read}]({variant.source})"
    yield say_review(provision.reviewed_by, provision.reviewed_on)


def _effect(variant: Variant, who: str) -> str:
    """The effect; ``review`` where nothing but cases for review meets the reading."""
    effect = variant.rulings[who].effect
    is_lesser = variant.condition == NEVER and effect != NO_EFFECT
    return "review" if is_lesser else effect.replace("_", " ")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
