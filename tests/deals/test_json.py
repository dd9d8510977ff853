"""Deals as JSON: lines, arrays, objects over many lines, and what breaks them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from witting.deals import deal_to_dict, parse_deal
from witting.model import Identifier, Issue, Money, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]

PLAIN = {
    "id": "D-1",
    "date": "2024-05-16",
    "kind": "letter_of_credit",
    "parties": [
        {
            "role": "applicant",
            "name": "OsOO Ak-Bulak Trade",
            "schema": "Company",
            "country": "KG",
            "address": "Chui Avenue 1, Bishkek",
            "identifiers": {"bic": "AKBUKG22"},
        }
    ],
    "goods": [
        {
            "description": "Deep groove ball bearings",
            "hs_code": "8482.10",
            "origin": "CN",
            "value": {"amount": "100000.00", "currency": "USD"},
        }
    ],
    "route": {"origin": "CN", "transshipment": ["Khorgos"], "final_destination": "KG"},
    "amount": {"amount": "100000.00", "currency": "USD"},
    "purpose": "Contract 7",
    "text": ["field 45A", "field 47A"],
}


def test_a_plain_deal_has_every_field_and_no_issue(read: Read) -> None:
    (deal,) = read(json.dumps(PLAIN))
    assert deal.issues == ()
    assert deal.source == Source("deals.txt", "witting.deal+json", "line 1")
    assert deal.parties[0].country == "kg"
    assert deal.parties[0].locator == "line 1, parties[0]"
    assert deal.goods[0].value == Money(Decimal("100000.00"), "USD")
    assert deal.route.transshipment == ("Khorgos",)
    written = deal_to_dict(deal)
    for key in PLAIN.keys() - {"parties", "goods"}:
        assert written[key] == PLAIN[key]


def test_null_is_the_same_as_absent() -> None:
    nothing = parse_deal({"id": "D", **dict.fromkeys(PLAIN.keys() - {"id"})})
    assert nothing == parse_deal({"id": "D"})
    party = parse_deal({"id": "D", "parties": [None, {"name": "A", "role": None}]}).parties
    assert [item.name for item in party] == ["A"]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_an_array_and_single_objects_are_read_as_lines_are(
    read: Read, indent: int | None, bom: bytes
) -> None:
    deals = [PLAIN | {"id": f"D-{number}"} for number in range(5)]
    array = read(bom + json.dumps(deals, indent=indent).encode())
    objects = read(bom + "\n".join(json.dumps(deal, indent=indent) for deal in deals).encode())
    for found in (array, objects):
        assert [deal.id for deal in found] == [f"D-{number}" for number in range(5)]
        assert not any(deal.issues for deal in found)
    if indent:
        lines_each = json.dumps(PLAIN, indent=2).count("\n") + 1
        assert objects[1].source is not None
        assert objects[1].source.locator == f"line {lines_each + 1}"


def test_a_broken_line_is_a_deal_with_an_issue_and_takes_nothing_with_it(
    read: Read, said: Said
) -> None:
    deals = read('{"id": "A"}\nnot json\n\n{"id": "B"\n[1]\n"text"\n{"id": "C"}\n')
    assert [deal.id for deal in deals] == [
        "A", "deals.txt:line 2", "deals.txt:line 4", "deals.txt:line 5", "deals.txt:line 6", "C",
    ]  # fmt: skip
    assert "deals.txt line 2: this is no JSON" in said(deals[1])
    assert "deals.txt line 5: a deal is an object, not a list" in said(deals[3])


def test_a_broken_first_line_does_not_swallow_the_second(read: Read) -> None:
    assert [deal.id for deal in read('{"id": "A", "na\n{"id": "B"}\n{"id": "C"}\n')][1:] == [
        "B",
        "C",
    ]
    assert [deal.id for deal in read('no json\n{"id": "B"}\n')][1:] == ["B"]


def test_a_broken_element_does_not_take_the_others_of_its_array(read: Read) -> None:
    deals = read('[\n{"id": "A"},\n{"id": oops},\n17,\n{"id": "B"}\n]')
    assert [deal.id for deal in deals] == ["A", "deals.txt:line 3", "deals.txt:line 4", "B"]
    cut = read('[{"id": "A"},\n{"id": "B", "text": "never closed')
    assert [deal.id for deal in cut] == ["A", "deals.txt:line 2"]
    assert "the file ends within" in cut[1].issues[0].what


def test_numbers_are_exact(read: Read, said: Said) -> None:
    (deal,) = read(
        '{"id": 7, "amount": {"amount": 100000.10, "currency": "usd"},'
        ' "goods": [{"hs_code": 8482.10, "quantity": 12, "part_number": 6205}]}'
    )
    assert deal.id == "7"
    assert deal.amount == Money(Decimal("100000.10"), "USD")
    assert deal.goods[0].hs_code == "8482.10"
    assert (deal.goods[0].quantity, deal.goods[0].part_number) == ("12", "6205")
    assert "goods[0].hs_code: the HS code was given as a number" in said(deal)


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("id", "true", "id: text is expected, not true"),
        ("date", "20240516.5", "date: '20240516.5' is no date"),
        ("date", "[]", "date: a date such as 2024-05-16 is expected, not a list"),
        ("parties", '{"name": "A"}', "parties: a list is expected"),
        ("parties", '["A"]', "parties[0]: a party is an object"),
        ("parties", "[7]", "parties[0]: a party is an object with a name, not 7"),
        ("parties", '[{"name": ["A"]}]', "parties[0].name: text is expected, not a list"),
        ("parties", '[{"name": 7}]', "parties[0].name: text is expected, not the number 7"),
        ("parties", '[{"role": "agent"}]', "parties[0].role: 'agent' is no known role"),
        ("parties", '[{"country": "Narnia"}]', "country: 'Narnia' is no known country"),
        ("parties", '[{"schema": "Robot"}]', "schema: 'Robot' is no schema"),
        ("parties", '[{"birth_date": "31.02.1960"}]', "birth_date: there is no day"),
        ("parties", '[{"identifiers": "7707083893"}]', "an object of scheme and value is expected"),
        ("parties", '[{"identifiers": {"inn": "7707083894"}}]', "no valid inn"),
        (
            "parties",
            '[{"nmae": "A"}]',
            "parties[0].nmae: the key is unknown; its words are searched as a text; did ",
        ),
        ("goods", '["bearings"]', "goods[0]: a line of goods is an object"),
        ("goods", '[{"value": {"amount": "5"}}]', "the amount has no currency"),
        ("goods", '[{"value": {"currency": "USD"}}]', "the currency 'USD' has no amount"),
        ("route", '"CN to KG"', "route: a route is an object"),
        ("route", '{"transshipment": 7}', "a list of places is expected"),
        ("amount", '{"amount": NaN, "currency": "USD"}', "'NaN' is no amount"),
        ("amount", '{"amount": -Infinity, "currency": "USD"}', "no amount"),
        ("amount", '{"amount": "5", "currency": "XYZ"}', "no ISO 4217 currency code"),
        ("amount", '{"amount": "5", "currency": "RUR"}', "read as RUB"),
        ("amount", '{"amount": "5.125", "currency": "USD"}', "has 3 decimals and USD has 2"),
        ("amount", '{"amount": "5.5", "currency": "JPY"}', "has 1 decimals and JPY has 0"),
        ("amount", '{"amount": "EUR 5", "currency": "USD"}', "the amount says EUR"),
        ("amount", '"5"', "amount: the amount has no currency"),
        ("text", '["a", {}]', "text[1]: text is expected, not an object"),
        ("issues", '"x"', "issues: 'x' is no issue"),
        ("source", '"x"', "source: an object of file"),
        ("size", "7", "size: the key is unknown and was not read, neither here nor later"),
        (
            "colour",
            '"red"',
            "colour: the key is unknown; its words are searched as a text, here and",
        ),
        ("purpose", '"a\\u202eb"', "direction-changing signs (U+202E); they were kept"),
        ("purpose", '"a\\ud800b"', "signs that cannot be kept (U+D800)"),
        ("purpose", '"a\\u0000b"', "signs that cannot be kept (U+0000)"),
        ("kind", '"a\tb\u0007"', "kind: the text holds control or invisible signs (U+0007)"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(
    read: Read, said: Said, field: str, value: str, what: str
) -> None:
    deals = read(f'{{"id": "D", "{field}": {value}}}' if field != "id" else f'{{"id": {value}}}')
    (deal,) = deals
    assert what in said(deal)
    assert all(issue.where.startswith("deals.txt line 1") for issue in deal.issues)
    assert parse_deal(json.loads(json.dumps(deal_to_dict(deal)))) == deal


def test_what_is_understood_in_other_words_is_no_issue() -> None:
    deal = parse_deal(
        {
            "ID": "D",
            "parties": [
                {"Role": "Notify Party", "Full Name": "A", "country": "Kyrgyzstan"},
                {"role": "importer", "name": "B", "country": "KGZ", "schema": "individual"},
                {
                    "role": "Грузополучатель",
                    "name": "В",
                    "country": "Киргизия",
                    "inn": "7707083893",
                },
                {"name": "C", "identifiers": {"bic": ["SABRRUMM", "SABRRUM1"]}},
            ],
            "amount": "USD 1,250.00",
            "text": "one text",
        }
    )
    assert deal.issues == ()
    assert [party.role for party in deal.parties] == ["notify_party", "buyer", "consignee", None]
    assert {party.country for party in deal.parties[:3]} == {"kg"}
    assert deal.parties[1].schema == "Person"
    assert deal.parties[2].identifiers == (Identifier("inn", "7707083893"),)
    assert len(deal.parties[3].identifiers) == 2
    assert deal.amount == Money(Decimal("1250.00"), "USD")
    assert deal.text == ("one text",)


def test_a_currency_that_was_replaced_is_fine_while_it_was_one() -> None:
    money = {"amount": "5", "currency": "BGN"}
    assert parse_deal({"id": "D", "date": "2024-05-16", "amount": money}).issues == ()
    late = parse_deal({"id": "D", "date": "2027-05-16", "amount": money})
    assert "BGN was replaced by EUR in 2026" in late.issues[0].what


def test_a_key_given_twice_hides_no_party(read: Read, said: Said) -> None:
    (deal,) = read('{"id": "D", "parties": [{"name": "A"}], "parties": [{"name": "B"}]}')
    assert [party.name for party in deal.parties] == ["A", "B"]
    assert "parties: the key is given more than once" in said(deal)


def test_an_unknown_key_is_told_once_but_a_slip_in_every_deal(read: Read, said: Said) -> None:
    line = '{"id": "%d", "colour": "red", "parties": [{"name": "A", "adress": "here"}]}\n'
    first, second = read(line % 1 + line % 2)
    assert "colour" in said(first)
    assert "colour" not in said(second)
    assert "did you mean 'address'?" in said(first)
    assert "did you mean 'address'?" in said(second)


def test_a_repeated_id_is_told_with_the_place_of_the_first(read: Read, said: Said) -> None:
    a, b = (f'{{"id": "{name}", "purpose": "tiles"}}' for name in "AB")
    first, _, again = read(f"{a}\n{b}\n{a}\n")
    assert first.issues == ()
    assert said(again) == (
        "deals.txt line 3, id: another deal of the file has the same id (line 1); both were kept."
    )


def test_bytes_that_are_not_utf8_are_told_and_read(read: Read, said: Said) -> None:
    (deal,) = read(b'{"id": "D", "purpose": "caf\xe9"}')
    assert deal.purpose == "caf\ufffd"
    assert "line 1: byte 0xE9 at position 28 is not UTF-8" in said(deal)


def test_a_bomb_of_brackets_is_a_line_like_any_other(read: Read) -> None:
    deep = "[" * 200_000 + "]" * 200_000
    deals = read(
        '{"id": "A"}\n{"text": ' + deep + '}\n{"id": "B", "kind": ' + "[" * 500 + "]" * 500 + "}\n"
    )
    assert deals[0].id == "A"
    assert "nested too deeply" in deals[1].issues[0].what
    assert deals[2].id == "B"


def test_a_number_of_a_million_digits_is_no_trap(read: Read) -> None:
    digits = "9" * 1_000_000
    (deal,) = read(f'{{"id": {digits}, "amount": {{"amount": {digits}, "currency": "USD"}}}}')
    assert deal.amount is None
    assert all(len(issue.what) < 300 for issue in deal.issues)


def test_a_line_without_end_is_passed_over(read: Read, said: Said) -> None:
    content = b'{"id": "A"}\n' + b"x" * (20 << 20) + b'\n{"id": "B"}\n'
    deals = read(content)
    assert [deal.id for deal in deals] == ["A", "deals.txt:line 2", "B"]
    assert "the line of 20,971,521 bytes is too long" in said(deals[1])
    array = read(b'[{"id": "A"}, {"id": "' + b"x" * (20 << 20) + b'"}, {"id": "B"}]')
    assert [deal.id for deal in array] == ["A", "deals.txt:line 1", "B"]


def test_a_name_of_a_megabyte_is_cut_and_told(said: Said) -> None:
    deal = parse_deal({"id": "D", "parties": [{"name": "A" * 1_000_000}]})
    assert len(deal.parties[0].name or "") == 1000
    assert "only the first 1,000 were read" in said(deal)


def test_a_deal_with_thousands_of_issues_counts_them() -> None:
    deal = parse_deal({"id": "D", "parties": [{"country": f"Narnia {n}"} for n in range(1000)]})
    assert len(deal.issues) == 201
    assert deal.issues[-1].what == "800 more issues are not shown."
    assert parse_deal(deal_to_dict(deal)) == deal


def test_what_was_written_by_parse_keeps_its_source_and_issues(read: Read) -> None:
    (deal,) = read(
        '{"date": "31.02.2024", "parties": [{"name": "A", "identifiers": {"inn": "1"}}]}'
    )
    (again,) = read(json.dumps(deal_to_dict(deal)), name="parsed.jsonl")
    assert again == deal
    assert again.source == Source("deals.txt", "witting.deal+json", "line 1")


def test_a_deal_from_no_file_has_no_source() -> None:
    assert parse_deal({"id": "D"}).source is None
    assert parse_deal([]).issues == (
        Issue("deal", "a deal is an object, not a list; it was not read.", unread=True),
    )
    made = parse_deal({}, where="request body")
    assert made.id == "request body"


def test_a_place_that_is_no_country_stays_as_given_for_the_route_to_be_judged() -> None:
    route = {"origin": "China", "final_destination": "Sevastopol, Crimea"}
    deal = parse_deal({"id": "D", "route": route})
    assert (deal.route.origin, deal.route.final_destination) == ("cn", "Sevastopol, Crimea")
    assert parse_deal({"id": "D", "route": {"origin": "Crimea"}}).route.origin == "ua-cri"


@pytest.mark.parametrize(
    ("data", "role"),
    [
        ({"consignee": {"name": "Osh Trade"}}, "consignee"),
        ({"endUser": "Osh Trade"}, "end_user"),
        ({"importer": ["Osh Trade"]}, "buyer"),
        ({"counterparty": "Osh Trade"}, None),
    ],
)
def test_a_party_under_a_key_of_its_own_is_a_party(
    data: dict[str, object], role: str | None
) -> None:
    deal = parse_deal({"id": "1", "parties": [{"name": "Volna"}], **data})
    assert [(party.role, party.name) for party in deal.parties] == [
        (None, "Volna"),
        (role, "Osh Trade"),
    ]


def test_a_key_that_may_name_a_party_and_is_not_read_keeps_from_clear() -> None:
    deal = parse_deal({"id": "1", "ourGuarantor": {"is": "Osh Trade"}})
    assert any(issue.unread for issue in deal.issues)
