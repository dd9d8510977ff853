"""What does a name come to, whatever its script, case, order, punctuation and legal form?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from witting.names.legal_form import split_forms, split_glued
from witting.names.script import clean_text, is_latin, is_read, latinize, native_key
from witting.names.spelling import fold_spelling

LONGEST = 1000
"""No name is longer; of what is, the beginning counts, so that a hostile text costs no more."""
MOST_WORDS = 60
"""No listed name has more words; the rest of a hostile text (``& & & …``) does not count."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, normalised.

    Args:
        text: As given.
        words: Every word in the letters a to z and digits, in the order of the text.
        tokens: The words without legal forms.
        legal_forms: The families of the forms taken out (``limited``, ``stock``, …), sorted.
        folded: The tokens, each in its one spelling (see :mod:`witting.names.spelling`).
        folded_words: The words, likewise. A person has no legal form: ``Li AO`` keeps the Ao.
        native: Letters and digits of the text in its own script, without case and blanks.
    """

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    legal_forms: tuple[str, ...]
    folded: tuple[str, ...]
    folded_words: tuple[str, ...]
    native: str

    @property
    def is_latin(self) -> bool:
        """Whether the text is in Latin letters, so that nothing was romanised."""
        return all(is_latin(letter) or not letter.isalpha() for letter in self.native)

    @property
    def is_read(self) -> bool:
        """Whether its script leaves out vowels or is read otherwise by others (Arabic, Chinese, …).

        Its Latin words are then one reading of several, and many names share it.
        """
        return any(map(is_read, self.native))

    @property
    def keys(self) -> tuple[str, ...]:
        """Texts of which two writings of one name share at least one; sorted, none twice."""
        forms = {self.native, "".join(self.folded), "".join(self.folded_words)}
        forms.update(" ".join(sorted(words)) for words in (self.folded, self.folded_words))
        return tuple(sorted(forms - {""}))


@lru_cache(maxsize=1 << 15)
def parse_name(text: str) -> Name:
    """What the text says as a name; every field is empty where it has no letter and no digit."""
    clean = clean_text(text.lstrip()[:LONGEST])
    unglued, glued = split_glued(clean)
    words = latinize(unglued)[:MOST_WORDS]
    tokens, forms = split_forms(words)
    if not words:
        # Nothing but a form: then the form is the name.
        words = tokens = latinize(clean)[:MOST_WORDS]
        glued = ()
    return Name(
        text=text,
        words=words,
        tokens=tokens,
        legal_forms=tuple(sorted({*forms, *glued})),
        folded=tuple(map(fold_spelling, tokens)),
        folded_words=tuple(map(fold_spelling, words)),
        native=native_key(clean),
    )
