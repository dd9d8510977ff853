"""Rich Text Format is read as the text that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.container.rtf import MAX_DEPTH, lines_of_rtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]

INVOICE = (
    rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil Arial;}}{\*\generator Word;}"
    rb"{\info{\title x}}\pard COMMERCIAL INVOICE\par Seller: Elbe GmbH\par "
    rb"Buyer: \'ce\'f8 \u1058?\u1088?\u1077?\u1081?\u1076?\par}"
)


@pytest.mark.parametrize(
    ("rtf", "lines"),
    [
        (rb"{\rtf1 a{\b b} c\par d}", ["ab c", "d"]),
        (rb"{\rtf1 x\cell y\cell\row z}", ["x\ty\t", "z"]),
        (rb"{\rtf1\uc2 \u1054??\u1096\'d8\'d8!}", ["Ош!"]),
        (rb"{\rtf1 \u-10179?\u-8704?}", ["\U0001f600"]),
        (rb"{\rtf1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f1 \'ce\f0 \'e9}", ["Оé"]),
        (rb"{\rtf1 a\{b\}\\c\~d\_e}", ["a{b}\\c d-e"]),
        (rb"{\rtf1 a{\pict 0102}{\*\unknown words}b}", ["ab"]),
        (rb"{\rtf1 a{\footnote note}{\*\annotation said}b}", ["anotesaidb"]),
        (rb"{\rtf1 a\par", ["a", ""]),
        (rb"{\rtf1 a}}}{b", ["ab"]),
    ],
)
def test_the_text_is_what_is_shown(rtf: bytes, lines: list[str]) -> None:
    assert lines_of_rtf(rtf) == lines


def test_a_bomb_of_braces_ends() -> None:
    assert lines_of_rtf(b"{\\rtf1 a" + b"{" * (MAX_DEPTH * 2) + b"b") == ["a"]


def test_a_document_is_read_by_its_labels(read: Read) -> None:
    (deal,) = read(INVOICE)
    assert [(party.role, party.name) for party in deal.parties] == [
        ("seller", "Elbe GmbH"),
        ("buyer", "Ош Трейд"),
    ]
    assert (deal.kind, deal.source and deal.source.format) == ("invoice", "rtf")


def test_prose_is_kept_as_a_text(read: Read) -> None:
    (deal,) = read(rb"{\rtf1 Dear all,\par we pay Osh Trade.}")
    assert (deal.parties, deal.text) == ((), ("Dear all,\nwe pay Osh Trade.",))


@pytest.mark.parametrize("kind", ["text/rtf", "application/rtf"])
def test_an_e_mail_whose_body_or_file_is_rich_text_is_read(read: Read, kind: str) -> None:
    head = b"From: Anna <a@primer.example>\r\nTo: b@bank.example\r\nMIME-Version: 1.0\r\n"
    deals = read(head + b"Content-Type: " + kind.encode() + b"\r\n\r\n" + INVOICE, "mail.eml")
    names = [party.name for deal in deals for party in deal.parties]
    assert names == ["Anna", "Elbe GmbH", "Ош Трейд"]
