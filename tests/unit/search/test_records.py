from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.exposure import Shown
from generator.model.narrative import Finding
from generator.pages import addresses
from generator.search.record import Kind, SearchRecord
from generator.search.records import search_records
from generator.views.reports import report_table
from generator.words import numbers
from generator.words.catalogue import words
from tests.unit.pages import real

SAY = words()
RECORDS = search_records(Shown((real.result(),), ()), SAY)
BY_ADDRESS = {one.address: one for one in RECORDS}


def part(name: str, fragment: str) -> str:
    return f"{addresses.evaluation(real.result(), name)}#{fragment}"


def findings() -> list[Finding]:
    found = real.result().evaluation.findings
    achieved = [one for group in found.achievements for one in group.items]
    return [*found.problems, *found.recommendations, *achieved]


def test_addresses_are_different() -> None:
    assert len(BY_ADDRESS) == len(RECORDS)


@pytest.mark.parametrize("indicator", real.result().framework.indicators, ids=lambda one: one.id)
def test_every_indicator_has_a_record(indicator) -> None:
    record = BY_ADDRESS[addresses.indicator(real.result(), indicator)]
    assert record.title == indicator.name
    assert record.kind is Kind.INDICATORS


@pytest.mark.parametrize("leaf", real.result().framework.leaves, ids=lambda one: one.id)
def test_a_leaf_is_found_by_its_rule_its_reason_and_its_path(leaf) -> None:
    result = real.result()
    text = BY_ADDRESS[addresses.indicator(result, leaf)].text
    entry = result.framework.rules[leaf.id]
    said = [*result.evaluation.judgements[leaf.id].reason, *entry.standard.splitlines()]
    said += [*entry.explanation.splitlines(), *(one.name for one in result.framework.path(leaf))]
    assert [one for one in said if one.strip() not in text] == []


@pytest.mark.parametrize("finding", findings(), ids=lambda one: one.id)
def test_every_finding_has_a_record(finding: Finding) -> None:
    record = BY_ADDRESS[part("findings", finding.id)]
    assert record.kind is Kind.FINDINGS
    assert all(line in record.text for line in finding.text)


def test_every_cell_of_every_table_can_be_found() -> None:
    everything = "\n".join(one.text for one in RECORDS)
    for table in real.result().evaluation.tables.values():
        shown = report_table(table, SAY)
        assert shown.caption in everything
        for row in shown.rows:
            assert all(cell.text.strip() in everything for cell in row.cells)


def test_the_overview_is_found_by_score_grade_report_number_and_main_facts() -> None:
    result = real.result()
    text = BY_ADDRESS[addresses.evaluation(result)].text
    digits = result.framework.rounding.digits
    assert numbers.points(result.scores.total.score, digits) in text
    assert result.scores.grade_name in text
    assert result.evaluation.report_number in text
    for fact in result.evaluation.facts.values():
        assert not fact.main or numbers.quantity(fact.quantity, SAY) in text


def test_goals_and_method_are_there() -> None:
    annual = len(real.result().evaluation.goals.annual_groups)
    kinds = [one.kind for one in RECORDS]
    assert kinds.count(Kind.GOALS) == annual + 2
    assert kinds.count(Kind.METHOD) == 12


def test_no_person_can_be_found() -> None:
    names = [one.name for one in real.result().evaluation.method.team]
    assert names
    everything = "\n".join(one.text + one.title for one in RECORDS)
    assert [name for name in names if name in everything] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one.address)
def test_an_address_stands_on_a_page(record: SearchRecord) -> None:
    address, _, fragment = record.address.partition("#")
    (page,) = (one for one in real.output().pages if one.path == f"{address}index.md")
    if fragment:
        ids = re.findall(r'id="([^"]+)"|\{#([^}\s]+)\}', page.markdown)
        assert fragment in {found for pair in ids for found in pair}


def test_departments_come_once_and_invented_ones_are_marked() -> None:
    result = real.result()
    other = replace(result, department=replace(result.department, id="other", invented=True))
    records = search_records(Shown((result, result, other), ()), SAY)
    bodies = [one for one in records if one.kind is Kind.DEPARTMENT]
    assert [(one.address, one.invented, one.year) for one in bodies] == [
        (f"{result.department.id}/", False, None),
        ("other/", True, None),
    ]


def test_nothing_to_find() -> None:
    assert search_records(Shown((), ()), SAY) == ()
