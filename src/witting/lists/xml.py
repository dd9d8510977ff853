"""Which elements does an XML list have, read lazily and without trusting the file?

A list needs no document type and no entities; a file that declares any is refused before a parser
sees it. Elements are handed out one at a time by their local name, whatever their namespace, and
forgotten once the caller asks for the next, so that memory does not grow with the list.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from witting.errors import ListFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from witting.lists.source import SourceFile

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_UTF8_NAMES = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_BOM = b"\xef\xbb\xbf"
_OTHER = "UTF-16 or binary"
MAX_TAGS = 20_000_000
"""The largest list, OFAC's, has some four million; each element that is not asked for costs 150
bytes until the next that is."""


@dataclass(frozen=True, slots=True)
class XmlFile:
    """A file whose root element is known to be the expected one.

    Args:
        file: The bytes.
        root: Local name of the root element.
        namespace: The root's namespace, or the empty string.
        attributes: The root's attributes, by local name.
        expected: What the caller expects the file to be, for messages.
        strays: Name to number of the elements that stood beside those that were handed out.
    """

    file: SourceFile
    root: str
    namespace: str
    attributes: Mapping[str, str]
    expected: str
    strays: Counter[str] = field(default_factory=Counter, compare=False)

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The outermost elements with one of these local names, in the file's order.

        An element is emptied when the next one is asked for; take what is needed before.

        Raises:
            ListFileError: The file is not well-formed XML, or ends too early.
        """
        inside = 0
        around: dict[str, None] = {}
        root: etree._Element | None = None
        for event, element in _events(self.file, names, expected=self.expected):
            inside += 1 if event == "start" else -1
            if event == "end" and inside == 0:
                yield element
                parents = list(element.iterancestors())
                around |= dict.fromkeys(map(local_name, parents))
                root = parents[-1] if parents else element
                self._forget(element, names)
        if root is not None:
            self.strays.update(_left(root, names, around))

    def leftovers(self, *known: str) -> Iterator[Issue]:
        """After the last element: an issue for each kind of element that nobody asked for.

        A publisher that adds a third kind of entry beside the two known ones is noticed so.

        Args:
            known: Local names of those that are left out on purpose.
        """
        for name, number in sorted(self.strays.items()):
            if name not in known:
                what = f"{number} such elements are not understood; they were left out."
                yield Issue(f"{self.file.name}, {name}", what)

    def count(self, *names: str) -> int:
        """How often these elements are opened, counted in the bytes, without the XML parser."""
        return count_elements(self.file.data, *names)

    def _forget(self, element: etree._Element, names: Sequence[str]) -> None:
        element.clear()
        parent = element.getparent()
        if parent is not None:
            while (first := element.getprevious()) is not None:
                if (name := local_name(first)) and name not in names:
                    self.strays[name] += 1
                parent.remove(first)


def open_xml(file: SourceFile, *, roots: Sequence[str], expected: str) -> XmlFile:
    """Looks at the beginning of a file: is it XML, harmless, and with one of these roots?

    Args:
        file: The file.
        roots: Local names that the root element may have.
        expected: What the file should be, such as ``the UN's consolidated.xml``.

    Raises:
        ListFileError: It is HTML, no XML, not UTF-8, declares a document type or entities, or has
            another root element; says which line and what was expected.
    """
    refuse_html(file, expected=expected)
    _refuse_other_text(file, expected)
    _refuse_declarations(file, expected)
    if file.data.count(b"<") > MAX_TAGS:
        raise ListFileError(
            f"the file has more than {MAX_TAGS:,} tags, which no list has; expected {expected}.",
            where=file.name,
            remedy="It may be a bomb; get the list from its publisher.",
        )
    _, element = next(_events(file, (), expected=expected))
    name = etree.QName(element)
    if name.localname not in roots:
        raise ListFileError(
            f"the root element is <{name.localname}>; expected {expected} with the root element "
            f"{' or '.join(f'<{root}>' for root in roots)}.",
            where=f"{file.name} line {element.sourceline}",
        )
    attributes = {etree.QName(key).localname: value for key, value in _text_items(element)}
    return XmlFile(file, name.localname, name.namespace or "", attributes, expected)


