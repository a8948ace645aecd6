from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.build import examine, produce
from generator.examples import explained
from generator.exposure import Shown
from generator.model.narrative import Finding
from generator.pages import addresses
from generator.search.record import Kind, SearchRecord
from generator.views.reports import report_table
from generator.words import numbers
from tests.real_data import SHIPPED
from tests.unit.pages import real
from tests.unit.search.made import (
    SAY,
    real_records,
    records_of,
    shipped_records,
    with_departments,
)

RECORDS = real_records()
IDS = re.compile(r'id="([^"]+)"|\{#([^}\s]+)\}')
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


def test_every_address_stands_on_a_page() -> None:
    ids = {
        page.path.removesuffix("index.md"): {
            found for pair in IDS.findall(page.markdown) for found in pair
        }
        for page in produce(examine(SHIPPED)).pages
    }
    for record in shipped_records():
        address, _, fragment = record.address.partition("#")
        assert address in ids, record.address
        assert not fragment or fragment in ids[address], record.address


def test_departments_come_once_and_invented_ones_are_marked() -> None:
    result = real.result()
    other = replace(result, department=replace(result.department, id="other", invented=True))
    seen = Shown((result, other), ())
    records = records_of(seen, with_departments(real.examined().disclosure, seen))
    bodies = [one for one in records if one.kind is Kind.DEPARTMENT]
    assert [(one.address, one.invented, one.year) for one in bodies] == [
        (f"{result.department.id}/", False, None),
        ("other/", True, None),
    ]


def test_nothing_to_find_but_the_site_itself() -> None:
    seen = Shown((), ())
    records = records_of(seen, with_departments(real.examined().disclosure, seen))
    assert {one.kind for one in records} == {Kind.ABOUT, Kind.LOG}


def shipped(address: str) -> SearchRecord:
    (found,) = (one for one in shipped_records() if one.address == address)
    return found


def test_a_department_is_found_by_every_name_it_has_and_had() -> None:
    record = shipped("shili-gongxin/")
    assert "示例区经济和信息化局" in record.title
    assert all(name in record.text for name in ("工信局", "工信", "经信局"))


def test_an_evaluation_is_called_what_the_department_was_called_then() -> None:
    assert shipped("shili-gongxin/2021/").title.startswith("示例区经济和信息化局2021")
    assert shipped("shili-gongxin/2022/").title.startswith("示例区工业和信息化局2022")


def test_of_a_withdrawn_evaluation_nothing_but_title_and_reason_can_be_found() -> None:
    found = [one for one in shipped_records() if one.address.startswith("shili-yingji/2021/")]
    (record,) = found
    assert record.kind is Kind.OVERVIEW
    assert "撤回" in record.title
    said = record.text.split("\n")
    assert len(said) == 3
    assert said[0].startswith("本次评价已于")


def test_corrections_audits_changes_years_and_concepts_have_records() -> None:
    assert shipped("shili-zhujian/2023/#table-corrections").kind is Kind.LOG
    assert shipped("shanting-industry-it/2021/audit/#contradicts").kind is Kind.AUDIT
    change = shipped("shili-gongxin/2022/change/")
    assert change.kind is Kind.CHANGE
    assert change.year == 2022
    year = shipped("years/2021/")
    assert (year.kind, year.year, year.invented) == (Kind.YEAR, 2021, False)
    assert shipped("years/2022/").invented
    concept = shipped("indicators/procurement-execution-rate/")
    assert concept.kind is Kind.CONCEPT
    assert "政府采购执行率" in concept.text


def test_every_kind_of_rule_is_found() -> None:
    kinds = {kind.name for kind in explained("zh").kinds}
    titles = [one.title for one in shipped_records() if one.address.startswith("method/#")]
    assert [kind for kind in kinds if not any(title.startswith(kind) for title in titles)] == []


WRITTEN = """---
title: 甲
---

# 关于本站

第一段，[链接](data/index.md)和**重点**。

## 得分 {#scores}

<p>得分怎样算。</p>

### 没有编号的小节

小节的话。

## 数据 {#data}

可以下载。
"""


def test_pages_written_by_hand_are_found_by_their_sections() -> None:
    seen = Shown((), ())
    disclosure = with_departments(real.examined().disclosure, seen)
    records = records_of(seen, disclosure, {"about.md": WRITTEN, "index.md": "# 首页\n\n话。"})
    found = {one.address: (one.title, one.text.split("\n")) for one in records}
    assert found["about/"] == ("关于本站", ["第一段，链接和重点。"])
    assert found["about/#scores"] == (
        "得分", ["得分怎样算。", "没有编号的小节", "小节的话。"],
    )  # fmt: skip
    assert found["about/#data"] == ("数据", ["可以下载。"])
    assert found[""] == ("首页", ["话。"])
