"""An evaluation filled in: what is typed is checked, saved, undone, or kept on the page."""

from __future__ import annotations

import difflib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.editing.edits import history
from generator.editing.files import digest
from tests.unit.form.asking import Browser, desk_over, header, seen, text

FOLDER = "example-agriculture/2024"
STAFF = "v:facts.yml/facts/在职人数/value"
TRAINED = "v:facts.yml/facts/实际培训人数/value"


def file(root, name):
    return root / FOLDER / name


def typed(browser, part, **values):
    page = browser.edit(part)
    assert page.status == 200
    return {**browser.fields(page), **values}


def followed(browser, answer):
    assert answer.status == 303, seen(answer)
    return browser.get(header(answer, "location").removeprefix("/jixiao/_form/"))


def differences(before, after):
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_saving_what_is_there_changes_nothing(browser, root):
    for path in sorted((root / FOLDER).glob("*.yml")):
        before = path.read_bytes()
        answer = browser.post("save", typed(browser, path.name))
        assert answer.status == 200, path.name
        assert "没有改动" in seen(answer)
        assert path.read_bytes() == before
    assert not (root / ".history" / "000001").exists()


def test_a_fact_is_saved_on_its_line_alone(browser, root):
    path = file(root, "facts.yml")
    path.write_bytes(
        "# 说明\n".encode() + path.read_bytes().replace(b"value: 180", b"value:  180 # c")
    )
    before = path.read_bytes()
    page = followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "195"})))
    assert differences(before, path.read_bytes()) == ["-   value:  180 # c", "+   value:  195 # c"]
    assert "已保存" in seen(page)
    told = " ".join(seen(page).split())
    assert "基础数据 › 实际培训人数 › 数值 180 → 195" in told
    assert "facts.yml" not in told.partition("已保存")[2].partition("修改前")[0]
    assert "（修改前" in seen(page), "the score before the change"


def test_undo_gives_the_bytes_back(browser, root):
    path = file(root, "facts.yml")
    before = path.read_bytes()
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "195"})))
    assert path.read_bytes() != before
    page = followed(browser, browser.post("undo", browser.about("facts.yml")))
    assert path.read_bytes() == before
    assert "已撤销" in seen(page)
    assert browser.post("undo", browser.about("facts.yml")).status == 409


def test_the_button_names_what_it_takes_back_and_takes_back_nothing_else(browser, root):
    path = file(root, "facts.yml")
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "195"})))
    page = browser.edit("facts.yml")
    assert "撤销：在表单中修改" in seen(page)
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{TRAINED: "196"})))
    before = path.read_bytes()
    answer = browser.post("undo", {**browser.about("facts.yml"), "number": "1"})
    assert answer.status == 409
    assert path.read_bytes() == before


def test_a_fact_in_a_table_is_changed_in_the_table(browser, root):
    name = "v:facts.yml/facts/支出决算数/value"
    before = file(root, "facts.yml").read_bytes(), file(root, "finance.yml").read_bytes()
    fields = typed(browser, "facts.yml", **{name: "470.00"})
    followed(browser, browser.post("save", fields))
    assert file(root, "facts.yml").read_bytes() == before[0]
    assert len(differences(before[1], file(root, "finance.yml").read_bytes())) == 2


@pytest.mark.parametrize("value", ["１２万元", "1.5.1", "abc"])
def test_a_number_that_is_none_is_not_saved_and_stays(browser, root, value):
    before = file(root, "facts.yml").read_bytes()
    answer = browser.post("save", typed(browser, "facts.yml", **{STAFF: value}))
    assert answer.status == 422
    assert file(root, "facts.yml").read_bytes() == before
    assert f'value="{value}"' in text(answer)
    assert "没有保存" in seen(answer)


def test_what_is_wrong_is_said_beside_its_field_while_typing(browser):
    fields = typed(browser, "facts.yml", **{STAFF: "１２人"})
    found = json.loads(browser.post("validate", fields).body)
    (problems,) = [one for one in found["fields"].values() if one]
    assert problems[0]["severity"] == "error"
    assert "12" in problems[0]["hint"]
    assert found["changed"] == 1


