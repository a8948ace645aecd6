"""Printed measured values: the same number, possible before rounding, or in contradiction."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.audit.measured import PrintedMeasure, compare_measured
from generator.audit.ranges import MAX_ROUNDED, Range, measured_range, printed_range
from generator.model.evaluation import Fact, Printed
from generator.model.rules import PassFail, Proportional
from generator.score.evaluation import score
from generator.score.measures import measure
from generator.score.trace import Measured, Scores
from tests.unit.score.builders import (
    HERE,
    entry,
    evaluation,
    fact,
    facts,
    framework,
    indicator,
    judgement,
    measure_of,
    real,
)


def range_of(text: str, known: dict[str, Fact], symbol: str = "%") -> Range | None:
    found = measure(measure_of(text, symbol), known)
    assert isinstance(found, Measured)
    return measured_range(found)


def test_a_printed_number_stands_for_all_that_rounds_to_it():
    assert printed_range(Decimal("2.86")) == Range(Fraction("2.855"), Fraction("2.865"))
    assert printed_range(Decimal("2.860")) == Range(Fraction("2.8595"), Fraction("2.8605"))
    assert printed_range(Decimal("100")) == Range(Fraction("99.5"), Fraction("100.5"))
    assert printed_range(Decimal("-5.06")) == Range(Fraction("-5.065"), Fraction("-5.055"))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("1", "2"), ("3", "4"), False),
        (("1", "2"), ("2", "4"), True),
        (("1", "5"), ("2", "3"), True),
        (("3", "4"), ("1", "2"), False),
    ],
)
def test_ranges_meet(one, other, meet):
    left, right = (Range(Fraction(low), Fraction(high)) for low, high in (one, other))
    assert left.meets(right) is right.meets(left) is meet


def test_the_range_of_a_quotient():
    expected = Range(Fraction("285.5") / Fraction("4.105"), Fraction("286.5") / Fraction("4.095"))
    assert range_of("实际 / 预算", facts(实际="2.86", 预算="4.10")) == expected


def test_a_fact_used_twice_is_the_same_number_both_times():
    assert range_of("(甲 - 甲) / 甲", facts(甲="3.2")) == Range(Fraction(0), Fraction(0))


def test_the_range_of_a_difference_in_its_unit():
    expected = Range(Fraction("1.9"), Fraction("2.1"))
    assert range_of("甲 - 乙", facts(甲="3.20", 乙="1.2"), "万元") == Range(
        Fraction("1.945"), Fraction("2.055")
    )
    assert range_of("甲 - 乙", facts(甲="3.2", 乙="1.2"), "万元") == expected


def test_counts_and_zeros_are_exact():
    people = {"甲": fact("甲", "35", "人"), "乙": fact("乙", "39", "人")}
    assert range_of("甲 / 乙", people) == Range(Fraction(3500, 39), Fraction(3500, 39))
    assert range_of("零 / 甲", facts(零="0.00", 甲="2.00")) == Range(Fraction(0), Fraction(0))


def test_too_many_rounded_facts_have_no_range():
    names = [f"x{number}" for number in range(MAX_ROUNDED + 1)]
    known = {name: fact(name, "1.5") for name in names}
    assert range_of(" + ".join(names[:-1]), known, "万元") is not None
    assert range_of(" + ".join(names), known, "万元") is None
    counts = {name: fact(name, "15", "人") for name in names}
    assert range_of(" + ".join(names), counts, "人") == Range(Fraction(135), Fraction(135))


def test_a_divisor_that_may_have_been_zero_has_no_range():
    assert range_of("甲 / (乙 - 丙)", facts(甲="1.0", 乙="1.1", 丙="1.0")) is None


def compared(text: str, actual: str = "2.86", budget: str = "4.10") -> PrintedMeasure:
    (one,) = compare(printed("正文", text), actual=actual, budget=budget)
    assert (one.printed, one.places) == (text, ("正文",))
    return one


def printed(where: str, text: str | None) -> Printed:
    measured = {} if text is None else {"x": text}
    return Printed(
        where=where, scores={}, score_rates={}, measured=measured, deductions={},
        total=None, total_rate=None, grade=None, score_places={}, place=HERE,
    )  # fmt: skip


def compare(
    *places: Printed, actual: str = "2.86", budget: str = "4.10"
) -> tuple[PrintedMeasure, ...]:
    by = framework(
        [indicator("x", "2")], [entry("x", Proportional(), measure_of("甲 / 乙", zero="0"))]
    )
    found = replace(evaluation([judgement("x")], facts(甲=actual, 乙=budget)), published=places)
    scores = score(found, by)
    assert isinstance(scores, Scores)
    return compare_measured(found, scores.traces["x"])


@pytest.mark.parametrize(
    ("text", "agrees", "possible"),
    [
        ("69.76%", True, True),  # 2.86 / 4.10 = 69.756 %
        ("69.8%", True, True),
        ("70%", True, True),
        ("69.87%", False, True),  # the report's own: from figures not yet rounded
        ("69.96%", False, True),  # 2.865 / 4.095 = 69.963 %
        ("69.97%", False, False),
        ("69.55%", False, True),  # 2.855 / 4.105 = 69.549 %
        ("69.54%", False, False),
        ("96.87%", False, False),
    ],
)
def test_agreeing_possible_and_contradicting(text, agrees, possible):
    one = compared(text)
    assert one.agrees is agrees
    assert one.possible is possible


@pytest.mark.parametrize("text", ["69.76", "69.76 万元", "约七成", "", "%", "1e2%", "69.76%%"])
def test_what_is_no_number_in_the_unit_of_the_measure_is_not_compared(text):
    one = compared(text)
    assert one.agrees is None
    assert one.possible is None


def test_without_a_range_nothing_is_said_to_be_possible():
    by = framework(
        [indicator("x", "2")], [entry("x", Proportional(), measure_of("甲 / (乙 - 丙)"))]
    )
    known = facts(甲="1.0", 乙="1.1", 丙="1.0")
    places = (printed("正文", "1000%"), printed("附件", "999%"))
    found = replace(evaluation([judgement("x")], known), published=places)
    scores = score(found, by)
    assert isinstance(scores, Scores)
    same, other = compare_measured(found, scores.traces["x"])
    assert (same.agrees, same.possible) == (True, True)
    assert (other.agrees, other.possible) == (False, None)


def test_thousands_may_be_separated():
    assert compared("1,000.00%", "41.00").agrees is True


def test_an_undefined_measure_is_not_compared():
    one = compared("0%", "0.90", "0")
    assert one.agrees is None
    assert one.possible is None


def test_a_judged_leaf_is_not_compared():
    by = framework([indicator("x", "2")], [entry("x", PassFail("是", "否"))])
    found = replace(evaluation([judgement("x", passed=True)]), published=(printed("表", "1%"),))
    scores = score(found, by)
    assert isinstance(scores, Scores)
    assert compare_measured(found, scores.traces["x"]) == (
        PrintedMeasure("1%", ("表",), None, None),
    )


def test_the_same_print_at_several_places_is_told_once():
    found = compare(
        printed("摘要", "69.76%"),
        printed("表", None),
        printed("正文", "69.76%"),
        printed("附件", "70%"),
    )
    assert [(one.printed, one.places) for one in found] == [
        ("69.76%", ("摘要", "正文")),
        ("70%", ("附件",)),
    ]


def test_all_measures_of_the_report_are_possible_though_some_do_not_follow_from_its_print():
    found, by = real()
    scores = score(found, by)
    assert isinstance(scores, Scores)
    every = {
        leaf: one for leaf, trace in scores.traces.items() for one in compare_measured(found, trace)
    }
    assert {leaf: one.printed for leaf, one in every.items() if not one.agrees} == {
        "人均公用经费变动率": "-5.06%",  # −5.07 % from what is printed
        "“三公”经费控制率": "69.87%",  # 69.76 %
        "培训费、会议费变动率": "367.91%",  # 367.59 %
        "机关运行经费控制率": "401.98%",  # 401.93 %
    }
    assert all(one.possible for one in every.values())