def refuse_html(file: SourceFile, *, expected: str) -> None:
    """Raises ListFileError if the file is a web page, such as an error page or a consent wall."""
    if _HTML.match(file.data[:4096].removeprefix(_BOM)):
        raise ListFileError(
            f"this is an HTML page; expected {expected}.",
            where=file.name,
            remedy="Download the file again; the publisher's site answered with a web page.",
        )


def count_elements(data: bytes, *names: str) -> int:
    """How often elements with these local names are opened outside comments and CDATA."""
    wanted = b"|".join(re.escape(name.encode()) for name in names)
    opening = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?:[\w.-]+:)?(" + wanted + rb")(?=[\s/>])"
    return sum(1 for found in re.finditer(opening, data, re.DOTALL) if found[1])


def text_of(element: etree._Element, path: str) -> str | None:
    """The text of the first child at this ``{*}``-free path of local names, or None if blank."""
    found = element.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    text = found.text if found is not None else None
    return text.strip() or None if text else None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    # The stubs promise a string, but a comment's tag is a function.
    return etree.QName(element).localname if isinstance(element.tag, str) else ""  # type: ignore[redundant-expr]  # see above


def _text_items(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        yield str(key), str(value)


def _refuse_other_text(file: SourceFile, expected: str) -> None:
    start = file.data[:4096].removeprefix(_BOM)
    encoding = _ENCODING.match(start)
    if b"\x00" in start or (encoding and encoding[1].lower() not in _UTF8_NAMES):
        is_text = encoding and b"\x00" not in start
        name = encoding[1].decode("ascii", "replace") if encoding and is_text else _OTHER
        raise ListFileError(
            f"the file is {name}; expected {expected} in UTF-8.", where=f"{file.name} line 1"
        )
    if not start.lstrip().startswith(b"<"):
        raise ListFileError(f"this is not XML; expected {expected}.", where=f"{file.name} line 1")


def _refuse_declarations(file: SourceFile, expected: str) -> None:
    data = file.data.removeprefix(_BOM)
    prolog = _PROLOG.match(data)
    end = prolog.end() if prolog else 0
    if data[end : end + 9].upper() == b"<!DOCTYPE":
        line = data.count(b"\n", 0, end) + 1
        raise ListFileError(
            f"the file declares a document type, which may hide entities; expected {expected} "
            "without any <!DOCTYPE> or <!ENTITY>.",
            where=f"{file.name} line {line}",
            remedy="Get the list from its publisher; it has no such declaration.",
        )


def _events(
    file: SourceFile, names: Sequence[str], *, expected: str
) -> Iterator[tuple[str, etree._Element]]:
    """Start and end events of these elements, or of all; syntax errors become ListFileError."""
    parser = etree.iterparse(
        io.BytesIO(file.data),
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names] or None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        yield from parser
    except etree.XMLSyntaxError as error:
        # The first entry says what is wrong; the exception may only say what came of it.
        first = next(iter(parser.error_log), None)
        line, said = (first.line, first.message) if first else (error.lineno, error.msg)
        raise _broken(file, said.strip(), line or 1, expected) from error


def _broken(file: SourceFile, said: str, line: int, expected: str) -> ListFileError:
    early = ("Premature end", "EndTag: '</' not found", "Couldn't find end")
    is_cut = not file.data.rstrip().endswith(b">") or any(text in said for text in early)
    what = "the file ends too early" if is_cut else "the file is not well-formed XML"
    return ListFileError(
        f"{what} ({said}); expected {expected}.",
        where=f"{file.name} line {line}",
        remedy="Download the file again.",
    )


def _left(parent: etree._Element, names: Sequence[str], around: Collection[str]) -> Iterator[str]:
    """What is left beside the elements that were handed out and those around them."""
    for child in parent:
        name = local_name(child)
        if name in around:
            yield from _left(child, names, around)
        elif name and name not in names:
            yield name
