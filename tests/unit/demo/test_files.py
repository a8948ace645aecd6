"""The same arguments give the same bytes, and a larger district holds the smaller one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import examine
from generator.cli.demo import demo
from generator.demo.writing import demo_files
from generator.problems.printing import as_text
from tests.unit.demo.invented import write

ROOT = Path(__file__).parents[3]
PRINT_DIGEST = """
import hashlib
from generator.demo.writing import demo_files
files = demo_files(14, 3, 7)
whole = hashlib.sha256(b"".join(name.encode() + files[name] for name in files))
print(whole.hexdigest())
"""


def digest(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_bytes_under_another_hash_seed_zone_and_locale() -> None:
    files = demo_files(14, 3, 7)
    whole = hashlib.sha256(b"".join(name.encode() + files[name] for name in files))
    assert {digest("1"), digest("4242")} == {whole.hexdigest()}


def test_another_seed_gives_other_figures() -> None:
    one, other = demo_files(2, 2, 1), demo_files(2, 2, 2)
    name = "shili-jiaoyu/2024/facts.yml"
    assert one[name] != other[name]
    assert (
        one["frameworks/shili-bumen-2024/rules.yml"]
        == other["frameworks/shili-bumen-2024/rules.yml"]
    )


@pytest.mark.parametrize(("fewer", "more", "years"), [(1, 2, 1), (5, 12, 5), (12, 30, 4)])
def test_a_larger_district_holds_the_smaller_one(fewer: int, more: int, years: int) -> None:
    small, large = demo_files(fewer, years), demo_files(more, years)
    assert small.items() <= large.items()
    assert len([name for name in small if name.endswith("department.yml")]) == fewer
    assert len([name for name in large if name.endswith("department.yml")]) == more


@pytest.mark.parametrize(("departments", "years"), [(1, 1), (3, 2), (12, 5), (40, 6), (2, 15)])
def test_any_size_is_without_errors(departments: int, years: int, tmp_path: Path) -> None:
    found = examine(write(tmp_path, demo_files(departments, years)))
    assert not found.errors, as_text(found.errors, lambda place: None)
    assert {one.id for one in found.problems} <= {"score-differs"}
    disclosure = found.disclosure
    assert len(disclosure.departments) == departments
    assert {one.year for one in disclosure.evaluations} == set(range(2025 - years, 2025))
    assert {one.department for one in disclosure.evaluations} == set(disclosure.departments)
    assert len(disclosure.concordances) == len(disclosure.frameworks) - 1


def test_an_evaluation_is_of_the_size_of_one_typed_by_hand() -> None:
    files = demo_files()
    sizes: dict[str, int] = {}
    for name, content in files.items():
        if name.count("/") == 2 and not name.startswith("frameworks/"):
            folder = name.rpartition("/")[0]
            sizes[folder] = sizes.get(folder, 0) + len(content)
    assert len(sizes) == 44
    assert all(12_000 < size < 25_000 for size in sizes.values()), sizes


def test_every_text_is_about_the_invented_district() -> None:
    """Real bodies, places and numbered documents have no place in it."""
    for name, content in demo_files(30, 5).items():
        text = content.decode()
        assert not [word for word in ("山亭", "枣庄", "山东", "财预", "号）文") if word in text], (
            name
        )
        if name.endswith("/evaluation.yml"):
            assert "（虚构）\n" in text.split("title: ")[1].split("report_number")[0], name


def test_another_district_is_called_by_its_own_name_everywhere() -> None:
    ours, other = demo_files(2, 2), demo_files(2, 2, region="示例二区")
    assert other == {
        name: text.decode().replace("示例区", "示例二区").encode() for name, text in ours.items()
    }
    assert "region: 示例二区" in other["shili-jiaoyu/department.yml"].decode()
    assert "invented: 是" in other["shili-jiaoyu/department.yml"].decode()


@pytest.mark.parametrize("region", ["山亭区", "示例", "示例/区", "某示例区", "示例区\n"])
def test_no_district_is_called_like_a_real_one(tmp_path: Path, region: str) -> None:
    given = ["--to", str(tmp_path / "district"), "--region", region]
    told = CliRunner().invoke(demo, given)
    assert told.exit_code == 2
    assert not (tmp_path / "district").exists()


def test_another_district_has_no_mistakes(tmp_path: Path) -> None:
    given = ["--departments", "2", "--years", "2", "--region", "示例二区"]
    told = CliRunner().invoke(demo, ["--to", str(tmp_path / "district"), *given])
    assert told.exit_code == 0
    assert not examine(tmp_path / "district").errors
