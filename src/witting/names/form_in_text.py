"""Which words of legal forms mean something else in a running text?"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from witting.resources import read_yaml

RESOURCE = "texts/legal_forms.yaml"


class FormsInTexts(NamedTuple):
    """Latin words in small letters, as written.

    Args:
        parts: Words of forms of several words, which texts use for what they mean.
        small: Forms behind a name that are small words but for a sign; with dots (``a.s``).
        past: Words behind a form before which it is none (``edition``).
    """

    parts: frozenset[str]
    small: frozenset[str]
    past: frozenset[str]

    @property
    def dotted(self) -> tuple[str, ...]:
        """Those of the small ones that are written with dots, in order."""
        return tuple(sorted(form for form in self.small if not form.isalpha()))


@cache
def load_forms_in_texts() -> FormsInTexts:
    """The packaged words."""
    root = read_yaml(RESOURCE).mapping()
    return FormsInTexts(
        *(
            frozenset(str(item.value) for item in root[key].sequence())
            for key in FormsInTexts._fields
        )
    )
