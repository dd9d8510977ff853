"""Who of a text is on a list: enough, and no more."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.reading.scoring import read

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.reading.plain import read_plain
from witting.screening import Screener, answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.matching import Match

DAY = dt.date(2024, 5, 16)
LIST = "eu.journal"


def _record(number: int, schema: str, names: tuple[str, ...], country: str) -> ListRecord:
    identity = f"{LIST}:{number}"
    prop = "nationality" if schema == "Person" else "country"
    return ListRecord(
        (
            Entity(
                identity, schema, {"name": names[:1], "alias": names[1:], prop: (country,)}, LIST
            ),
            Entity(
                f"{identity}#s",
                "Sanction",
                {"entity": (identity,), "program": ("269/2014",), "listingDate": ("2022-02-25",)},
                LIST,
            ),
        ),
        where=f"row {number}",
    )


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    home = tmp_path_factory.mktemp("listing")
    records = [
        _record(1, "Person", ("Boris Petrovich SOKOLOV",), "ru"),
        _record(2, "Person", ("Maksim Olegovich GUSEV",), "ru"),
        _record(3, "Person", ("Ivan Ivanovich GUSEV",), "ru"),
        _record(4, "Company", ("TRADE",), "ru"),
        _record(5, "Company", ("VEKTRONIKA",), "ru"),
        _record(6, "Company", ("Severny Arsenal Plant JSC",), "ru"),
        _record(7, "Company", ("Байкал Вымысел",), "ru"),
        _record(8, "Person", ("Igor LAPSHIN",), "ru"),
        _record(9, "Person", ("Igor Petrovich LAPSHIN",), "ru"),
        _record(10, "Company", ("TAT BANK",), "ir"),
        _record(11, "Company", ("ORLANOVO AIRPORT",), "ru"),
        _record(12, "Vessel", ("CAPTAIN MOROZKO",), "ru"),
    ]
    SnapshotStore(home).write(
        LIST, iter(records), published=DAY, source="here", build_index=build_index
    )
    return Screener(home, today=lambda: DAY)


def statuses(screener: Screener, text: str) -> dict[str, str]:
    article = read_plain(f"A headline of some words\n\n{text}")
    answer = answer_text(article, screener, as_of=DAY)
    return {one.entity.name: one.looked.status for one in answer.named}


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Russian President Boris Sokolov spoke.", "Boris Sokolov", "listed"),
        ("Chinese President Boris Sokolov spoke.", "Boris Sokolov", "not listed"),
        ("Russian President Sokolov spoke.", "Sokolov", "listed"),
        ("Mr Sokolov spoke.", "Sokolov", "not listed"),
        ("Boris Sokolov, a trader, spoke.", "Boris Sokolov", "possible"),
        ("Russian Minister Gusev spoke.", "Gusev", "not listed"),
        ("The Severny Arsenal Plant JSC grew.", "Severny Arsenal Plant JSC", "listed"),
        ("It was sold to Vektronika in May.", "Vektronika", "listed"),
        ("Заводы «Вектроники» закрыты.", "Вектроника", "listed"),
        ("Компания «Байкал Вымысел» молчит.", "Байкал Вымысел", "listed"),
        ("Байкал Вымысел сообщил, что завод закрыт.", "Байкал Вымысел", "listed"),
        ("Депутат Госдумы Борис Соколов молчит.", "Борис Соколов", "listed"),
        ("Введены санкции против Игоря Лапшина.", "Игорь Лапшин", "listed"),
        ("По словам директора Игоря Лапшина, всё готово.", "Игорь Лапшин", "listed"),
        ("The cargo left Orlanovo Airport in May.", "Orlanovo Airport", "listed"),
        ("The cargo left Orlanskaya Avenue in May.", "Orlanskaya Avenue", "not looked for"),
        ("The tanker Captain Morozko left in May.", "Captain Morozko", "listed"),
        ("Osh Bank and Tat Bank shut.", "Tat Bank", "listed"),
        ("It went through tat bank of Tehran.", "tat bank", "listed"),
    ],
)
def test_a_name_is_listed_where_the_text_tells_that_it_is_the_same(
    screener: Screener, text: str, name: str, status: str
) -> None:
    assert statuses(screener, text)[name] == status


def test_a_common_word_cries_no_wolf(screener: Screener) -> None:
    assert "Trade" not in statuses(screener, "Trade fell. The trade with Asia grew.")


@pytest.mark.parametrize("words", ["banks that lend", "Banks that lend"])
def test_small_words_of_the_language_are_no_bank(screener: Screener, words: str) -> None:
    text = f"The rules are strict. {words} to traders are asked."
    assert "listed" not in statuses(screener, text).values()


def test_whoever_is_listed_is_told_with_the_patronymic_of_other_entries(
    screener: Screener,
) -> None:
    article = read_plain("A headline of some words\n\nIgor Lapshin, who owns a yacht, spoke.")
    (named,) = answer_text(article, screener, as_of=DAY).named
    assert named.looked.status == "listed"
    assert [(one.match.listed_name.text, one.certainty) for one in named.looked.listings] == [
        ("Igor LAPSHIN", "strong"),
        ("Igor Petrovich LAPSHIN", "possible"),
    ]


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("товар шёл из Китая", "China", "cn"),
        ("товар шёл через Киргизию", "Kyrgyzstan", "kg"),
        ("груз задержали в Бишкеке", "Бишкек", "kg"),
        ("поставки идут через Ош", "Ош", "kg"),
        ("посредник из Дубая", "Дубай", "ae"),
    ],
)
def test_a_place_is_found_in_every_russian_case(
    screener: Screener, words: str, name: str, country: str
) -> None:
    article = read_plain(f"Заголовок из слов\n\nКак сообщалось, {words} в мае.")
    named = answer_text(article, screener, as_of=DAY).named
    assert (name, country) in [(one.entity.name, one.entity.country) for one in named]


def test_a_sure_number_of_a_part_is_marked_beside_the_goods(screener: Screener) -> None:
    text = "It sold FPGAs with the part number XC7K325T-2FFG900I in flight A320 of 2025."
    article = read_plain(f"A headline of some words\n\n{text}")
    goods = answer_text(article, screener, as_of=DAY).goods
    assert [one.words for one in goods] == ["fpgas", "xc7k325t-2ffg900i"]


def test_the_day_of_a_listing_is_told(screener: Screener) -> None:
    article = read_plain("A headline of some words\n\nRussian President Boris Sokolov spoke.")
    named = answer_text(article, screener, as_of=DAY).named
    [listing] = next(one.looked.listings for one in named if one.entity.kind == "person")
    assert (listing.day, listing.certainty) == ("2022-02-25", "likely")


def test_a_scan_adds_what_stands_in_small_letters(screener: Screener) -> None:
    class _Seen:
        def __init__(self, start: int, end: int, match: Match) -> None:
            self.start, self.end, self.match = start, end, match

    def scan(text: str) -> Iterator[_Seen]:
        start = text.find(name)
        for match in screener.match(name, as_of=DAY):
            yield _Seen(start, start + len(name), match)

    name = "severny arsenal plant"
    article = read_plain(f"A headline of some words\n\nthey sold it to {name} in may.")
    for given in (scan, None):
        named = answer_text(article, screener, as_of=DAY, scan=given).named
        assert [(one.entity.name, one.looked.status) for one in named] == [(name, "listed")]


def test_the_article_that_it_all_began_with(shared: Path) -> None:
    reading = read((shared / "text/article.txt").read_text(encoding="utf-8"))
    persons = [one.name for one in reading.entities if one.kind == "person"]
    assert persons == ["Vladimir Putin", "Xi Jinping"]
    said = [(one.speaker, one.outlet) for one in reading.statements]
    assert said == [
        ("Xi Jinping", None),
        ("Xinhua News Agency", "Xinhua News Agency"),
        ("Vladimir Putin", "Xinhua News Agency"),
        ("The two leaders", None),
        ("Xi Jinping", "Chinese state media"),
        ("Xi Jinping", "state television"),
        ("Treasury Department", None),
    ]
    assert {"Xinhua News Agency", "state television", "Reuters"} <= set(reading.sources)
    assert [one.day for one in reading.announcements] == ["2023-12-22"]
    why = [block.why for block in reading.article.blocks if not block.is_read]
    assert why == ["control", "repeated", *["caption"] * 3, *["comments"] * 2]
