"""A table of which no heading is known is read as texts, which are searched, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.guessed_header import guess_header
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]

HEAD = "Ostaja;Tavara;Määrä;Numero"


def test_its_words_and_long_numbers_are_texts_of_each_row(read: Read) -> None:
    first, second = read(f"{HEAD}\nOsh Trade;kuulalaakeri;5;848210\n;saappaat;7;12\n")
    assert first.text == (
        f"line 1: {HEAD}",
        "Ostaja: Osh Trade",
        "Tavara: kuulalaakeri",
        "Numero: 848210",
    )
    assert second.text == ("Tavara: saappaat",)
    assert (first.parties, first.goods) == ((), ())


def test_every_deal_says_so_and_is_not_clear(read: Read, said: Said) -> None:
    for deal in read(f"{HEAD};buyer_nam\nOsh Trade;x;5;1;\nVektor;y;5;1;\n"):
        (issue,) = (issue for issue in deal.issues if issue.unread)
        assert issue.what.startswith("no column is known: 'Ostaja', 'Tavara', 'Määrä', 'Numero',")
        assert "nobody could tell who takes part" in issue.what
        assert "give a mapping with --mapping FILE" in issue.what
        assert "'buyer_nam' may be meant as 'buyer_name'" in said(deal)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_whoever_is_named_in_it_is_found(finds_listed: Callable[..., bool], mark: str) -> None:
    rows = [["Ostaja", "Tavara"], ["Osh Trade", "x"], ["Keremet Bank OAO", "y"]]
    content = "".join(f"{mark.join(row)}\n" for row in rows)
    assert finds_listed(content, "deals.csv", "text_mention")


def test_so_is_whoever_stands_in_a_first_row_that_is_no_header(
    finds_listed: Callable[..., bool],
) -> None:
    content = "Keremet Bank OAO,towels,Bishkek\nOsh Trade,shoes,Osh\n"
    assert finds_listed(content, "deals.csv", "text_mention")


@pytest.mark.parametrize(
    "content",
    [
        "Dear Sirs, we sell\nas you know.\nRegards, Anna\nOsh Trade\n",
        "Ostaja;Tavara\n",
        "Ostaja;Tavara\n1;2\n",
        "Ostaja\nOsh Trade\n",
    ],
)
def test_what_is_no_table_is_refused(read: Read, content: str) -> None:
    with pytest.raises(DealFileError, match="no column is known"):
        read(content)


@pytest.mark.parametrize(
    ("rows", "is_even", "at"),
    [
        ([["Lista"], ["Ostaja", "Tavara"], ["Osh", "x"]], True, 1),
        ([["Ostaja", "Tavara"], ["Osh", "x", ""]], True, None),
        ([["Ostaja", "Tavara"], ["Osh", "x", ""]], False, 0),
        ([["Ostaja", "Tavara"], ["Osh", ""], ["", "x"]], False, None),
        ([["Ostaja", "7"], ["Osh", "x"]], True, None),
        ([], True, None),
    ],
)
def test_a_header_stands_above_rows_that_are_alike(
    rows: list[list[str]], at: int | None, *, is_even: bool
) -> None:
    assert guess_header(rows, is_even=is_even) == at


@pytest.mark.parametrize(
    "header",
    [
        "Invoice No,Buyer,Goods",
        "id,Buyer,Goods,Ref No",
        "id,Buyer,Buyer code,Goods",
        "id,Buyer,Buyer tax id,Goods",
        "Invoice No,Customer,Customer No,Description,Qty,Invoice Amount,Currency",
    ],
)
def test_words_in_a_column_of_codes_are_a_text(read: Read, header: str) -> None:
    labels = header.split(",")
    for at, label in enumerate(labels):
        if not label.endswith(("No", "code", "tax id")):
            continue
        cells = ["7"] * len(labels)
        cells[at] = "PRIMER TALAS LLC"
        (deal,) = read(f"{header}\n{','.join(cells)}\n")
        assert f"{label}: PRIMER TALAS LLC" in deal.text


@pytest.mark.parametrize("code", ["PO-77/TALAS", "ABC 12 34", "info@primer.example", "个"])
def test_a_code_is_no_text(read: Read, code: str) -> None:
    (deal,) = read(f"id,Buyer,Buyer code\n7,Osh Trade,{code}\n")
    assert deal.text == ()
