"""Lazy, suspicious XML."""

from __future__ import annotations

import pytest

from witting.errors import ListFileError
from witting.lists import xml
from witting.lists.source import SourceFile
from witting.lists.xml import count_elements, local_name, open_xml, text_of

EXPECTED = "a list of wolves"


def list_file(text: str | bytes, name: str = "wolves.xml") -> SourceFile:
    return SourceFile(name, text.encode() if isinstance(text, str) else text)


def names_of(text: str | bytes) -> list[str | None]:
    document = open_xml(list_file(text), roots=("list",), expected=EXPECTED)
    return [text_of(element, "name") for element in document.elements("wolf")]


def refusal(text: str | bytes) -> str:
    with pytest.raises(ListFileError) as caught:
        names_of(text)
    return str(caught.value)


def test_elements_come_in_order_and_memory_is_given_back() -> None:
    text = '<list day="2026-01-28">' + "".join(
        f"<group><wolf><name>Wolf {n}</name></wolf></group>" for n in range(50)
    )
    document = open_xml(list_file(text + "</list>"), roots=("list",), expected=EXPECTED)

    assert document.attributes == {"day": "2026-01-28"}
    seen = []
    for wolf in document.elements("wolf"):
        assert wolf.getprevious() is None
        seen.append(text_of(wolf, "name"))
    assert seen == [f"Wolf {n}" for n in range(50)]
    assert document.count("wolf") == 50


def test_a_namespace_is_overlooked_and_an_inner_element_is_part_of_the_outer() -> None:
    text = (
        '<w:list xmlns:w="urn:w"><!-- <wolf/> --><w:wolf><w:name>Outer</w:name>'
        "<w:wolf><w:name>Inner</w:name></w:wolf></w:wolf></w:list>"
    )
    document = open_xml(list_file(text), roots=("list",), expected=EXPECTED)

    assert document.namespace == "urn:w"
    assert [text_of(wolf, "name") for wolf in document.elements("wolf")] == ["Outer"]


def test_counting_leaves_out_comments_and_cdata() -> None:
    data = b"<l><!-- <wolf/> --><wolf a='1'/><x:wolf>\n</x:wolf><wolfram/><![CDATA[<wolf>]]></l>"

    assert count_elements(data, "wolf") == 2


def test_a_comment_has_no_name() -> None:
    document = open_xml(
        list_file("<list><wolf><!-- x --><name>A</name></wolf></list>"),
        roots=("list",),
        expected=EXPECTED,
    )

    assert [[local_name(child) for child in wolf] for wolf in document.elements("wolf")] == [
        ["", "name"]
    ]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE list [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE list [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE list SYSTEM "http://example.org/list.dtd">',
        '<!-- first -->\n<!DOCTYPE list [<!ENTITY % a "b">]>',
    ],
)
def test_a_document_type_is_refused_with_its_line(declaration: str) -> None:
    message = refusal(
        f'<?xml version="1.0"?>\n{declaration}<list><wolf><name>&a;</name></wolf></list>'
    )

    assert "declares a document type" in message
    assert f"wolves.xml line {2 + declaration.count(chr(10))}" in message
    assert EXPECTED in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE html><html><body>Not found</body></html>", "this is an HTML page"),
        ('<?xml version="1.0"?>\n<html lang="en"/>', "this is an HTML page"),
        ("name,country\nWolf,RU\n", "this is not XML"),
        ("", "this is not XML"),
        (b"\xff\xfe<\x00l\x00", "UTF-16 or binary"),
        ('<?xml version="1.0" encoding="windows-1251"?><list/>', "windows-1251"),
        (b"<list><wolf><name>\xff</name></wolf></list>", "not well-formed"),
        ("<bears/>", "the root element is <bears>"),
        ("<list><wolf><name>A</name></wolf>", "ends too early"),
        ("<list><wolf><na", "ends too early"),
        ("<list>\n<wolf><name>A</wolf></name></list>\n", "not well-formed"),
        ("<list><wolf><name>&unknown;</name></wolf></list>", "not well-formed"),
        ("<list>" + "<a>" * 400 + "</a>" * 400 + "</list>", "not well-formed"),
    ],
)
def test_what_is_no_such_list_is_refused(text: str | bytes, said: str) -> None:
    message = refusal(text)

    assert said in message
    assert EXPECTED in message
    assert message.startswith("wolves.xml")


def test_a_byte_order_mark_and_a_declared_utf8_are_fine() -> None:
    declaration = b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>"
    text = declaration + "<list><wolf><name>В</name></wolf></list>".encode()

    assert names_of(text) == ["В"]


def test_elements_that_nobody_asked_for_are_told_wherever_they_stand() -> None:
    text = (
        "<list><den/><!-- no element --><group><bear/><wolf><name>A</name></wolf><bear/>"
        "<wolf><cub/></wolf><bear/></group><foxes><fox/><wolfram/></foxes><known/></list>"
    )
    document = open_xml(list_file(text), roots=("list",), expected=EXPECTED)
    assert len(list(document.elements("wolf"))) == 2
    assert [(issue.where, issue.what[:20]) for issue in document.leftovers("known")] == [
        ("wolves.xml, bear", "3 such elements are "),
        ("wolves.xml, den", "1 such elements are "),
        ("wolves.xml, foxes", "1 such elements are "),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "<list>&nbsp;<wolf/></list>",
            "line 1: the file is not well-formed XML (Entity 'nbsp' not",
        ),
        (f"<list>\n<wolf a='{'x' * 11_000_000}'/></list>", "line 2: the file is not well-formed"),
        ('<?xml version="1.0" encoding="utf-8"?><list>\x00</list>', "UTF-16 or binary"),
    ],
)
def test_what_is_wrong_is_said_on_one_line_with_its_place(text: str, said: str) -> None:
    found = refusal(text)
    assert said in found
    assert "\n" not in found


def test_more_tags_than_any_list_has_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_TAGS", 10)
    assert "more than 10 tags" in refusal(f"<list>{'<z/>' * 10}<wolf/></list>")
