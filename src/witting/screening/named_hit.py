"""Does a part of a text name who was found by it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.names import parse_name
from witting.names.common_name import COMMON, lookup_share
from witting.names.legal_form import form_words
from witting.names.name_word import is_patronymic
from witting.names.ordinary_word import ordinary_folds

if TYPE_CHECKING:
    from witting.matching import Match

_SHORT_NAME = 3
SHORT_ALONE, SURE_ALONE = 5, 0.85
"""Letters of a listed name of one word that a longer firm's name may have by chance, and the score
from which it is not chance. Source: ours."""


def is_named(hit: Match, text: str, *, is_whole: bool) -> bool:
    """Whether every word of both names agrees; all that tells will do in a whole name.

    Args:
        hit: Who was found.
        text: By these words.
        is_whole: Whether a legal form says that they are a whole name.
    """
    score = hit.name_score
    # Read in Latin letters, a name must agree as one in Latin letters does.
    is_whole = is_whole and hit.read_as is None
    return bool(
        (is_whole and score.substance and not _is_part_of_longer(hit))
        or (score.is_whole and not score.rest)
        or _lacks_father_alone(hit.read_as or text, hit)
    )


def _is_part_of_longer(hit: Match) -> bool:
    """Whether a short name of one word is one of several of a firm's: ``Crest Textile Trading``."""
    listed = [word for word in parse_name(hit.listed_name.text).words if word not in form_words()]
    return len(listed) == 1 and len(listed[0]) <= SHORT_ALONE and hit.score < SURE_ALONE


def _lacks_father_alone(text: str, hit: Match) -> bool:
    """Whether the listed name of a person has more than the text alone by what texts shorten.

    They leave out a father's name, and write given names as initials. An initial is enough beside
    a family name that few have.
    """
    if hit.listing.schema != "Person":
        return False
    name, entry = parse_name(text), parse_name(hit.listed_name.text)
    listed = [*zip(entry.folded_words, entry.words, strict=True)]
    apart = dict((*name.initials, *name.bare_initials))
    written = [part for word in name.folded for part in apart.get(word, (word,))]
    initials = [word for word in written if len(word) == 1]
    names = {word for word in written if len(word) > 1}
    more = [(folded, word) for folded, word in listed if folded not in names]
    if not names <= {folded for folded, _ in listed} or not more:
        return False
    if initials and not any(_is_telling(word) for word in names):
        return False
    for letter in initials:
        # Y stands for Yulia, whose name is folded to begin with an i.
        meant = next((one for one in more if letter in (one[0][0], one[1][0])), None)
        if meant is None:
            return False
        more.remove(meant)
    return all(is_patronymic(folded) for folded, _ in more)


def _is_telling(folded: str) -> bool:
    """Whether a family name is no ordinary word, and few bear it."""
    is_long = len(folded) > _SHORT_NAME
    return is_long and lookup_share(folded) not in COMMON and folded not in ordinary_folds()
