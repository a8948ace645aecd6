"""Whatever stands in a data folder is reported; nothing is raised."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.load import load
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from generator.problems.printing import as_github, as_json, as_text

MINIMAL = Path(__file__).parents[2] / "cases" / "minimal"
FILES = sorted(str(path.relative_to(MINIMAL)) for path in MINIMAL.rglob("*.yml"))
SIGNS = " \n\t:-#[]{}，：、,.%'\"|>&*!?@`0123456789是否abc预算执行率\u3000\ufeff"

modest = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@contextmanager
def spoilt(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(MINIMAL, Path(folder) / "evaluations"))
        (root / name).write_bytes(data)
        yield root


def reported(name: str, data: bytes) -> Report:
    """The problems of the minimal folder with one file replaced; all of them can be printed."""
    report = Report()
    with spoilt(name, data) as root:
        check(load(root, report), report)
    problems = report.problems
    for text in (as_text(problems, lambda place: None), as_json(problems), as_github(problems)):
        text.encode("utf-8")
    return report


@modest
@given(st.sampled_from(FILES), st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    report = reported(name, data)
    assert any(severity(problem) is Severity.ERROR for problem in report.problems)


@modest
@given(st.sampled_from(FILES), st.text(alphabet=SIGNS, max_size=200))
def test_any_text_of_the_signs_that_yaml_uses(name: str, text: str) -> None:
    reported(name, ("schema_version: 1\n" + text).encode("utf-8", "surrogatepass"))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the minimal folder after a few slips of the hand."""
    name = draw(st.sampled_from(FILES))
    text = (MINIMAL / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        removed = draw(st.sampled_from([0, 0, 1, 1, 2, 10]))
        text = text[:start] + draw(st.text(alphabet=SIGNS, max_size=3)) + text[start + removed :]
    return name, text.encode("utf-8")


@settings(modest, max_examples=200)
@given(edited())
def test_slips_of_the_hand(file: tuple[str, bytes]) -> None:
    name, data = file
    report = reported(name, data)
    for problem in report.problems:
        assert problem.place.line <= data.count(b"\n") + 2 or problem.place.file != name


@settings(modest, max_examples=40)
@given(st.sampled_from(FILES), st.data())
def test_every_line_can_be_lost(name: str, data: st.DataObject) -> None:
    lines = (MINIMAL / name).read_text(encoding="utf-8").split("\n")
    lost = data.draw(st.integers(0, len(lines) - 1))
    reported(name, "\n".join([*lines[:lost], *lines[lost + 1 :]]).encode())
