"""What is proposed can be written and read back: rules.yml takes it."""

from __future__ import annotations

import pytest

from generator.load.framework import rule_entry
from generator.problems import Report
from generator.problems.printing import as_text
from generator.yaml_nodes.emit import emit
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.nodes import Mapping
from generator.yaml_nodes.parse import parse
from tests.unit.intake.wording.sources import Case, cases

ALL = [one for source in ("real", "demo", "families", "forms") for one in cases(source)]


@pytest.mark.parametrize("case", ALL, ids=[f"{one.source}-{at}" for at, one in enumerate(ALL)])
def test_every_proposal_loads(case: Case) -> None:
    given = case.proposal()
    if given.rule is None and "profiles" not in given.around:
        return
    entry = {"indicator": "指标", "standard": case.standard.strip(), **given.around}
    entry |= {"rule": given.rule} if given.rule else {}
    entry |= {"measure": given.measure} if given.measure else {}
    entry |= {"reading": given.reading} if given.reading else {}
    report = Report()
    node = parse(emit(entry), "rules.yml", report)
    assert isinstance(node, Mapping)
    rule_entry(Fields(node, report), "指标", ["指标", "过程", "综合管理", "绩效"])
    assert not len(report), as_text(report.problems, lambda place: None)
