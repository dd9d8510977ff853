"""Which provisions and licences are there, as docs/provisions.md?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.regimes.headline import say_review
from witting.regimes.markdown import as_text, table_lines
from witting.regimes.page_section import licence_section, provision_section, say_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.regimes.code_list import CodeList
    from witting.regimes.library import Regimes
    from witting.regimes.licence import Edition, Licence
    from witting.regimes.provision import Provision

INTRO = """\
# Provisions and licences

Written from the files under `resources/regimes` by `witting regimes list --format markdown`; how
they are judged and how such a file is written is told in [regimes.md](regimes.md). Nothing here is
legal advice.

*Source* says how the law is known: *read*, or *secondary* where a page about it was read,
*inferred* from another text, or *recalled*; what is only recalled yields at most a review.
*Reviewed* says who compared the file with the law.
"""
PROVISIONS = ("code", "provision", "in force", "source")
CODE_LISTS = ("list of codes", "as of", "codes", "legal basis", "source", "reviewed")
LICENCES = ("licence", "editions", "clears by", "source")


def markdown_page(regimes: Regimes) -> str:
    """The whole page in Markdown: what there is, then each provision and each licence in full."""
    parts = [
        INTRO,
        _counts(regimes),
        "## All provisions\n",
        as_text(table_lines(PROVISIONS, map(_provision_row, regimes.provisions))),
        "## All licences\n",
        as_text(table_lines(LICENCES, map(_licence_row, regimes.licences))),
        "## Each provision\n",
        *(provision_section(item) for item in regimes.provisions),
        "## Each licence\n",
        *(licence_section(item) for item in regimes.licences),
        *_code_lists(regimes),
    ]
    return "\n".join(parts)


def _code_lists(regimes: Regimes) -> Iterator[str]:
    """A table of the lists of codes, where there are any."""
    if regimes.code_lists:
        yield "## All lists of codes\n"
        yield as_text(table_lines(CODE_LISTS, map(_code_list_row, regimes.code_lists)))


def _code_list_row(item: CodeList) -> Iterator[str]:
    yield f"`{item.key}`: {item.title}"
    yield str(item.as_of)
    yield say_codes(item)
    yield str(item.legal_basis)
    yield f"[{item.source_read}]({item.legal_basis.source})"
    yield say_review(item.reviewed_by, item.reviewed_on)


def _counts(regimes: Regimes) -> str:
    reviewers = [item.reviewed_by for item in regimes.provisions]
    reviewers += [item.reviewed_by for item in regimes.licences]
    reviewed = sum(name is not None for name in reviewers)
    return (
        f"{len(regimes.provisions)} provisions and {len(regimes.licences)} licences; {reviewed} of "
        f"these {len(reviewers)} files have been reviewed.\n"
    )


def _provision_row(provision: Provision) -> Iterator[str]:
    yield provision.code
    yield f"{_link(provision.key)} {provision.title}"
    yield ", ".join(map(str, provision.in_force))
    yield ", ".join(dict.fromkeys(variant.source_read for variant in provision.variants))


def _licence_row(licence: Licence) -> Iterator[str]:
    yield f"{_link(licence.key)} {licence.title}"
    yield "; ".join(_edition(item, licence.title) for item in licence.editions)
    yield ", ".join(dict.fromkeys(edition.clears_by for edition in licence.editions))
    yield ", ".join(dict.fromkeys(edition.source_read for edition in licence.editions))


def _edition(edition: Edition, title: str) -> str:
    """Its days, after its number where it has one."""
    number = edition.name.removeprefix("General License ")
    return str(edition.window) if number == title else f"{number}: {edition.window}"


def _link(key: str) -> str:
    """To the section with the key as its heading, whose anchor has no dots."""
    return f"[`{key}`](#{key.replace('.', '')})"
