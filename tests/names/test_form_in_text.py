"""Are the words of forms that texts use otherwise such words?"""

from __future__ import annotations

from witting.names.form_in_text import load_forms_in_texts
from witting.names.legal_form import form_words, may_trail


def test_the_parts_are_words_of_forms_and_no_form_by_themselves() -> None:
    parts = load_forms_in_texts().parts
    assert parts <= form_words()
    assert not [word for word in parts if may_trail(word)]


def test_a_form_with_dots_is_a_form_without_them() -> None:
    forms = load_forms_in_texts()
    assert forms.dotted == ("a.s",)
    assert all(may_trail(form.replace(".", "")) for form in forms.dotted)


def test_what_stands_past_a_form_is_none() -> None:
    assert load_forms_in_texts().past.isdisjoint(form_words())
