"""Last year's values as facts of the year before: where they stand, where they do not, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.carry_over import Asked
from generator.problems import Report
from generator.yaml_nodes.nodes import Mapping, Scalar, Sequence
from generator.yaml_nodes.parse import parse
from tests.unit.carry_over.worlds import CASES, SHIPPED, started, with_year_open

REAL = "shanting-industry-it"
DEMO = "shili-gongxin"


def items(path: Path, key: str, name: str) -> dict[str, dict[str, str]]:
    """The single values of the items of a list, by one of their keys."""
    root = parse(path.read_text(encoding="utf-8"), path.name, Report())
    assert isinstance(root, Mapping)
    below = root.entries[key]
    assert isinstance(below, Sequence)
    found = {}
    for one in below.items:
        assert isinstance(one, Mapping)
        values = {k: v.text for k, v in one.entries.items() if isinstance(v, Scalar)}
        found[values.get(name, "")] = values
    return found


def todo_of(folder: Path, about: str) -> list[str]:
    root = parse((folder / "todo.yml").read_text(encoding="utf-8"), "todo.yml", Report())
    assert isinstance(root, Mapping)
    below = root.entries["todo"]
    assert isinstance(below, Sequence)
    texts = []
    for one in below.items:
        assert isinstance(one, Mapping)
        values = {k: v.text for k, v in one.entries.items() if isinstance(v, Scalar)}
        if values.get("about") == about:
            texts.append(values["text"])
    return texts


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return with_year_open(SHIPPED, REAL, 2022, tmp_path / "evaluations")


def test_what_is_declared_is_filled_in_with_its_source(real: Path) -> None:
    started(real, Asked(REAL, 2022))
    fact = items(real / REAL / "2022/facts.yml", "facts", "id")["公用经费_2020"]
    assert fact == {
        "id": "公用经费_2020",
        "name": "公用经费支出（2021 年）",
        "value": "33.36",
        "unit": "万元",
        "period": "2021 年度",
        "source": "2021 年度评价的“公用经费支出”（表 1-2；正文四（二）4（1））",
        "last_year_of": "公用经费",
    }
    assert todo_of(real / REAL / "2022", "公用经费_2020") == []


def test_a_cell_goes_on_pointing_to_its_table(real: Path) -> None:
    started(real, Asked(REAL, 2022))
    text = (real / REAL / "2022/facts.yml").read_text(encoding="utf-8")
    assert "- id: 累计结转结余_2020\n" in text
    assert "cell: {table: 收入, row: 九、上年结转结余, column: 调整预算数}" in text


def test_facts_of_the_year_itself_are_to_be_filled_in(real: Path) -> None:
    started(real, Asked(REAL, 2022))
    fact = items(real / REAL / "2022/facts.yml", "facts", "id")["发放工资人数"]
    assert (fact["value"], fact["unit"], fact["period"]) == ("待填", "人", "2022 年度")
    text = (real / REAL / "2022/facts.yml").read_text(encoding="utf-8")
    assert "# 上年：35 人，正文四（二）4（1）\n- id: 发放工资人数\n" in text


def test_what_name_and_period_point_to_is_filled_in_and_told(tmp_path: Path) -> None:
    root = with_year_open(SHIPPED, DEMO, 2023, tmp_path / "evaluations")
    old = items(root / DEMO / "2022/facts.yml", "facts", "id")["三公经费支出"]
    started(root, Asked(DEMO, 2023))
    fact = items(root / DEMO / "2023/facts.yml", "facts", "id")["上年三公经费支出"]
    assert (fact["value"], fact["period"]) == (old["value"], "2022年度")
    assert fact["last_year_of"] == "三公经费支出"
    (told,) = todo_of(root / DEMO / "2023", "上年三公经费支出")
    assert old["value"] in told


def test_nothing_is_filled_in_over_a_gap(tmp_path: Path) -> None:
    root = with_year_open(SHIPPED, DEMO, 2023, tmp_path / "evaluations")
    started(root, Asked(DEMO, 2024))
    fact = items(root / DEMO / "2024/facts.yml", "facts", "id")["上年三公经费支出"]
    assert (fact["value"], fact["period"]) == ("待填", "2023年度")
    assert len(todo_of(root / DEMO / "2024", "上年三公经费支出")) == 1


def test_nothing_is_filled_in_where_editions_are_not_joined(tmp_path: Path) -> None:
    root = with_year_open(SHIPPED, DEMO, 2023, tmp_path / "evaluations")
    (root / "frameworks/shili-bumen-2024/concordance.yml").unlink()
    started(root, Asked(DEMO, 2023, framework="shili-bumen-2024"))
    fact = items(root / DEMO / "2023/facts.yml", "facts", "id")["上年三公经费支出"]
    assert fact["value"] == "待填"
    (told,) = todo_of(root / DEMO / "2023", "上年三公经费支出")
    assert "没有代填" in told


def test_a_period_of_the_year_before_without_a_link_is_told(minimal: Path) -> None:
    facts = minimal / "example-agriculture/2024/facts.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(
        text + "- {id: 存栏数, value: 9, unit: 头, period: 2023 年末, source: 台账}\n",
        encoding="utf-8",
    )
    started(minimal, Asked("example-agriculture", 2025))
    year = minimal / "example-agriculture/2025"
    fact = items(year / "facts.yml", "facts", "id")["存栏数"]
    assert (fact["value"], fact["period"]) == ("待填", "2024 年末")
    assert len(todo_of(year, "存栏数")) == 1


def test_judgements_tell_last_years_choice_in_words(minimal: Path, golden) -> None:
    started(minimal, Asked("example-agriculture", 2025))
    folder = minimal / "example-agriculture/2025"
    for path in sorted(folder.iterdir()):
        golden(path.name, path.read_text(encoding="utf-8"))


def test_a_predecessors_evaluation_is_carried_over(tmp_path: Path) -> None:
    """A body that came from others and was never evaluated starts from theirs."""
    root = with_year_open(CASES / "lifecycle", "example-trade", 2000, tmp_path / "evaluations")
    new = started(root, Asked("example-trade", 2024))
    assert new.former is not None
    assert new.former.department == "example-food"
    text = (root / "example-trade/2024/follow_ups.yml").read_text(encoding="utf-8")
    assert "department: example-food" in text


def test_facts_of_what_was_not_chosen_are_not_asked_for(tmp_path: Path) -> None:
    """Of the kinds of duties that stand in for each other, only those of the department."""
    root = with_year_open(SHIPPED, DEMO, 2024, tmp_path / "evaluations")
    started(root, Asked(DEMO, 2024, framework="shili-bumen-2024"))
    facts = items(root / DEMO / "2024/facts.yml", "facts", "id")
    assert "按期答复申请数" in facts
    assert "应办结案件数" not in facts
    judged = items(root / DEMO / "2024/judgements.yml", "judgements", "indicator")
    assert "企业诉求办结率" in judged
    assert "案件按期办结率" not in judged
