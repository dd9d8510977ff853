"""Does a code stay itself, however it is written?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from witting.deals.hs import parse_hs_code
from witting.goods import identify
from witting.goods.code_text import parse_codes
from witting.goods.nomenclature import load_nomenclature

if TYPE_CHECKING:
    from witting.goods.digits import WrittenCode

SUBHEADINGS = st.sampled_from(sorted(load_nomenclature().editions))
NATIONAL = st.sampled_from(["", "00", "0000", "1020", "90", "9008", "200012"])
GAPS = st.sampled_from(["", ".", " ", "-", ". "])


def only(text: str) -> WrittenCode:
    (found,) = parse_codes(text)
    return found


def readings(code: str, national: str) -> set[str]:
    """Twelve digits may be thirteen whose first zero was lost, if there is such a code."""
    eaten = {f"0{code[:5]}"} & set(load_nomenclature().editions) if len(national) == 6 else set()
    return {code, *eaten}


@given(code=SUBHEADINGS, national=NATIONAL)
def test_national_digits_never_change_the_subheading(code: str, national: str) -> None:
    assert set(only(code + national).codes) == readings(code, national)


@given(code=SUBHEADINGS, national=NATIONAL, gaps=st.tuples(GAPS, GAPS, GAPS))
def test_dots_blanks_and_hyphens_never_change_the_subheading(
    code: str, national: str, gaps: tuple[str, str, str]
) -> None:
    first, second, third = gaps
    groups = code[:2] + first + code[2:4] + second + code[4:]
    text = groups + third + national if national else groups
    assert set(only(text).codes) == readings(code, national)


@given(code=SUBHEADINGS.filter(lambda code: code[0] == "0"), national=NATIONAL)
def test_the_zero_that_a_spreadsheet_ate_is_found_again(code: str, national: str) -> None:
    assert code in only((code + national).lstrip("0")).codes or code.startswith("00")


@given(codes=st.lists(SUBHEADINGS, min_size=1, max_size=5, unique=True))
def test_a_list_is_all_its_codes(codes: list[str]) -> None:
    for separator in (";", ", ", "/", " / ", "\n", " and "):
        found = parse_codes(separator.join(codes))
        assert [code.codes for code in found] == [(code,) for code in codes]


@given(text=st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for code in parse_codes(text):
        assert all(item in load_nomenclature().editions for item in code.codes)
        assert code.codes or code.problem
    identify(hs_code=text)


@given(digits=st.text("0123456789. ", min_size=1, max_size=16))
def test_what_the_deal_reader_supposes_is_what_is_read(digits: str) -> None:
    """The reader of deals asks "is it 0101.21?"; where that is a code, goods reads the same."""
    text, problem = parse_hs_code(digits)
    supposed = re.search(r"is it ([\d. ]+)\?", problem or "")
    if not text or not supposed:
        return
    meant = parse_codes(supposed[1])
    if len(meant) == 1 and not meant[0].problem and len(re.sub(r"\D", "", supposed[1])) >= 6:
        read = {code for found in parse_codes(text) for code in found.codes}
        assert read.intersection(meant[0].codes)