def test_the_score_is_said_while_typing(browser, root):
    fields = typed(browser, "facts.yml", **{TRAINED: "195"})
    found = json.loads(browser.post("validate", fields).body)
    assert "修改前" in found["score"]
    assert not (root / ".history").exists()


def test_a_file_changed_meanwhile_is_not_overwritten(browser, root):
    path = file(root, "facts.yml")
    fields = typed(browser, "facts.yml", **{STAFF: "36", "v:facts.yml/facts/编制数/value": "41"})
    path.write_bytes(path.read_bytes().replace(b"value: 35", b"value: 34"))
    other = path.read_bytes()
    answer = browser.post("save", fields)
    assert answer.status == 409
    assert path.read_bytes() == other
    assert "文件里现在是：34" in seen(answer)
    assert "您填的是：36" in seen(answer)
    again = browser.fields(answer)
    assert again[STAFF] == "36"
    assert again["v:facts.yml/facts/编制数/value"] == "41"
    followed(browser, browser.post("save", again))
    assert b"value: 36" in path.read_bytes()
    assert b"value: 41" in path.read_bytes()


def test_entries_that_moved_meanwhile_are_found_again(browser, root):
    path = file(root, "facts.yml")
    fields = typed(browser, "facts.yml", **{STAFF: "36"})
    entry = "- id: 新数\n  value: 1\n  unit: 人\n  period: 2024 年末\n  source: 人事科\n"
    path.write_text(path.read_text("utf-8").replace("facts:\n", f"facts:\n{entry}"), "utf-8")
    again = browser.fields(browser.post("save", fields))
    followed(browser, browser.post("save", again))
    assert "- id: 在职人数\n  value: 36\n" in path.read_text("utf-8")


def test_texts_typed_into_an_entry_that_is_gone_are_shown(browser, root):
    path = file(root, "findings.yml")
    fields = typed(browser, "findings.yml", **{"v:findings.yml/problems/p1/text": "新写的问题。"})
    path.write_text(path.read_text("utf-8").replace("p1", "p9"), "utf-8")
    answer = browser.post("save", fields)
    assert answer.status == 409
    assert "新写的问题。" in text(answer)


def test_judgements_are_chosen(browser, root):
    fields = typed(browser, "judgements.yml", **{
        "v:judgements.yml/judgements/成果质量/level": "良",
        "v:judgements.yml/judgements/制度健全性/found": ["1", "2"],
        "v:judgements.yml/judgements/资料完整性/met": ["-"],
        "v:judgements.yml/judgements/信息公开/met": "否",
        "v:judgements.yml/judgements/可持续影响/points": "3.5",
        "v:judgements.yml/judgements/群众反映/found": ["1", "2"],
        "v:judgements.yml/judgements/群众反映/found|2|points": "2",
        "v:judgements.yml/judgements/群众反映/found|2|reason": "答复不及时",
    })  # fmt: skip
    followed(browser, browser.post("save", fields))
    written = file(root, "judgements.yml").read_text("utf-8")
    for line in ("  level: 良\n", "  found: [1, 2]\n", "  met: []\n", "  met: 否\n",
                 "  points: 3.5\n", "  - {problem: 1, points: 1.5, reason: 有一件投诉没有办理}\n",
                 "  - {problem: 2, points: 2, reason: 答复不及时}\n"):  # fmt: skip
        assert line in written


def test_long_texts_become_paragraphs(browser, root):
    fields = typed(browser, "evaluation.yml", **{
        "v:evaluation.yml/conclusion": "第一段：有冒号。\r\n\r\n第二段 #1。\r\n"
    })  # fmt: skip
    followed(browser, browser.post("save", fields))
    written = file(root, "evaluation.yml").read_text("utf-8")
    assert "conclusion: |\n  第一段：有冒号。\n  第二段 #1。\n" in written


def test_a_text_that_was_deleted_goes_with_its_key(browser, root):
    fields = typed(browser, "evaluation.yml", **{"v:evaluation.yml/conclusion": " "})
    followed(browser, browser.post("save", fields))
    assert "conclusion" not in file(root, "evaluation.yml").read_text("utf-8")


