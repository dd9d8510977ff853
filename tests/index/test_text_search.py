"""Which parts of a text may be names, by the definition and by what a text does to a name."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.index.twin_sighting import twin

from witting.index.columns import build_columns
from witting.index.name_arrays import build_name_arrays
from witting.index.name_index import NameIndex
from witting.index.sighted import NEVER, NOTHING
from witting.index.sighting import apart_from, sight
from witting.index.sought import make_seen
from witting.index.span import iter_chinese
from witting.model import ListedName, Listing

if TYPE_CHECKING:
    from witting.model import ListRecord

WORDS = ("banan", "koradin", "petr", "sandro", "lin", "zavod", "rot", "velk", "ood", "44", "i", "k")


def index_of(*names: str, schema: str = "Company") -> NameIndex:
    listings = [
        Listing(
            id=f"test.list:{number}",
            list="test.list",
            schema=schema,
            caption=name,
            names=(ListedName(name, "primary"),),
            countries=(),
            birth_dates=(),
            addresses=(),
            identifiers=(),
            measures=(),
            programs=(),
        )
        for number, name in enumerate(names)
    ]
    return NameIndex(build_name_arrays([build_columns(listings)], [np.zeros(0, dtype="<i4")]))


def found(index: NameIndex, text: str) -> list[str]:
    return [span.text for span in index.texts.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "PAID FOR ACCOUNT OF KORADIN VELKOV WORKS, TVER",
        "paid to Korádin-Velkov Works.",
        "оплата Корадин Велков Воркс за товар",
        "PAID FOR KORADIN VEL\nKOV WORKS",
        "PAID FOR KORADIN VEL-\n  KOV WORKS",
        "PAID FOR KORADIN\nVELKOV\nWORKS",
        "VELKOV KORADIN WORKS",
        "works of Koradin & Velkov",
    ],
)
def test_a_name_is_found_as_texts_write_it(text: str) -> None:
    [span] = index_of("Koradin Velkov Works").texts.find(text)
    assert text[span.start : span.end].lower().startswith(("kor", "кор", "vel", "works of"))


@pytest.mark.parametrize(
    "text",
    [
        "for BELOZERSKIY ELEKTROMEKHANICHESKIY ZAVOD VYMYSEL",
        "for VYMYSEL ELEKTROMEKHANICHESKIJ ZAVOD BELOZERSK",
        "для Белозерского электромеханического завода Вымысел",
    ],
)
def test_a_text_in_russian_names_who_is_listed_in_english(text: str) -> None:
    index = index_of("Belozersk Electromechanical Plant Vymysel")
    [span] = index.texts.find(text)
    assert len(span.text.split()) == 4


@pytest.mark.parametrize("text", ["the electric plant of the town", "Belozerskiy", "ZAVOD NOVYI"])
def test_words_of_the_trade_and_towns_alone_are_no_name(text: str) -> None:
    assert not index_of("Belozersk Electromechanical Plant Vymysel").texts.find(text)


def test_the_words_around_are_no_part_of_it() -> None:
    index = index_of("Koradin Velkov Works")
    assert found(index, "PAID TO KORADIN VELKOV WORKS FOR TOWELS") == ["KORADIN VELKOV WORKS"]
    assert found(index, "koradin. Then velkov. Then works") == []
    assert found(index, "koradin wrote to us that the velkov of old had been at his works") == []


def test_a_legal_form_behind_a_name_says_where_it_ends() -> None:
    index = index_of("Koradin")
    [firm] = index.texts.find("TO KORADIN TRADE LLC, TVER")
    assert (firm.text, firm.is_whole) == ("KORADIN TRADE LLC", True)
    [name] = index.texts.find("TO KORADIN, TVER")
    assert (name.text, name.is_whole) == ("KORADIN", False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("goods of good quality and a star on each box, as agreed with the seller of it", 0),
        ("GOODS WITH STAR ON EACH BOX", 0),
        ('GOODS OF "STAR" ON EACH BOX', 1),
        ("GOODS OF STAR LLC", 1),
        ("GOODS OF АО «STAR»", 1),
        ("GOODS OF ТОО STAR", 1),
        ("GOODS TOO STAR", 0),
        ("GOODS OF AO STAR FOR THE BUYER", 1),
        ("the goods that we sold to AO Star in May were sent by sea to the buyer of old", 1),
        ("os bens foram entregues ao Star em maio por via do mar e com todos os papeis dele", 0),
        ("GOODS AT STAR", 0),
        ("GOODS OF STAR AO FOR THE BUYER", 1),
        ("the goods that Star AO sold to us in May were sent by sea to the buyer of old", 1),
        ("a nave Star ao largo do porto foi vista em maio por via do mar e dos papeis dele", 0),
        ("GOODS OF STAR OY", 1),
        ("GOODS OF STAR AG, BERN", 1),
        ("GOODS OF STAR LIMITED", 1),
        ("the sale of Star limited to two of each kind, as agreed with the seller of it", 0),
        ("GOODS OF STAR CO LIMITED", 1),
        ("GOODS OF STAR CO., LTD.", 1),
        ("GOODS OF STAR PTE LTD INV 12", 1),
        ("GOODS OF STAR GROUP OF COMPANIES PJSC", 1),
        ("GOODS OF STAR PUBLIC JOINT STOCK COMPANY", 1),
        ("GOODS WITH STAR PUBLIC AND OPEN", 0),
        ("GOODS WITH STAR OF COMPANY", 0),
        ("GOODS WITH STAR KG 20", 0),
        ("GOODS WITH STAR AS AGREED", 0),
        ("GOODS WITH STAR A.S. INV 12", 1),
        ("GOODS WITH STAR A.Ş. INV 12", 1),
        ("GOODS WITH STAR AŞ", 1),
        ("GOODS OF STAR CO 2 SENSORS", 0),
        ("GOODS OF STAR AB 12", 0),
        ("GOODS OF STAR CO-AXIAL", 0),
        ("GOODS OF STAR AG-5", 0),
        ("GOODS OF STAR AG 8000 CITY", 1),
        ("GOODS OF STAR CO, 12 MAIN STREET", 1),
        ("GOODS OF STAR S.A. 12", 1),
        ("GOODS OF STAR LIMITED EDITION", 0),
        ("GOODS OF STAR LIMITED INV 12", 1),
        ("ADDITIONAL STAR BOARDS", 0),
        ("STAR PRODUCTION LINE", 0),
        ("GOODS OF STAR PRODUCTION COMPANY", 1),
        ("SCIENTIFIC STAR DEVICE", 0),
    ],
)
def test_an_ordinary_word_needs_a_mark(text: str, names: int) -> None:
    assert len(found(index_of("Star"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SHIPPED BY MV KORADIN", 1),
        ("SHIPPED BY M/V KORADIN", 1),
        ("shipped by the tanker Koradin in May, as agreed with the seller of all of it", 1),
        ("груз на т/х Корадин", 1),
        ("SHIPPED BY KORADIN", 0),
    ],
)
def test_a_ship_of_one_word_needs_the_word_for_a_ship(text: str, names: int) -> None:
    assert len(found(index_of("Koradin", schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PAYMENT WITHIN TWENTY ONE DAYS AFTER SHIPMENT", 0),
        ("documents are presented within twenty-one days after shipment but within validity", 0),
        ("Twenty one days after the shipment all of the documents are sent to the bank", 0),
        ("SHIPPED BY MV TWENTY ONE", 1),
        ("VESSEL / VOYAGE: TWENTY ONE / 012W", 1),
        ("SHIPPED BY TWENTY ONE (IMO 9074729)", 1),
        ("shipped by the tanker Twenty One in May, as agreed with the seller of all of it", 1),
    ],
)
def test_a_ship_whose_name_is_a_number_needs_the_word_for_a_ship(text: str, names: int) -> None:
    assert len(found(index_of("Twenty One", schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GOODS FOR THE THIRD FLOOR OF THE BUILDING", 0),
        ("the goods are for the third floor of the building, as agreed with the seller", 0),
        ("GOODS OF THIRD FLOOR LLC", 1),
        ("the goods of Third Floor are for the building, as agreed with the seller of it", 1),
    ],
)
def test_a_firm_called_after_what_any_letter_says_needs_a_mark(text: str, names: int) -> None:
    assert len(found(index_of("Third Floor"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we look to the rising moon of the west and to good trade with it in the years ahead", 0),
        ("RISING MOON OF THE WEST", 0),
        ("GOODS OF WEST MOON COMPANY", 1),
        ("GOODS OF WEST MOON LLC", 1),
        ("the goods of West Moon were sent to the buyer, as agreed with the seller of them", 1),
    ],
)
def test_a_name_told_by_the_kind_of_firm_alone_needs_all_of_it(text: str, names: int) -> None:
    assert len(found(index_of("West Moon Company"), text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "VESSEL NAME: KORADIN",
        "VESSEL'S NAME KORADIN",
        "VESSEL/VOYAGE KORADIN / 012W",
        "VSL: KORADIN",
        "BUQUE KORADIN",
        "GEMI ADI: KORADIN",
        "船名: KORADIN",
        "LOADED ON KORADIN (IMO NO. 9074729)",
    ],
)
def test_what_shipping_papers_write_around_a_ship_marks_it(text: str) -> None:
    assert len(found(index_of("Koradin", schema="Vessel"), text)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("B/L MUST KORADIN IMO NUMBER OF VESSEL", 0),
        ("B/L MUST KORADIN IMO NUMBER AND 12 TONS", 0),
        ("KORADIN IMO: 9074729", 1),
        ("KORADIN IMO-NR 9074729", 1),
        ("KORADIN, IMO NUMBER 9074729", 1),
    ],
)
def test_an_imo_number_marks_a_ship_and_the_word_alone_does_not(text: str, names: int) -> None:
    assert len(found(index_of("Koradin", schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PER MV KORADIN PEARL", 0),
        ("PER MV KORADIN PEARL OR SUBSTITUTE", 0),
        ("sent by MV Koradin Pearl in May, as agreed with the seller of all of these goods", 0),
        ("sent by MV Koradin pearl and all, as agreed with the seller of all of these goods", 1),
        ('PER MV "KORADIN" PEARL BROKER', 1),
        ("PER MV KORADIN, PEARL BROKER", 1),
        ("PER MV KORADIN\nPEARL BROKER", 1),
        ("PER MV KORADIN BILL OF LADING", 1),
        ("PER MV KORADIN SAILING FROM TVER", 1),
        ("PER MV KORADIN OCEAN FREIGHT", 1),
        ("VESSEL KORADIN DISCHARGED AT TVER", 1),
        ("VESSEL KORADIN ZAVERTKA", 1),
        ("PER MV KORADIN PEARL SHIPPING", 1),
        ("PER MV KORADIN PEARL SHIPPING LTD", 1),
        ("PER MV KORADIN PEARL LINES AS CARRIER", 1),
        ("PER MV KORADIN PEARL LTD", 1),
        ("PER MV KORADIN PEARL SHIPPING DOCUMENTS", 0),
        ("PER MV KORADIN PEARL\nSHIPPING BY SEA", 0),
        ("PER MV KORADIN UREA IN BAGS", 1),
        ("PER MV KORADIN OF PANAMA", 1),
        ("PER MV STAR OF VELKOV", 0),
        ("PER MV STAR", 1),
    ],
)
def test_a_ship_of_one_word_is_no_other_whose_name_goes_on(text: str, names: int) -> None:
    behind = ("Pearl", "Ocean", "Urea")
    ships = (
        "Koradin",
        "Star",
        *(f"{first} {word}" for first in ("Velk", "Sandro") for word in behind),
    )
    assert len(found(index_of(*ships, schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("B/L TO SHOW IMO NUMBER 9074729", 0),
        ("B/L INDICATING IMO NO. 9074729 OF THE SHIP", 0),
        ("SHIPPED BY MV SHOW IMO NUMBER 9074729", 1),
        ("SHIPPED BY KORADIN IMO NUMBER 9074729", 1),
        ('"SHOW" IMO NUMBER 9074729', 1),
    ],
)
def test_what_papers_ask_for_is_no_ship(text: str, names: int) -> None:
    ships = ("Show", "Indicating", "Koradin")
    assert len(found(index_of(*ships, schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PER MV KORADIN PARK", 0),
        ("PER MV KORADIN PARK FROM TVER", 0),
        ("PER MV KORADIN PARK SHIPPING LLC", 1),
        ("PER MV KORADIN TVER", 1),
    ],
)
def test_a_ship_goes_on_as_names_of_ships_do(text: str, names: int) -> None:
    assert len(found(index_of("Koradin", schema="Vessel"), text)) == names


def test_numbers_and_scripts_without_capitals_need_none() -> None:
    prose = "and so it was said by all of them that day, as we heard from the office"
    assert found(index_of("Repair Plant 720"), f"the 720 Repair Plant did {prose}")
    assert found(index_of("بنك الشرق"), f"the firm بنك الشرق did {prose}")


@pytest.mark.parametrize(
    ("name", "text"), [("Globaltek", "GLOBAL TRADE"), ("Zavod", "PLANT FOR TOWELS")]
)
def test_one_word_in_another_language_is_no_name(name: str, text: str) -> None:
    assert found(index_of(name, "Global Koradin Works", "Koradin Plant"), text) == []


@pytest.mark.parametrize(
    "name", ["NS Velkora Shipping", "N S Velkora Shipping", "N.S. Velkora Shipping"]
)
@pytest.mark.parametrize(
    "text",
    [
        "SHIPPED BY NS VELKORA SHIPPING",
        "SHIPPED BY N S VELKORA SHIPPING",
        "SHIPPED BY N.S. VELKORA SHIPPING",
        "SHIPPED BY N. S. VELKORA SHIPPING",
        "SHIPPED BY N.S.VELKORA SHIPPING",
        "SHIPPED BY N S\nVELKORA SHIPPING",
        "SHIPPED BY M/T N S VELKORA SHIPPING",
        "SHIPPED BY M.T. N.S. VELKORA SHIPPING",
        "SHIPPED BY VELKORA SHIPPING N.S.",
    ],
)
def test_letters_of_a_name_stand_apart_or_as_one(name: str, text: str) -> None:
    [span] = index_of(name).texts.find(text)
    assert sorted(span.text.replace(".", "").replace(" ", "")) == sorted("NSVELKORASHIPPING")


def test_letters_that_are_one_word_are_told_as_one() -> None:
    index = index_of("NS Velkora", "Abc Trading", "RTK")
    assert found(index, "SOLD BY A.B.C. TRADING, TVER") == ["ABC TRADING"]
    assert found(index, "SOLD BY N.S.VELKORA") == ["NS VELKORA"]
    assert found(index, "SOLD BY R. T. K. LLC") == ["RTK LLC"]


@pytest.mark.parametrize(
    "text",
    [
        "SOLD C/O N S/VELKORA",
        "SOLD BY N / S VELKORA",
        "SOLD BY N; S VELKORA",
        "S P A C E D O U T N S VELKORA",
        "SOLD BY N.S. AS AGREED WITH VELKORA",
    ],
)
def test_letters_that_stand_for_something_else_are_no_word(text: str) -> None:
    assert found(index_of("NS Velkora", "CNS Velkora"), text) == []


def test_a_word_that_means_something_is_not_the_letters_of_a_name() -> None:
    index = index_of("S E A Velkora Trading")
    assert found(index, "SOLD BY S E A VELKORA TRADING") == ["S E A VELKORA TRADING"]
    spans = index.texts.find("BY SEA VELKORA TRADING")
    assert [span.text for span in spans if not span.has_slip] == ["VELKORA TRADING"]


@pytest.mark.parametrize(
    "text",
    ["GOODS OF STAR L.L.C.", "GOODS OF O.O.O. STAR", "GOODS OF STAR L L C", "АКТ З.А.О. STAR"],
)
def test_a_legal_form_in_letters_marks_a_name(text: str) -> None:
    assert len(found(index_of("Star"), text)) == 1


def test_a_person_by_surname_alone_is_not_looked_for() -> None:
    index = index_of("Petr Koradin", schema="Person")
    assert found(index, "PAID TO KORADIN") == []
    assert found(index, "PAID TO KORADIN PETR") == ["KORADIN PETR"]
    assert found(index, "PAID TO P. KORADIN") == ["P. KORADIN"]


@pytest.mark.parametrize("name", ["Tarun bin Tarun Velik Koradin", "Koradin Velik Velik"])
def test_a_name_with_a_word_twice_is_found_whole(name: str) -> None:
    index = index_of(name, schema="Person")
    assert found(index, f"PAID TO {name.upper()} IN MAY") == [name.upper()]
    assert found(index, f"PAID TO {name.upper()[:20]}\n{name.upper()[20:]} IN MAY")


def test_every_name_is_found_in_a_text_of_all(records: list[ListRecord]) -> None:
    names = [record.entities[0].properties["name"][0] for record in records[:300]]
    index = index_of(*names)
    source = random.Random(7)
    fillers = ("paid to", "for goods of", "under the contract with", "on behalf of")
    text = " , ".join(f"{source.choice(fillers)} {name}" for name in names)
    covered = {span.text.removesuffix(" LLC") for span in index.texts.find(text)}
    missed = [
        name
        for name in names
        if not any(part in covered for part in (name.removesuffix(" LLC"), name))
    ]
    assert missed == []


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=6),
    st.lists(st.sampled_from((*WORDS, "und")), max_size=30),
    st.data(),
)
def test_what_is_sighted_is_what_the_definition_says(
    names: list[list[str]], text: list[str], data: st.DataObject
) -> None:
    index = index_of(*(" ".join(words) for words in names), schema="Person")
    search = index.texts
    sighted = search._sighted  # what is searched by
    rows = search._folds.rows(text)
    ends, folds, _ = search._folds.arrays
    own = [folds[ends[row - 1] if row else 0 : ends[row]].tolist() for row in rows.tolist()]
    initials = np.array([ord(word) - 87 if len(word) == 1 else 0 for word in text], dtype=np.uint8)
    found = np.empty((4096, 3), dtype=np.int64)
    looks = np.zeros(len(text), dtype=np.uint8)
    seen = make_seen(len(sighted.anchor_ends))

    def sight_with(asked: list[bool]) -> set[tuple[int, int, int]]:
        apart = apart_from(np.array(asked, dtype=bool))
        count = sight(sighted, rows, ends, folds, initials, looks, apart, seen, found)
        return {(first, last, name) for first, last, name in found[:count].tolist()}

    told = sight_with([True] * len(text))
    wanted = twin(sighted, own, initials.tolist())
    assert {one for one in told if sighted.needs[one[2]] == NOTHING} == wanted
    assert not {one for one in told if sighted.needs[one[2]] == NEVER}
    size = len(text)
    asked = data.draw(st.lists(st.sampled_from((True, *[False] * 9)), min_size=size, max_size=size))
    few = sight_with(asked)
    assert few <= told
    assert {one for one in told if any(asked[one[0] : one[1] + 1])} <= few


def test_what_was_forgotten_between_two_texts_is_looked_up_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("witting.index.word_folds.MOST_KEPT", 5)
    index = index_of("Koradin Velkov Works")
    for number in range(30):
        text = f"word{number} other{number}\nwords{number} KORADIN VEL\nKOV WORKS end{number}"
        assert found(index, text) == ["KORADIN VELKOV WORKS"]


def test_initials_stand_for_given_names_in_any_script() -> None:
    index = index_of("Petr Koradin", "Gennadii Velkov", schema="Person")
    assert found(index, "ВЕЛКОВ Г.Н.")
    assert found(index, "UBO MR P. KORADIN")


def test_firms_in_chinese_text() -> None:
    text = "收货人深圳市科拉丁贸易有限公司，电话"
    assert "深圳市科拉丁贸易有限公司" in {span.text for span in iter_chinese(text)}
    assert all(text[span.start : span.end] == span.text for span in iter_chinese(text))
    assert [*iter_chinese("毛巾一百条")] == []


def test_a_long_text_in_chinese_is_read_in_short_parts() -> None:
    firm = "科拉丁贸易有限公司"
    text = f"{'深' * 100_000}收货人{firm}" * 2
    spans = [*iter_chinese(text)]
    assert [span.text for span in spans] == [firm, firm]
    many = [*iter_chinese(f"收货人{firm}" * 20_000)]
    assert sum(span.text == firm for span in many) == 20_000
    assert max(len(span.text) for span in many) <= 45


@pytest.mark.parametrize(
    "text", ["the banks that lend", "of the bank. That is why", "BANKS THAT LEND"]
)
def test_a_small_word_is_no_name_that_is_only_folded_like_it(text: str) -> None:
    assert found(index_of("Tat Bank"), text) == []


def test_a_small_word_is_a_word_of_the_names_that_are_written_with_it() -> None:
    assert found(index_of("Sons of the Koradin"), "paid to Sons of the Koradin") == [
        "Sons of the Koradin"
    ]


def test_a_short_name_that_everybody_knows_needs_no_mark_and_others_do() -> None:
    index = index_of("VTB", "QTB")
    assert found(index, "PAYMENT VIA VTB") == ["VTB"]
    assert found(index, "PAYMENT VIA QTB") == []
    assert found(index, "PAYMENT VIA QTB LLC")
    assert (
        found(index, "they paid it by vtb, " + "and so it was said by all of them that Day") == []
    )


def test_capitals_among_small_letters_tell_a_name_of_common_words_in_a_short_text_too() -> None:
    index = index_of("Blue Horizon")
    assert found(index, "we paid Blue Horizon for oil") == ["Blue Horizon"]
    assert found(index, "payment to Blue Horizon") == ["Blue Horizon"]
    assert found(index, "Blue Horizon tea") == []
    assert found(index, "Tea Blue Horizon of Ceylon") == []
    assert found(index, "BLUE HORIZON TEA") == []
