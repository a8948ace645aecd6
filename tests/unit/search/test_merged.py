"""One index over several: as if all records had stood in one from the beginning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.search.index import index_files
from generator.search.merged import Indexed, TooMany, Unlike, merged
from generator.search.record import Kind, SearchRecord
from generator.words.catalogue import words
from tests.unit.demo.invented import department

HEAD = "assets/search/index.json"
EDUCATION, INDUSTRY = department("教育局"), department("工信局")


def record(address: str, title: str, body=None, year=None, kind=Kind.ABOUT, invented=True):
    return SearchRecord(address, title, kind, body, year, f"{title}的说明\n第二段", invented)


NOBODY = (
    record("years/2024/", "2024年度", year=2024, kind=Kind.YEAR, invented=False),
    record("about/", "关于本站"),
)
OF_EDUCATION = (
    record("jiaoyu/", "教育局", EDUCATION, kind=Kind.DEPARTMENT),
    *(record(f"jiaoyu/2024/#{n}", f"指标{n}", EDUCATION, 2024, Kind.INDICATORS) for n in range(9)),
    record("jiaoyu/2023/", "教育局2023年度", EDUCATION, 2023, Kind.OVERVIEW),
)
OF_INDUSTRY = (record("gongxin/2024/", "工信局2024年度", INDUSTRY, 2024, Kind.OVERVIEW),)


def indexed(title: str, root: str, records: Sequence[SearchRecord]) -> Indexed:
    return Indexed(title, root, index_files(records, words()).__getitem__)


def below(root: str, records: Sequence[SearchRecord]) -> list[SearchRecord]:
    return [replace(one, address=f"{root}{one.address}") for one in records]


def test_it_is_the_index_of_all_records() -> None:
    one, other = (*NOBODY, *OF_EDUCATION), (*NOBODY[1:], *OF_INDUSTRY, *OF_EDUCATION)
    found = merged([indexed("甲", "a/", one), indexed("乙", "../b/", other)])
    in_order = [
        *below("a/", NOBODY),
        *below("../b/", NOBODY[1:]),
        *below("a/", OF_EDUCATION),
        *below("../b/", (*OF_INDUSTRY, *OF_EDUCATION)),
    ]
    expected = index_files(in_order, words())
    assert json.loads(found[HEAD])["sites"] == [["甲", 2, 1], ["乙", 1, 2]]
    assert without(found, "sites", "edition", "shapes", "runs") == without(
        expected, "edition", "shapes", "runs"
    )
    assert list(plain_runs(found)) == list(plain_runs(expected))


def without(files: dict[str, bytes], *names: str) -> dict[str, object]:
    """The files of an index by their names within it, the head without some members."""
    head = json.loads(files[HEAD])
    kept = {name: value for name, value in head.items() if name not in names}
    rest = {name.rpartition("/")[2]: files[name] for name in files if name != HEAD}
    return {"head": kept, **rest}


def plain_runs(files: dict[str, bytes]):
    """Kind and year of every record, run after run, however they are put together."""
    head = json.loads(files[HEAD])
    for run in head["runs"]:
        shapes = [head["shapes"][at] for at in run[::2]]
        yield [
            (kind, year)
            for shape, year in zip(shapes, run[1::2], strict=True)
            for kind, count in zip(shape[::2], shape[1::2], strict=True)
            for _ in range(count)
        ]


def test_one_site_alone_keeps_its_words_and_records() -> None:
    records = (*NOBODY, *OF_EDUCATION)
    assert without(merged([indexed("甲", "", records)]), "sites", "edition") == without(
        index_files(records, words()), "edition"
    )


@pytest.mark.parametrize("limit", ["MOST_RECORDS", "MOST_DEPARTMENTS"])
def test_more_than_can_be_numbered_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    sites = [indexed("甲", "a/", OF_EDUCATION), indexed("乙", "b/", OF_INDUSTRY)]
    assert merged(sites)
    monkeypatch.setattr(f"generator.search.merged.{limit}", 2)
    with pytest.raises(TooMany):
        merged(sites)


def test_another_format_is_refused() -> None:
    files = index_files(NOBODY, words())
    files[HEAD] = json.dumps({**json.loads(files[HEAD]), "schema": 1}).encode()
    with pytest.raises(Unlike, match="甲"):
        merged([Indexed("甲", "", files.__getitem__)])


def test_another_language_is_refused() -> None:
    english = Indexed("乙", "", index_files(NOBODY, words("en")).__getitem__)
    with pytest.raises(Unlike, match="乙"):
        merged([indexed("甲", "", NOBODY), english])