def test_a_file_that_is_not_there_begins_with_its_first_text(browser, root):
    file(root, "method.yml").unlink()
    fields = typed(browser, "method.yml", **{"v:method.yml/quality_control/text": "复核两遍。"})
    followed(browser, browser.post("save", fields))
    written = file(root, "method.yml").read_text("utf-8")
    assert written == "schema_version: 1\nquality_control:\n  text: |\n    复核两遍。\n"


def test_a_draft_says_what_is_to_be_filled_in_and_keeps_it_so(browser, root):
    for name, old, new in (
        ("evaluation.yml", "status: published", "status: draft"),
        ("facts.yml", "value: 35", "value: 待填"),
    ):
        path = file(root, name)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    page = browser.edit("facts.yml")
    assert "还有 1 处待填" in seen(page)
    fields = {**browser.fields(page), "v:facts.yml/facts/编制数/value": ""}
    page = followed(browser, browser.post("save", fields))
    assert file(root, "facts.yml").read_text("utf-8").count("value: 待填") == 2
    assert "还有 2 处待填" in seen(page)
    filled = {**browser.fields(page), STAFF: "35", "v:facts.yml/facts/编制数/value": "39"}
    page = followed(browser, browser.post("save", filled))
    assert "没有待填的内容" in seen(page)
    assert "计算得分" in seen(page)


def test_items_looked_at_go_and_the_file_with_the_last(browser, root):
    path = file(root, "evaluation.yml")
    path.write_text(path.read_text("utf-8").replace("published", "draft"), "utf-8")
    todo = file(root, "todo.yml")
    todo.write_text(
        "schema_version: 1\ntodo:\n# 表 1\n"
        "- file: facts.yml\n  about: 在职人数\n  text: 请对照原表。\n"
        "- text: 第二条\n  from: 表 2\n",
        "utf-8",
    )
    page = browser.edit("")
    assert "请对照原表。" in seen(page)
    assert "报告出处：表 2" in seen(page)
    for left in ("第二条", None):
        page = browser.edit("")
        digest = text(page).split('name="digest" value="')[1].split('"')[0]
        answer = browser.post("todo", browser.about(item="0", digest=digest))
        assert answer.status == 303
        assert (todo.read_text("utf-8") if todo.exists() else None) == (
            "schema_version: 1\ntodo:\n# 表 1\n- text: 第二条\n  from: 表 2\n" if left else None
        )
    assert browser.post("todo", browser.about(item="0", digest="")).status in (303, 409)


def test_a_warning_stands_with_a_reason(browser, root):
    path = file(root, "published.yml")
    before = path.read_text("utf-8")
    assert "培训完成率: 10.00}" in before
    path.write_text(before.replace("培训完成率: 10.00}", "培训完成率: 9.00}"), "utf-8")
    page = browser.edit("")
    key = text(page).split('name="key" value="')[1].split('"')[0]
    assert browser.post("accept", browser.about(key=key, reason=" ")).status == 422
    answer = browser.post("accept", browser.about(key=key, reason="报告原文如此。"))
    assert answer.status == 303
    written = file(root, "accepted.yml").read_text("utf-8")
    assert "reason: 报告原文如此。" in written
    page = browser.edit("")
    assert "已保留的提醒" in seen(page)
    assert "没有提醒" in seen(page)


def test_the_history_lists_and_restores(browser, root):
    path = file(root, "facts.yml")
    before = path.read_bytes()
    for value in ("36", "37"):
        followed(browser, browser.post("save", typed(browser, "facts.yml", **{STAFF: value})))
    page = browser.edit("")
    assert "第 2 次" in seen(page)
    first = history(root)[-1]
    fields = browser.about(number=str(first.number), file=f"{FOLDER}/facts.yml")
    followed(browser, browser.post("restore", fields))
    assert path.read_bytes() == before


def test_a_change_made_elsewhere_is_not_undone(browser, root):
    path = file(root, "facts.yml")
    followed(browser, browser.post("save", typed(browser, "facts.yml", **{STAFF: "36"})))
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    other = path.read_bytes()
    assert browser.post("undo", browser.about("facts.yml")).status == 409
    assert path.read_bytes() == other


