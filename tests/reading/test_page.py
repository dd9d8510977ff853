"""A page of HTML: its article, and what stands around it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.errors import InputError
from witting.reading import read_article
from witting.reading.reader import read_bytes

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Bank halts payments | The Courier</title>
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jo Reed"}}</script>
<style>p {color: red}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<div class="cookie-banner">We value your privacy. <button>Accept</button></div>
<main><article><h1>Bank halts payments to Russia</h1>
<div class="share-buttons"><a href="https://example.org/share">Share</a></div>
<figure><img src="a.jpg"><figcaption>The bank's office. Jo Reed/AFP</figcaption></figure>
<p>Tulpar Bank has stopped all payments, its chief executive <b>Nurlan Asanbekov</b> told
<a href="https://example.org/reuters">Reuters</a> on Monday.</p>
<script>var x = "hidden words";</script>
<h2>A regulator's letter</h2>
<p>&ldquo;We check every chip,&rdquo; Asanbekov said.</p>
<aside class="related"><p>Read also: how oil is sold</p></aside>
</article></main><footer>© 2024 The Courier</footer></body></html>"""


def test_the_article_is_told_from_what_stands_around_it() -> None:
    article = read_bytes(PAGE.encode(), source="page.html")
    assert article.form == "html"
    assert article.title == "Bank halts payments to Russia"
    assert article.date == "2024-03-04"
    assert article.byline == "Jo Reed"
    assert [link.address for link in article.links] == [
        "https://example.org/share",
        "https://example.org/reuters",
    ]
    assert "hidden words" not in article.text
    kinds = {article.of(block): (block.kind, block.why) for block in article.blocks}
    assert kinds["Bank halts payments to Russia"][0] == "title"
    assert kinds["A regulator's letter"][0] == "heading"
    assert kinds["The bank's office. Jo Reed/AFP"] == ("furniture", "caption")
    assert kinds["Home"] == ("furniture", "menu")
    assert kinds["We value your privacy."] == ("furniture", "cookie")
    assert kinds["Read also: how oil is sold"] == ("furniture", "related")
    assert kinds["© 2024 The Courier"][0] == "furniture"


def test_its_statements_are_read() -> None:
    reading = read_article(read_bytes(PAGE.encode(), source="page.html"), {})
    said = [(one.speaker, one.outlet, one.what) for one in reading.statements]
    assert said == [
        ("Nurlan Asanbekov", "Reuters", "Tulpar Bank has stopped all payments"),
        ("Nurlan Asanbekov", None, "We check every chip,"),
    ]
    assert "Agence France-Presse" in reading.sources


def test_a_page_that_a_script_makes_is_told() -> None:
    page = b"<!doctype html><html><body><script>render()</script></body></html>"
    with pytest.raises(InputError, match="no text"):
        read_bytes(page, source="empty.html")


def test_a_declared_encoding_counts() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Банк России</p></body></html>"
    article = read_bytes(page.encode("windows-1251"), source="a.html")
    assert article.text == "Банк России"


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_pages_do_not_hurt(depth: int) -> None:
    page = "<html><body>" + "<div class='x'>" * depth + "Ann Lee said so." + "</div>" * depth
    with contextlib.suppress(InputError):
        read_bytes(page.encode(), source="deep.html")


@given(st.text(alphabet='<>/pdiv="class &;ab\n', max_size=200))
def test_broken_pages_are_read_or_refused(text: str) -> None:
    try:
        article = read_bytes(f"<html><body>{text}".encode(), source="a.html")
    except InputError:
        return
    for block in article.blocks:
        assert article.of(block).strip()
