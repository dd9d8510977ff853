"""What does Python raise where a ZIP archive is broken?"""

from __future__ import annotations

import struct
import zipfile
import zlib

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    ValueError,
)
"""What zipfile raises on broken archives: RuntimeError for a password, ValueError for an offset,
struct.error for a header."""
