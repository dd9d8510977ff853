"""What is wrong with an interchange is said with its place, and the other messages are read."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from witting.deals import read_deals
from witting.deals.edifact import read_edifact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.model import Deal

HEAD = "UNB+{}:3+A:ZZ+B:ZZ+250514:0800+X-1'\n"
FOOT = "UNZ+{}+X-1'\n"
BODY = "BGM+340+REF-{}+9'\nDTM+137:20250514:102'\nNAD+CN+++NORDUN FZE'\n"
BODY += "GID+1+1:PK'\nFTX+AAA+++PUMPS'\n"


def message(number: int, body: str = BODY, *, count: int | None = None) -> str:
    text = body.format(number)
    count = text.count("'\n") + 2 if count is None else count
    return f"UNH+{number}+IFTMIN:D:96A:UN'\n{text}UNT+{count}+{number}'\n"


def interchange(*messages: str, letters: str = "UNOA") -> str:
    return HEAD.format(letters) + "".join(messages) + FOOT.format(len(messages))


def read(content: str | bytes) -> list[Deal]:
    raw = content.encode() if isinstance(content, str) else content
    return list(read_edifact(io.BytesIO(raw), "x.edi"))


def said(deal: Deal) -> str:
    return "\n".join(f"{issue.where}: {issue.what}" for issue in deal.issues)


def names(deal: Deal) -> list[str | None]:
    return [party.name for party in deal.parties]


def is_clearable(deal: Deal) -> bool:
    return not any(issue.unread for issue in deal.issues)


def test_a_good_message_has_no_issue() -> None:
    (deal,) = read(interchange(message(1)))
    assert deal.issues == ()
    assert names(deal) == ["NORDUN FZE"]


@pytest.mark.parametrize(
    ("bad", "place", "what"),
    [
        (message(1, count=9), "x.edi message 1:", "UNT says 9 segments and there are 7"),
        (message(1).replace("UNT+7+1", "UNT+7+4"), "x.edi message 1:", "ends the message '4'"),
        (message(1).partition("UNT")[0], "x.edi message 1:", "has no UNT"),
        (message(1).partition("UNT")[0] + "NAD+CZ+++SEV\n", "x.edi message 1", "has no end"),
        (message(1, BODY + "XYZ+SEVERNY ZAVOD'\n"), "segment 7 (XYZ)", "is unknown"),
        (message(1, BODY + "NAD+CZ+++A+B+C+D+E+F+SEVERNY'\n"), "segment 7 (NAD)", "element 10.1"),
        (message(1, BODY + "NAD+CZ'\n"), "segment 7 (NAD)", "no name and no number"),
        (message(1, BODY + "NAD'\n"), "segment 7 (NAD)", "no name and no number"),
        (message(1, BODY + "NAD+CZ+40586:9:9'\n"), "segment 7 (NAD)", "only a number"),
        (message(1, BODY + "NAD+CZ+++SEVERNY\n ZAVOD'\n"), "segment 7 (NAD)", "line break"),
        (message(1, BODY + "NAD+CZ+++BEARER, TO ORDER'\n"), "segment 7 (NAD)", "to order"),
        (message(1, BODY + "DTM+3:20251399:102'\n"), "segment 7 (DTM)", "is no day"),
        (message(1, BODY + "LOC+11+4058673000005::9'\n"), "segment 7 (LOC)", "only a code"),
        (message(1, BODY + "GID+2+3:PK'\n"), "segment 7 (GID)", "not say what the goods are"),
        (message(1, BODY + "MOA+44:1,2.3,4:USD'\n"), "segment 5 (GID)", "no amount"),
        (message(1).replace("IFTMIN", "PAORES"), "x.edi message 1:", "no type of message"),
        (message(1).replace("NAD+CN+++NORDUN FZE'\n", ""), "x.edi message 1:", "names no party"),
        (message(1).partition("\n")[2], "x.edi message 1:", "no UNH before it"),
        ("SEVERNY ZAVOD'\n" + message(1), "x.edi message 1:", "no UNH before it"),
        (message(1).replace("'\nUNT", "'\nUNT+7+1'\nUNT"), "x.edi message 1:", "behind no message"),
        ("UNH+1+IFTMIN:D:96A:UN'\nUNT+2+1'\n", "x.edi message 1:", "has no segment"),
    ],
)
def test_it_is_said_and_the_next_message_is_read(bad: str, place: str, what: str) -> None:
    deals = read(HEAD.format("UNOA") + bad + message(2) + FOOT.format(2))
    assert deals[-1].id == "REF-2"
    line = next(line for line in said(deals[0]).split("\n") if what in line)
    assert place in line


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD.format("UNOA") + message(1), "has no UNZ"),
        (HEAD.format("UNOA") + message(1) + HEAD.format("UNOA") + message(2), "has no UNZ"),
        (interchange(message(1)).replace("UNZ+1", "UNZ+3"), "UNZ says 3 messages and there is 1"),
        (interchange(message(1)).replace("UNZ+1+X-1", "UNZ+1+X-2"), "ends the interchange 'X-2'"),
        (interchange(message(1))[:-30], "the file ends within"),
        (interchange(message(1))[:150], "the file ends within"),
        (HEAD.format("UNOA") + FOOT.format(0), "has no message"),
        (HEAD.format("UNOA"), "has no UNZ"),
        (
            HEAD.format("UNOA")
            + "UNG+IFTMIN+A+B+250514:0800+1+UN+D:96A'\n"
            + message(1)
            + "UNE+2+1'\nUNZ+1+X-1'\n",
            "UNE says 2 messages in its group and there is 1",
        ),
    ],
)
def test_an_interchange_that_is_not_whole_is_said(text: str, what: str) -> None:
    deals = read(text)
    assert what in "\n".join(map(said, deals))
    assert not all(map(is_clearable, deals))


@pytest.mark.parametrize("segment", ["TDT+20++30+31+++{}'", "FTX+AAA++:::{}'", "SEL+{}+CA'"])
def test_words_where_a_code_belongs_are_kept(segment: str) -> None:
    (deal,) = read(interchange(message(1, BODY + segment.format("SEVERNY ZAVOD") + "\n")))
    assert "SEVERNY ZAVOD" in deal.text
    assert "'SEVERNY ZAVOD'" in said(deal)
    assert not is_clearable(deal)
    (coded,) = read(interchange(message(1, BODY + segment.format("AB12") + "\n")))
    assert "AB12" not in coded.text


def test_a_segment_that_was_cut_is_said_and_read() -> None:
    (deal,) = read(interchange(message(1)).partition("NORDUN")[0] + "SEVERNY ZAV")
    assert names(deal) == ["SEVERNY ZAV"]
    assert "which may be cut" in said(deal)


@pytest.mark.parametrize(
    ("letters", "codec", "name"),
    [
        ("UNOC", "latin-1", "Größ & Søn"),
        ("UNOD", "iso8859-2", "Żółw"),
        ("UNOE", "iso8859-5", "Северный завод ТАТА"),
        ("UNOF", "iso8859-7", "Βόρεια"),
        ("UNOK", "iso8859-9", "Kuzey Şirketi"),
        ("UNOW", "utf-8", "北方工厂"),
        ("UNOY", "utf-8", "Северный"),
        ("UNOX", "iso2022_jp", "北方工場"),
        ("UNOA", "ascii", "NORDUN"),
    ],
)
def test_a_name_is_read_in_the_letters_that_are_declared(
    letters: str, codec: str, name: str
) -> None:
    text = interchange(message(1).replace("NORDUN FZE", name), letters=letters)
    (deal,) = read(text.encode(codec))
    assert names(deal) == [name]
    assert deal.issues == ()


@pytest.mark.parametrize("letters", ["UNOA", "UNOC", "UNOE", ""])
def test_utf8_is_read_whatever_is_declared_and_said(letters: str) -> None:
    text = interchange(message(1).replace("NORDUN FZE", "Завод Северный"), letters=letters)
    (deal,) = read("\ufeff" + text)
    assert names(deal) == ["Завод Северный"]
    assert "has UTF-8" in said(deal)
    assert is_clearable(deal)


def test_letters_that_cannot_be_told_are_said() -> None:
    text = interchange(message(1).replace("NORDUN FZE", "Завод"))
    (deal,) = read(text.encode("cp1251"))
    assert "cannot be told" in said(deal)
    assert not is_clearable(deal)


def test_other_separators_are_told_by_the_advice_and_hold_until_the_end() -> None:
    second = interchange(message(2))
    first = interchange(message(1)).replace("+", "|").replace(":", ";").replace("'", "~")
    deals = read(f"UNA;|.? ~\r\n{first}{second}")
    assert [deal.id for deal in deals] == ["REF-1", "REF-2"]
    assert [deal.issues for deal in deals] == [(), ()]


@pytest.mark.parametrize(
    "advice", ["UNA:+.? '", "UNA:+.? '\r\n", "UNA:+.?'", " \n\ufeffUNA:+.? '", "UNA:+,? '\n\n"]
)
def test_an_advice_may_be_written_in_several_ways(advice: str) -> None:
    (deal,) = read(advice + interchange(message(1)))
    assert deal.issues == ()


def test_a_line_break_may_end_the_segments() -> None:
    text = interchange(message(1)).replace("'\n", "\r\n")
    (deal,) = read("UNA:+.? \r\n" + text)
    assert deal.issues == ()
    assert names(deal) == ["NORDUN FZE"]


def test_level_b_has_signs_of_its_own() -> None:
    text = interchange(message(1), letters="UNOB").replace("'\n", "\x1c")
    (deal,) = read(text.replace("+", "\x1d").replace(":", "\x1f"))
    assert deal.issues == ()
    assert names(deal) == ["NORDUN FZE"]


def test_a_released_sign_is_itself() -> None:
    body = BODY.replace("NORDUN FZE", "A?'B ?+ C?: D??")
    (deal,) = read(interchange(message(1, body)))
    assert names(deal) == ["A'B + C: D?"]


def test_repeats_of_version_4_are_read() -> None:
    text = interchange(message(1).replace("PUMPS", "PUMPS*VALVES")).replace(":3+A", ":4+A")
    (deal,) = read(text)
    assert deal.goods[0].description == "PUMPS\nVALVES"
    (deal,) = read(text.replace(":4+A", ":3+A"))
    assert deal.goods[0].description == "PUMPS*VALVES"


def test_lines_of_one_width_part_no_word() -> None:
    text = interchange(message(1)).replace("\n", "")
    lines = "\r\n".join(text[at : at + 80] for at in range(0, len(text), 80))
    (deal,) = read(lines)
    assert names(deal) == ["NORDUN FZE"]
    assert deal.issues == ()


def test_a_file_without_an_interchange_is_read(tmp_path: Path) -> None:
    path = tmp_path / "orders.txt"
    path.write_text(message(1) + message(2))
    assert [deal.id for deal in read_deals(path)] == ["REF-1", "REF-2"]


def test_a_broken_file_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "x.edi"
    path.write_text("UNB+")
    (deal,) = read_deals(path)
    assert not is_clearable(deal)


def test_an_interchange_in_utf_16_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "x.edi"
    path.write_bytes(interchange(message(1)).encode("utf-16"))
    (deal,) = read_deals(path)
    assert deal.id == "REF-1"
    assert any("UTF-16" in issue.what for issue in deal.issues)


class _Endless(io.RawIOBase):
    """A stream that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        found, self._rest = self._rest[:size], self._rest[size:]
        return found

    def readline(self, size: int | None = -1, /) -> bytes:
        return self.read(size or -1)


