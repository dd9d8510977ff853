"""What does docs/provisions.md say of one provision or one licence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import PERSPECTIVES
from witting.regimes.code_list import LEVELS
from witting.regimes.condition import AnyOf
from witting.regimes.markdown import as_text, table_lines
from witting.regimes.provision import NO_EFFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.code_list import CodeList
    from witting.regimes.licence import Edition, Licence
    from witting.regimes.provision import Provision, Variant

NEVER = AnyOf(())
"""What a reading is met by whose file states no condition."""
MOST_CODES = 12
"""So many codes of a list are shown one by one."""
READINGS = ("days", *PERSPECTIVES, "source")
EDITIONS = ("edition", "days", "clears by", "asks that", "source")
NOBODY = "nobody has compared this file with the law yet"


def provision_section(provision: Provision) -> str:
    """Days, law, source, review; then the effects by reading, what is read, what may follow."""
    lines = [
        f"### {provision.key}",
        "",
        f"**{provision.code}: {provision.title}.** {provision.legal_text}",
        "",
        *_headline(provision),
    ]
    if provision.notes:
        lines.append(f"- **notes:** {provision.notes}")
    lines += [
        "",
        *table_lines(READINGS, map(_reading, provision.variants)),
        "",
        *_consequences(provision),
    ]
    return as_text(lines)


def licence_section(licence: Licence) -> str:
    """Days, law, review, what it lifts and covers; then each edition with its source."""
    lines = [f"### {licence.key}", "", f"**{licence.title}.** {licence.legal_text}", ""]
    lines += [*_headline(licence), *_scope(licence)]
    if licence.notes:
        lines.append(f"- **notes:** {licence.notes}")
    lines += ["", *table_lines(EDITIONS, map(_edition, licence.editions))]
    return as_text(lines)


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


def _headline(item: Provision | Licence) -> Iterator[str]:
    """What both kinds of file say of themselves."""
    yield f"- **in force:** {', '.join(map(str, item.in_force))}"
    yield f"- **legal basis:** {item.legal_basis} ([text]({item.legal_basis.source}))"
    by, on = item.reviewed_by, item.reviewed_on
    yield f"- **reviewed:** {f'{on} by {by}' if by else NOBODY}"


def _reading(variant: Variant) -> Iterator[str]:
    """The effect of a reading on each perspective, with the source of the reading."""
    yield str(variant.window)
    for who in PERSPECTIVES:
        yield _effect(variant, who)
    yield f"[{variant.source_read}]({variant.source})"


def _effect(variant: Variant, who: str) -> str:
    """The effect; ``review`` where nothing but cases for review meets the reading."""
    effect = variant.rulings[who].effect
    is_lesser = variant.condition == NEVER and effect != NO_EFFECT
    return "review" if is_lesser else effect.replace("_", " ")


def _consequences(provision: Provision) -> Iterator[str]:
    """How it is read on which days, then what may follow, each sentence once."""
    for variant in provision.variants:
        if variant.reading:
            yield f"- **{variant.window}:** {variant.reading}"
    said: dict[str, dict[str, None]] = {}
    for variant in provision.variants:
        for who, ruling in variant.rulings.items():
            if ruling.consequence:
                said.setdefault(ruling.consequence, {})[who] = None
    for consequence, perspectives in said.items():
        yield f"- **{', '.join(perspectives)}:** {consequence}"


def _scope(licence: Licence) -> Iterator[str]:
    for lift in licence.lifts:
        why = f"; a person must decide, since {lift.why}" if lift.to_review else ""
        yield f"- **lifts:** `{lift.provision}`, {lift.window}{why}"
    parties = dict.fromkeys(f"{item.name} ({item.window})" for item in licence.parties)
    yield f"- **parties:** {', '.join(parties) or 'any'}"
    goods = f"HS {', '.join(licence.goods)}" if licence.goods else "any"
    yield f"- **goods:** {goods}"


def _edition(edition: Edition) -> Iterator[str]:
    known = f", known to {edition.known_to}" if edition.known_to else ""
    yield edition.name
    yield f"{edition.window}{known}"
    yield edition.clears_by
    yield "; ".join(edition.conditions)
    yield f"[{edition.source_read}]({edition.source})"
