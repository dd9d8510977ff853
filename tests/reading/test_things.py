"""Names that are people's only by their looks: firms, streets, ships, newspapers."""

from __future__ import annotations

import pytest
from tests.reading.scoring import read


def _kind(text: str, name: str) -> str | None:
    return next((one.kind for one in read(text).entities if one.name == name), None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The office is at 12 Chui Avenue in Bishkek.", "Chui Avenue", "place"),
        ("They met near Panfilov Park on Monday.", "Panfilov Park", "place"),
        ("Les bureaux sont rue Jean Jaurès à Lyon.", "Jean Jaurès", "place"),
        ("The tanker Captain Orlov left Riga.", "Captain Orlov", "vessel"),
        ("It left on the Marina Petrova, a Cameroonian freighter.", "Marina Petrova", "vessel"),
        ("The newspaper Vecherny Osh wrote about it.", "Vecherny Osh", "outlet"),
        ("He told the website Expert.kg that it was new.", "Expert.kg", "outlet"),
        ("Oz Rulman, a company registered in Bursa, is new.", "Oz Rulman", "organisation"),
        ("A partner at law firm Hart Wells, he knew it.", "Hart Wells", "organisation"),
        ("Maria Plus, which makes antennas, is new.", "Maria Plus", "organisation"),
        ("Dubai-based Martin Seaway shut its office.", "Martin Seaway", "organisation"),
        ("Joseph Marten and Sons sold it.", "Joseph Marten and Sons", "organisation"),
        ("Volgorem chief Jo Lee said it was late.", "Volgorem", "organisation"),
        ("A subsidiary of Volgorem sold it.", "Volgorem", "organisation"),
        ("Директор Центра торговых исследований молчал.", "Центр торговых исследований", None),
    ],
)
def test_words_in_and_beside_a_name_tell_what_it_is(text: str, name: str, kind: str | None) -> None:
    assert _kind(text, name) == (kind or "organisation")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Petrova, a bank manager, went home.", "Maria Petrova"),
        ("The firm Maria Petrova owns is new.", "Maria Petrova"),
        ("Grace Park went home.", "Grace Park"),
        ("По словам главы завода Ольги Зиминой, он закрыт.", "Ольга Зимина"),
        ("Его передали Владимиру Ларину вчера.", "Владимир Ларин"),
        ("外交部发言人顾明远说，这是错误的。", "顾明远"),
    ],
)
def test_people_stay_people(text: str, name: str) -> None:
    assert _kind(text, name) == "person"


def test_two_firms_joined_by_and_are_two() -> None:
    names = {
        one.name for one in read("It paid Polar Star Logistics and Blue Dune Electronics.").entities
    }
    assert {"Polar Star Logistics", "Blue Dune Electronics"} <= names
    [one] = read("The Ministry of Industry and Trade paid.").entities
    assert one.name == "Ministry of Industry and Trade"


def test_a_short_name_is_the_body_named_before_and_no_person() -> None:
    reading = read("Oz Rulman Ticaret Ltd paid. The owner of Oz Rulman, Kemal Sarioglu, did not.")
    who = {one.name: one.kind for one in reading.entities if one.kind != "word"}
    assert who == {"Oz Rulman Ticaret Ltd": "organisation", "Kemal Sarioglu": "person"}


def test_a_headline_in_capitals_throughout_names_only_what_the_text_names() -> None:
    reading = read(
        "Bank Targets Network Supplying Volga Works\n\n"
        "A lender said on Monday that it had stopped all payments to the Volga Works in Tver. "
        "It gave no reason for it."
    )
    assert [one.name for one in reading.entities if one.kind == "organisation"] == ["Volga Works"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“We left,” Jo Lee said, adding that nobody had asked.",
            [("Jo Lee", "We left,"), ("Jo Lee", "nobody had asked")],
        ),
        (
            "Jo Lee said banks ask “hard questions. Nobody asked before.”",
            [("Jo Lee", "banks ask “hard questions. Nobody asked before.”")],
        ),
        (
            "“We will not stop.\n\n“We have the men for it,” said Agent Jo Lee.",
            [("Jo Lee", "We will not stop."), ("Jo Lee", "We have the men for it,")],
        ),
        (
            "Minister Jo Lee said:\n\n“This is a step towards peace for all of us.”",
            [("Jo Lee", "This is a step towards peace for all of us.")],
        ),
        (
            "The goods went to a unit of Volgorem, the indictment says.",
            [("the indictment", "The goods went to a unit of Volgorem")],
        ),
        (
            "European Union envoy Jo Lee went to Osh and warned traders that banks may close.",
            [("Jo Lee", "banks may close")],
        ),
        (
            "Die Polizei hat die Räume durchsucht. Das teilte die Staatsanwaltschaft Kiel mit.",
            [("Staatsanwaltschaft Kiel", "Die Polizei hat die Räume durchsucht")],
        ),
        (
            "«Мы ждем, — сказал Иван Ларин. — Раньше было лучше».",
            [("Иван Ларин", "Мы ждем"), ("Иван Ларин", "Раньше было лучше")],
        ),
        (
            "« Il a tout vendu », a déclaré à l'AFP son avocate, Me Anne Morel.",
            [("Anne Morel", "Il a tout vendu")],
        ),
        ("顾明远表示，这是错误的做法。", [("顾明远", "这是错误的做法。")]),
    ],
)
def test_a_statement_is_whole_and_its_speakers(text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.speaker, one.what) for one in read(text).statements] == said
