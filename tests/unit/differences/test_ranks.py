"""Ranks that change because another evaluation did, on an invented district."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.demo.writing import demo_files
from generator.differences.sources import of_data
from generator.load.folder import SITE_FILE


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert (folder / SITE_FILE).is_file()
    return folder


@pytest.fixture(scope="module")
def district(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("district"), demo_files(6, 1))


def test_a_withdrawn_evaluation_moves_those_below_it_up(district, tmp_path):
    ranks = dict(of_data(district).ranks)
    assert len(ranks) > 2, "the district has too few ranked evaluations"
    (department, year), best = min(ranks.items(), key=lambda one: one[1])
    assert best == 1
    files = {
        path.relative_to(district).as_posix(): path.read_bytes()
        for path in district.rglob("*")
        if path.is_file()
    }
    head = f"{department}/{year}/evaluation.yml"
    text = files[head].decode()
    assert "status: published" in text
    files[head] = text.replace("status: published", "status: draft").encode()
    new = write(tmp_path / "new", files)
    done = CliRunner().invoke(main, ["diff", str(district), str(new), "--format", "json"])
    assert done.exit_code == 1
    moved = {
        (one["department"], one["year"]): (value["old"], value["new"])
        for one in json.loads(done.stdout)["evaluations"]
        for value in one["head"]
        if value["name"] == "rank"
    }
    others = {key: rank for key, rank in ranks.items() if key != (department, year)}
    assert moved == {
        (department, year): ("1", ""),
        **{key: (str(rank), str(rank - 1)) for key, rank in others.items() if key[1] == year},
    }
