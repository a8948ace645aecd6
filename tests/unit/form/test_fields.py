"""The fields of a page: what stands there, what is offered, where the page begins."""

from __future__ import annotations

import json
import re

import pytest

from generator.editing.edits import history
from generator.form.checking import checked
from generator.form.places import Matter, field_id
from generator.form.wrong import wrong
from generator.problems import Severity
from tests.unit.form.asking import Browser, desk_over, seen, text
from tests.unit.form.test_adding import FACT, add
from tests.unit.form.test_filling_in import STAFF, TRAINED, differences, file, followed, typed

ADD = "add?department=example-agriculture&year=2024&part=facts.yml&list=facts.yml/facts"


def id_of(name):
    return field_id(name.removeprefix("v:"))


def field(answer, name):
    """The HTML of a field."""
    body = text(answer)
    start = body.index(f'id="{id_of(name)}"')
    return body[start : body.index('<ul class="problems"', start)]


def draft(root):
    path = file(root, "evaluation.yml")
    path.write_text(path.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    path = file(root, "facts.yml")
    path.write_text(path.read_text("utf-8").replace("value: 180", "value: 待填"), "utf-8")


def test_what_to_do_with_what_is_to_be_filled_in_is_said_once(browser, root):
    draft(root)
    path = file(root, "facts.yml")
    path.write_text(path.read_text("utf-8").replace("value: 39", "value: 待填"), "utf-8")
    page = browser.edit("facts.yml")
    assert seen(page).count("请换成内容") == 1
    assert text(page).count('class="count open mark"') == 2
    assert "› value" not in seen(page)
    assert "请换成内容" not in seen(browser.edit("judgements.yml"))
    sent = typed(browser, "facts.yml", **{TRAINED: "181"})
    found = json.loads(browser.post("validate", sent).body)
    assert [one for one in found["fields"].values() if one] == []


def test_what_reports_usually_have_stands_in_place_and_the_rest_is_named(browser):
    body = text(browser.edit("evaluation.yml"))
    folded = re.findall(r'<details class="more">.*?</details>', body, re.DOTALL)
    assert len(folded) == 1
    assert "评价机构" not in folded[0]
    assert body.count('name="v:evaluation.yml/evaluator"') == 1
    assert "其他可填的内容（6）：公布日期、摘要、" in folded[0]


@pytest.mark.parametrize("value", ["1,234", "１２３４", "1234 人"])
def test_what_was_meant_is_offered_and_never_taken_in_silence(browser, root, value):
    before = file(root, "facts.yml").read_bytes()
    sent = typed(browser, "facts.yml", **{TRAINED: value})
    offers = json.loads(browser.post("validate", sent).body)["meant"]
    assert offers == {id_of(TRAINED): {"value": "1234", "text": "改为 1234"}}
    answer = browser.post("save", sent)
    assert answer.status == 422
    assert file(root, "facts.yml").read_bytes() == before
    assert 'value="1234"' in field(answer, TRAINED)
    assert "autofocus" in field(answer, TRAINED)
    assert f"您填的是“{value}”" in field(answer, TRAINED)
    followed(browser, browser.post("save", browser.fields(answer)))
    assert differences(before, file(root, "facts.yml").read_bytes()) == [
        "-   value: 180", "+   value: 1234"
    ]  # fmt: skip


def test_problems_are_told_by_the_names_of_fields(browser):
    sent = typed(browser, "facts.yml", **{TRAINED: "abc"})
    told = json.loads(browser.post("validate", sent).body)["fields"][id_of(TRAINED)]
    assert told[0]["message"] == "“数值”应为数字，而不是“abc”"
    assert "“数值”应为数字" in seen(browser.post("save", sent))
    empty = typed(browser, "facts.yml", **{"v:facts.yml/facts/实际培训人数/source": ""})
    answer = seen(browser.post("save", empty))
    assert "缺少必填项“出处”" in answer
    assert "请在这一项里加一行" not in answer


def test_the_page_begins_at_the_first_field_that_is_wrong(browser):
    answer = browser.post("save", typed(browser, "facts.yml", **{TRAINED: "abc", STAFF: "?"}))
    body = text(answer)
    links = re.findall(r'<li><a href="#(f-[0-9a-f]+)">([^<]+)</a>', body)
    assert [one[0] for one in links] == [id_of(STAFF), id_of(TRAINED)]
    assert links[0][1] == "在职人数 › 数值"
    assert body.count("autofocus") == 1
    assert "autofocus" in field(answer, STAFF)
    assert '<a id="errors" href="#notice">2 处错误</a>' in body


def test_an_error_elsewhere_is_listed_behind_with_the_way_to_it(browser, root):
    head = file(root, "evaluation.yml")
    head.write_text(head.read_text("utf-8").replace("2024-12-31", "2024.12.31"), "utf-8")
    facts = file(root, "facts.yml")
    facts.write_text(facts.read_text("utf-8").replace("value: 180", "value: x"), "utf-8")
    matter = Matter("example-agriculture", 2024, "facts.yml")
    found = checked(browser.desk, matter.department, matter.year)
    first, second = wrong(browser.desk, matter, found.rows, found.of(Severity.ERROR), {})
    assert (first.what, first.address) == ("实际培训人数 › 数值", f"#{id_of(TRAINED)}")
    assert second.what == "报告基本情况 › 评价基准日"
    assert second.address.endswith(f"part=evaluation.yml#{field_id('evaluation.yml/base_date')}")


def test_the_score_is_told_old_and_new_where_nothing_was_saved(browser):
    answer = browser.post("save", typed(browser, "facts.yml", **{TRAINED: "1９5"}))
    (bar,) = re.findall(r'<span id="score">([^<]+)</span>', text(answer))
    assert "（修改前" in bar
    (bar,) = re.findall(r'<span id="score">([^<]+)</span>', text(browser.edit("facts.yml")))
    assert "分" in bar
    assert "修改前" not in bar


def test_ids_are_picked_by_name(browser, root):
    page = browser.edit("facts.yml")
    assert text(page).count('<datalist id="names-fact">') == 1
    assert 'list="names-fact"' in field(page, "v:facts.yml/facts/在职人数/at_most")
    name = "v:findings.yml/recommendations/r1/problems"
    page = browser.edit("findings.yml")
    assert "p1：资产管理制度不健全。" in seen(page)
    fields = browser.fields(page)
    assert fields[name] == "p1"
    before = file(root, "findings.yml").read_bytes()
    assert "没有改动" in seen(browser.post("save", fields))
    leaves = "v:findings.yml/problems/p1/indicators"
    sent = {**fields, leaves: ["信息公开", "制度健全性"]}
    followed(browser, browser.post("save", sent))
    assert differences(before, file(root, "findings.yml").read_bytes()) == [
        "-   indicators: [制度健全性]", "+   indicators: [制度健全性, 信息公开]"
    ]  # fmt: skip


def test_a_name_that_is_not_known_stays_ticked(browser, root):
    path = file(root, "findings.yml")
    path.write_bytes(path.read_bytes().replace(b"problems: [p1]", b"problems: [p1, p9]"))
    page = browser.edit("findings.yml")
    assert browser.fields(page)["v:findings.yml/recommendations/r1/problems"] == ["p1", "p9"]


def test_what_was_typed_into_a_new_entry_outlives_the_preview(browser, root):
    browser.get(ADD)
    again = Browser(desk_over(root))
    again.get(ADD)
    sent = {**FACT, **browser.about("facts.yml"), "list": "facts.yml/facts"}
    answer = again.post("add", sent)
    assert answer.status == 403
    assert 'value="新增人数"' in text(answer)
    assert not history(root)
    fields = {**again.fields(answer), "token": again.desk.token}
    followed(again, again.post("add", fields))


def test_a_number_in_a_new_entry_is_offered_as_it_was_meant(browser, root):
    value = "v:facts.yml/facts/+/value"
    answer = add(browser, "facts.yml", list="facts.yml/facts", **{**FACT, value: "1,300"})
    assert answer.status == 422
    assert 'value="1300"' in field(answer, value)
    assert "您填的是“1,300”" in field(answer, value)
    followed(browser, browser.post("add", browser.fields(answer)))
    assert "  value: 1300\n" in file(root, "facts.yml").read_text("utf-8")


def told_in_history(browser):
    body = seen(browser.get("matters?department=example-agriculture&year=2024&part="))
    return " ".join(body.partition("修改历史")[2].split())


def test_the_history_tells_values_by_their_names(browser, root):
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "195"})))
    name = "v:evaluation.yml/title"
    followed(browser, browser.post("save", typed(browser, "evaluation.yml", **{name: "新标题"})))
    said = told_in_history(browser)
    assert "基础数据 › 实际培训人数 › 数值 180 → 195" in said
    assert "报告基本情况 › 报告标题 2024年度示例区农业农村局部门整体绩效评价报告 → 新标题" in said
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "198"})))
    said = told_in_history(browser)
    assert said.count("实际培训人数 › 数值") == 1
    assert "数值 195 → 198" in said
