"""What of a page of HTML is its article, and what stands around it?

All that a reader sees is kept, in order; menus, notices, captions and the like are furniture.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from witting.errors import InputError
from witting.reading.article import Article, Link
from witting.reading.day import find_day, parse_text_day
from witting.reading.furniture import classify
from witting.reading.hyphenation import without_hyphenation
from witting.reading.vocabulary import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "select",
        "canvas",
        "math",
        "audio",
        "video",
    }
)
_FURNITURE = {
    "nav": "menu",
    "header": "",
    "footer": "menu",
    "aside": "related",
    "figcaption": "caption",
    "button": "control",
    "form": "control",
    "label": "control",
    "menu": "menu",
    "address": "byline",
    "time": "date",
}
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "dd",
        "dt",
        "dl",
        "pre",
        "body",
        "html",
        "br",
        "hr",
        "center",
        "details",
        "summary",
        "figure",
        "caption",
    }
) | frozenset(_FURNITURE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLES = {
    "navigation": "menu",
    "banner": "menu",
    "contentinfo": "menu",
    "complementary": "related",
    "search": "control",
    "dialog": "cookie",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_SPLIT = re.compile(r"[\s_\-]+|(?<=[a-z])(?=[A-Z])")
MOST_LINKS = 500
LONG_BOX = 320
"""Characters. Beside menus and the like, a box with more holds text, whatever it is called."""
_FIRM = frozenset({"menu", "cookie", "comments", "related", "advertisement"})


def read_page(text: str, *, source: str = "-", encoding: str = "utf-8") -> Article:
    """An article of a page of HTML.

    Raises:
        InputError: The page has no text.
    """
    root = _parse(text, source)
    meta = _meta(root)
    paragraphs: list[tuple[str, str]] = [*_paragraphs(root)]
    placed: list[tuple[int, str, str]] = []
    start = 0
    for words, hint in paragraphs:
        placed.append((start, words, hint))
        start += len(words) + 2
    if not placed:
        what = "the page has no text; it may be made by a script."
        raise InputError(
            what, where=source, remedy="Save the page from a browser as text and read that."
        )
    whole = "\n\n".join(words for words, _ in paragraphs)
    blocks = tuple(classify(placed, title=_headline(root) or meta.get("title")))
    day = parse_text_day(meta.get("date", ""))
    bylines = [whole[block.start : block.end] for block in blocks if block.why == "byline"]
    titles = [whole[block.start : block.end] for block in blocks if block.kind == "title"]
    return Article(
        text=whole,
        blocks=blocks,
        form="html",
        source=source,
        encoding=encoding,
        title=(titles[0] if titles else None) or meta.get("title"),
        byline=meta.get("author") or (bylines[0] if bylines else None),
        date=day.isoformat() if day else find_day(whole, blocks),
        links=tuple(_links(root)),
    )


def _parse(text: str, source: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        huge_tree=False, remove_comments=True, remove_pis=True, no_network=True
    )
    # A declaration of an encoding would contradict the text, which is decoded already.
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        what = f"the page cannot be read as HTML: {error}."
        raise InputError(what, where=source, remedy="Save it anew from a browser.") from error
    return root


def _paragraphs(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The words of each block and what the markup says of it, in the order of the page."""
    run: list[str] = []
    hint = ""

    def flush() -> Iterator[tuple[str, str]]:
        words = _BLANKS.sub(" ", without_hyphenation("".join(run))).strip()
        run.clear()
        if words:
            yield words, hint

    for element, is_start, around in _walk(root):
        if is_start is None:
            run.append(element)
            continue
        if is_start != "inline":
            yield from flush()
            hint = around
    yield from flush()


def _walk(root: html.HtmlElement) -> Iterator[tuple[Any, str | None, str]]:
    """Texts (second is None), and the edges of elements with the furniture that is around."""
    stack: list[tuple[html.HtmlElement, str, bool]] = [(root, "", False)]
    while stack:
        element, around, is_done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_done:
            yield element, "block" if tag in _BLOCKS else "inline", around
            if element.tail:
                yield element.tail, None, ""
            continue
        if tag in _UNSEEN or _is_hidden(element):
            if element.tail:
                yield element.tail, None, ""
            continue
        own = _hint(element, tag, around)
        if tag in _BLOCKS:
            yield element, "block", own
        stack.append((element, around, True))
        if element.text:
            yield element.text, None, ""
        stack.extend((child, own, False) for child in reversed(element))


def _is_hidden(element: html.HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _hint(element: html.HtmlElement, tag: str, around: str) -> str:
    """What an element says that its words are."""
    if around in _FIRM:
        return around
    told = _ROLES.get(element.get("role", "")) or _FURNITURE.get(tag, "")
    if tag == "h1" or told:
        return told or "title"
    if tag in ("body", "html", "main", "article"):
        return ""
    if told := _by_class(element):
        return told if told in _FIRM or len(element.text_content()) < LONG_BOX else around
    if tag in _HEADINGS:
        return around or "heading"
    return around if around not in ("title", "heading") else ""


def _by_class(element: html.HtmlElement) -> str:
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    if not names.strip():
        return ""
    words = {word.casefold() for word in _SPLIT.split(names) if word} | set(
        names.casefold().split()
    )
    for kind, marks in load_table("furniture", "html").items():
        if any(mark in words or f"{mark}s" in words for mark in marks):
            return kind
    return ""


def _headline(root: html.HtmlElement) -> str | None:
    headings = [_words(one) for one in root.iter("h1")]
    return next((one for one in headings if one), None)


def _words(element: html.HtmlElement) -> str:
    return _BLANKS.sub(" ", without_hyphenation(element.text_content())).strip()


def _meta(root: html.HtmlElement) -> dict[str, str]:
    """Title, author and day as the head of the page gives them."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name = (one.get("property") or one.get("name") or one.get("itemprop") or "").casefold()
        key = _META.get(name)
        if key and one.get("content", "").strip():
            found.setdefault(key, " ".join(one.get("content", "").split())[:500])
    for one in root.iter("script"):
        if one.get("type") == "application/ld+json":
            for key, value in _linked_data(one.text or "").items():
                found.setdefault(key, value)
    for one in root.iter("title"):
        found.setdefault("title", _words(one)[:500])
    return found


_META = {
    "og:title": "title",
    "twitter:title": "title",
    "headline": "title",
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "article:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "dc.date": "date",
    "parsely-pub-date": "date",
    "pubdate": "date",
}


def _linked_data(text: str) -> dict[str, str]:
    try:
        data = json.loads(text[:200_000])
    except (ValueError, RecursionError):
        return {}
    items = data if isinstance(data, list) else [data]
    found: dict[str, str] = {}
    for item in items:
        if isinstance(item, dict):
            found.update(_of_linked(item))
    return found


def _of_linked(item: Mapping[str, Any]) -> dict[str, str]:
    author = item.get("author")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    values = {"title": item.get("headline"), "date": item.get("datePublished"), "author": name}
    return {key: value for key, value in values.items() if isinstance(value, str) and value}


def _links(root: html.HtmlElement) -> Iterator[Link]:
    """Where the page points to, each address once."""
    seen: set[str] = set()
    for one in root.iter("a"):
        address = one.get("href", "").strip()
        words = _words(one)
        if words and address.startswith(("http://", "https://")) and address not in seen:
            seen.add(address)
            yield Link(words, address)
            if len(seen) >= MOST_LINKS:
                return
