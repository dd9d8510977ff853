"""Short lines are a menu beside a text, and the text where there is nothing else."""

from __future__ import annotations

from witting.reading.plain import read_plain

FORM = "Applicant Orda Import\nBeneficiary Lanhu Works\nBank Burkut\nPort Poti"
PROSE = (
    "The bank said on Monday that it had paid nobody, and that its clerks would look at every "
    "letter of credit of the last two years before the end of the month."
)


def read(text: str) -> str:
    article = read_plain(text)
    return " ".join(article.text[one.start : one.end] for one in article.blocks if one.is_read)


def test_a_menu_beside_a_text_is_left_out() -> None:
    assert read(f"Home\nWorld\nBusiness\nSport\n\n{PROSE}") == PROSE


def test_a_form_of_short_lines_is_the_text() -> None:
    assert "Lanhu Works" in read(FORM)


def test_who_helped_a_reporter_is_no_part_of_the_text() -> None:
    credit = (
        "--With assistance from Ann Velk.\nTo contact the reporter on this story: Jo Lenz in Osh"
    )
    assert read(f"{PROSE}\n\n{credit}") == PROSE