def peak(pieces: Iterator[bytes]) -> tuple[int, list[str]]:
    """MiB at the most, and what is said of the last deals."""
    tracemalloc.start()
    last: list[str] = []
    for deal in read_edifact(_Endless(pieces), "x.edi"):
        last = [*last[-1:], said(deal)]
    most = tracemalloc.get_traced_memory()[1] >> 20
    tracemalloc.stop()
    return most, last


def test_many_messages_and_consignments_take_the_memory_of_one() -> None:
    def messages() -> Iterator[bytes]:
        yield HEAD.format("UNOA").encode()
        for number in range(1_000):
            yield message(number).encode()
        yield b"UNH+A+CUSCAR:D:95B:UN'\nBGM+85+M+9'\nDTM+137:20250514:102'\n"
        for number in range(1_000):
            yield f"CNI+{number}+C{number}'\nNAD+CN+++NORDUN'\nGID+1'FTX+AAA+++PUMPS'\n".encode()
        yield b"UNT+4004+A'\n" + FOOT.format(1001).encode()

    most, last = peak(messages())
    assert most < 3
    assert last == ["", ""]


def test_a_message_or_segment_without_end_is_not_loaded() -> None:
    def endless(piece: bytes) -> Iterator[bytes]:
        yield HEAD.format("UNOA").encode() + b"UNH+1+IFTMIN:D:96A:UN'\n"
        for _ in range(20 << 4):
            yield piece

    most, last = peak(endless(b"A" * (1 << 16)))
    assert most < 8
    assert "bytes, more than any has" in last[-1]
    most, last = peak(endless(b"FTX+AAI+++" + b"A" * 65_000 + b"'"))
    assert most < 120
    assert "has more than 16 MiB" in last[-1]


