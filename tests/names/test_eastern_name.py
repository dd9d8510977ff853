"""A name in Chinese, Japanese or Korean letters is the Latin one that it stands for."""

from __future__ import annotations

import re
import unicodedata

import pytest

import witting
from witting.names import parse_name
from witting.names.chinese_name import parse_ordinal, translate_signs
from witting.names.eastern_name import read_eastern
from witting.names.foreign_sound import options_of_word
from witting.names.native_name import with_latin_names
from witting.names.transcription import read_transcriptions
from witting.names.variant import variants
from witting.resources import read_yaml

MATCH = 0.8


def folds(text: str) -> tuple[str, ...]:
    return parse_name(text).folded


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("华为技术有限公司", "Huawei technology co ltd"),
        ("華為技術有限公司", "Huawei technology co ltd"),
        ("深圳市大疆创新科技有限公司", "Shenzhen DJI innovation technology co ltd"),
        ("哈尔滨工业大学", "Harbin Institute of Technology"),
        ("俄罗斯联邦储蓄银行", "Sberbank"),
        ("苏霍伊公司", "Sukhoi"),
        ("俄罗斯天然气工业股份公司", "Gazprom co ltd"),
        ("ガスプロム", "Gazprom"),
        ("ガスプロム社", "Gazprom"),
        ("株式会社ロスネフチ", "co ltd Rosneft"),
        ("가스프롬사", "Gazprom"),
        ("로스네프트 주식회사", "Rosneft co ltd"),
        ("华为（香港）有限公司", "Huawei Hongkong co ltd"),
        ("谢尔盖·紹伊古", "Sergei Shoigu"),
        ("俄羅斯聯邦儲蓄銀行", "Sberbank"),
        ("哈爾濱工業大學", "Harbin Institute of Technology"),
        ("ｳﾗｼﾞｰﾐﾙ･ﾌﾟｰﾁﾝ", "Vladimir Putin"),
        (unicodedata.normalize("NFD", "블라디미르 푸틴"), "Vladimir Putin"),
        ("弗·普京", "V Putin"),
        ("阿尔马兹-安泰公司", "Almaz-Antey"),
        ("杭州电子科技大学", "Hangzhou Dianzi University"),
        ("가스프롬", "Gazprom"),
        ("弗拉基米尔·普京", "Vladimir Putin"),
        ("ウラジーミル・プーチン", "Vladimir Putin"),
        ("블라디미르 푸틴", "Vladimir Putin"),
    ],
)
def test_a_name_that_is_known_is_the_latin_one(text: str, latin: str) -> None:
    assert folds(latin) in map(folds, read_eastern(text))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("四川大学", "Sichuan University"),
        ("贵州工业大学", "Guizhou University of Technology"),
        ("湖北省机械研究所", "Hubei Machine Research Institute"),
        ("第五十四研究所", "54 Research Institute"),
        ("中国工程院第一〇三研究所", "China Academy of Engineering 103 Institute"),
        ("铁岭市轴承厂", "Tieling Bearing Plant"),
        ("沈阳飞机工业（集团）有限公司", "Shenyang Aircraft Industry Group Co Ltd"),
        ("国家超级计算无锡中心", "National Supercomputing Wuxi Centre"),
        ("第13研究所", "13 Research Institute"),
        ("上海航空研究院股份有限公司", "Shanghai Aviation Institute Co Ltd"),
    ],
)
def test_an_organisation_of_known_words_is_translated(text: str, english: str) -> None:
    assert folds(english) in map(folds, read_eastern(text))


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("伊万·科拉季诺夫", "Ivan Koradinov"),
        ("谢尔盖·阿列克谢耶维奇·梅里科夫", "Sergei Alekseevich Merikov"),
        ("イワン・コラジノフ", "Ivan Koradinov"),
        ("セルゲイ・トマルキン", "Sergei Tomarkin"),
        ("이반 코라디노프", "Ivan Koradinov"),
        ("세르게이 메르코프스키", "Sergei Merkovsky"),
    ],
)
def test_a_foreigner_who_is_written_by_sound_is_found(text: str, latin: str) -> None:
    """No list has it so: it is a match as one with a slip or two is."""
    assert witting.compare_names(text, latin, schema="Person") >= MATCH
    assert witting.compare_names(latin, text, schema="Person") >= MATCH


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("伊万·科拉季诺夫", "Ivan Medvedkin"),
        ("イワン・コラジノフ", "Ivan Belorukov"),
        ("이반 코라디노프", "Igor Tomarkin"),
        ("四川大学", "Hunan University"),
        ("哈尔滨工业大学", "Harbin Medical University"),
    ],
)
def test_another_is_another(text: str, other: str) -> None:
    assert witting.compare_names(text, other) < MATCH


