"""What holds for every comparison, whatever became of the framework in between."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.audit.result import Result
from generator.compare.align import align
from generator.compare.alignment import Alignment, Joint, Link
from generator.compare.pairs import compare
from generator.compare.peers import cohorts
from generator.compare.policy import LEAST_SHARED
from generator.compare.result import Contribution, LimitKind, Pair, Split, Verdict
from generator.model.concordance import Change, Concordance, ConcordanceEntry
from generator.model.evaluation import Status
from tests.property.lives import Life, lives, renamed, results
from tests.unit.compare.builders import department, edition, result
from tests.unit.score.builders import HERE


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """An evaluation by the first edition beside one by the last."""
    life = draw(lives())
    old, new = life.editions[0], life.editions[-1]
    return compare(
        draw(results(old, 2021)), draw(results(new, 2022)), align(old, new, life.concordances)
    )


@given(pairs())
def test_parts_add_up_exactly(pair: Pair):
    split = pair.split
    assert split is not None
    parts = (split.performance, split.framework, split.inseparable, split.rest)
    assert sum(parts) == split.total == pair.total_change
    contributions = [one.contribution for one in pair.leaves]
    assert all(one is not None for one in contributions)
    for cause in ("performance", "framework", "inseparable"):
        assert sum(getattr(one, cause) for one in contributions) == getattr(split, cause)


@given(pairs())
def test_a_contribution_is_the_difference_of_the_scores(pair: Pair):
    for one in pair.leaves:
        assert one.contribution is not None
        before, after = (side.score if side else Fraction(0) for side in (one.old, one.new))
        assert one.contribution.points == after - before
        if one.link.joint not in (Joint.SAME, Joint.CHANGED_WEIGHT):
            assert one.contribution.performance == 0
        if one.link.joint not in (Joint.CHANGED_RULE, Joint.REGROUPED):
            assert one.contribution.inseparable == 0


@given(pairs())
def test_seen_from_the_other_side_every_part_has_the_other_sign(pair: Pair):
    alignment = pair.alignment
    other = {Joint.NEW: Joint.DROPPED, Joint.DROPPED: Joint.NEW}
    turned = Alignment(
        alignment.new,
        alignment.old,
        True,
        tuple(Link(other.get(one.joint, one.joint), one.new, one.old) for one in alignment.leaves),
        (),
    )
    back = compare(pair.new, pair.old, turned)
    there, here = pair.split, back.split
    assert there is not None
    assert here is not None
    for cause in ("total", "performance", "framework", "inseparable", "rest"):
        assert getattr(here, cause) == -getattr(there, cause)
    assert back.comparability.verdict is pair.comparability.verdict
    assert back.comparability.shared == pair.comparability.shared


@given(pairs())
def test_shares_are_of_the_full_marks_and_the_verdict_follows_from_them(pair: Pair):
    found = pair.comparability
    for side in ("share_old", "share_new"):
        shares = [getattr(one, side) for one in found.limits]
        assert all(0 <= one <= 1 for one in shares)
        alike = [one for one in found.limits if one.kind is not LimitKind.CHANGED_WEIGHT]
        assert found.shared <= 1 - sum(getattr(one, side) for one in alike)
    if found.shared < LEAST_SHARED:
        assert found.verdict is Verdict.NOT_COMPARABLE
    else:
        assert (found.verdict is Verdict.COMPARABLE) == (not found.limits)


@given(lives(1, 1).flatmap(lambda life: results(life.editions[0])))
def test_an_evaluation_beside_itself_differs_in_nothing(one: Result):
    pair = compare(one, one, align(one.framework, one.framework, ()))
    nothing = Fraction(0)
    assert pair.split == Split(nothing, nothing, nothing, nothing, nothing)
    assert pair.comparability.shared == 1
    kinds = {limit.kind for limit in pair.comparability.limits}
    assert kinds <= {LimitKind.VETO, LimitKind.UNGRADED}
    for change in (*pair.leaves, *pair.nodes):
        assert change.link.joint is Joint.SAME
        assert change.rate_change in (None, 0)
        assert change.contribution in (None, Contribution())


@given(lives(2, 5))
def test_every_leaf_stands_in_exactly_one_link(life: Life):
    old, new = life.editions[0], life.editions[-1]
    found = align(old, new, life.concordances)
    olds = [id for one in found.leaves for id in one.old]
    news = [id for one in found.leaves for id in one.new]
    assert sorted(olds) == sorted(one.id for one in old.leaves)
    assert sorted(news) == sorted(one.id for one in new.leaves)
    assert Joint.UNDECLARED not in {one.joint for one in found.leaves}


def paths(life: Life, at: int, id: str) -> set[str]:
    """The leaves of the last edition that one of an earlier edition leads to, way by way."""
    if at == len(life.concordances):
        return {id}
    (entry,) = (one for one in life.concordances[at].entries if id in one.old)
    return {end for onward in entry.new for end in paths(life, at + 1, onward)}


@given(lives(2, 5))
def test_links_are_what_leads_to_one_another(life: Life):
    old, new = life.editions[0], life.editions[-1]
    leads = {one.id: paths(life, 0, one.id) for one in old.leaves}
    found = align(old, new, life.concordances)
    for link in found.leaves:
        if not link.new:
            assert link.joint is Joint.DROPPED
            assert [leads[id] for id in link.old] == [set()]
        elif not link.old:
            assert link.joint is Joint.NEW
            assert len(link.new) == 1
            assert not any(link.new[0] in ends for ends in leads.values())
        else:
            assert set().union(*(leads[id] for id in link.old)) == set(link.new)
            others = (ends for id, ends in leads.items() if id not in link.old)
            assert not any(ends & set(link.new) for ends in others)
            together = {link.old[0]}
            for _ in link.old:
                seen = set().union(*(leads[id] for id in together))
                together |= {id for id in link.old if leads[id] & seen}
            assert together == set(link.old)


@given(lives(2, 4), st.data())
def test_an_edition_in_which_nothing_changed_changes_nothing(life: Life, data):
    at = data.draw(st.integers(0, len(life.editions) - 1))
    copy = replace(life.editions[at], id="copy")
    same = tuple(
        ConcordanceEntry(Change.SAME, (one.id,), (one.id,), "", HERE) for one in copy.indicators
    )
    known = [replace(one, old="copy") if one.old == f"e{at}" else one for one in life.concordances]
    longer = (*known, Concordance(f"e{at}", "copy", same, HERE))
    old, new = life.editions[0], life.editions[-1]
    direct = align(old, new, life.concordances)
    if at == len(life.editions) - 1:
        new = copy
    over_copy = align(old, new, longer)
    assert over_copy.declared
    assert [(one.joint, one.old, one.new) for one in direct.leaves] == [
        (one.joint, one.old, one.new) for one in over_copy.leaves
    ]


AS_ENTRY = {
    Joint.SAME: Change.SAME,
    Joint.CHANGED_WEIGHT: Change.CHANGED_WEIGHT,
    Joint.CHANGED_RULE: Change.CHANGED_RULE,
    Joint.NEW: Change.NEW,
    Joint.DROPPED: Change.DROPPED,
}


@given(lives(3, 4))
def test_composing_in_two_stages_never_tells_more_apart(life: Life):
    first, last = life.editions[0], life.editions[-1]
    half = align(first, life.editions[-2], life.concordances)
    entries = tuple(
        ConcordanceEntry(
            AS_ENTRY.get(one.joint, Change.SPLIT if len(one.old) == 1 else Change.MERGED),
            one.old, one.new, "", HERE,
        )
        for one in half.leaves
    )  # fmt: skip
    staged = Concordance(first.id, life.editions[-2].id, entries, HERE)
    direct = align(first, last, life.concordances)
    composed = align(first, last, [staged, life.concordances[-1]])
    # What happened inside a group on the way cannot be seen from the ends of the first stage, so
    # that it may tell less apart, but never more.
    for one in direct.leaves:
        other = composed.by_old[one.old[0]] if one.old else composed.by_new[one.new[0]]
        assert set(one.old) <= set(other.old)
        assert set(one.new) <= set(other.new)
        if (one.old, one.new) == (other.old, other.new):
            assert one.joint is other.joint or one.joint is Joint.REGROUPED
        else:
            assert other.joint is Joint.REGROUPED


@given(lives(2, 3), st.data())
def test_other_codes_in_the_newer_edition_change_nothing(life: Life, data):
    old, new = life.editions[0], life.editions[-1]
    codes = [one.id for one in new.leaves]
    names = dict(zip(codes, data.draw(st.permutations(codes)), strict=True))
    before, after = data.draw(results(old, 2021)), data.draw(results(new, 2022))
    other = renamed(new, names)
    known = [
        replace(one, entries=tuple(
            replace(entry, new=tuple(names.get(id, id) for id in entry.new))
            for entry in one.entries
        ))
        if one.new == new.id else one
        for one in life.concordances
    ]  # fmt: skip
    plain = compare(before, after, align(old, new, life.concordances))
    coded = compare(before, recoded(after, names), align(old, other, known))
    assert coded.split == plain.split
    assert coded.comparability.verdict is plain.comparability.verdict
    assert coded.comparability.shared == plain.comparability.shared
    for one, two in zip(plain.leaves, coded.leaves, strict=True):
        assert (two.link.joint, two.link.old) == (one.link.joint, one.link.old)
        assert {names[id] for id in one.link.new} == set(two.link.new)
        assert (two.old, two.new, two.contribution) == (one.old, one.new, one.contribution)


def recoded(one: Result, names: dict[str, str]) -> Result:
    """The same evaluation by the framework with other codes, scored anew."""
    points = {
        names[id]: None if judged.not_applicable else str(judged.points)
        for id, judged in one.evaluation.judgements.items()
    }
    evaluation = one.evaluation
    framework = renamed(one.framework, names)
    return result(framework, points, evaluation.year, one.department,
                  vetoes=evaluation.vetoes, ungraded=evaluation.ungraded)  # fmt: skip


@given(lives(2, 4), st.data())
def test_without_a_concordance_nothing_is_compared(life: Life, data):
    old, new = life.editions[0], life.editions[-1]
    left = data.draw(st.integers(0, len(life.concordances) - 1))
    known = [one for at, one in enumerate(life.concordances) if at != left]
    pair = compare(data.draw(results(old)), data.draw(results(new)), align(old, new, known))
    assert pair.comparability.verdict is Verdict.NOT_COMPARABLE
    assert pair.split is None
    assert all(one.rate_change is None for one in (*pair.leaves, *pair.nodes))


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.dictionaries(
            st.integers(2020, 2023),
            st.tuples(st.integers(0, 9), st.sampled_from(Status), st.booleans()),
            min_size=1,
        ),
        min_size=1,
    )
)
def test_ranks_count_those_evaluated_that_year_and_nobody_else(bodies):
    tree = edition("e", "a 100")
    every = [
        result(tree, {"a": str(points * 10)}, year, department(body), status=status,
               ungraded="" if graded else "首次试评")
        for body, years in bodies.items()
        for year, (points, status, graded) in years.items()
    ]  # fmt: skip
    found = {one.year: one for one in cohorts(every)}
    for year, cohort in found.items():
        there = {body: years[year] for body, years in bodies.items() if year in years}
        assert {one.result.department.id for one in cohort.placed} == set(there)
        counted = {
            body: points
            for body, (points, status, graded) in there.items()
            if status is Status.PUBLISHED and graded
        }
        assert cohort.ranked == len(counted)
        for one in cohort.placed:
            body = one.result.department.id
            better = sum(points > counted.get(body, 0) for points in counted.values())
            assert one.rank == (better + 1 if body in counted else None)
    assert set(found) == {year for years in bodies.values() for year in years}
