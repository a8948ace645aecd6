"""The schemas as an editor's YAML server would use them: over values it has typed itself."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.problems import Report
from generator.schemas.build import schema, schema_files
from generator.schemas.catalogue import catalogue
from generator.schemas.editor import extensions_text, settings, settings_text
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse
from tests.unit.schemas.folders import CASES, FOLDERS

ROOT = Path(__file__).parents[3]
MINIMAL = CASES / "minimal"
DOCUMENTS = sorted({path for root in FOLDERS for path in root.rglob("*.yml")})


def typed(node: Node) -> Any:
    """A value with the types that YAML 1.2 gives to what is written plain."""
    match node:
        case Mapping(entries, _, _):
            return {key: typed(below) for key, below in entries.items()}
        case Sequence(items, _):
            return [typed(item) for item in items]
        case Scalar(text, plain, _) if plain:
            return typed_plain(text)
        case Scalar(text, _, _):
            return text


def typed_plain(text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", text):
        return float(text)
    return text


def faults(name: str, text: str) -> list[str]:
    node = parse(text, name, Report())
    assert node is not None
    return [one.message for one in Draft7Validator(schema(name)).iter_errors(typed(node))]


@pytest.mark.parametrize("file", catalogue().files)
def test_a_schema_is_a_schema(file):
    Draft7Validator.check_schema(schema(file))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_sound_files_pass(path):
    assert faults(path.name, path.read_text(encoding="utf-8")) == []


GOOD = [
    ("evaluation.yml", "status: published", "status: 'published'"),
    ("evaluation.yml", "year: 2024", "year: '2024'"),
    ("facts.yml", "value: 500.00", "value: '950.00'"),
    ("facts.yml", "value: 500.00", "value: 待填"),
    ("facts.yml", "period: 2024 年度", "period: 2024"),
    ("facts.yml", "period: 2024 年度", "period: 2024 年度\n  name:"),
    ("judgements.yml", "level: 优", "level: 待填"),
]
BAD = [
    ("evaluation.yml", "status: published", "status: Published"),
    ("evaluation.yml", "status: published", "statu: published"),
    ("evaluation.yml", "year: 2024", "year:"),
    ("evaluation.yml", "year: 2024", "year: 24"),
    ("evaluation.yml", "year: 2024", "nobody: 2024"),
    ("facts.yml", "value: 500.00", "value: 1,500.00"),
    ("facts.yml", "value: 500.00", "value: 500 万元"),
    ("facts.yml", "value: 500.00", "value: [1]"),
    ("facts.yml", "value: 500.00", "cell: {table: a, row: b, column: c}"),
    ("facts.yml", "source:", "sauce:"),
    ("framework.yml", "mode: half_up", "mode: up"),
    ("framework.yml", "total_weight: 100", "total_weight: 待填"),
    ("rules.yml", "kind: levels", "kind: level"),
    ("rules.yml", "kind: levels", "kind: step"),
    ("department.yml", "invented: 是", "invented: 无"),
    ("schema_version", "schema_version: 1", "schema_version: 2"),
    ("schema_version", "schema_version: 1\n", ""),
]


def changed(file: str, old: str, new: str) -> tuple[str, str]:
    """A file of the minimal data folder with one piece replaced."""
    name = "site.yml" if file == "schema_version" else file
    (path,) = MINIMAL.rglob(name)
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} does not stand in {path}"
    return name, text.replace(old, new, 1)


@pytest.mark.parametrize(("file", "old", "new"), GOOD)
def test_what_the_loader_takes_passes(file, old, new):
    assert faults(*changed(file, old, new)) == []


@pytest.mark.parametrize(("file", "old", "new"), BAD)
def test_what_is_wrong_is_told(file, old, new):
    assert faults(*changed(file, old, new))


def explained(value: Any) -> list[str]:
    """The keys of a schema that have no meaning in Chinese."""
    found: list[str] = []
    if isinstance(value, dict):
        for name, below in value.get("properties", {}).items():
            if below is not True and not re.search("[一-鿿]", below.get("description", "")):
                found.append(name)
        for name, below in value.items():
            found += explained(below) if name != "if" else []
    elif isinstance(value, list):
        found = [one for below in value for one in explained(below)]
    return found


@pytest.mark.parametrize("file", catalogue().files)
def test_every_key_is_explained_in_chinese(file):
    assert not explained(schema(file))


# ---- what is shipped ------------------------------------------------------------------------


def test_the_shipped_schemas_are_those_of_the_command():
    shipped = ROOT / ".vscode" / "schemas"
    files = {path.name: path.read_bytes() for path in shipped.glob("*.json")}
    assert files == schema_files()


def test_the_shipped_settings_lead_to_them():
    folder = ROOT / ".vscode"
    assert (folder / "settings.json").read_text(encoding="utf-8") == settings_text()
    assert (folder / "extensions.json").read_text(encoding="utf-8") == extensions_text()
    found: Any = settings()["yaml.schemas"]
    assert all((ROOT / path).is_file() for path in found)


def test_every_data_file_has_one_schema():
    globs: Any = settings(data="")["yaml.schemas"]
    for root in FOLDERS:
        for path in root.rglob("*.yml"):
            name = Path("/") / path.relative_to(root)
            fits = [place for place, glob in globs.items() if name.match(glob)]
            assert [Path(one).name for one in fits] == [f"{path.stem}.schema.json"]


def test_settings_are_plain_json():
    assert json.loads(settings_text()) == settings()


def test_schemas_are_not_read_as_data(tmp_path):
    from generator.load import load

    root = shutil.copytree(MINIMAL, tmp_path / "data")
    for name, content in schema_files().items():
        (root / ".schemas").mkdir(exist_ok=True)
        (root / ".schemas" / name).write_bytes(content)
    report = Report()
    load(root, report)
    assert not report.problems
