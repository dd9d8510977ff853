"""An e-mail: its body, who sent it, what is attached, and all that mail programs get wrong."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from witting.deals.container.html_text import lines_of_html
from witting.errors import DealFileError
from witting.model import Reference, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]
    Make = Callable[..., bytes]

CSV = b"id,buyer_name\nA,Osh Trade\n"
HEAD = b"From: Anna <a@primer.example>\r\nTo: b@bank.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def test_the_message_is_a_deal_and_so_is_what_is_attached(
    read: Read, make_mail: Make, make_pdf: Make, make_zip: Make
) -> None:
    body = "Dear all,\nthe goods for Vymysel LLC are ready.\n\nInvoice no: 17\nBuyer: Osh Trade LLC"
    page = make_pdf([(60, 100, "Seller:  Lanhu Works"), (60, 115, "Buyer:  Osh Trade")])
    files = [("invoice.pdf", page), ("docs.zip", make_zip([("a.csv", CSV)]))]
    mail, invoice, row = read(make_mail(body, files), "mail.eml")
    assert [(party.role, party.name) for party in mail.parties] == [
        (None, "Primer Anna"),
        ("buyer", "Osh Trade LLC"),
    ]
    assert mail.text == (
        "From: Primer Anna <anna@primer.example>",
        "To: desk@bank.example",
        "Subject: Papers",
        "Dear all,\nthe goods for Vymysel LLC are ready.",
    )
    assert (mail.kind, str(mail.date), mail.id) == ("email", "2025-03-06", "<m1@primer.example>")
    assert mail.references == (
        Reference("message", "<m1@primer.example>"),
        Reference("invoice", "17"),
    )
    assert mail.source == Source("mail.eml", "email", "message")
    assert mail.issues == ()
    assert [party.role for party in invoice.parties] == ["seller", "buyer"]
    assert invoice.source == Source("mail.eml/invoice.pdf", "pdf", "page 1")
    assert row.source == Source("mail.eml/docs.zip/a.csv", "csv", "line 2")


def test_a_message_that_is_attached_is_read_with_what_is_attached_to_it(
    read: Read, make_mail: Make
) -> None:
    inner = make_mail("Inner", [("a.csv", CSV)], Message_ID="<m0@primer.example>")
    outer = (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nSee below.\r\n"
        + b"--B\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner
        + b"\r\n--B--\r\n"
    )
    first, second, row = read(outer, "mail.eml")
    assert first.text[-1] == "See below."
    assert second.id == "<m0@primer.example>"
    assert row.source is not None
    assert row.source.file == "mail.eml/part 2.eml/a.csv"


def test_every_message_of_a_mailbox_is_read(read: Read, make_mail: Make) -> None:
    box = b"".join(
        b"From a@primer.example Thu Mar  6 10:00:00 2025\n"
        + make_mail(f"Body {number}", [("a.csv", CSV)], Message_ID=f"<{number}@primer.example>")
        + b"\n"
        for number in (1, 2)
    )
    deals = read(box, "box.mbox")
    assert [deal.source.file for deal in deals if deal.source] == [
        "box.mbox/message 1",
        "box.mbox/message 1/a.csv",
        "box.mbox/message 2",
        "box.mbox/message 2/a.csv",
    ]
    assert [deal.id for deal in deals[::2]] == ["<1@primer.example>", "<2@primer.example>"]


@pytest.mark.parametrize(
    ("charset", "raw", "name"),
    [
        (b"windows-1251", "Покупатель: ООО Вымысел".encode("cp1251"), "ООО Вымысел"),
        (b"utf-8", "Покупатель: ООО Вымысел".encode("cp1251"), "ООО Вымысел"),
        (b"no-such", "Покупатель: ООО Вымысел".encode(), "ООО Вымысел"),
        (b"us-ascii", "买方：兰湖轴承有限公司".encode("gb18030"), "兰湖轴承有限公司"),
        (b"gb2312", "买方：兰湖轴承有限公司".encode("gb18030"), "兰湖轴承有限公司"),
        (b"koi8-r", "Покупатель: ООО Вымысел".encode("koi8-r"), "ООО Вымысел"),
        (b"zip", b"Buyer: Vymysel", "Vymysel"),
    ],
)
def test_a_body_is_read_in_the_encoding_that_it_is_in(
    read: Read, charset: bytes, raw: bytes, name: str
) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=" + charset + b"\r\n"
    (deal,) = read(head + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + raw + b"\r\n")
    assert [party.name for party in deal.parties] == ["Anna", name]
    text = base64.encodebytes(raw)
    (deal,) = read(head + b"Content-Transfer-Encoding: base64\r\n\r\n" + text)
    assert [party.name for party in deal.parties] == ["Anna", name]


def test_a_wrong_encoding_is_said(read: Read, said: Said) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    (deal,) = read(head + "Покупатель: ООО Вымысел".encode("cp1251"))
    assert (
        "part 1: the text is said to be in 'utf-8', and is not; it was read as windows-1251"
        in said(deal)
    )


def test_headers_in_every_coding_are_read(read: Read) -> None:
    (deal,) = read(
        b"From: =?windows-1251?B?wPDy5ew=?= =?utf-8?Q?_=D0=92=D1=8B=D0=BC?= <a@primer.example>\r\n"
        b"To: =?utf-8?B?broken\r\nSubject: "
        + "Оплата".encode("cp1251")
        + b"\r\nDate: yesterday\r\nMessage-ID: <1@primer.example>\r\n\r\nx"
    )
    assert deal.parties[0].name == "Артем Вым"
    assert deal.text[0] == "From: Артем Вым <a@primer.example>"
    assert deal.text[2] == "Subject: Оплата"
    assert [issue.what for issue in deal.issues] == ["'yesterday' is no date; it was not read."]


def test_a_page_is_read_as_text_and_what_it_says_beside_the_plain_text_is_kept(
    read: Read, make_mail: Make
) -> None:
    from email import message_from_bytes, policy  # noqa: PLC0415  # one test alone

    page = (
        "<html><head><style>p {}</style></head><body><p>Dear all,</p><script>x()</script>"
        "<table><tr><td>Buyer</td><td>Osh&nbsp;Trade</td></tr></table><p>Hidden <b>Nevidimka</b>"
        " LLC</p></body></html>"
    )
    message = message_from_bytes(make_mail("Dear all,\n\nBuyer: Osh Trade"), policy=policy.default)
    message.add_alternative(page, subtype="html")
    (deal,) = read(message.as_bytes())
    assert "Buyer Osh Trade\nHidden Nevidimka LLC" in deal.text
    alone = HEAD + b"Content-Type: text/html\r\n\r\n" + page.encode()
    (deal,) = read(alone)
    assert [party.name for party in deal.parties] == ["Anna", "Osh Trade"]
    assert "x()" not in "".join(deal.text)


@pytest.mark.parametrize(
    ("page", "said_there"),
    [
        ("<p><b>OSH</b> <b>NEVIDIMKA</b></p>", "OSH NEVIDIMKA"),
        ("<p><b>OSH</b>&nbsp;<i>NEVIDIMKA</i></p>", "OSH NEVIDIMKA"),
        ("<p><span>OSH</span>\n <span> NEVIDIMKA</span></p>", "OSH NEVIDIMKA"),
        ("<p>OS<b>H</b> NEVIDIMKA</p>", "OSH NEVIDIMKA"),
        ("<table> <tr> <td>OSH</td> <td> NEVIDIMKA</td> </tr> </table>", "OSH\tNEVIDIMKA"),
    ],
)
def test_a_blank_between_two_pieces_of_a_page_parts_their_words(page: str, said_there: str) -> None:
    assert [line for line in lines_of_html(page) if line] == [said_there]


def test_broken_structure_is_said_and_what_is_whole_is_read(read: Read, said: Said) -> None:
    text = (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n'
        + b"\r\nBuyer: Osh Trade\r\n--B\r\nContent-Disposition: attachment; filename=a.csv\r\n"
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(CSV)
    )
    mail, row = read(text, "mail.eml")
    assert mail.parties[1].name == "Osh Trade"
    assert row.id == "A"
    assert "is not well-formed" in said(mail)
    assert mail.issues[0].unread


def test_a_container_of_outlook_is_said(read: Read, said: Said, make_mail: Make) -> None:
    mail = make_mail("See below.", [("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00")])
    _, lost = read(mail, "mail.eml")
    assert "mail.eml/winmail.dat: it is a container of Outlook (TNEF) that is not read" in said(
        lost
    )
    assert lost.issues[0].unread


def test_a_picture_in_the_body_is_said_and_one_that_is_attached_keeps_from_clear(
    read: Read, said: Said
) -> None:
    text = (
        HEAD + b"Content-Type: multipart/related; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/html\r\n\r\n<img src='cid:logo'>Buyer: Osh Trade\r\n"
        b"--B\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\n"
        b"Content-Disposition: inline; filename=logo.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgoAAAANSUhEUg==\r\n--B\r\n"
        b"Content-Type: image/png\r\nContent-Disposition: attachment; filename=scan.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgoAAAANSUhEUg==\r\n--B--\r\n"
    )
    mail, scan = read(text, "mail.eml")
    assert "logo.png: it is a picture in the body; it was not looked at" in said(mail)
    assert not any(issue.unread for issue in mail.issues)
    assert scan.source is not None
    assert scan.source.file == "mail.eml/scan.png"
    assert scan.issues[0].unread


def test_a_body_without_a_word_is_said(read: Read, said: Said) -> None:
    (deal,) = read(HEAD + b"Message-ID: <1@primer.example>\r\n\r\n \r\n")
    assert "the body of the e-mail is empty" in said(deal)
    (deal,) = read(b"MIME-Version: 1.0\r\nMessage-ID: <1@primer.example>\r\n\r\n")
    assert deal.issues[0].unread


def test_parts_too_deep_in_each_other_are_an_error(read: Read) -> None:
    text = HEAD
    for number in range(2_000):
        text += b"Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n" % (number, number)
    with pytest.raises(DealFileError, match="too deep in each other"):
        read(text + b"\r\nx")


@pytest.mark.parametrize("sender", ["From: info@vymysel.example\n", ""])
def test_a_mail_that_names_nobody_says_so(read: Read, said: Said, sender: str) -> None:
    head = f"{sender}Subject: lunch\nMessage-ID: <1@x>\nDate: Thu, 8 May 2025 09:12:00 +0200\n\n"
    (deal,) = read(f"{head}Thursday at noon?\n".encode(), "x.eml")
    assert deal.parties == ()
    assert deal.text[-1] == "Thursday at noon?"
    assert "x.eml message: the e-mail names nobody" in said(deal)
    assert [issue.unread for issue in deal.issues] == [True]
    (named,) = read(f"{head}Buyer: Osh Trade\n".encode(), "x.eml")
    assert named.issues == ()


def test_what_is_no_mail_is_not_taken_for_one(read: Read) -> None:
    (deal,) = read("Invoice no: 1\nDate: 2025-03-06\nBuyer: Osh Trade\n")
    assert deal.source is not None
    assert deal.source.format == "text"


def test_what_stands_for_a_picture_and_beside_a_link_is_read() -> None:
    page = (
        "<html><head><title>Firma Zwei</title><style>x</style></head>"
        '<p>Seller<img src="x" alt="stamp of Zavod Primer"></p>'
        '<a href="#" title="Firma Tri">more</a><input value="Talas Works">'
        '<template><img alt="unseen"></template><noscript><p>Naryn Line</p></noscript>'
    )
    said = "\n".join(lines_of_html(page))
    # No program for mail runs scripts, so that what stands for them is shown.
    for words in ("Firma Zwei", "stamp of Zavod Primer", "Firma Tri", "Talas Works", "Naryn Line"):
        assert words in said
    assert "unseen" not in said


def test_headers_that_may_name_somebody_are_texts(read: Read, make_mail: Make) -> None:
    more = {"Organization": "Zavod Primer", "Resent-To": "Firma Tri <a@b.example>"}
    (deal,) = read(make_mail("Seller: Osh Trade", **more))
    assert "Organization: Zavod Primer" in deal.text
    assert "Resent-To: Firma Tri <a@b.example>" in deal.text
