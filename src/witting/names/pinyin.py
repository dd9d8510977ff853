"""How are Chinese signs read?

As Hanyu Pinyin without tones, one word for each sign, by the reading that the signs around it ask
for: ``重庆`` is Chongqing. Signs of Hong Kong and Taiwan are read as those that the mainland
writes for them. Japanese and Korean texts in these signs are read as Chinese too: nothing tells
them apart.

Source: pypinyin's dictionary (CC-CEDICT and the Xinhua dictionary); the Unihan database for the
variants, https://www.unicode.org/charts/unihan.html
"""

from __future__ import annotations

import gc
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")

# The signs of which a reading depends on the word, and those that stand in words which decide one.
_TRADITIONAL = (
    "長銀廈慶陽樂調傳藏單會參盤強彈種處號將數稱號難為與興當應覺質廣東門業國際電貿機際無線華夏訊網維繫裝備製"
    "藥廠鋼鐵鋁銅錢鐘錶輪車輛運輸鐵龍馬飛鳥魚鳳島嶼灣滙匯豐寶財貨資產產經濟發展開創藝術書報紙視聽視覺環緣絲"
    "紡織紅綠藍黃黑雲霧雷霆風險證券財務審計約達遠進連邊遼寧瀋陽濟蘇無錫蘭臺萬億壹聯盟總統領導團隊員責實屬層"
    "務勞動勢區醫學衛檢測儀器計劃設劉張陳趙吳楊鄭韓馮鄧許蕭羅葉賴鄒鍾譚賀龔嚴喬衝專業顧問諮詢課題農漁礦煤氣"
    "熱燈燃點爐煉輕質優質"
    "爾謝蓋紹亞歷儲濱圖轉鉀協對營倫納烏賓塢戰鬥輝殼潔齊賽內爲"
    "彥陝擴壩檔絡曠湯紀鑽鏈恆凱畢奧鮑貝澤茲讓贊邁偉斬頓圍漢"
)
_SIMPLIFIED = (
    "长银厦庆阳乐调传藏单会参盘强弹种处号将数称号难为与兴当应觉质广东门业国际电贸机际无线华夏讯网维系装备制"
    "药厂钢铁铝铜钱钟表轮车辆运输铁龙马飞鸟鱼凤岛屿湾汇汇丰宝财货资产产经济发展开创艺术书报纸视听视觉环缘丝"
    "纺织红绿蓝黄黑云雾雷霆风险证券财务审计约达远进连边辽宁沈阳济苏无锡兰台万亿壹联盟总统领导团队员责实属层"
    "务劳动势区医学卫检测仪器计划设刘张陈赵吴杨郑韩冯邓许萧罗叶赖邹钟谭贺龚严乔冲专业顾问咨询课题农渔矿煤气"
    "热灯燃点炉炼轻质优质"
    "尔谢盖绍亚历储滨图转钾协对营伦纳乌宾坞战斗辉壳洁齐赛内为"
    "彦陕扩坝档络旷汤纪钻链恒凯毕奥鲍贝泽兹让赞迈伟斩顿围汉"
)
_SAME = dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))

_OWN = {
    "陕": "shaan",
    "陝": "shaan",
    "厦": "xia",
    "嗎": "ma",
}
# Family names that are read otherwise than the same sign elsewhere.
_FAMILY = {
    "曾": "zeng",
    "单": "shan",
    "解": "xie",
    "仇": "qiu",
    "任": "ren",
    "查": "zha",
    "区": "ou",
    "盖": "ge",
    "翟": "zhai",
    "缪": "miao",
    "种": "chong",
    "召": "shao",
    "员": "yun",
    "朴": "piao",
    "折": "she",
    "冼": "xian",
    "洗": "xian",
    "繁": "po",
    "秘": "bi",
    "华": "hua",
}
_PERSON = range(2, 4)


def simplify(text: str) -> str:
    """The text in the signs of the mainland, as far as they are known here."""
    return text.translate(_SAME)


@lru_cache(maxsize=1 << 14)
def read_signs(signs: str) -> tuple[str, ...]:
    """The syllable of each sign in plain letters.

    Args:
        signs: Nothing but Chinese signs, as :data:`SIGNS` finds them.
    """
    plain = simplify(signs)
    read = _reader()(plain)
    if len(read) != len(plain):  # signs that the dictionary lacks come in one
        read = [_reader()(sign)[0] for sign in plain]
    syllables = [
        _OWN.get(sign) or _plain(syllable) for sign, syllable in zip(plain, read, strict=True)
    ]
    if len(plain) in _PERSON:
        syllables[0] = _FAMILY.get(plain[0], syllables[0])
    return tuple(syllables)


@cache
def _reader() -> Callable[[str], list[str]]:
    """Loaded late, since its dictionary takes a moment and most names are in other scripts."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # late, as said above

    gc.freeze()  # Its 200,000 lists stay, and are no garbage to look for.
    return lazy_pinyin


def _plain(syllable: str) -> str:
    latin = syllable if syllable.isascii() else anyascii(syllable)
    letters = "".join(letter for letter in latin.lower() if letter.isalnum())
    return letters.replace("v", "u")  # the u of 吕 and 绿, which Latin names write without its dots
