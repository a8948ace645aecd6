"""The search index as static files, small ones, of which a query needs a few.

    assets/search/index.json          what there is (see `head`); read before the first query
    assets/search/<edition>/w<n>.bin  words in order: in which titles and texts each one stands
    assets/search/<edition>/r<n>.json records, `RECORDS_PER_FILE` to a file

The edition is a hash of the whole index, so a reader's cache never mixes two. A word file is a row
of entries: length and UTF-8 of the word, length and postings in titles, length and postings in
texts (see `postings.packed`). Same records, same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.compare.site import Comparisons
from generator.exposure import Shown
from generator.pages.page import Page
from generator.search.head import head
from generator.search.postings import packed, postings, prefixed
from generator.search.record import SearchRecord
from generator.search.records import search_records
from generator.words.catalogue import Words

FOLDER = "assets/search"
WORD_FILE_BYTES = 12_000
RECORDS_PER_FILE = 6
SCHEMA = 2


class Text(Protocol):
    """What is written of a record; where it stands among the others is in the head."""

    @property
    def address(self) -> str:
        """Where it leads, from the root of the site."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def text(self) -> str:
        """What it is found by besides."""


def search_files(
    shown: Shown,
    compared: Comparisons,
    pages: Mapping[str, Page],
    written: Mapping[str, str],
    say: Words,
) -> dict[str, bytes]:
    """The files of the search by address; what is not shown is not in them.

    `pages` are the pages by address, `written` those written by hand, as Markdown by path.
    """
    return index_files(search_records(shown, compared, pages, written, say), say)


def index_files(records: Sequence[SearchRecord], say: Words) -> dict[str, bytes]:
    """The index of records, by address; those of a department stand together."""
    return packed_index(records, head(records, say))


def packed_index(records: Sequence[Text], known: Mapping[str, object]) -> dict[str, bytes]:
    """The index of records with the head that tells what they are, by address."""
    starts, words = _word_files(records)
    texts = [
        _json([[one.address, one.title, one.text] for one in records[at : at + RECORDS_PER_FILE]])
        for at in range(0, len(records), RECORDS_PER_FILE)
    ]
    parts = {f"w{n}.bin": content for n, content in enumerate(words)}
    parts |= {f"r{n}.json": content for n, content in enumerate(texts)}
    told = {**known, "words": starts, "per_file": RECORDS_PER_FILE}
    edition = _edition(told, parts)
    return {
        f"{FOLDER}/index.json": _json({"schema": SCHEMA, "edition": edition, **told}),
        **{f"{FOLDER}/{edition}/{name}": content for name, content in parts.items()},
    }


def _word_files(records: Sequence[Text]) -> tuple[list[str], list[bytes]]:
    """The first words of the files, and the files."""
    titles = postings(one.title for one in records)
    texts = postings(one.text for one in records)
    starts: list[str] = []
    files: list[bytearray] = []
    for word in sorted(titles.keys() | texts.keys(), key=_browser_order):
        entry = b"".join(
            (
                prefixed(word.encode()),
                prefixed(packed(titles.get(word, ()))),
                prefixed(packed(texts.get(word, ()))),
            )
        )
        if not files or len(files[-1]) + len(entry) > WORD_FILE_BYTES:
            starts.append(word)
            files.append(bytearray())
        files[-1] += entry
    return starts, [bytes(file) for file in files]


def _browser_order(word: str) -> bytes:
    """JavaScript compares texts by UTF-16 units, Python by characters."""
    return word.encode("utf-16-be", "surrogatepass")


def _edition(told: Mapping[str, object], parts: dict[str, bytes]) -> str:
    sum_of_all = hashlib.sha256(_json(told))
    for piece in _framed(parts):
        sum_of_all.update(piece)
    return sum_of_all.hexdigest()[:12]


def _framed(parts: dict[str, bytes]) -> Iterator[bytes]:
    for name, content in parts.items():
        yield prefixed(name.encode())
        yield prefixed(content)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
