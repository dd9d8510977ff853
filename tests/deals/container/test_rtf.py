"""Rich Text Format is read as the text that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.container.rtf import MAX_DEPTH, read_rtf_text

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
        (rb"{\rtf1 a{\pict\bin3 }{{}b}", ["ab"]),
        (rb"{\rtf1 a{\pict\bin3 {{{}b}", ["ab"]),
        (rb"{\rtf1{\pict\bin9999999999 }b}", [""]),
        (rb"{\rtf1\deff1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\'ce\f0 \'e9\plain \'f8}", ["Оéш"]),
        (rb"{\rtf1\mac \'8e}", ["é"]),
    ],
)
def test_the_text_is_what_is_shown(rtf: bytes, lines: list[str]) -> None:
    assert read_rtf_text(rtf).lines == lines


def test_a_bomb_of_braces_ends() -> None:
    found = read_rtf_text(b"{\\rtf1 a" + b"{" * (MAX_DEPTH * 2) + b"b")
    assert (found.lines, found.problem) == (
        ["a"],
        "more than 1,000 groups stand in each other; the rest was not read.",
    )


@pytest.mark.parametrize(
    ("rtf", "what"),
    [
        (rb"{\rtf1 Osh{\pict 0102 Talas Works}", "a group does not end"),
        (b"{\\rtf1 Osh" + b"{" * (MAX_DEPTH * 2), "groups stand in each other"),
        (rb"{\rtf1 Osh{\object{\*\objdata 01}{\result Osh}}}", "an object of another program"),
        (rb"{\rtf1{\pict 0102}}", "the RTF has no text that could be read"),
    ],
)
def test_words_that_may_be_lost_are_said(read: Read, rtf: bytes, what: str) -> None:
    (deal,) = read(rtf)
    assert [what in issue.what for issue in deal.issues if issue.unread] == [True]


def test_a_mail_whose_rich_text_is_cut_off_says_so(read: Read) -> None:
    head = b"From: Anna <a@primer.example>\r\nTo: b@bank.example\r\nMIME-Version: 1.0\r\n"
    head += b"Content-Type: text/rtf\r\n\r\n"
    (deal, *_) = read(head + rb"{\rtf1 Osh{\pict 01", "mail.eml")
    assert any("a group does not end" in issue.what for issue in deal.issues)


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
