"""How much of what people made of standards is proposed, and that what is not is doubted."""

from __future__ import annotations

import pytest

from generator.intake.draft import Proposal
from tests.unit.intake.wording.sources import Case, cases, same_kind, same_measure, same_rule

JUDGEMENTS = ("level", "found", "met", "points", "deduct")
# What of each source is right at least, in percent: the kind, the rule with all its parameters,
# and with the measure. Many forms quote only a part of what their rule says, and many standards
# of other families name no formula: what such words do not say is doubted, not right.
LEAST = {
    "real": (100, 100, 97),
    "demo": (100, 87, 70),
    "families": (97, 85, 38),
    "forms": (58, 40, 34),
}
# Rules of tests that say something else than their standard, or the same in other edges: chosen
# points for a printed formula, a side condition that is not quoted, a band from the day after.
NOT_OF_THE_WORDS = (": 新增学位率", ": 办结及时率", "6月底前完成5分，9月底前3分，其后0分")
SOURCES = sorted(LEAST)


@pytest.mark.parametrize("source", SOURCES)
def test_share_that_is_right(source: str) -> None:
    found = cases(source)
    proposals = [one.proposal() for one in found]
    kinds = [same_kind(one, given) for one, given in zip(found, proposals, strict=True)]
    rules = [same_rule(one, given) for one, given in zip(found, proposals, strict=True)]
    whole = [
        right and same_measure(one, given)
        for right, one, given in zip(rules, found, proposals, strict=True)
    ]
    shares = tuple(100 * sum(row) // len(found) for row in (kinds, rules, whole))
    assert all(share >= least for share, least in zip(shares, LEAST[source], strict=True)), shares


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_wrong_is_left_without_a_doubt(source: str) -> None:
    wrong = [
        one.about
        for one in cases(source)
        for given in (one.proposal(),)
        if not same_rule(one, given)
        and not _doubts(given, "rule-")
        and not one.about.endswith(NOT_OF_THE_WORDS)
    ]
    measured = [
        one.about
        for one in cases(source)
        for given in (one.proposal(),)
        if not same_measure(one, given) and not _doubts(given, "rule-", "measure-")
    ]
    assert (wrong, measured) == ([], [])


def _doubts(given: Proposal, *starts: str) -> list[str]:
    """Doubts about the rule, or the measure; one about the judgement excuses neither."""
    return [kind for kind, _ in given.doubts if kind.startswith(starts)]


REAL = {one.wanted["indicator"]: one for one in cases("real")}


@pytest.mark.parametrize("case", REAL.values(), ids=list(REAL))
def test_judgement_of_the_real_report(case: Case) -> None:
    """Where the score is printed, the judgement is that of the report, or a doubt says so."""
    given = case.proposal()
    wanted = {key: case.judged[key] for key in JUDGEMENTS if key in case.judged}
    told = {key: _as_text(one) for key, one in given.judgement.items() if key in JUDGEMENTS}
    if case.score is None and wanted:
        assert ("judgement-no-score", {}) in given.doubts
    else:
        assert told == wanted


def _as_text(value: object) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    return [str(one) for one in value] if isinstance(value, list) else str(value)
