"""Plain text: paragraphs and furniture; hostile text takes no time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.scoring import read

from witting.reading import read_article
from witting.reading.page import read_page
from witting.reading.plain import read_plain


def kinds(text: str) -> list[tuple[str, str]]:
    article = read_plain(text)
    return [(block.why or block.kind, article.of(block)) for block in article.blocks]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060"])
def test_a_word_is_whole_that_a_line_may_part(sign: str) -> None:
    line = f"Its supplier was Kora{sign}din Techno{sign}logical Works of Tver."
    assert read_plain(line).text == line.replace(sign, "")
    assert read_page(f"<p>{line}</p>").text == line.replace(sign, "")


def test_wrapped_lines_are_one_paragraph_and_long_ones_are_several() -> None:
    wrapped = (
        "The ministry said on Monday that it would look into the matter and\n"
        "that no decision had been taken so far, whatever the newspapers may\nsay."
    )
    assert len(kinds(f"A headline of some words\n\n{wrapped}")) == 2
    long = "The ministry said that it would look into the matter at once. " * 3
    assert len(kinds(f"{long}\n{long.upper()}")) == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("COMMENT (48)", "comments"),
        ("Text size A A", "control"),
        ("A A", "control"),
        ("Share", "control"),
        ("5 min read", "control"),
        ("Advertisement", "advertisement"),
        ("By Ann Lee and Karl Brand, Staff Writers", "byline"),
        ("Von Sabine Kranz, Stuttgart", "byline"),
        ("Updated: 12 June 2024, 14:05", "date"),
        ("16 May 2024", "date"),
        ("Photo: AFP", "caption"),
        ("A man walks by a bank in Riga, Latvia. (Photo: Reuters)", "caption"),
        ("Wir verwenden Cookies, um Inhalte zu personalisieren.", "cookie"),
        ("© 2024 The Courier", "rights"),
        ("Read more: how oil is sold", "related"),
        ("Читайте также", "related"),
    ],
)
def test_furniture_is_known_by_its_words(line: str, why: str) -> None:
    text = (
        f"A headline of some words\n\nThe bank closed its doors on Monday.\n\n{line}\n\nIt is shut."
    )
    assert (why, line) in kinds(text)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the bank had closed its doors, and nobody knew why.",
        "Share prices fell by a tenth, the exchange said.",
        "Comments by the minister did not help, she said on 16 May 2024.",
        "Photo equipment worth a million was seized, customs said.",
    ],
)
def test_sentences_that_begin_like_furniture_are_text(line: str) -> None:
    assert ("text", line) in kinds(f"A headline of some words\n\n{line}\n\nIt is shut.")


HOSTILE = {
    "one word": "a" * 15_000,
    "apostrophes": " 'a" * 15_000,
    "openers": "“" * 20_000,
    "said": "said " * 8_000,
    "names": "Ann Lee " * 6_000,
    "byline": "By " + "A" * 60_000,
    "commas": "Ann Lee, " * 5_000 + "said.",
    "lines": "By A\n" * 10_000,
    "dots": "." * 60_000,
    "digits": "1 2 3 " * 8_000,
    "presidents": "the president " * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time(name: str) -> None:
    read(HOSTILE[name])


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    article = read_plain(text)
    place = 0
    for block in article.blocks:
        assert not article.text[place : block.start].strip()
        place = block.end
    assert not article.text[place:].strip()
    read_article(article, {})


@pytest.mark.parametrize(
    ("text", "speaker", "outlet", "what"),
    [
        (
            '"Banks will be held to account," Scott Bessent, the treasury secretary, told Reuters.',
            "Scott Bessent", "Reuters", "Banks will be held to account",
        ),
        (
            '"We will comply," Jane Roe, the head of compliance at Volna Bank, told the newspaper.',
            "Jane Roe", None, "We will comply",
        ),
        (
            "The US Treasury added Volna Bank to its list, saying it had helped smugglers.",
            "Treasury Department", None, "it had helped smugglers",
        ),
        (
            "The US Treasury added that Volna Bank had to leave the list of partners.",
            "Treasury Department", None, "Volna Bank had to leave the list of partners",
        ),
    ],
)  # fmt: skip
def test_who_says_it_is_no_audience_and_being_listed_is_no_speech(
    text: str, speaker: str, outlet: str | None, what: str
) -> None:
    [said] = read(f"A headline of some words\n\n{text}\n").statements
    assert (said.speaker, said.outlet) == (speaker, outlet)
    assert said.what.rstrip(",.") == what
