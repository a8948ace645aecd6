"""What all tests share: golden files and an invented data folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
MINIMAL = TESTS / "cases" / "minimal"

pytest_plugins = ["pytester"]

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew, delete unused ones"
    )


# ---- golden files ---------------------------------------------------------------------------
# Those of tests/unit/x/test_y.py stand in tests/golden/unit/x/test_y/.


class GoldenFiles:
    """Which golden files were used, and of which test modules all tests passed."""

    def __init__(self, *, update: bool) -> None:
        self.update = update
        self.used: set[Path] = set()
        self.passed: dict[Path, bool] = {}
        self.incomplete: set[Path] = set()

    def taken(self, told: Mapping[str, Any]) -> None:
        """Add what a process of pytest-xdist told."""
        self.used.update(map(Path, told["used"]))
        self.incomplete.update(map(Path, told["incomplete"]))
        for module, passed in told["passed"].items():
            self.passed[Path(module)] = passed and self.passed.get(Path(module), True)

    def told(self) -> dict[str, Any]:
        """All that is known, in plain words for another process."""
        return {
            "used": [str(path) for path in self.used],
            "incomplete": [str(path) for path in self.incomplete],
            "passed": {str(module): passed for module, passed in self.passed.items()},
        }

    def unused(self) -> list[Path]:
        """Golden files of no test: of modules run whole without using them, or no longer there."""
        whole = {module for module, passed in self.passed.items() if passed} - self.incomplete
        return sorted(
            path
            for path in GOLDEN.rglob("*")
            if path.is_file() and path not in self.used and _is_of(path, whole)
        )


def _folder(module: Path) -> Path:
    return GOLDEN / module.relative_to(TESTS).with_suffix("")


def _is_of(path: Path, modules: set[Path]) -> bool:
    above = [parent for parent in path.parents if GOLDEN in parent.parents]
    owners = [TESTS / parent.relative_to(GOLDEN).with_suffix(".py") for parent in above]
    alive = [owner for owner in owners if owner.exists()]
    return not alive or any(owner in modules for owner in alive)


FILES = pytest.StashKey[GoldenFiles]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FILES] = GoldenFiles(update=config.getoption("--update-golden"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    files = config.stash[FILES]
    files.incomplete.update(
        Path(argument.split("::")[0]).resolve() for argument in config.args if "::" in argument
    )
    files.passed.update({item.path: True for item in items})


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        item.config.stash[FILES].incomplete.add(item.path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if not report.passed:
        item.config.stash[FILES].passed[item.path] = False
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    told = getattr(node, "workeroutput", {}).get("golden")
    if told:
        node.config.stash[FILES].taken(told)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    files = session.config.stash[FILES]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:  # one of several processes; the first one judges
        output["golden"] = files.told()
        return
    if session.config.option.collectonly or exitstatus != pytest.ExitCode.OK:
        return
    for path in files.unused():
        if files.update:
            path.unlink()
        else:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    config = terminalreporter.config
    files = config.stash[FILES]
    if config.option.collectonly or files.update or not all(files.passed.values()):
        return
    for path in files.unused():
        name = path.relative_to(TESTS.parent)
        terminalreporter.write_line(f"UNUSED {name}: run with --update-golden to delete it")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of this name; with --update-golden, write it."""
    files = request.config.stash[FILES]

    def compare(name: str, text: str) -> None:
        path = _folder(request.path) / name
        files.used.add(path)
        if files.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        assert path.exists(), f"no golden file {name}; run with --update-golden to write it"
        assert text == path.read_bytes().decode("utf-8")

    return compare


# ---- data -----------------------------------------------------------------------------------


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A copy of a small data folder without a problem, about an invented department."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "evaluations"))
