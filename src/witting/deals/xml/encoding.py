"""Which text are the bytes of an XML file, whatever their encoding?"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from witting.deals.charset import lookup_codec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream

CHUNK = 1 << 16

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def encoding_of(head: bytes) -> str:
    """The name of a codec: by the byte order mark, the first sign, or what the file declares.

    Source: XML 1.0, appendix F, https://www.w3.org/TR/xml/#sec-guessing
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    found = _DECLARED.match(head)
    name = lookup_codec(found[1].decode()) if found else None
    # A declaration that can be read byte by byte is in no encoding of two bytes.
    return name if name and not name.startswith("utf-16") else "utf-8"


def iter_text(stream: ByteStream) -> Iterator[str]:
    """The text, piece by piece; U+FFFD for what is no text and for signs that XML does not have."""
    raw = stream.read(CHUNK)
    decoder = codecs.getincrementaldecoder(encoding_of(raw))(errors="replace")
    while raw:
        following = stream.read(CHUNK)
        yield _NO_XML.sub("\ufffd", decoder.decode(raw, final=not following))
        raw = following
