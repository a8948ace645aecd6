"""What holds for every evaluation, whatever its framework, rules and values."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.model.evaluation import Evaluation, NotDerivable
from generator.model.framework import Framework, Rounding, RoundingMode, ZeroPolicy
from generator.model.rules import Basis, Direction, MeasuredRule, Proportional, award
from generator.score import leaves
from generator.score.evaluation import score
from generator.score.leaves import clamp
from generator.score.measures import measure
from generator.score.rules import Fault, by_judgement, by_measure
from generator.score.trace import (
    AbsentWorking,
    BandWorking,
    Clamp,
    ComplementWorking,
    GivenWorking,
    InterpolationWorking,
    LeafTrace,
    ProportionalWorking,
    Scores,
    StepWorking,
    Undefined,
    ZeroWorking,
)
from tests.property.strategies import (
    Case,
    amounts,
    cases,
    decimals,
    interpolations,
    ladders,
    one_sided,
    steps,
    terms,
    values,
    weights,
)
from tests.unit.score.builders import fact, measure_of, measured


def scored(evaluation: Evaluation, framework: Framework) -> Scores:
    found = score(evaluation, framework)
    assert isinstance(found, Scores), found
    return found


def half_up(value: Fraction, digits: int) -> Decimal:
    """Rounding by another way: long division by hand, cut one digit later, then by decimal."""
    with localcontext() as context:
        context.prec = 400
        scaled = abs(value) * 10 ** (digits + 1)
        cut = Decimal(scaled.numerator // scaled.denominator).scaleb(-digits - 1)
        return cut.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP).copy_sign(
            -1 if value < 0 else 1
        )


@given(cases())
def test_a_score_lies_between_zero_and_the_weight(case: Case):
    scores = scored(case.evaluation, case.framework)
    for node in (*scores.nodes.values(), scores.total):
        assert 0 <= node.score <= node.weight
        assert node.rate is not None
        assert 0 <= node.rate <= 1
        assert node.score + node.lost == node.weight


@given(cases())
def test_parents_are_exact_sums_and_the_total_is_that_of_the_leaves(case: Case):
    scores = scored(case.evaluation, case.framework)
    for indicator in case.framework.indicators:
        below = [scores.nodes[child].score for child in indicator.children]
        if below:
            assert Fraction(scores.nodes[indicator.id].score) == sum(map(Fraction, below))
        else:
            assert scores.nodes[indicator.id].score == scores.traces[indicator.id].score
    leaves = sum(Fraction(trace.score) for trace in scores.traces.values())
    assert Fraction(scores.total.score) == leaves
    assert scores.total.weight == case.framework.total_weight
    assert [one.id for one in case.framework.leaves] == list(scores.traces)
    assert [one.id for one in case.framework.indicators] == list(scores.nodes)


@given(cases())
def test_scoring_twice_gives_the_same(case: Case):
    assert scored(case.evaluation, case.framework) == scored(case.evaluation, case.framework)


@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter(case: Case, random):
    def shuffled(given):
        pairs = list(given.items())
        random.shuffle(pairs)
        return dict(pairs)

    evaluation = replace(
        case.evaluation,
        facts=shuffled(case.evaluation.facts),
        judgements=shuffled(case.evaluation.judgements),
    )
    indicators = {one.id: one for one in case.framework.indicators}
    roots = [one.id for one in case.framework.roots]
    random.shuffle(roots)
    ordered = []

    def visit(id: str) -> None:
        children = list(indicators[id].children)
        random.shuffle(children)
        ordered.append(replace(indicators[id], children=tuple(children)))
        for child in children:
            visit(child)

    for root in roots:
        visit(root)
    framework = replace(
        case.framework, indicators=tuple(ordered), rules=shuffled(case.framework.rules)
    )
    before, after = scored(case.evaluation, case.framework), scored(evaluation, framework)
    assert dict(before.nodes) == dict(after.nodes)
    assert dict(before.traces) == dict(after.traces)
    assert before.total == after.total
    assert before.grade == after.grade


def recomputed(trace: LeafTrace) -> Decimal:
    """The score from what the trace says, by other code than the one that made it."""
    raw = trace.working.raw
    held = min(max(raw, Fraction(0)), Fraction(trace.weight))
    assert held == trace.clamped
    expected = Clamp.FLOOR if raw < 0 else Clamp.CEILING if raw > trace.weight else Clamp.NONE
    assert trace.clamp is expected
    return min(half_up(held, trace.rounding.digits), trace.weight)


@given(cases())
def test_the_trace_alone_gives_the_score_again(case: Case):
    for trace in scored(case.evaluation, case.framework).traces.values():
        assert recomputed(trace) == trace.score


@given(cases())
def test_the_working_alone_gives_the_raw_points_again(case: Case):
    for trace in scored(case.evaluation, case.framework).traces.values():
        working = trace.working
        match working:
            case ZeroWorking(undefined=undefined):
                assert undefined.policy in (
                    undefined.measure.on_zero, undefined.measure.on_zero_by_zero
                )  # fmt: skip
                assert working.raw == undefined.policy.points
            case ProportionalWorking() | ComplementWorking() | StepWorking() | BandWorking():
                assert by_measure(working.rule, trace.weight, working.measured) == working
            case AbsentWorking():
                raise AssertionError("every leaf of a generated case applies")
            case InterpolationWorking():
                assert by_measure(working.rule, trace.weight, working.measured) == working
            case GivenWorking():
                assert working.raw == working.given.points
            case judged:
                assert by_judgement(judged.rule, trace.weight, judged.judgement) == judged


@given(cases())
def test_the_trace_names_the_facts_of_its_expression_and_no_others(case: Case):
    for leaf, trace in scored(case.evaluation, case.framework).traces.items():
        assert [one.id for one in trace.facts] == case.uses(leaf)
        again = {one.id: one for one in trace.facts}
        match trace.working:
            case ZeroWorking(undefined=undefined):
                assert measure(undefined.measure, again) == undefined
            case _ if trace.measured is not None:
                assert measure(trace.measured.measure, again) == trace.measured


@given(cases(), st.sampled_from("甲乙丙丁"), amounts)
def test_a_changed_fact_changes_its_leaves_and_those_above_only(case: Case, id: str, value):
    facts = {**case.evaluation.facts, id: fact(id, value)}
    before = scored(case.evaluation, case.framework)
    after = scored(replace(case.evaluation, facts=facts), case.framework)
    touched = {leaf for leaf in before.traces if id in case.uses(leaf)}
    above = {
        node.id for leaf in touched for node in case.framework.path(case.framework.by_id[leaf])
    }
    for leaf, trace in before.traces.items():
        if leaf not in touched:
            assert after.traces[leaf] == trace
    for id_, node in before.nodes.items():
        if id_ not in touched | above:
            assert after.nodes[id_] == node


def points(rule: MeasuredRule, weight: Decimal, shown: Decimal) -> Fraction:
    found = by_measure(rule, weight, measured(Fraction(shown)))
    assert not isinstance(found, Fault)
    return clamp(found.raw, weight)[1]


@given(weights, values, values)
def test_a_proportional_score_never_falls_when_the_value_rises(weight, one, other):
    low, high = sorted((one, other))
    assert points(Proportional(), weight, low) <= points(Proportional(), weight, high)


@given(steps(one_sided), weights, values, values)
def test_a_step_score_moves_one_way(rule, weight, one, other):
    low, high = sorted((one, other))
    if rule.direction is Direction.ABOVE:
        low, high = high, low
    assert points(rule, weight, low) <= points(rule, weight, high)


@given(steps(one_sided), weights, decimals("0", "100"))
def test_the_good_side_of_a_threshold_has_full_points(rule, weight, distance):
    sign = 1 if rule.direction is Direction.BELOW else -1
    assert points(rule, weight, rule.threshold + sign * distance) == weight


@given(steps(st.just(Direction.BOTH)), weights, decimals("0", "100"), decimals("0", "100"))
def test_a_deviation_counts_the_same_on_both_sides_and_more_the_larger_it_is(
    rule, weight, one, other
):
    near, far = sorted((one, other))
    at = rule.threshold
    assert points(rule, weight, at + far) == points(rule, weight, at - far)
    assert points(rule, weight, at + far) <= points(rule, weight, at + near)
    if near <= rule.tolerance and rule.basis is Basis.POINTS:
        assert points(rule, weight, at + near) == weight


@given(steps(one_sided), weights, values)
def test_a_step_never_takes_or_adds_more_than_its_most(rule, weight, value):
    raw = by_measure(rule, weight, measured(Fraction(value)))
    assert isinstance(raw, StepWorking)
    if rule.most is not None:
        assert raw.raw >= weight - rule.most
    if rule.reward is None:
        assert raw.raw <= weight
    elif rule.reward.most is not None:
        assert raw.raw <= weight + rule.reward.most


@given(interpolations(), weights, values)
def test_interpolated_points_lie_between_those_of_the_anchors(rule, weight, value):
    given_points = [award(one, weight).most for one in rule.points_at]
    found = by_measure(rule, weight, measured(Fraction(value)))
    assert isinstance(found, InterpolationWorking)
    assert min(given_points) <= found.raw <= max(given_points)
    for anchor in rule.points_at:
        at = by_measure(rule, weight, measured(Fraction(anchor.at)))
        assert not isinstance(at, Fault)
        assert at.raw == award(anchor, weight).most


@given(interpolations(rising=True), weights, values, values)
def test_an_interpolation_that_rises_never_falls(rule, weight, one, other):
    low, high = sorted((one, other))
    assert points(rule, weight, low) <= points(rule, weight, high)


@given(weights, st.fractions(-50, 150), st.integers(0, 3), terms())
def test_ceiling_and_conditions_hold_every_score(weight, raw, digits, held):
    working = GivenWorking(Proportional(), NotDerivable(Decimal(0), "x"), None, raw)
    ruled = ZeroWorking(Proportional(), UNDEFINED, raw)
    rounding = Rounding(digits, RoundingMode.HALF_UP)
    found = leaves.trace("x", weight, ruled, rounding, terms=held)
    most = held.ceiling or weight
    within = min(max(raw, Fraction(0)), Fraction(most))
    lowest = min((one.points for one in held.conditions), default=most)
    assert 0 <= found.score <= min(most, lowest)
    assert found.clamped == min(within, lowest)
    assert (found.clamp is Clamp.CONDITION) == (within > lowest)
    # What was published is held by no condition.
    published = leaves.trace("x", weight, working, rounding, terms=held)
    assert published.clamped == within


UNDEFINED = Undefined(measure_of("x / y", zero="0"), (), ZeroPolicy(Decimal(0), "x"))


@given(ladders(), weights, values, values)
def test_a_ladder_of_bands_moves_one_way(rule, weight, one, other):
    low, high = sorted((one, other))
    assert points(rule, weight, low) <= points(rule, weight, high)


@given(cases())
def test_scores_do_not_depend_on_the_unit_of_an_amount(case: Case):
    """元 for 万元 with ten thousand times the number is the same fact."""
    facts = {
        id: fact(id, one.quantity.value * 10_000, "元")
        for id, one in case.evaluation.facts.items()
        if one.quantity.unit.symbol == "万元"
    }
    evaluation = replace(case.evaluation, facts={**case.evaluation.facts, **facts})
    before, after = scored(case.evaluation, case.framework), scored(evaluation, case.framework)
    assert before.nodes == after.nodes
    for leaf, trace in before.traces.items():
        assert after.traces[leaf].working.raw == trace.working.raw
