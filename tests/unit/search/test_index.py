from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.search.index import FOLDER, RECORDS_PER_FILE, WORD_FILE_BYTES, index_files
from generator.search.postings import packed, postings
from generator.search.record import Kind
from generator.search.text import grams, normalise
from tests.unit.search.made import SAY, real_records, shipped_records

RECORDS = real_records()
FILES = index_files(RECORDS, SAY)
HEAD: dict[str, Any] = json.loads(FILES[f"{FOLDER}/index.json"])


def unpacked(content: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in content:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield value
            value = shift = 0


def numbers(content: bytes) -> list[tuple[int, int]]:
    """Records and weights of packed postings."""
    record = 0
    found = []
    for value in unpacked(content):
        record += value >> 2
        found.append((record, value & 3))
    return found


def pieces(content: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(content):
        end = next(i for i in range(at, len(content)) if content[i] < 0x80) + 1
        (length,) = unpacked(content[at:end])
        yield content[end : end + length]
        at = end + length


def part(name: str) -> bytes:
    return FILES[f"{FOLDER}/{HEAD['edition']}/{name}"]


def entries() -> Iterator[tuple[int, str, bytes, bytes]]:
    """All words: the file, the word, its titles, its texts."""
    for number in range(len(HEAD["words"])):
        content = list(pieces(part(f"w{number}.bin")))
        for at in range(0, len(content), 3):
            yield number, content[at].decode(), content[at + 1], content[at + 2]


@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 3)), unique_by=lambda one: one[0]))
def test_postings_survive_packing(records: list[tuple[int, int]]) -> None:
    records = sorted(records)
    assert numbers(packed([number << 2 | weight for number, weight in records])) == records


def test_how_often_a_word_stands_in_a_record() -> None:
    found = postings(["率", "率率\n率", "无"])
    assert list(found["率"]) == [0 << 2 | 0, 1 << 2 | 1]
    assert list(found["率率"]) == [1 << 2 | 0]


def test_no_word_reaches_across_a_break() -> None:
    assert "效评" not in postings(["绩效\n评价"])


def test_same_records_same_bytes() -> None:
    again = index_files(RECORDS, SAY)
    assert list(again.items()) == list(FILES.items())


def test_another_text_is_another_edition() -> None:
    other = json.loads(index_files((), SAY)[f"{FOLDER}/index.json"])
    assert other["edition"] != HEAD["edition"]
    assert (other["runs"], other["words"]) == ([[]], [])


def test_every_word_of_every_record_is_in_the_index() -> None:
    index = {word: (title, text) for _, word, title, text in entries()}
    for number, record in enumerate(RECORDS):
        for word in grams(normalise(record.title)):
            assert number in dict(numbers(index[word][0]))
        for line in record.text.split("\n"):
            for word in grams(normalise(line)):
                assert number in dict(numbers(index[word][1]))


def test_words_are_in_the_order_of_the_browser_and_files_begin_where_the_head_says() -> None:
    found = list(entries())
    order = [word.encode("utf-16-be") for _, word, _, _ in found]
    assert order == sorted(set(order))
    firsts: dict[int, str] = {}
    for number, word, _, _ in found:
        firsts.setdefault(number, word)
    assert list(firsts.values()) == HEAD["words"]


def test_records_come_back_as_they_were() -> None:
    files = -(-len(RECORDS) // RECORDS_PER_FILE)
    found = [one for n in range(files) for one in json.loads(part(f"r{n}.json"))]
    assert found == [[one.address, one.title, one.text] for one in RECORDS]


def told(head: dict[str, Any]) -> Iterator[tuple[int, int, int]]:
    """Department, year and kind of each record by number, as a browser reads them."""
    for department, run in enumerate(head["runs"]):
        for shape, year in zip(run[::2], run[1::2], strict=True):
            parts = head["shapes"][shape]
            for kind, count in zip(parts[::2], parts[1::2], strict=True):
                yield from [(department, year, kind)] * count


def test_the_head_tells_department_year_kind_and_whether_invented() -> None:
    records = shipped_records()
    head = json.loads(index_files(records, SAY)[f"{FOLDER}/index.json"])
    departments = head["departments"]
    found = list(told(head))
    assert len(found) == len(records)
    for number, ((at, year, kind), one) in enumerate(zip(found, records, strict=True)):
        assert departments[at][0] == (one.department.short_name if one.department else "")
        assert (year or None, list(Kind)[kind]) == (one.year, one.kind)
        invented = departments[at][1] or number in head["invented"]
        assert bool(invented) is one.invented


def test_the_head_knows_departments_by_all_short_names() -> None:
    head = json.loads(index_files(shipped_records(), SAY)[f"{FOLDER}/index.json"])
    (found,) = (one for one in head["departments"] if one[0] == "工信局")
    assert found == ["工信局", 1, [["经信局", 2021]], ["工信", "经信局"]]


def test_a_head_grows_little_with_each_evaluation() -> None:
    records = shipped_records()
    head = json.loads(index_files(records, SAY)[f"{FOLDER}/index.json"])
    evaluations = {(one.department, one.year) for one in records if one.department and one.year}
    size = len(json.dumps([head["shapes"], head["runs"]]).encode())
    assert size < 60 * len(evaluations)


def test_files_are_small() -> None:
    assert all(
        len(content) <= WORD_FILE_BYTES for path, content in FILES.items() if path.endswith(".bin")
    )
    assert sum(map(len, FILES.values())) < 300_000
