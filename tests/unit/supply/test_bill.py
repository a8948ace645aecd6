"""The bill of materials: all that is locked, the scripts of others, no host, no clock."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.supply import __main__ as command
from tests.supply.bill import addresses, bill, with_scripts
from tests.supply.locked import Locked
from tests.supply.scripts import plotly_component, theme_components

ROOT = Path(__file__).parents[3]
MIT = [{"license": {"id": "MIT"}}]
BASE = {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "version": 1,
    "serialNumber": "urn:uuid:random",
    "metadata": {
        "timestamp": "2026-01-01T00:00:00Z",
        "tools": {"components": [{"name": "tool", "externalReferences": [{"url": "https://x/"}]}]},
        "component": {"bom-ref": "root-component", "name": "evaluations-site"},
    },
    "components": [{"name": "app", "externalReferences": [{"url": "https://index.example/app"}]}],
}
INSTALLED = {"components": [{"name": "App", "licenses": MIT}, {"name": "inner"}]}
LOCK = {
    one.name: one
    for one in [
        Locked("app", "1", ("a" * 64,), frozenset({"evaluations-site"}), True),
        Locked("inner", "2", ("b" * 64,), frozenset({"app", "extra"}), True),
        Locked("extra", "3", (), frozenset({"evaluations-site"}), True),
        Locked("tester", "4", (), frozenset({"evaluations-site"}), True),
    ]
}
GROUPS = {"required": ["app"], "optional": ["extra"]}
MADE = bill(BASE, INSTALLED, LOCK, GROUPS)
COMPONENTS = {one["name"]: one for one in MADE["components"]}


def test_what_is_needed_to_run_is_told_from_what_is_not():
    assert {name: one["scope"] for name, one in COMPONENTS.items()} == {
        "app": "required",
        "inner": "required",
        "extra": "optional",
        "tester": "excluded",
    }


def test_who_needs_what():
    assert {one["ref"]: one["dependsOn"] for one in MADE["dependencies"]} == {
        "root-component": ["app", "extra", "tester"],
        "app": ["inner"],
        "extra": ["inner"],
        "inner": [],
        "tester": [],
    }


def test_licences_and_hashes_of_a_package():
    assert COMPONENTS["app"]["licenses"] == MIT
    assert "licenses" not in COMPONENTS["inner"]
    (source,) = COMPONENTS["app"]["externalReferences"]
    assert source["hashes"] == [{"alg": "SHA-256", "content": "a" * 64}]


def test_nothing_random_no_clock_and_no_host():
    assert "serialNumber" not in MADE
    assert "timestamp" not in MADE["metadata"]
    assert addresses(json.dumps(MADE)) == []


def test_a_host_would_be_noticed():
    assert addresses('{"url": "https://index.example/simple/app"}') == [
        "https://index.example/simple/app"
    ]


def test_scripts_stand_with_the_packages_they_come_with():
    lock = {
        name: Locked(name, "1", (), frozenset(), True) for name in ("plotly", "mkdocs-material")
    }
    charts = {"name": "plotly.js", "bom-ref": "plotly.js"}
    made = with_scripts(bill(BASE, INSTALLED, lock, GROUPS), charts, [{"name": "a.js"}])
    theme, plotly, last = made["components"]
    assert theme["components"] == [{"name": "a.js"}]
    assert "components" not in plotly
    assert last == charts
    assert {"ref": "plotly", "dependsOn": ["plotly.js"]} in made["dependencies"]


def test_plotly_says_its_version_and_licence():
    found = plotly_component()
    assert found["version"].count(".") == 2
    assert found["licenses"] == MIT


def test_bundles_of_the_theme_name_what_is_in_them():
    found = {one["name"]: one for one in theme_components(MIT)}
    (bundle,) = (one for name, one in found.items() if "/bundle." in name)
    assert "rxjs" in {one["name"] for one in bundle["components"]}
    assert all(len(one["hashes"][0]["content"]) == 64 for one in found.values())


# ---- the command ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def text():
    if not (command.TOOLS / "cyclonedx-py").exists():
        pytest.skip("cyclonedx-py is not installed: make sbom")
    return command.bill_text()


def test_the_bill_holds_the_whole_lock(text):
    found = {one["name"]: one for one in json.loads(text)["components"]}
    lock = command.lock(command.LOCK)
    assert {name: one["version"] for name, one in found.items() if name != "plotly.js"} == {
        name: one.version for name, one in lock.items()
    }
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tests = asked["optional-dependencies"]["test"]
    assert all(found[name]["scope"] == "required" for name in ("mkdocs", "jinja2", "plotly.js"))
    assert all(found[name]["scope"] == "excluded" for name in tests if name.isalpha())
    assert found["duckdb"]["scope"] == "optional"


def test_the_bill_is_the_same_whatever_the_day(text, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert command.bill_text() == text
    assert addresses(text) == []
