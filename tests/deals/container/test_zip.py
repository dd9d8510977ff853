"""A ZIP archive: every file in it, at any depth, and every trick that one can play."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from witting.deals.container import budget
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]
    MakeZip = Callable[[Sequence[tuple[str, bytes]]], bytes]

CSV = b"id,buyer_name\nA,Osh Trade\n"


def _files(deals: Sequence[Deal]) -> list[str]:
    return [deal.source.file for deal in deals if deal.source]


def test_every_file_is_read_at_its_own_place(read: Read, make_zip: MakeZip) -> None:
    inner = make_zip([("deep/b.jsonl", b'{"id": "B"}\n')])
    deals = read(make_zip([("a.csv", CSV), ("papers/in.zip", inner)]), "docs.zip")
    assert [deal.id for deal in deals] == ["A", "B"]
    assert _files(deals) == ["docs.zip/a.csv", "docs.zip/papers/in.zip/deep/b.jsonl"]


def test_a_parquet_file_in_it_is_read(read: Read, make_zip: MakeZip, tmp_path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  # one test alone
    import pyarrow.parquet as pq  # noqa: PLC0415  # as above

    pq.write_table(pa.table({"id": ["A"], "buyer_name": ["Osh Trade"]}), tmp_path / "a")
    (deal,) = read(make_zip([("a.parquet", (tmp_path / "a").read_bytes())]), "docs.zip")
    assert deal.parties[0].name == "Osh Trade"


def test_what_cannot_be_read_is_a_deal_that_says_so_and_the_next_is_read(
    read: Read, said: Said, make_zip: MakeZip
) -> None:
    files = [("x.exe", b"\x7fELF" + bytes(500)), ("empty.csv", b""), ("a.csv", CSV)]
    binary, empty, good = read(make_zip(files), "docs.zip")
    assert "docs.zip/x.exe: the file is binary" in said(binary)
    assert "docs.zip/empty.csv: the file is empty" in said(empty)
    assert binary.issues[0].unread
    assert empty.issues[0].unread
    assert good.id == "A"


def test_a_text_that_is_no_deal_keeps_its_words(read: Read, said: Said, make_zip: MakeZip) -> None:
    letter = "Наш партнёр Вымысел ООО\nпросит оплаты.".encode("cp1251")
    (deal,) = read(make_zip([("letter.txt", letter)]), "docs.zip")
    assert deal.text == ("Наш партнёр Вымысел ООО\nпросит оплаты.",)
    assert "its words were kept as texts" in said(deal)
    assert "it was read as windows-1251" in said(deal)


def test_paths_that_lead_elsewhere_are_said_and_lead_nowhere(
    read: Read, said: Said, make_zip: MakeZip, tmp_path: Path
) -> None:
    names = ["../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "a/../../b.csv"]
    deals = read(make_zip([(name, CSV) for name in names]), "docs.zip")
    assert _files(deals) == [
        "docs.zip/evil.csv",
        "docs.zip/etc/evil.csv",
        "docs.zip/C:/evil.csv",
        "docs.zip/a/b.csv",
    ]
    assert all("leads out of the archive" in said(deal) for deal in deals)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs.zip"]


def test_a_file_whose_name_is_empty_is_read(read: Read, make_zip: MakeZip) -> None:
    """As a damaged archive has one: a name ends at its first NUL."""
    data = make_zip([("a.csv", b"id,buyer_name\nA,Osh\n")]).replace(b"a.csv", b"\x00.csv")
    [deal] = read(data)
    assert [party.name for party in deal.parties] == ["Osh"]
    assert deal.source is not None
    assert deal.source.file.endswith("/unnamed")


def test_two_files_of_one_name_are_both_read(read: Read, said: Said, make_zip: MakeZip) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = make_zip([("a.csv", CSV), ("a.csv", CSV.replace(b"A,", b"B,"))])
    first, second = read(archive, "docs.zip")
    assert (first.id, second.id) == ("A", "B")
    assert "another file of the archive has the same name" in said(second)


def test_an_encrypted_file_and_a_link_are_said(read: Read, said: Said, make_zip: MakeZip) -> None:
    content = bytearray(make_zip([("a.csv", CSV), ("b.csv", CSV)]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    link = content.rindex(b"PK\x01\x02")
    content[link + 38 : link + 42] = struct.pack("<I", 0o120777 << 16)
    locked, linked = read(bytes(content), "docs.zip")
    assert "docs.zip/a.csv: it is encrypted with a password" in said(locked)
    assert "docs.zip/b.csv: it is a link to another file" in said(linked)


def test_a_wrong_checksum_or_an_unknown_packing_is_said(
    read: Read, said: Said, make_zip: MakeZip
) -> None:
    content = bytearray(make_zip([("a.csv", CSV), ("b.csv", CSV), ("c.csv", CSV)]))
    places = [at for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02"]
    content[places[0] + 16] ^= 0xFF
    content[places[1] + 10] = 99
    crc, packing, good = read(bytes(content), "docs.zip")
    assert "it is damaged, or packed in a way that is not known (Bad CRC-32" in said(crc)
    assert "not known" in said(packing)
    assert good.id == "A"


def test_a_damaged_archive_is_an_error(read: Read, make_zip: MakeZip) -> None:
    content = make_zip([("a.csv", CSV)])
    with pytest.raises(DealFileError, match="a ZIP archive or a spreadsheet, and it is damaged"):
        read(content[:-30])


def test_an_empty_archive_holds_no_deal(read: Read, make_zip: MakeZip) -> None:
    with pytest.raises(DealFileError, match="the file holds no deal"):
        read(make_zip([]))


def test_what_computers_put_in_by_themselves_is_left_out(read: Read, make_zip: MakeZip) -> None:
    files = [("__MACOSX/._a.csv", b"\x00\x05"), (".DS_Store", b"\x00"), ("d/", b""), ("a.csv", CSV)]
    assert [deal.id for deal in read(make_zip(files))] == ["A"]


def test_a_document_of_an_office_program_is_told_from_an_archive(
    read: Read, make_zip: MakeZip
) -> None:
    files = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]
    with pytest.raises(DealFileError, match=r"a Word document \(DOCX\).*a document as PDF"):
        read(make_zip(files))
    with pytest.raises(DealFileError, match="an OpenDocument file"):
        read(make_zip([("mimetype", b"x"), ("content.xml", b"<c/>")]))


def test_a_file_that_unfolds_to_too_much_is_not_unfolded(
    read: Read, said: Said, make_zip: MakeZip
) -> None:
    bomb = b"id,buyer_name\n" + b" " * (budget.FREE_OF_RATIO + 1)
    too_much, good = read(make_zip([("bomb.csv", bomb), ("a.csv", CSV)]), "docs.zip")
    assert "docs.zip/bomb.csv: it unfolds from" in said(too_much)
    assert good.id == "A"


def test_a_size_that_lies_is_not_believed(read: Read, said: Said) -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(b" " * (budget.FREE_OF_RATIO + 1)) + packed.flush()
    name = b"bomb.csv"
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(data), 10, len(name), 0)
    local = b"PK\x03\x04" + head + name + data
    central = b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    (deal,) = read(local + central + b"PK\x05\x06" + end, "docs.zip")
    assert deal.issues[0].unread
    assert "docs.zip/bomb.csv: " in said(deal)


def test_depth_number_and_sum_are_bounded(
    read: Read, said: Said, make_zip: MakeZip, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_zip([("a.csv", CSV)])
    for _ in range(budget.MAX_DEPTH + 2):
        content = make_zip([("in.zip", content)])
    (deal,) = read(content)
    assert f"more than {budget.MAX_DEPTH} files deep" in said(deal)

    many = make_zip([(f"{number}.csv", CSV) for number in range(4)])
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (2, budget.MAX_TOTAL))
    deals = read(make_zip([("in.zip", many), ("b.csv", CSV)]))
    assert [deal.issues[-1].what for deal in deals[1:]] == [
        f"there are more than {budget.MAX_FILES:,} files in it; it was not read."
    ] * 4
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (100, 40))
    first, second, *_ = read(many)
    assert first.id == "A"
    assert "which is too much" in said(second)


def test_an_archive_is_read_from_a_pipe_as_from_a_file(make_zip: MakeZip, tmp_path: Path) -> None:
    import os  # noqa: PLC0415  # one test alone
    import threading  # noqa: PLC0415  # as above

    from witting.deals import read_deals  # noqa: PLC0415  # as above

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(make_zip([("a.csv", CSV)]),))
    writer.start()
    assert [deal.id for deal in read_deals(pipe)] == ["A"]
    writer.join()


def test_the_archive_maker_of_these_tests_makes_archives(make_zip: MakeZip) -> None:
    with zipfile.ZipFile(io.BytesIO(make_zip([("a.csv", CSV)]))) as archive:
        assert archive.read("a.csv") == CSV


def test_a_spreadsheet_that_is_not_packed_again_is_in_an_archive(read: Read) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xlsx", inner.getvalue())
        archive.writestr("b.csv", "id,buyer_name\nA,Osh Trade\n")
    *_, row = read(packed.getvalue(), "z.zip")
    assert [party.name for party in row.parties] == ["Osh Trade"]
