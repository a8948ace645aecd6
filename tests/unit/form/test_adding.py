"""Entries added to lists and taken from them."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.unit.form.asking import seen, text
from tests.unit.form.test_filling_in import file, followed

FACT = {
    "v:facts.yml/facts/+/id": "新增人数",
    "v:facts.yml/facts/+/value": "3",
    "v:facts.yml/facts/+/unit": "人",
    "v:facts.yml/facts/+/period": "2024 年度",
    "v:facts.yml/facts/+/source": "人事科",
}


def add(browser, part, **values):
    browser.edit(part)
    return browser.post("add", {**browser.about(part), **values})


def remove(browser, part, path, **other):
    fields = browser.fields(browser.edit(part))
    digests = {name: value for name, value in fields.items() if name.startswith("h:")}
    entry = json.dumps(path, ensure_ascii=False)
    return browser.post("remove", {**browser.about(part), **digests, "entry": entry, **other})


def test_a_fact_is_added_behind_the_others(browser, root):
    before = file(root, "facts.yml").read_text("utf-8")
    assert "list=facts.yml%2Ffacts" in text(browser.edit("facts.yml"))
    page = browser.get(
        "add?department=example-agriculture&year=2024&part=facts.yml&list=facts.yml/facts"
    )
    assert "v:facts.yml/facts/+/id" in text(page)
    page = followed(browser, add(browser, "facts.yml", list="facts.yml/facts", **FACT))
    assert file(root, "facts.yml").read_text("utf-8") == before + (
        "- id: 新增人数\n  value: 3\n  unit: 人\n  period: 2024 年度\n  source: 人事科\n"
    )
    assert "已保存" in seen(page)


@pytest.mark.parametrize(
    "wrong",
    [{"v:facts.yml/facts/+/value": "３人"}, {"v:facts.yml/facts/+/id": "在职人数"},
     {"v:facts.yml/facts/+/source": ""}],
)  # fmt: skip
def test_an_entry_with_a_mistake_stays_on_the_page(browser, root, wrong):
    before = file(root, "facts.yml").read_bytes()
    answer = add(browser, "facts.yml", list="facts.yml/facts", **{**FACT, **wrong})
    assert answer.status == 422
    assert "没有保存" in seen(answer)
    assert 'class="error"' in text(answer)
    assert 'value="2024 年度"' in text(answer)
    assert file(root, "facts.yml").read_bytes() == before


def test_an_entry_within_an_entry(browser, root):
    name = "findings.yml/achievements/培训/items"
    text = {f"v:{name}/+/text": "全年办班 12 期。"}
    followed(browser, add(browser, "findings.yml", list=name, **text))
    assert "  - text: |\n      全年办班 12 期。\n" in file(root, "findings.yml").read_text("utf-8")


def test_the_first_entry_makes_the_file(browser, root):
    values = {"date": "2025-09-01", "what": "得分", "was": "1", "now": "2", "reason": "复核。"}
    fields = {f"v:corrections.yml/corrections/+/{key}": value for key, value in values.items()}
    followed(browser, add(browser, "corrections.yml", list="corrections.yml/corrections", **fields))
    assert "corrections:\n- {date: 2025-09-01, " in file(root, "corrections.yml").read_text("utf-8")
    followed(browser, remove(browser, "corrections.yml", ["corrections", 0]))
    assert not file(root, "corrections.yml").exists()


def test_an_entry_nobody_needs_is_deleted(browser, root):
    before = file(root, "facts.yml").read_bytes()
    followed(browser, add(browser, "facts.yml", list="facts.yml/facts", **FACT))
    followed(browser, remove(browser, "facts.yml", ["facts", 8]))
    assert file(root, "facts.yml").read_bytes() == before


def test_an_entry_that_is_needed_stays(browser, root):
    before = file(root, "facts.yml").read_bytes()
    answer = remove(browser, "facts.yml", ["facts", 0])
    assert answer.status == 422
    assert "没有删除" in seen(answer)
    assert file(root, "facts.yml").read_bytes() == before


@pytest.mark.parametrize(
    "path", [[], ["facts"], ["facts", -1], ["facts", True], "x", ["facts", 99]]
)
def test_only_entries_are_deleted(browser, root, path):
    before = file(root, "facts.yml").read_bytes()
    assert remove(browser, "facts.yml", path).status in (409, 422)
    assert file(root, "facts.yml").read_bytes() == before


def test_only_lists_take_entries(browser):
    for name in ("facts.yml/schema", "../x", "judgements.yml/judgements", ""):
        assert add(browser, "facts.yml", list=name, **FACT).status == 404


def at_once(*calls):
    """Calls made at the same moment."""
    with ThreadPoolExecutor(len(calls)) as pool:
        return [one.result() for one in [pool.submit(call) for call in calls]]


def test_two_entries_added_at_the_same_moment_do_not_replace_each_other(browser, root):
    browser.edit("facts.yml")
    others = [{**FACT, "v:facts.yml/facts/+/id": name} for name in ("甲数", "乙数")]
    sent = [{**browser.about("facts.yml"), "list": "facts.yml/facts", **one} for one in others]
    answers = at_once(*(partial(browser.post, "add", one) for one in sent))
    written = file(root, "facts.yml").read_text("utf-8")
    saved = [one.status == 303 for one in answers]
    assert [f"id: {name}\n" in written for name in ("甲数", "乙数")] == saved
    assert any(saved)
