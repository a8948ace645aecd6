"""What is left to look at: doubts and warnings gone through, standards decided."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from generator.build import examine
from generator.catalogues import read_catalogue
from generator.cli.common import summary
from generator.form.doubts import FILLED_IN, after_these, headings
from generator.form.rewording import reread
from generator.form.standards import catalogue
from generator.intake.doubts import catalogue as doubts_of_intake
from tests.unit.form.asking import DEPARTMENT, YEAR, Browser, header, seen, text

FRAMEWORK = "example-2024"
HEAD = "schema_version: 1\ntodo:\n"


def year(root: Path, name: str) -> Path:
    return root / DEPARTMENT / YEAR / name


def drafted(root: Path, *items: str, status: str = "draft") -> Path:
    """The evaluation as a draft with these items to look at."""
    head = year(root, "evaluation.yml")
    head.write_text(head.read_text("utf-8").replace("published", status), "utf-8")
    path = year(root, "todo.yml")
    path.write_text(HEAD + "".join(items), "utf-8")
    return path


def item(body: str, **keys: str) -> str:
    more = "".join(f"  {key}: {value}\n" for key, value in keys.items())
    return f"- text: {body}\n{more}"


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def open_page(browser: Browser) -> str:
    return text(browser.get(f"matters?department={DEPARTMENT}&year={YEAR}"))


def test_alike_items_stand_together_and_go_with_one_tick(browser: Browser, root: Path) -> None:
    path = drafted(
        root,
        item("一", kind="summary-differs"),
        item("二"),
        item("三", kind="summary-differs"),
    )
    page = open_page(browser)
    assert page.index("<p>一</p>") < page.index("<p>三</p>") < page.index("<p>二</p>")
    assert "摘要与正文的说法不同" in page
    assert 'name="item" value="0 2"' in page
    answer = browser.post("todo", browser.about(item="0 2", digest=value_of(page, "digest")))
    assert header(answer, "location").endswith("#t-0")
    assert path.read_text("utf-8") == HEAD + item("二")


def test_after_a_tick_the_next_item_is_gone_on_with() -> None:
    assert after_these([0, 2, 1], [0]) == "#t-1"
    assert after_these([0, 2, 1], [1]) == "#t-1"
    assert after_these([0, 1, 2], [0, 1]) == "#t-0"
    assert after_these([0], [0]) == "#todo"


def test_items_whose_choice_cannot_be_put_are_ticked_alone(browser: Browser, root: Path) -> None:
    drafted(root, item("请看", kind="rule-steps", about="信息公开"))
    page = open_page(browser)
    assert 'type="radio"' not in page
    assert "看过了，划去" in page


RULES = f"frameworks/{FRAMEWORK}/rules.yml"
STEPS = item("没有写明", file=RULES, about="在职人员控制率", kind="rule-steps")
EACH = item("每项还是合计", file=RULES, about="制度健全性", kind="rule-each")


def decide(browser: Browser, page: str, numbers: str, parameter: str, **chosen: str) -> object:
    fields = {f"c:{name}": value for name, value in chosen.items()}
    more = {name: value_of(page, name) for name in ("digest", "rules")}
    return browser.post(
        "decide", browser.about(item=numbers, parameter=parameter, **more, **fields)
    )


def test_a_choice_in_words_shows_the_scores_and_is_written(browser: Browser, root: Path) -> None:
    path = drafted(root, STEPS, item("二"))
    before = (root / RULES).read_text("utf-8")
    page = open_page(browser)
    for words in ("不足一步的部分怎样扣分", "不足一步不扣", "不足一步也扣一步", "不足一步按比例扣"):
        assert words in page
    assert "不高于100%得满分，每升高1%扣1分，扣完为止。" in page
    assert page.count("得 10.00 分") == 3
    answer = decide(browser, page, "0", "steps", 在职人员控制率="linear")
    assert header(answer, "location").endswith("#t-0")  # type: ignore[arg-type]
    after = (root / RULES).read_text("utf-8")
    expected = before.replace("    steps: started\n", "    steps: linear\n")
    assert after.replace("  reading: |\n    本体系不足一步的按比例扣分。\n", "") == expected
    assert path.read_text("utf-8") == HEAD + item("二")
    undone = browser.post("undo", browser.about())
    assert undone.status == 303
    assert "已撤销" in seen(browser.get(header(undone, "location").rpartition("/")[2]))
    assert (root / RULES).read_text("utf-8") == before
    assert path.read_text("utf-8") == HEAD + STEPS + item("二")


def test_what_stands_already_is_confirmed_and_nothing_written(browser: Browser, root: Path) -> None:
    path = drafted(root, STEPS, EACH)
    before = (root / RULES).read_bytes()
    page = open_page(browser)
    decide(browser, page, "0", "steps", 在职人员控制率="started")
    assert (root / RULES).read_bytes() == before
    assert path.read_text("utf-8") == HEAD + EACH


def test_points_are_taken_off_once(browser: Browser, root: Path) -> None:
    drafted(root, EACH)
    decide(browser, open_page(browser), "0", "once", 制度健全性="True")
    written = (root / RULES).read_text("utf-8")
    assert "    once: 是\n" in written
    assert "本体系不论出现几项，合计只扣一次，最低0分。" in written
    assert not year(root, "todo.yml").exists()
    assert not [one for one in examine(root).problems if one.place.file == RULES]


def test_the_value_at_which_bands_meet_is_given_to_the_lower_one(
    browser: Browser, root: Path
) -> None:
    drafted(root, item("归哪一档", file=RULES, about="培训完成率", kind="rule-band-edge"))
    page = open_page(browser)
    assert "恰好在两档交界处的数值归哪一档" in page
    decide(browser, page, "0", "edge", 培训完成率="lower")
    written = (root / RULES).read_text("utf-8")
    for edge in ("above: 95%", "above: 80%", "to: 95%", "to: 80%"):
        assert edge in written
    assert not [one for one in examine(root).problems if one.place.file == RULES]


def test_a_choice_that_is_no_longer_there_changes_nothing(browser: Browser, root: Path) -> None:
    drafted(root, STEPS)
    page = open_page(browser)
    before = (root / RULES).read_text("utf-8")
    answer = decide(browser, page, "0", "steps", 在职人员控制率="sometimes")
    assert answer.status == 409  # type: ignore[attr-defined]
    (root / RULES).write_text(f"{before}# 改过\n", "utf-8")
    answer = decide(browser, page, "0", "steps", 在职人员控制率="linear")
    assert answer.status == 409  # type: ignore[attr-defined]
    assert (root / RULES).read_text("utf-8") == f"{before}# 改过\n"


def test_what_published_evaluations_would_become_is_said_first(
    browser: Browser, root: Path
) -> None:
    shutil.copytree(root / DEPARTMENT, root / "example-food")
    drafted(root, STEPS)
    page = open_page(browser)
    before = (root / RULES).read_bytes()
    answer = decide(browser, page, "0", "steps", 在职人员控制率="linear")
    asked = seen(answer)  # type: ignore[arg-type]
    assert "已公布" in asked
    assert (root / RULES).read_bytes() == before
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text(answer)))  # type: ignore[arg-type]
    answer = browser.post("decide", {**{k: unescape(v) for k, v in fields.items()}, "sure": "1"})
    assert answer.status == 303
    assert "steps: linear" in (root / RULES).read_text("utf-8")


def gaping(root: Path) -> None:
    rules = root / RULES
    text = rules.read_text("utf-8").replace("{from: 80%, below: 95%", "{from: 80%, to: 94%")
    rules.write_text(text, "utf-8")


def test_a_warning_of_the_framework_is_settled_by_a_choice(browser: Browser, root: Path) -> None:
    drafted(root, item("二"))
    gaping(root)
    page = open_page(browser)
    assert "两档之间的数值归哪一档" in page
    assert "evaluations accept" not in page
    fields = {"parameter": "gap", "rules": value_of(page, "rules"), "c:培训完成率": "lower"}
    answer = browser.post("decide", browser.about(**fields))
    assert header(answer, "location").endswith("#warnings")
    assert "gap: lower" in (root / RULES).read_text("utf-8")
    assert "band-gap" not in [one.id for one in examine(root).problems]


def test_or_stands_with_a_reason_in_the_folder_of_the_framework(
    browser: Browser, root: Path
) -> None:
    drafted(root, item("二"))
    gaping(root)
    key = value_of(open_page(browser), "key")
    answer = browser.post("accept", browser.about(key=key, reason="原文如此。"))
    assert answer.status == 303
    accepted = root / "frameworks" / FRAMEWORK / "accepted.yml"
    assert "problem: band-gap" in accepted.read_text("utf-8")
    page = open_page(browser)
    assert "已保留的提醒" in page
    assert "撤销：保留提醒：“培训完成率”" in page
    assert "band-gap" not in page
    assert "<span>保留提醒的理由</span> <del>（空）</del> → <ins>原文如此。</ins>" in page
    browser.post("undo", browser.about())
    assert not accepted.exists()


def test_what_was_ticked_off_is_told_by_its_text(browser: Browser, root: Path) -> None:
    drafted(root, item("请看表 2。", kind="summary-differs"), item("二"))
    digest = value_of(open_page(browser), "digest")
    browser.post("todo", browser.about(item="0", digest=digest))
    page = open_page(browser)
    assert "<span>待核对</span> <del>请看表 2。</del> → <ins>（已划去）</ins>" in page
    assert "summary-differs" not in page


@pytest.mark.parametrize(
    ("file", "about", "called"),
    [("framework.yml", "rounding", "得分保留几位小数"), ("indicators.yml", "信息公开", "信息公开")],
)
def test_a_doubt_about_a_framework_leads_to_its_line_and_back(
    browser: Browser, root: Path, file: str, about: str, called: str
) -> None:
    whole = f"frameworks/{FRAMEWORK}/{file}"
    path = root / whole
    block = "- id: 信息公开\n  parent: 过程\n  weight: 5\n"
    inline = "- {id: 信息公开, parent: 过程, weight: 5}\n"
    path.write_text(path.read_text("utf-8").replace(block, inline), "utf-8")
    drafted(root, item("请核对。", file=whole, about=about))
    page = open_page(browser)
    link = re.search(rf'href="[^"]*/_form/(source[^"]*)">[^<]*› {called}<', page)
    assert link is not None
    opened = browser.get(unescape(link[1]))
    line = int(value_of(text(opened), "line"))
    assert about in path.read_text("utf-8").split("\n")[line - 1]
    assert f'matters?department={DEPARTMENT}&amp;year={YEAR}&amp;part=#todo">回到核对' in text(
        opened
    )
    names = ("file", "line", "back", "digest", "token")
    sent = {name: value_of(text(opened), name) for name in names}
    answer = browser.post("source", {**sent, "text": path.read_text("utf-8") + "# 注\n"})
    saved = header(answer, "location").partition("/_form/")[2]
    assert "回到核对" in text(browser.get(saved))


def test_a_list_of_no_evaluation_is_not_led_back_to(browser: Browser, root: Path) -> None:
    opened = browser.get(f"source?file=frameworks/{FRAMEWORK}/rules.yml&back=javascript:1")
    assert opened.status == 200
    assert "回到核对" not in text(opened)


def test_warnings_are_named_as_their_pages_name_them(browser: Browser, root: Path) -> None:
    drafted(root, item("二"))
    year(root, "published.yml").write_text(
        "schema_version: 1\nplaces:\n- where: 表 9\n  scores: {预算执行率: 1, 培训完成率: 1}\n",
        "utf-8",
    )
    page = open_page(browser)
    assert "报告公布的得分 › 表 9" in page
    assert "scores: {" not in page
    assert page.count("与上面同一行的那一处一起保留") == 1


def test_what_was_filled_in_is_no_longer_asked(browser: Browser, root: Path) -> None:
    filled = item("请填写", file="facts.yml", about="编制数", kind="fact-missing")
    path = drafted(root, filled, item("二"))
    page = open_page(browser)
    assert "1 条已随修改解决" in page
    facts = year(root, "facts.yml")
    whole = facts.read_text("utf-8")
    start = whole.index("- id: 编制数")
    at = whole.index("value: ", start) + len("value: ")
    end = min(whole.index(sign, at) for sign in ("\n", ",") if sign in whole[at:])
    facts.write_text(f"{whole[:at]}待填{whole[end:]}", "utf-8")
    page = open_page(browser)
    assert "已随修改解决" not in page
    form = browser.get(f"edit?department={DEPARTMENT}&year={YEAR}&part=facts.yml")
    fields = browser.fields(form)
    fields["v:facts.yml/facts/编制数/value"] = whole[at:end]
    assert browser.post("save", fields).status == 303
    assert path.read_text("utf-8") == HEAD + item("二")
    assert facts.read_text("utf-8") == whole


def test_an_entry_that_was_imported_and_is_gone_is_no_longer_asked(
    browser: Browser, root: Path
) -> None:
    drafted(root, item("请核对", file="facts.yml", about="没有了", kind="unit-read"))
    assert "已随修改解决" not in open_page(browser)
    year(root, "imported.csv").write_text(
        "file,about,value,origin,doubt\r\nfacts.yml,没有了.value,1,第 2 页,\r\n", "utf-8"
    )
    assert "1 条已随修改解决" in open_page(browser)


def test_the_page_of_a_field_shows_its_doubt_and_the_way_back(browser: Browser, root: Path) -> None:
    one = item("请对照原表。", file="facts.yml", about="编制数", **{"from": "表 2"})
    path = drafted(root, item("二"), one)
    page = open_page(browser)
    address = next(
        unescape(found) for found in re.findall(r'href="[^"]*/_form/(edit[^"#]*item=[^"#]*)', page)
    )
    opened = browser.get(address)
    assert "请对照原表。" in seen(opened)
    assert "回到核对（还有 2 条）" in seen(opened)
    digest, number = value_of(text(opened), "digest"), "1"
    answer = browser.post("todo", browser.about(item=number, digest=digest))
    assert header(answer, "location").endswith("#t-0")
    assert path.read_text("utf-8") == HEAD + item("二")
    assert "回到核对（还有 1 条）" in seen(browser.edit("facts.yml"))


def test_all_pages_and_the_check_count_the_same(browser: Browser, root: Path) -> None:
    drafted(root, item("一"), item("二"))
    gaping(root)
    examined = examine(root)
    page = seen(browser.get(f"matters?department={DEPARTMENT}&year={YEAR}"))
    errors = len(examined.errors)
    warnings = sum(one.id != "todo" for one in examined.open) - errors
    assert f"{errors} 处错误 · 没有待填的内容 · 2 条待核对 · {warnings} 处提醒" in page
    start = text(browser.get(""))
    counts = re.findall(r'class="count [a-z]+"[^>]*>(\d+)<', start)
    assert counts == [str(one) for one in (errors, 2, warnings) if one]


@pytest.mark.parametrize("parameter", list(catalogue()))
def test_every_reading_of_an_import_is_known(parameter: str) -> None:
    words = catalogue()[parameter]
    known = {*words.get("formerly", ()), *(one["reading"] for one in words["values"].values())}
    readings = read_catalogue("generator.intake.wording", "readings.toml")
    texts = [readings[kind] for kind in words["kinds"] if kind in readings]
    assert texts
    assert all(any(one in text for one in known) for text in texts)


def test_the_sentence_of_another_reading_takes_the_place_of_the_one_before() -> None:
    declared = "没有写明。本体系每满一步扣一次，不足的部分不扣分。另有一句。"
    assert (
        reread(declared, "steps", "started") == "没有写明。本体系不足一步的按一步扣分。另有一句。"
    )
    assert reread("另有一句。", "basis", "points") == "另有一句。本体系按百分点计算。"


def test_every_kind_that_is_named_is_one_of_an_import() -> None:
    named = {kind for one in catalogue().values() for kind in one["kinds"]}
    doubts = {kind for kind in named if kind.startswith("rule-")}
    assert {*FILLED_IN, *headings(), *doubts} <= doubts_of_intake().keys()
    assert all(set(one) == {"zh", "en"} for one in headings().values())


def to_fill(root: Path, fact: str) -> None:
    path = year(root, "facts.yml")
    whole = path.read_text("utf-8")
    at = whole.index("value: ", whole.index(f"- id: {fact}")) + len("value: ")
    end = min(whole.index(sign, at) for sign in ("\n", ",") if sign in whole[at:])
    path.write_text(f"{whole[:at]}待填{whole[end:]}", "utf-8")


def test_scores_are_shown_while_something_else_is_to_be_filled_in(
    browser: Browser, root: Path
) -> None:
    drafted(root, STEPS)
    to_fill(root, "实际培训人数")
    page = open_page(browser)
    assert "现在还算不出得分" in page
    assert page.count("得 10.00 分") == 3
    to_fill(root, "编制数")
    page = open_page(browser)
    assert page.count('type="radio"') == 3
    assert "得 10.00 分" not in page


def test_the_check_says_how_much_is_to_be_filled_in_and_looked_at(root: Path) -> None:
    drafted(root, item("一"), item("二"))
    to_fill(root, "编制数")
    told = summary(examine(root))
    assert "提醒 3 处（其中待填 1 处，待核对 2 条）" in told
    assert "warnings: 3 (to fill in: 1, to look at: 2)" in told
