"""A page of HTML is a document of trade, a table of deals, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.container.html_text import lines_of_html
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]

INVOICE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Счёт 77</title><style>td {{}}</style></head><body>
<h1>СЧЕТ-ФАКТУРА</h1>
<table>
 <tr><th>Номер счета</th><td>77</td><th>Дата</th><td>5 марта 2025</td></tr>
 <tr><th>Продавец</th><td>ООО Вымысел<br>ул. Новая 5<br>Омск</td></tr>
 <tr><th>Покупатель</th><td><p>OSH TRADE LLC</p><p>12 Chui Ave, Bishkek</p></td></tr>
</table>
<table><tr><th>Consignee</th><th>Notify party</th></tr>
<tr><td>VEKTOR LLC<br>5 Main St, Osh</td><td>NORD SHIPPING<br>Pier 4, Batumi</td></tr></table>
<table><tr><th>Наименование</th><th>Код ТН ВЭД</th><th>Количество</th></tr>
<tr><td>Подшипники</td><td>8482.10</td><td>400</td></tr>
<tr><td>Сапоги</td><td>6403</td><td>4</td></tr></table>
</body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_an_invoice_in_tables_is_read_by_its_labels(read: Read, charset: str) -> None:
    (deal,) = read(INVOICE.format(charset=charset).encode(charset))
    assert [(party.role, party.name, party.address) for party in deal.parties] == [
        ("seller", "ООО Вымысел", "ул. Новая 5\nОмск"),
        ("buyer", "OSH TRADE LLC", "12 Chui Ave, Bishkek"),
        ("consignee", "VEKTOR LLC", "5 Main St, Osh"),
        ("notify_party", "NORD SHIPPING", "Pier 4, Batumi"),
    ]
    assert [(item.description, item.hs_code, item.quantity) for item in deal.goods] == [
        ("Подшипники", "8482.10", "400"),
        ("Сапоги", "6403", "4"),
    ]
    assert str(deal.date) == "2025-03-05"
    assert deal.source is not None
    assert deal.source.format == "html"


def test_bytes_tell_the_encoding_where_the_page_does_not(read: Read) -> None:
    page = INVOICE.replace('<meta charset="{charset}">', "").format()
    (deal,) = read(page.encode("windows-1251"))
    assert deal.parties[0].name == "ООО Вымысел"


def test_a_table_of_deals_is_read_row_by_row(read: Read) -> None:
    page = (
        "<table><tr><td>id</td><td>buyer_name</td><td>goods</td></tr>"
        "<tr><td>A</td><td>Osh Trade</td><td>Boots</td></tr>"
        "<tr><td>B</td><td></td><td>Towels</td></tr></table>"
    )
    first, second = read(page)
    assert (first.id, first.parties[0].name) == ("A", "Osh Trade")
    assert (second.parties, second.goods[0].description) == ((), "Towels")


def test_another_page_is_refused(read: Read) -> None:
    with pytest.raises(DealFileError, match="no document of trade"):
        read("<html><body><h1>News</h1><p>The buyer came, and the seller left.</p></body></html>")


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<tr><td>A<br>B</td><td>C</td></tr>", ["A\tC", "B"]),
        ("<tr><td>A</td><td>B<br>C</td></tr>", ["A\tB", "\tC"]),
        ("<tr><td colspan=2>A</td><td>B</td></tr>", ["A\t\tB"]),
        ("<tr><td colspan=x>A</td><td>B</td></tr>", ["A\tB"]),
        ("<tr><td><table><tr><td>A</td><td>B</td></tr></table></td><td>C</td></tr>", ["A\tB\tC"]),
        ("<tr><td>A</td></tr> <tr><td>B</td></tr>", ["A", "B"]),
        ("<tr><td>A", ["A"]),
    ],
)
def test_cells_keep_their_columns(page: str, lines: list[str]) -> None:
    read = lines_of_html(f"<table>{page}</table>")
    assert [line.rstrip("\t") for line in read if line.strip()] == lines


def test_rows_of_a_table_stand_close() -> None:
    read = lines_of_html("<p>T</p><table> <tr><td>A</td></tr>\n<tr><td>B</td></tr> </table>")
    assert read[read.index("A") + 1] == "B"
