"""`evaluations schema`."""

import json

from click.testing import CliRunner

from generator.cli import main
from generator.output import MARK
from generator.schemas.build import schema_files


def run(*arguments: str):
    return CliRunner().invoke(main, ["schema", *arguments])


def test_schemas_are_printed():
    result = run()
    assert result.exit_code == 0
    assert json.loads(result.stdout)["facts.yml"]["title"] == "基础数据 / facts"


def test_schemas_are_written_with_the_setting_that_finds_them(tmp_path):
    result = run("--to", str(tmp_path / "schemas"))
    assert result.exit_code == 0
    written = {one.name: one.read_bytes() for one in (tmp_path / "schemas").iterdir()}
    del written[MARK]
    assert written == schema_files()
    setting = json.loads(result.stdout[result.stdout.index("{") :])
    assert setting["yaml.schemas"][f"{tmp_path.as_posix()}/schemas/facts.schema.json"] == (
        "evaluations/*/*/facts.yml"
    )


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = run("--to", str(tmp_path))
    assert result.exit_code == 1
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
