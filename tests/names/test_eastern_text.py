"""Names are cut out of texts in Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest

from witting.names.eastern_text import find_eastern_names


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in find_eastern_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本批货物由哈尔滨工业大学采购，经香港转运。", "哈尔滨工业大学"),
        ("最终用户为华为技术有限公司，收货人另定", "华为技术有限公司"),
        ("最終用戶為華為技術有限公司", "華為技術有限公司"),
        ("使用华为手机联系", "华为"),
        ("货物将交付给四川大学物理学院。", "四川大学"),
        ("由伊万·科拉季诺夫签署", "伊万·科拉季诺夫"),
        ("署名はイワン・コラジノフである", "イワン・コラジノフ"),
        ("最終需要者はガスプロムである。", "ガスプロム"),
        ("최종 사용자는 가스프롬이 아니다", "가스프롬"),
        ("上海市第五研究所提供", "上海市第五研究所"),
        ("收货人：华为（香港）有限公司。", "华为（香港）有限公司"),
        ("与杭州电子科技大学合作。", "杭州电子科技大学"),
    ],
)
def test_a_name_in_a_text_is_found_without_the_words_around_it(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "用于物理研究所的实验",
        "技术有限公司",
        "交货时间：两周内，付款方式：电汇",
        "普京表示",
        "进口俄石油产品，加热到三百度，依图纸验收",
        "改革浪潮中成立的公司",
        "广大疆域，符合中国石化行业标准",
        "在城市中心",
        "유리 공업",
        "鑫达利贸易有限公司",
        "Koradin Trading LLC",
        "Поставка труб · Корадин",
        "",
        "··・",
    ],
)
def test_what_is_nobody_in_particular_is_no_name(text: str) -> None:
    assert named(text) == []


def test_a_long_text_of_nothing_but_firms_ends() -> None:
    text = "中国国际贸易研究所公司厂银行大学" * 5_000
    assert len(named(text)) >= 5_000
