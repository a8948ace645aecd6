"""Rules that score a recorded judgement."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from generator.model.rules import (
    Award,
    Checklist,
    Discretionary,
    Item,
    Items,
    JudgedRule,
    Level,
    Levels,
    PassFail,
)
from generator.score.rules import Fault, by_judgement, given_keys
from generator.score.trace import (
    ChecklistWorking,
    Deduction,
    DiscretionaryWorking,
    ItemsWorking,
    LevelWorking,
    PassFailWorking,
)
from tests.unit.score.builders import chosen, judgement

LEVELS = Levels(
    (Level("效果显著", Decimal(3)), Level("效果一般", Decimal(2)), Level("没有", Decimal(0)))
)
FIXED = Checklist(Decimal("0.5"), Decimal("0.5"), ("基础数据不完善", "编制标准超标", "自收自支"))
CHOSEN = Checklist(Decimal("0.5"), Decimal(4), ("未细化", "无压力", "不准确", "不匹配"))
ITEMS = Items((Item("一", Decimal(1)), Item("二", Decimal("0.5")), Item("三", Decimal("0.25"))))
PASS_FAIL = PassFail("按时公开", "未按时公开")
DISCRETIONARY = Discretionary(Decimal("0.5"), Decimal(3))


@pytest.mark.parametrize(("level", "points"), [("效果显著", 3), ("效果一般", 2), ("没有", 0)])
def test_levels(level, points):
    one = judgement(level=level)
    found = next(step for step in LEVELS.levels if step.name == level)
    assert by_judgement(LEVELS, Decimal(3), one) == LevelWorking(
        LEVELS, one, found, Fraction(points)
    )


@pytest.mark.parametrize("level", ["效果较显著", "效果显著 ", "x", ""])
def test_an_unknown_level_names_those_known(level):
    values = {"found": level, "known": "效果显著、效果一般、没有"}
    assert by_judgement(LEVELS, Decimal(3), judgement(level=level)) == Fault(
        "level-unknown", values
    )


def checklist(rule: Checklist, weight: str, *found: object) -> object:
    return by_judgement(rule, Decimal(weight), judgement(found=found))


@pytest.mark.parametrize(
    ("numbers", "raw"),
    [((), "1"), ((1,), "0.5"), ((3,), "0.5"), ((2, 3), "0"), ((1, 2, 3), "-0.5")],
)
def test_a_fixed_checklist(numbers, raw):
    one = judgement(found=tuple(chosen(number, None, "") for number in numbers))
    deductions = tuple(
        Deduction(number, FIXED.problems[number - 1], Decimal("0.5"), "") for number in numbers
    )
    expected = ChecklistWorking(FIXED, one, deductions, Fraction(raw))
    assert by_judgement(FIXED, Decimal(1), one) == expected


def test_a_fixed_deduction_may_be_written_out_but_not_changed():
    written = checklist(FIXED, "1", chosen(1, "0.5"))
    assert isinstance(written, ChecklistWorking)
    assert written.raw == Fraction("0.5")
    fault = Fault("chosen-points", {"low": Decimal("0.5"), "high": Decimal("0.5")})
    assert checklist(FIXED, "1", chosen(1, "0.49")) == fault
    assert checklist(FIXED, "1", chosen(1, "0.51")) == fault


@pytest.mark.parametrize(
    ("points", "raw"), [("0.5", "3.5"), ("0.51", "3.49"), ("3.99", "0.01"), ("4", "0")]
)
def test_a_chosen_checklist(points, raw):
    one = judgement(found=(chosen(2, points),))
    deduction = Deduction(2, "无压力", Decimal(points), "情节较轻")
    expected = ChecklistWorking(CHOSEN, one, (deduction,), Fraction(raw))
    assert by_judgement(CHOSEN, Decimal(4), one) == expected


def test_chosen_deductions_add_up():
    working = checklist(CHOSEN, "4", chosen(4, "1.5"), chosen(1, "3"))
    assert isinstance(working, ChecklistWorking)
    assert [one.number for one in working.deductions] == [4, 1]
    assert working.raw == Fraction("-0.5")


@pytest.mark.parametrize("points", [None, "0.49", "4.01", "0", "-1"])
def test_a_chosen_deduction_lies_in_its_range(points):
    fault = Fault("chosen-points", {"low": Decimal("0.5"), "high": Decimal(4)})
    assert checklist(CHOSEN, "4", chosen(1, points)) == fault


def test_a_chosen_deduction_needs_a_reason():
    assert checklist(CHOSEN, "4", chosen(1, "1", "")) == Fault("chosen-reason", {})


@pytest.mark.parametrize(
    ("numbers", "wrong"), [((0,), 0), ((4,), 4), ((-1,), -1), ((1, 1), 1), ((2, 3, 2), 2)]
)
def test_numbers_of_problems_are_in_the_list_and_stand_once(numbers, wrong):
    found = [chosen(number, None, "") for number in numbers]
    assert checklist(FIXED, "1", *found) == Fault("list-number", {"number": wrong, "count": 3})


@pytest.mark.parametrize(
    ("met", "raw"),
    [((), "0"), ((1,), "1"), ((2,), "0.5"), ((3,), "0.25"), ((3, 1), "1.25"), ((1, 2, 3), "1.75")],
)
def test_items(met, raw):
    one = judgement(met=met)
    assert by_judgement(ITEMS, Decimal("1.75"), one) == ItemsWorking(ITEMS, one, met, Fraction(raw))


@pytest.mark.parametrize(("met", "wrong"), [((0,), 0), ((4,), 4), ((1, 2, 1), 1), ((-1,), -1)])
def test_numbers_of_items_are_in_the_list_and_stand_once(met, wrong):
    fault = Fault("list-number", {"number": wrong, "count": 3})
    assert by_judgement(ITEMS, Decimal("1.75"), judgement(met=met)) == fault


@pytest.mark.parametrize(("passed", "raw"), [(True, "2.5"), (False, "0")])
def test_pass_fail(passed, raw):
    one = judgement(passed=passed)
    expected = PassFailWorking(PASS_FAIL, one, passed, Fraction(raw))
    assert by_judgement(PASS_FAIL, Decimal("2.5"), one) == expected


@pytest.mark.parametrize("points", ["0.5", "0.51", "2.99", "3"])
def test_discretionary(points):
    one = judgement(points=Decimal(points))
    expected = DiscretionaryWorking(DISCRETIONARY, one, Fraction(points))
    assert by_judgement(DISCRETIONARY, Decimal(3), one) == expected


@pytest.mark.parametrize("points", ["0.49", "3.01", "-1"])
def test_discretionary_points_lie_in_their_range(points):
    fault = Fault("chosen-points", {"low": Decimal("0.5"), "high": Decimal(3)})
    assert by_judgement(DISCRETIONARY, Decimal(3), judgement(points=Decimal(points))) == fault


def test_discretionary_points_need_a_reason():
    one = judgement(points=Decimal(1), reason=())
    assert by_judgement(DISCRETIONARY, Decimal(3), one) == Fault("chosen-reason", {})


JUDGED: dict[str, Any] = {
    "level": "效果显著",
    "found": (),
    "met": (1,),
    "passed": False,
    "points": Decimal(1),
}
ASKED: list[tuple[JudgedRule, str, str]] = [
    (LEVELS, "level", "level"),
    (FIXED, "found", "found"),
    (ITEMS, "met", "met"),
    (PASS_FAIL, "passed", "met"),
    (DISCRETIONARY, "points", "points"),
]


@pytest.mark.parametrize(("rule", "field", "key"), ASKED)
def test_a_rule_takes_its_own_kind_of_judgement_only(rule, field, key):
    fault = Fault("judgement-kind", {"kind": rule.kind, "expected": key})
    assert by_judgement(rule, Decimal(3), judgement()) == fault
    for given, value in JUDGED.items():
        outcome = by_judgement(rule, Decimal(3), judgement(**{given: value}))
        assert (outcome == fault) is (given != field)
    for more, value in JUDGED.items():
        if more != field:
            both = judgement(**{field: JUDGED[field], more: value})
            assert by_judgement(rule, Decimal(3), both) == fault


@pytest.mark.parametrize(("field", "value"), JUDGED.items())
def test_keys_are_named_as_they_are_written(field, value):
    assert given_keys(judgement(**{field: value})) == ("met" if field == "passed" else field,)


def test_a_judgement_that_judges_nothing_gives_no_keys():
    assert given_keys(judgement()) == ()
    assert given_keys(judgement(met=(), found=())) == ("found", "met")


def test_points_are_chosen_within_the_range_of_a_level():
    level = Level("好", Decimal(10), Decimal(8))
    rule = Levels((level, Level("差", Decimal(0))))
    one = judgement(level="好", points=Decimal(9))
    assert by_judgement(rule, Decimal(10), one) == LevelWorking(
        rule, one, level, Fraction(9), Award(Fraction(8), Fraction(10))
    )
    fault = Fault("chosen-points", {"low": "8", "high": "10"})
    assert by_judgement(rule, Decimal(10), judgement(level="好")) == fault
