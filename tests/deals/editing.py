"""A file, and what becomes of it where somebody changes it at any place."""

from __future__ import annotations

from hypothesis import strategies as st

Edit = tuple[int, int, str]
Flip = tuple[int, bytes]


def edits_of(pieces: list[str]) -> st.SearchStrategy[list[Edit]]:
    """Up to four places where some letters give way to one of the pieces, or to any text."""
    new = st.sampled_from(pieces) | st.text(max_size=5)
    return st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 60), new), max_size=4)


def flips() -> st.SearchStrategy[list[Flip]]:
    """Up to two places where bytes give way to others."""
    return st.lists(
        st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=2)), max_size=2
    )


def edited(text: str, edits: list[Edit], flipped: list[Flip]) -> bytes:
    """The file as it is then."""
    for at, length, new in edits:
        place = at % len(text)
        text = text[:place] + new + text[place + length :]
    data = text.encode(errors="replace")
    for at, new_bytes in flipped:
        place = at % max(len(data), 1)
        data = data[:place] + new_bytes + data[place + len(new_bytes) :]
    return data
