from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.report.legible import encodable, legible


def test_an_escape_sequence_is_shown_and_does_nothing() -> None:
    assert legible("Lan\x1b[2JHu") == "Lan␛[2JHu"


def test_a_mark_that_turns_the_writing_around_is_shown() -> None:
    assert legible("Lan\u202eevil\u202c") == "Lan⟨U+202E⟩evil⟨U+202C⟩"


def test_lines_are_joined() -> None:
    assert legible("Lan Hu\r\n  Road 6\u2028Changsha") == "Lan Hu Road 6 Changsha"


def test_persian_keeps_the_joiner_that_its_spelling_needs() -> None:
    assert legible("می\u200cخواهم") == "می\u200cخواهم"


def test_half_a_character_is_replaced() -> None:
    assert encodable("Lan\ud800Hu") == "Lan\ufffdHu"


@given(st.text(st.characters(), max_size=50))
def test_every_text_can_be_written_on_one_line(text: str) -> None:
    shown = legible(text)
    assert len(shown.splitlines()) <= 1
    shown.encode()
