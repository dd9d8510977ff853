"""Are the lists of goods whole, and do their codes exist?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from witting.goods import identify
from witting.goods.listed import load_lists
from witting.goods.nomenclature import load_nomenclature
from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "goods" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_high_priority_list_has_50_codes_in_six_tiers() -> None:
    lists = load_lists()
    assert lists.tiers == ("1", "2", "3.A", "3.B", "4.A", "4.B")
    found = [item.tier for item in lists.by_code.values()]
    assert [found.count(tier) for tier in lists.tiers] == [4, 5, 16, 9, 11, 5]


def test_the_determination_has_eight_classes_and_29_items() -> None:
    plain = read_yaml("goods/determination.yaml").plain()
    assert isinstance(plain, dict)
    assert [item["number"] for item in plain["classes"]] == [str(number) for number in range(1, 9)]
    assert sum(len(item["items"]) for item in plain["classes"]) == 29
    assert [item.number for item in load_lists().classes] == list("12345678")


def test_every_listed_code_is_a_subheading_of_2022() -> None:
    editions = load_nomenclature().editions
    assert all("2022" in editions[code] for code in load_lists().by_code)


def test_a_high_priority_code_is_never_only_possibly_in_a_class() -> None:
    for listed in load_lists().by_code.values():
        if listed.tier and listed.items:
            assert listed.sure, listed.code


def test_earlier_codes_are_of_the_editions_they_are_said_to_be_of() -> None:
    editions = load_nomenclature().editions
    for row in read_csv("goods/earlier_codes.csv"):
        assert sorted(editions[row["code"]]) == row["editions"].split(), row
        assert all("2022" in editions[code] for code in row["now"].split()), row


def test_every_listed_code_that_is_new_in_2022_has_its_earlier_one() -> None:
    editions = load_nomenclature().editions
    new = {code for code, item in load_lists().by_code.items() if editions[code] == ("2022",)}
    told = {code for row in read_csv("goods/earlier_codes.csv") for code in row["now"].split()}
    # Additive manufacturing had no code of its own before 2022.
    assert new - told == {"848510", "848520", "848530", "848580", "848590", "846251"}


def test_the_nomenclature_has_all_chapters_and_headings() -> None:
    nomenclature = load_nomenclature()
    assert len({heading[:2] for heading in nomenclature.headings}) == 96
    newest = {code[:4] for code, found in nomenclature.editions.items() if "2022" in found}
    assert len(newest) == 1228
    assert nomenclature.below("77") == ()


def test_the_lists_are_those_of_the_published_files(shared: Path) -> None:
    published = {row["hs6"]: row["tier"] for row in rows(shared, "chpl.csv")}
    own = {code: item.tier for code, item in load_lists().by_code.items() if item.tier}
    assert own == published


def test_the_nomenclature_is_that_of_the_published_files(shared: Path) -> None:
    for edition, column in (("2022", "hscode"), ("2017", "code"), ("2012", "code")):
        table = rows(shared, f"nomenclature/hs{edition}_en.csv")
        published = {row[column] for row in table if len(row[column]) == 6}
        own = {code for code, found in load_nomenclature().editions.items() if edition in found}
        assert own == {code for code in published if code.isdigit() and code[:2] < "98"}


def test_every_national_code_of_two_tariffs_is_read(shared: Path) -> None:
    codes = {row["code"] for row in rows(shared, "nomenclature/tnved_ru_2022-08.csv")}
    codes |= {row["goods_code"] for row in rows(shared, "nomenclature/eu_cn_en.csv")}
    whole = [code for code in sorted(codes) if len(code) == 10 and code[:2] < "98"]
    assert len(whole) > 10_000
    assert not {code for code in whole if identify(hs_code=code).status == "unidentified"}


def test_the_codes_of_real_declarations_are_told_with_their_tier(shared: Path) -> None:
    table = rows(shared, "labelled_goods_dev.csv")
    codes = {(row["hs_code"], row["chpl_tier"]) for row in table if len(row["hs_code"]) >= 6}
    # Labelled by HS 2022, where it is none; until 2021 it was what is 8548.00 now.
    codes.remove(("85489090", ""))
    wrong = [
        (code, tier, found)
        for code, tier in sorted(codes)
        if ((found := identify(hs_code=code)).chpl_tier or "") != tier
        and found.status != "ambiguous"
    ]
    assert not wrong, (len(wrong), wrong[:10])
