"""What is wrong with a message is said with its place, and the other messages are read."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from witting.deals import read_deals
from witting.deals.swift import read_swift

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.model import Deal

HEADER = "{1:F01BRKVKG22AXXX0000000000}{2:I103VLMAAE2AXXXXN}{4:\n"
FIELDS = ":20:REF-{}\n:32A:250507USD100,\n:50K:TALAS AGRO LTD\n:59:NORDUN FZE\n:70:PUMPS\n"


def message(number: int, fields: str = FIELDS, end: str = "-}\n") -> str:
    return HEADER + fields.format(number) + end


def read(text: str | bytes) -> list[Deal]:
    return list(read_swift(io.BytesIO(text.encode() if isinstance(text, str) else text), "x.fin"))


def said(deal: Deal) -> str:
    return "\n".join(f"{issue.where}: {issue.what}" for issue in deal.issues)


def is_clearable(deal: Deal) -> bool:
    return not any(issue.unread for issue in deal.issues)


def names(deal: Deal) -> list[str | None]:
    return [party.name for party in deal.parties if party.name]


@pytest.mark.parametrize(
    ("bad", "place", "what"),
    [
        (message(1, end=""), "x.fin message 1:", "block 4 has no end"),
        (message(1, end="")[:30], "x.fin message 1:", "has no block 4"),
        (message(1)[: len(HEADER) + 40] + "\n", "x.fin message 1:", "has no field 59"),
        (message(1, ":20:A\n:32A:251340USD1,\n:50K:A\n:59:B\n"), "message 1, field 32A", "no day"),
        (message(1, FIELDS + ":99Z:SEVERNY ZAVOD\n"), "message 1, field 99Z", "is unknown"),
        (message(1, FIELDS + ":5O:SEVERNY ZAVOD\n"), "message 1, field 5O", "is unknown"),
        (message(1, FIELDS + ":59:OTHER LLC\n"), "message 1, field 59 (2)", "more than once"),
        (message(1, ":20:A\n:32A:USD\n:50K:A\n:59:B\n"), "message 1, field 32A", "no amount"),
        (
            message(1, ":20:A\n:32A:250507XXQ1,\n:50K:A\n:59:B\n"),
            "message 1, field 32A",
            "ISO 4217",
        ),
        (message(1, ":20:A\n:32A:250507USD1,\n:50K:/123\n:59:B\n"), "field 50K", "account alone"),
        (message(1, ":20:A\n:32A:250507USD1,\n:50K:\n:59:B\n"), "field 50K", "names no party"),
        (message(1, "NORDUN\n" + FIELDS), "message 1:", "before the first field"),
        (message(1, end="-}SEVERNY ZAVOD\n"), "message 1:", "behind the end"),
        (message(1).replace("{2:I103", "{2:X103"), "message 1:", "no type of message"),
        (message(1).replace("BRKVKG22AXXX", "BRK"), "message 1:", "block 1 names no bank"),
        (message(1).replace("I103", "I579"), "message 1:", "MT 579 is not known"),
        (
            "{1:F21BRKVKG22AXXX0000000000}{4:{177:2505071200}{451:1}{405:T27}}" + message(1),
            "message 1:",
            "refused this message ('T27')",
        ),
    ],
)
def test_it_is_said_and_the_next_message_is_read(bad: str, place: str, what: str) -> None:
    deals = read(bad + message(2))
    assert [deal.id for deal in deals][-1] == "REF-2"
    assert deals[-1].issues == ()
    assert len(deals) == 2
    line = next(line for line in said(deals[0]).split("\n") if what in line)
    assert place in line


def test_what_may_name_somebody_and_was_not_understood_keeps_a_deal_from_being_clear() -> None:
    for text in (":99Z:SEVERNY ZAVOD\n", ":59:OTHER LLC\n"):
        (deal,) = read(message(1, FIELDS + text))
        assert not is_clearable(deal)
    (deal,) = read(message(1, FIELDS + ":99Z:SEVERNY ZAVOD\n"))
    assert "SEVERNY ZAVOD" in deal.text
    (deal,) = read(message(1, FIELDS + ":59:OTHER LLC\n"))
    assert names(deal) == ["TALAS AGRO LTD", "NORDUN FZE", "OTHER LLC"]


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Завод"), ("gb18030", "轴承")])
def test_letters_of_another_encoding_are_said_with_their_line(encoding: str, name: str) -> None:
    text = message(1, FIELDS.replace("TALAS AGRO LTD", name)) + message(2)
    first, second = read(text.encode(encoding))
    assert "x.fin message 1: line 4: byte" in said(first)
    assert "is not UTF-8" in said(first)
    assert not is_clearable(first)
    assert second.issues == ()


def test_braces_in_a_name_do_not_end_the_message() -> None:
    (deal,) = read(message(1, FIELDS.replace("TALAS", "TA{{L}}AS -}}")))
    assert names(deal)[0] == "TA{L}AS -} AGRO LTD"


@pytest.mark.parametrize(
    "text",
    [
        message(1).replace("\n", "\r\n") + "$\r\n" + message(2),
        message(1).replace("\n", "\r") + message(2).replace("\n", "\r"),
        message(1).rstrip() + "$" + message(2),
        message(1).rstrip() + message(2),
        "\x01" + message(1).rstrip() + "\x03" + " " * 80 + "\x01" + message(2),
        "  " + message(1).replace("\n", "\n  ") + message(2),
        FIELDS.format(1) + "$\n" + FIELDS.format(2),
        "{4:\n" + FIELDS.format(1) + "-}\n{4:\n" + FIELDS.format(2) + "-}\n",
        FIELDS.format(1) + "-\n" + FIELDS.format(2) + "-\n",
        "{1:F21BRKVKG22AXXX0000000000}{4:{177:2505071200}{451:0}}" + message(1) + message(2),
    ],
)
def test_two_messages_are_two_deals_however_they_are_parted(text: str) -> None:
    deals = read(text)
    assert [deal.id for deal in deals] == ["REF-1", "REF-2"]
    assert [names(deal) for deal in deals] == [["TALAS AGRO LTD", "NORDUN FZE"]] * 2
    assert all(map(is_clearable, deals))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{2:I701XXXXKG22XXXXN}{4:\n:27:2/2\n:20:A\n:45B:PUMPS\n-}", "goes on with another"),
        ("{2:I707XXXXKG22XXXXN}{4:\n:20:A\n:21:B\n:30:250507\n-}", "amends another"),
        (
            "{2:I700XXXXKG22XXXXN}{4:\n:27:1/3\n:20:A\n:50:A LTD\n:59:B LTD\n:32B:USD1,\n-}",
            "part 1/3, and 1 stand together",
        ),
    ],
)
def test_a_part_of_a_letter_of_credit_alone_is_said(text: str, what: str) -> None:
    (deal,) = read(text)
    assert what in said(deal)
    assert not is_clearable(deal)


def test_ten_thousand_messages_are_read_in_the_memory_of_one() -> None:
    def lines() -> Iterator[bytes]:
        for number in range(10_000):
            yield from message(number).encode().splitlines(keepends=True)

    class Stream:
        def __init__(self) -> None:
            self._lines = lines()

        def readline(self, _: int = -1, /) -> bytes:
            return next(self._lines, b"")

        def read(self, _: int = -1, /) -> bytes:
            return b"".join(self._lines)

    deals = read_swift(Stream(), "x.fin")
    for _ in range(100):  # caches are filled
        next(deals)
    tracemalloc.start()
    count = sum(1 for _ in deals)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 9_900
    assert peak < 4_000_000


def test_a_message_of_ten_thousand_transfers() -> None:
    transfer = ":21:T-{0}\n:32B:USD1,\n:59:NORDUN FZE\n"
    text = (
        HEADER.replace("I103", "I101")
        + ":20:B\n:28D:1/1\n:50H:/1\nTALAS AGRO LTD\n:30:250507\n"
        + "".join(transfer.format(number) for number in range(10_000))
        + "-}"
    )
    deals = read(text)
    assert len(deals) == 10_000
    assert deals[-1].id == "B/T-9999"
    assert names(deals[-1]) == ["TALAS AGRO LTD", "NORDUN FZE"]


def test_the_format_is_told_by_the_content(tmp_path: Path) -> None:
    for name, text in (
        ("a.csv", message(1)),
        ("b.json", FIELDS.format(1)),
        ("c", "$" + message(1)),
    ):
        path = tmp_path / name
        path.write_text(text)
        (deal,) = read_deals(path)
        assert deal.source is not None
        assert deal.source.format == "swift.mt103"


def test_a_part_of_an_envelope_without_the_next_one_is_said() -> None:
    first = message(1, ":20:E-1\n:12:770\n:27A:1/2\n:50:TALAS AGRO LTD\n").replace("I103", "I798")
    second = first.replace("1/2", "2/2").replace("770", "700")
    assert "is part 1/2 of an envelope" in said(read(first)[0])
    assert "is part 1/2 of an envelope" in said(read(second + first + message(2))[1])
    for deal in read(first + second):
        assert "envelope" not in said(deal)
