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

CASES = Path(__file__).parents[2] / "cases"
FILES = [
    (base, str(path.relative_to(CASES / base)))
    for base in ("minimal", "lifecycle")
    for path in sorted((CASES / base).rglob("*.yml"))
]
"""Data folders below tests/cases, and a file in each."""

File = tuple[str, str]
SIGNS = " \n\t:-#[]{}，：、,.%'\"|>&*!?@`0123456789是否abc预算执行率\u3000\ufeff"

modest = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@contextmanager
def spoilt(file: File, data: bytes) -> Iterator[Path]:
    base, name = file
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(CASES / base, Path(folder) / "evaluations"))
        (root / name).write_bytes(data)
        yield root


def reported(file: File, data: bytes) -> Report:
    """The problems of a folder with one file replaced; all of them can be printed."""
    report = Report()
    with spoilt(file, data) as root:
        check(load(root, report), report)
    problems = report.problems
    for text in (as_text(problems, lambda place: None), as_json(problems), as_github(problems)):
        text.encode("utf-8")
    return report


@modest
@given(st.sampled_from(FILES), st.binary(max_size=300))
def test_any_bytes(file: File, data: bytes) -> None:
    report = reported(file, data)
    assert any(severity(problem) is Severity.ERROR for problem in report.problems)


@modest
@given(st.sampled_from(FILES), st.text(alphabet=SIGNS, max_size=200))
def test_any_text_of_the_signs_that_yaml_uses(file: File, text: str) -> None:
    reported(file, ("schema_version: 1\n" + text).encode("utf-8", "surrogatepass"))


@st.composite
def edited(draw: st.DrawFn) -> tuple[File, bytes]:
    """A file after a few slips of the hand."""
    file = draw(st.sampled_from(FILES))
    text = CASES.joinpath(*file).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        removed = draw(st.sampled_from([0, 0, 1, 1, 2, 10]))
        text = text[:start] + draw(st.text(alphabet=SIGNS, max_size=3)) + text[start + removed :]
    return file, text.encode("utf-8")


@settings(modest, max_examples=200)
@given(edited())
def test_slips_of_the_hand(slip: tuple[File, bytes]) -> None:
    file, data = slip
    _, name = file
    report = reported(file, data)
    for problem in report.problems:
        assert problem.place.line <= data.count(b"\n") + 2 or problem.place.file != name


@settings(modest, max_examples=40)
@given(st.sampled_from(FILES), st.data())
def test_every_line_can_be_lost(file: File, data: st.DataObject) -> None:
    lines = CASES.joinpath(*file).read_text(encoding="utf-8").split("\n")
    lost = data.draw(st.integers(0, len(lines) - 1))
    reported(file, "\n".join([*lines[:lost], *lines[lost + 1 :]]).encode())
