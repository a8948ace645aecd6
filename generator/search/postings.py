"""Which words stand in which records, as compact bytes."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from generator.search.record import BREAK
from generator.search.text import grams, normalise

MAX_WEIGHT = 3
"""Two bits say how often a word stands in a record: 1, 2, 3, or more times."""

Postings = dict[str, "array[int]"]
"""For each word the records that hold it, in order, each as `number × 4 + weight`.

Arrays hold four bytes for each; lists of numbers would be nine times as large.
"""


def words_of(text: str) -> list[str]:
    """The words of a text; none reaches across a break."""
    return [gram for piece in text.split(BREAK) for gram in _words_of_piece(piece)]


@cache
def _words_of_piece(piece: str) -> tuple[str, ...]:
    """Kept, because standards and headings return in every evaluation of a framework."""
    return tuple(grams(normalise(piece)))


def postings(texts: Iterable[str]) -> Postings:
    """The postings of texts numbered from 0."""
    found: Postings = {}
    for number, text in enumerate(texts):
        for word, times in Counter(words_of(text)).items():
            entry = number << 2 | min(times - 1, MAX_WEIGHT)
            held = found.get(word)
            if held is None:
                found[word] = array("I", (entry,))
            else:
                held.append(entry)
    _words_of_piece.cache_clear()
    return found


def packed(entries: Sequence[int]) -> bytes:
    """Postings as variable-length numbers, each record counted from the one before."""
    steps = (entry - (before & ~MAX_WEIGHT) for before, entry in pairwise((0, *entries)))
    return b"".join([_SHORT[step] if step < len(_SHORT) else packed_number(step) for step in steps])


def prefixed(content: bytes) -> bytes:
    """Bytes after their own length."""
    return packed_number(len(content)) + content


def packed_number(value: int) -> bytes:
    """A number, seven bits to a byte, the low ones first."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


_SHORT = tuple(packed_number(value) for value in range(1 << 12))
"""The numbers that come often, packed."""
