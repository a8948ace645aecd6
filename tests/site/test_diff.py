"""A built site compared with the data it was built of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.site.building import Built


def differences(*arguments: object) -> tuple[int, dict[str, list[object]]]:
    done = CliRunner().invoke(main, ["diff", *map(str, arguments), "--format", "json"])
    return done.exit_code, json.loads(done.stdout)


def test_a_site_shows_what_its_data_say(built: Built):
    code, found = differences(built.site, built.project.data)
    assert not any(found.values())
    assert code == 0


def test_a_page_that_is_no_longer_made_is_an_address_lost(built: Built, tmp_path):
    data = Path(shutil.copytree(built.project.data, tmp_path / "data"))
    (data / "pages" / "about.md").unlink()
    code, found = differences(built.site, data)
    assert code == 1
    assert found["gone"] == ["about/"]
