"""What holds for every family: no error, no page with a hole, all forms of the product in use."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import get_args

import pytest

from generator.model.evaluation import Status
from generator.model.framework import Absence, Role
from generator.model.rules import Basis, Checklist, Direction, Gap, Rule, Steps
from generator.problems.catalogue import severity
from generator.score.trace import Clamp, LeafTrace
from generator.score.workings import AbsentWorking, GivenWorking, Working, ZeroWorking
from generator.words.catalogue import words
from tests.unit.families.folders import FAMILIES, examined, files, output, pages

say = words("zh")

every_family = pytest.mark.parametrize("family", FAMILIES)
NO_VALUE = re.compile(r"\b(?:NaN|None|nan|inf|Infinity|undefined|Fraction|Decimal)\b")
SCORED = "|".join(say(f"label.{one}") for one in ("score", "weight", "rate", "lost"))
EMPTY_SCORE = re.compile(rf'<td[^>]*data-label="(?:{SCORED})"[^>]*>\s*</td>')
ALWAYS_FILLED = (
    "evaluations.csv", "indicators.csv", "facts.csv", "departments.csv", "department_names.csv",
    "frameworks.csv", "framework_indicators.csv",
)  # fmt: skip
POINTS = re.compile(r'class="leaf-points[^"]*">([^<]*)<')


@every_family
def test_it_loads_without_a_problem(family: str) -> None:
    found = examined(family)
    assert [(severity(one), one.id, one.place) for one in found.problems] == []
    assert len(found.results) == len(found.disclosure.evaluations) > 0
    assert all(one.department.invented for one in found.results)


@every_family
def test_a_year_has_8_to_20_leaves(family: str) -> None:
    assert all(8 <= len(one.framework.leaves) <= 20 for one in examined(family).results)


@every_family
def test_the_whole_site_is_made(family: str) -> None:
    made = output(family)
    assert {one.path: one.markdown for one in made.pages} == pages(family)
    told = files(family)
    assert {path: made.files[path].decode("utf-8-sig") for path in told} == told
    assert made.search


@every_family
def test_no_page_and_no_file_has_a_hole(family: str) -> None:
    texts = {**pages(family), **files(family)}
    found = {path: NO_VALUE.search(text) for path, text in texts.items()}
    assert [(path, match) for path, match in found.items() if match] == []
    assert [path for path, text in texts.items() if EMPTY_SCORE.search(text)] == []
    for path, text in texts.items():
        for points in POINTS.findall(text):
            assert re.fullmatch(rf"(?:−?[.\d]+|{say('label.absent')}) / [\d.]+", points), path


@every_family
def test_every_leaf_of_every_year_is_on_its_page(family: str) -> None:
    for result in examined(family).results:
        address = f"{result.evaluation.department}/{result.evaluation.year}/indicators/index.md"
        shown = POINTS.findall(pages(family)[address])
        assert len(shown) == len(result.framework.leaves)


@every_family
def test_every_page_of_the_department_says_it_is_invented(family: str) -> None:
    (department,) = {one.department for one in examined(family).results}
    own = {path: one for path, one in pages(family).items() if path.startswith(f"{department.id}/")}
    years = len(examined(family).results)
    assert len(own) == 1 + 8 * years + (years - 1)  # each but the first beside the one before
    assert [path for path, one in own.items() if say("site.invented") not in one] == []


@every_family
def test_every_page_that_names_the_department_says_it_is_invented(family: str) -> None:
    (department,) = {one.department for one in examined(family).results}
    marked = f"{department.name}（{say('site.invented_mark')}）"
    naming = {path: one for path, one in pages(family).items() if department.name in one}
    unmarked = [
        path
        for path, one in naming.items()
        if not any(say(key) in one for key in ("site.invented", "site.invented_part"))
        and marked not in re.sub("<[^>]+>", "", one)
    ]
    assert unmarked == []


@every_family
def test_the_open_data_says_it_is_invented(family: str) -> None:
    for path, text in files(family).items():
        if path.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            assert {row["invented"] for row in rows} <= {"true"}, path
            assert rows or path.removeprefix("data/") not in ALWAYS_FILLED
    documents = [path for path in files(family) if path.endswith("/data.json")]
    assert len(documents) == len(examined(family).results)
    for path in documents:
        flags = _flags(json.loads(files(family)[path]))
        assert {str(one).lower() for one in flags} == {"true"}, path


def _flags(value: object) -> list[object]:
    """Every value under the key `invented`, at any depth."""
    if isinstance(value, dict):
        below = [one for item in value.values() for one in _flags(item)]
        return [*([value["invented"]] if "invented" in value else []), *below]
    return [one for item in value for one in _flags(item)] if isinstance(value, list) else []


# ---- all forms of the product are used by at least one family -------------------------------

MODEL = ("generator.model.framework", "generator.model.rules", "generator.model.evaluation")
AFTER_SCORING = {
    "replies", "published_on", "withdrawal", "corrections", "follow_ups", "report_url",
    "attachments", "to_fill", "todo",
}  # fmt: skip
EXEMPT = {
    *(f"Evaluation.{name}" for name in AFTER_SCORING),
    "Fact.last_year_of",
    "Anchor.least",
    "Item.least",
}
"""Fields that change no score and have tests of their own, and two that no reader sets."""


def walk(value: object) -> Iterator[object]:
    """Every dataclass of frameworks and evaluations, whatever it stands in."""
    if is_dataclass(value) and not isinstance(value, type):
        if type(value).__module__.startswith(MODEL):
            yield value
            for field in fields(value):
                yield from walk(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from walk(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item)


def used() -> list[object]:
    roots: list[object] = []
    for family in FAMILIES:
        disclosure = examined(family).disclosure
        roots += [*disclosure.frameworks.values(), *disclosure.evaluations]
    return [one for root in roots for one in walk(root)]


def traces() -> list[LeafTrace]:
    every = [result for family in FAMILIES for result in examined(family).results]
    return [trace for result in every for trace in result.scores.traces.values()]


def test_every_kind_of_rule_scores_somewhere() -> None:
    kinds = {kind.kind for kind in get_args(Rule)}
    scored = {
        trace.working.rule.kind
        for trace in traces()
        if not isinstance(trace.working, AbsentWorking | ZeroWorking | GivenWorking)
    }
    assert kinds - scored == set()


def test_every_way_of_working_out_a_score_occurs() -> None:
    assert set(get_args(Working)) - {type(trace.working) for trace in traces()} == set()


def test_every_optional_field_is_used() -> None:
    """A form that may be left out is a field with a default; somewhere it has another value."""
    left: dict[str, bool] = {}
    for one in used():
        assert is_dataclass(one)
        for field in fields(one):
            if field.default is not MISSING or field.default_factory is not MISSING:
                default = field.default
                if field.default_factory is not MISSING:
                    default = field.default_factory()
                name = f"{type(one).__name__}.{field.name}"
                left[name] = left.get(name, False) or getattr(one, field.name) != default
    assert {name for name, other in left.items() if not other} - EXEMPT == set()
    assert len(left) > 20


def test_every_choice_is_taken() -> None:
    """Roles, policies, directions, ways to count: every member of every enumeration in rules."""
    values = [getattr(one, field.name) for one in used() for field in fields(one)]  # type: ignore[arg-type]
    taken = {value for value in values if isinstance(value, Enum)}
    known = {type(value) for value in taken} - {Status}
    assert {Absence, Basis, Direction, Gap, Role, Steps} <= known
    assert [member for kind in known for member in kind if member not in taken] == []


def test_what_is_declared_also_happens() -> None:
    workings = [trace.working for trace in traces()]
    absent = [one for one in workings if isinstance(one, AbsentWorking)]
    assert {one.policy.policy for one in absent if one.policy} == set(Absence)
    assert any(one.policy is None for one in absent), "a leaf that its slot did not choose"
    zero = [one.undefined for one in workings if isinstance(one, ZeroWorking)]
    assert {one.policy is one.measure.on_zero for one in zero} == {True, False}
    assert {trace.clamp for trace in traces()} == set(Clamp)
    assert {one.least == one.most for one in used() if isinstance(one, Checklist)} == {True, False}


def test_totals_are_gated_capped_rounded_and_overridden() -> None:
    every = [result for family in FAMILIES for result in examined(family).results]
    led = [one.scores.total_trace for one in every if one.scores.total_trace]
    assert any(0 < one.counted < one.bonus for one in led)
    applied = [veto for one in led for veto, _ in one.vetoes]
    assert {veto.node is None for veto in applied} == {True, False}
    assert any(veto.score is not None and veto.grade is not None for veto in applied)
    assert any(one.evaluation.ungraded for one in every)
    assert any(0 in one.framework.rounding.levels for one in every)
    assert len({one.framework.levels for one in every}) > 3
    assert {one.framework.rounding.digits for one in every} == {0, 1, 2}