@pytest.mark.parametrize(
    "text",
    [
        "王小明",
        "欧阳娜娜",
        "桂花 兰",
        "김철수",
        "철수 김",
        "현준 민서 김",
        "さゆり 小川",
        "高橋商店",
        "鑫达利贸易有限公司",
        "Koradin Trading LLC",
        "Корадин",
        "",
        "·",
        "·" * 50,
        "公司",
        "市",
        "上海思源电气股份有限公司",
        "贵州省",
        "ー",
        "第" + "九" * 90,
    ],
)
def test_a_name_that_only_sounds_is_read_by_its_sound_alone(text: str) -> None:
    """Thousands share a reading of two or three syllables."""
    assert read_transcriptions(text) == ()


def test_what_is_long_is_no_name_and_costs_nothing() -> None:
    assert read_eastern("拉·" * 1000) == ()
    assert len(read_eastern("拉·" * 49)) <= 12


def test_signs_beside_a_known_name_stay() -> None:
    [read] = read_eastern("华为鑫达有限公司")
    assert read.split()[0] == "Huawei"
    assert "鑫达" in read


def test_a_word_in_kana_or_hangul_is_known_as_a_whole_alone() -> None:
    assert with_latin_names("プーチンスキー") == "プーチンスキー"
    assert with_latin_names("プーチン大統領").split() == ["Putin", "大統領"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("五十四", 54),
        ("一〇三", 103),
        ("一百零八", 108),
    ],
)
def test_chinese_numerals(numeral: str, number: int) -> None:
    assert parse_ordinal(numeral) == number


def test_the_fewest_words_are_read() -> None:
    """Of 研究 and 所 nobody reads a research and a place."""
    assert "institute" in translate_signs("机械研究所")[0].split()
    assert translate_signs("鑫") == translate_signs("") == ()


def test_the_ways_with_fewest_changes_come_first() -> None:
    options = [("a", "b"), ("c",), ("d", "e", "f")]
    found = ["".join(way) for way in variants(options, 10)]
    assert found == ["acd", "bcd", "ace", "acf", "bce", "bcf"]
    assert variants(options, 2) == [("a", "c", "d"), ("b", "c", "d")]
    assert variants([], 2) == []


def test_sounds_are_told_of_these_scripts_alone() -> None:
    assert options_of_word("Ivan") == options_of_word("鑫") == options_of_word("さゆり") == []
    assert ("r", "l") in options_of_word("ロマ")


def test_every_native_name_is_in_one_row_and_every_sign_has_latin_sounds() -> None:
    kinds = read_yaml("transcribed/native_names.yaml").mapping().values()
    rows = [node for kind in kinds for node in kind.mapping().values()]
    natives = [str(item.value) for node in rows for item in node.sequence()]
    assert len(natives) == len(set(natives))
    signs = read_yaml("transcribed/chinese_sounds.yaml").mapping().values()
    sounds = [str(item.value) for node in signs for item in node.mapping().values()]
    assert all(re.fullmatch("[a-z]+(?: [a-z]+)?", sound) for sound in sounds)
