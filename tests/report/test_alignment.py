from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.report.alignment import Line, align


def show(line: Line) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in line)


def test_a_name_that_is_the_same_is_marked_as_a_whole() -> None:
    left, right = align("Lan Hu Co.", "Lan Hu Co.")
    assert show(left) == show(right) == "[Lan Hu Co.]"


def test_a_slip_is_what_stays_unmarked() -> None:
    left, right = align("Lanhu Tecnology", "LANHU TECHNOLOGY")
    assert show(left) == "[Lanhu Tecnology]"
    assert show(right) == "[LANHU TEC]H[NOLOGY]"


def test_moved_words_are_found() -> None:
    left, right = align("Trade House Severny", "SEVERNY TRADE HOUSE")
    assert show(left) == "[Trade House Severny]"
    assert show(right) == "[SEVERNY TRADE HOUSE]"


def test_joined_words_are_found() -> None:
    left, right = align("Wu Han Sensor", "WUHAN SENSOR")
    assert show(left) == "[Wu Han Sensor]"
    assert show(right) == "[WUHAN SENSOR]"


def test_another_script_is_read_in_latin_letters() -> None:
    left, right = align("Завод «Северный»", "SEVERNY ZAVOD JSC")
    assert show(left) == "[Завод «Северны]й»"
    assert show(right) == "[SEVERNY ZAVOD] JSC"


def test_what_agrees_by_accident_is_not_marked() -> None:
    for left, right in (
        ("Ural Trading", "Volga Holding"),
        ("Construction", "Corporation"),
        ("Profit", "Bank of X"),
        ("Lima Company", "Oslo Commercial"),
    ):
        assert show(align(left, right)[0]) == left


def test_a_name_without_letters_and_no_name_at_all() -> None:
    assert align("", "Lan Hu") == ((), align("", "Lan Hu")[1])
    assert show(align("***", "Lan Hu")[0]) == "***"


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_of_a_text_is_lost(left: str, right: str) -> None:
    one, two = align(left, right)
    assert "".join(part.text for part in one) == left
    assert "".join(part.text for part in two) == right