def consignments(count: int, *, before: str) -> str:
    body = f"BGM+85+M+9'\nDTM+137:20250514:102'\n{before}"
    for number in range(count):
        body += f"CNI+{number}+C-{number}'\nNAD+CN+++NORDUN'\nGID+1'\nFTX+AAA+++PUMPS'\n"
    return interchange(message(1, body).replace("IFTMIN:D:96A", "CUSCAR:D:95B"))


def test_a_list_of_containers_is_read_with_the_first_consignment() -> None:
    first, second = read(
        consignments(
            2, before="TDT+20++1++:::NOVALINE'\nEQD+CN+NVLU1234565'\nEQD+CN+NVLU1234570'\n"
        )
    )
    assert names(first) == names(second) == ["NOVALINE", "NORDUN"]
    assert [item.value for item in first.references if item.scheme == "container"] == [
        "NVLU1234565",
        "NVLU1234570",
    ]
    assert not [item for item in second.references if item.scheme == "container"]
    assert second.parties[1].locator == "message 1, consignment 2, segment 12 (NAD)"


def test_what_is_too_much_for_each_consignment_is_said() -> None:
    before = "".join(f"NAD+CA+++LINE {number}'\n" for number in range(300))
    first, second = read(consignments(2, before=before))
    assert len(first.parties) == 301
    assert len(second.parties) == 199
    assert "more than 200 segments" in said(second)
    assert is_clearable(first)
    assert not is_clearable(second)


def test_many_codes_and_texts_of_one_line_take_no_time() -> None:
    body = BODY + "".join(
        f"PIA+5+{number:08}:HS'\nFTX+AAA+++PART {number}'\n" for number in range(10_000, 30_000)
    )
    (deal,) = read(interchange(message(1, body)))
    assert len(deal.goods) == 20_000
    assert str(deal.goods[0].description).endswith("PART 29999")