def test_a_file_that_cannot_be_read_says_why(browser, root):
    file(root, "facts.yml").write_text("schema_version: 1\nfacts: [\n", "utf-8")
    page = browser.edit("facts.yml")
    assert page.status == 200
    assert "现在读不了" in seen(page)
    assert "error" in text(page)
    assert "%2Ffacts.yml&amp;line=" in text(page)


def test_a_file_shows_its_problems_in_place(browser, root):
    path = file(root, "facts.yml")
    path.write_text(path.read_text("utf-8").replace("value: 35", "value: 35人"), "utf-8")
    page = text(browser.get(f"source?file={FOLDER}/facts.yml&line=17"))
    line = next(part for part in page.split("<li id=") if "value: 35人" in part)
    assert 'class="error"' in line


def test_imported_values_say_where_they_came_from(browser, root):
    lines = (
        "file,about,value,origin,doubt\r\n"
        "facts.yml,在职人数,35,表 3 第 2 行,\r\n"
        "judgements.yml,成果质量.level,优,附件 1 第 9 行,\r\n"
        "finance.yml,支出.合计.预算数,500,<b>表 1</b>,\r\n"
        "evaluation.yml,title,…,封面,\r\n"
    )
    file(root, "imported.csv").write_bytes(b"\xef\xbb\xbf" + lines.encode())
    for part, place in (
        ("facts.yml", "表 3 第 2 行"),
        ("judgements.yml", "附件 1 第 9 行"),
        ("finance.yml", "<b>表 1</b>"),
        ("evaluation.yml", "封面"),
    ):
        assert seen(browser.edit(part)).count(f"报告出处：{place}") == 1, part


def test_the_fields_of_an_entry_stand_together(browser):
    titles = text(browser.edit("facts.yml")).count("<h3>")
    assert titles == 8, "one for each fact, also those whose value is in a table"


def test_all_evaluations_are_listed(browser):
    page = browser.get("")
    assert "示例区农业农村局" in seen(page)
    assert "2024" in seen(page)


def test_pages_are_in_the_language_of_the_preview(root):
    from tests.unit.form.asking import Browser, desk_over

    english = Browser(desk_over(root, language="en"))
    page = english.edit("judgements.yml")
    assert '<html lang="en">' in text(page)
    assert "Level chosen" in seen(page)
    assert "Save" in seen(page)


def test_a_box_ticked_twice_takes_one_item_off(browser, root):
    todo = file(root, "todo.yml")
    todo.write_text("schema_version: 1\ntodo:\n- text: 一\n- text: 二\n- text: 三\n", "utf-8")
    browser.edit("")
    sent = browser.about(item="0", digest=digest(todo.read_bytes()))
    with ThreadPoolExecutor(2) as pool:
        twice = [pool.submit(browser.post, "todo", sent) for _ in range(2)]
        statuses = sorted(one.result().status for one in twice)
    assert statuses == [303, 409]
    assert "二" in todo.read_text("utf-8")
    assert "三" in todo.read_text("utf-8")


def test_a_page_of_an_earlier_run_shows_what_was_changed_since(browser, root):
    path = file(root, "facts.yml")
    fields = typed(browser, "facts.yml", **{STAFF: "36"})
    path.write_text(path.read_text("utf-8").replace("value: 39\n", "value: 41\n"), "utf-8")
    again = Browser(desk_over(root), browser.cookie)
    answer = again.post("save", fields)
    assert answer.status == 403
    assert "41" in seen(answer)
    assert "value: 41\n" in path.read_text("utf-8")


def test_a_full_disk_is_said_and_what_was_typed_stays(browser, root, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = file(root, "facts.yml").read_bytes()
    fields = typed(browser, "facts.yml", **{STAFF: "36"})
    monkeypatch.setattr("generator.editing.journal.write_through", full)
    answer = browser.post("save", fields)
    assert answer.status == 422
    assert "No space left on device" in seen(answer)
    assert 'value="36"' in text(answer)
    assert file(root, "facts.yml").read_bytes() == before


def test_a_file_that_cannot_be_read_now_is_said(browser, monkeypatch):
    def locked(*_):
        raise PermissionError(13, "in use by another program")

    monkeypatch.setattr("generator.editing.aside.shutil.copyfile", locked)
    answer = browser.edit("facts.yml")
    assert answer.status == 500
    assert "正被别的程序打开" in seen(answer)
