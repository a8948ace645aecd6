"""The page of comparison in a real browser: choosing, addresses, table, chart, CSV, keyboard."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import serving
from tests.browser.visits import PHONE, WIDE, Site, Visit
from tests.site.building import ROOT, UNDER, Built, build, copy_project

CASE = ROOT / "tests" / "cases" / "comparison"
REAL = "shanting-industry-it/2021"
EDUCATION, HEALTH, WATER = "example-education", "example-health", "example-water"
OLD, NEW = f"{EDUCATION}/2022", f"{EDUCATION}/2023"
PEERS = (f"{EDUCATION}/2021", f"{HEALTH}/2021")
SIX = (f"{EDUCATION}/2021", OLD, NEW, f"{HEALTH}/2021", f"{HEALTH}/2022", f"{HEALTH}/2023")
DONE = "已列出"


def address(*ids: str) -> str:
    return "compare/?" + "&".join(f"e={one}" for one in ids)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The published evaluation together with invented ones of three frameworks."""
    folder = tmp_path_factory.mktemp("compared")
    project = copy_project(folder / "project")
    department, _, _ = REAL.partition("/")
    for one in (*project.data.iterdir(), *(project.data / "frameworks").iterdir()):
        if one.is_dir() and not one.name.startswith((department, "frameworks", "pages")):
            shutil.rmtree(one)
    for one in sorted(CASE.iterdir()):
        if one.is_dir():
            shutil.copytree(one, project.data / one.name, dirs_exist_ok=True)
    return build(project, folder / "www" / UNDER)


@pytest.fixture(scope="module")
def site(browser: Browser, compared: Built) -> Iterator[Site]:
    with serving(compared.site.parent) as host:
        yield Site(browser, f"{host}{UNDER}/", compared.site)


def status(page: Page) -> Locator:
    return page.locator(".compare-status")


def open_page(visit: Visit, *ids: str) -> Page:
    page = visit.go(address(*ids))
    expect(status(page)).to_have_text(re.compile(DONE))
    return page


def chosen(page: Page) -> list[str]:
    return page.locator(".compare-name a").all_inner_texts()


def cells(page: Page, row: str) -> list[list[str]]:
    """The lines of the cells of a row."""
    found = page.locator(".compare-table tbody tr", has=page.locator(f"th:has-text('{row}')")).first
    return [text.split("\n") for text in found.locator("td").all_inner_texts()]


def add(page: Page, department: str, year: str) -> None:
    page.get_by_label("部门", exact=True).select_option(department)
    page.get_by_label("年度", exact=True).select_option(year)
    page.get_by_role("button", name="加入比较").click()


class TestAddress:
    def test_a_fresh_browser_shows_the_same(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go("compare/")
            expect(status(page)).to_have_text("请选择至少两份评价。")
            add(page, EDUCATION, "2022")
            expect(status(page)).to_have_text(re.compile("已加入教育局 2022年度.*再选一份"))
            add(page, HEALTH, "2022")
            expect(status(page)).to_have_text(re.compile("已加入卫健局 2022年度.*共 2 份"))
            shared, text = page.url, page.locator(".compare-result").inner_text()
            assert shared.endswith(address(OLD, f"{HEALTH}/2022"))
        with site.visit() as other:
            again = other.page
            again.goto(shared)
            expect(status(again)).to_have_text(re.compile(DONE))
            assert again.locator(".compare-result").inner_text() == text
            assert other.errors == other.foreign == []

    def test_the_way_back(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, OLD, NEW)
            page.get_by_role("button", name="移除 教体局 2023年度").click()
            expect(status(page)).to_have_text(re.compile("已移除"))
            assert len(chosen(page)) == 1
            assert page.locator(".compare-result").inner_text() == ""
            page.go_back()
            expect(status(page)).to_have_text(re.compile(DONE))
            assert [name[:3] for name in chosen(page)] == ["教育局", "教体局"]

    def test_the_order_is_that_of_the_address(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, OLD, f"{HEALTH}/2022")
            assert cells(page, "总分")[1][-1] == "低 5.33 分"
            page.get_by_role("button", name="前移 卫健局").click()
            expect(status(page)).to_have_text(re.compile("现在是第 1 份"))
            assert page.url.endswith(address(f"{HEALTH}/2022", OLD))
            assert cells(page, "总分")[1][-1] == "高 5.33 分"

    def test_what_is_not_there_is_told_and_the_rest_shown(self, site: Site) -> None:
        with site.visit() as visit:
            odd = "nobody/2020"
            page = open_page(visit, OLD, odd, f"{EDUCATION}/2020", NEW, OLD)
            told = page.locator(".compare-notices").inner_text()
            assert f"“{odd}”不存在或没有公布" in told
            assert f"“{EDUCATION}/2020”的评价已经撤回" in told
            assert "只列一次" in told
            link = page.locator(".compare-notices a").get_attribute("href") or ""
            assert link.endswith(f"{UNDER}/{EDUCATION}/2020/")
            assert len(chosen(page)) == 2
            assert visit.errors == []

    def test_at_most_six(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, *SIX, f"{WATER}/2023")
            assert "水务局 2023年度" in page.locator(".compare-notices").inner_text()
            assert len(chosen(page)) == 6
            add(page, WATER, "2022")
            expect(status(page)).to_have_text(re.compile("已选满 6 份"))
            assert len(chosen(page)) == 6
            page.locator("figure.chart").scroll_into_view_if_needed()
            expect(page.locator(".trace.bars")).to_have_count(4)
            assert "图中只画前 4 份" in page.locator(".compare-result").inner_text()

    def test_texts_of_an_address_are_texts(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go(
                "compare/?e=%3Cimg%20src%3Dx%20onerror%3Dwindow.owned%3D1%3E&e=../x/2021"
            )
            expect(page.locator(".compare-notices p")).to_have_count(2)
            assert "<img src=x" in page.locator(".compare-notices").inner_text()
            assert page.evaluate("window.owned") is None
            assert page.locator("#compare-app img").count() == 0
            assert visit.errors == visit.foreign == []


SPLIT = """async (parts) => {
    const core = await import('../assets/compare-core.js');
    const { split } = await import('../assets/compare-verdict.js');
    const exact = (one) => core.fraction(...one.split('/').map(BigInt));
    const [performance, framework, rest] = parts.map(exact);
    const total = core.sum([performance, framework, rest]);
    const made = document.createElement('div');
    made.append(...split({
        split: { performance, framework, inseparable: core.ZERO, rest, total },
        new: { digits: 2 }, verdict: 'comparable',
    }, { other: 'b', first: 'a' }));
    const texts = (selector) => [...made.querySelectorAll(selector)].map((one) => one.textContent);
    return [texts('td'), texts('p')];
}"""


class TestTable:
    def test_a_department_over_years_of_two_editions(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, OLD, NEW)
            assert page.locator(".compare-verdict").inner_text() == "不可比"
            assert (
                "按相同标准评价的部分占分值的 66.00%" in page.locator(".compare-pair").inner_text()
            )
            page.get_by_role("button", name="全部展开").click()
            assert cells(page, "预算编制")[1] == ["9.00 / 10", "90.00%", "得分率相同"]
            assert cells(page, "结转结余")[1] == [
                "7.00 / 8", "87.50%", "高 7.50 个百分点", "分值有调整，按得分率比较",
            ]  # fmt: skip
            assert cells(page, "政府采购")[1] == [
                "11.00 / 12", "91.67%", "高 1.71 个百分点",
                "合并计算：政府采购 对 采购执行、采购合规", "经过拆分或合并",
            ]  # fmt: skip
            assert cells(page, "资产盘活") == [["不适用"], ["不可比：只有一方有这项指标"]]
            assert cells(page, "满意度")[1][-1] == "指标名称：服务对象满意度"
            assert cells(page, "过程")[1] == ["不可比：没有说明对应关系"]
            assert cells(page, "总分")[1] == [
                "91.65 / 100",
                "91.65%",
                "不可比：按相同标准评价的部分太少",
            ]

    def test_with_the_newer_one_first_nothing_new_is_called_dropped(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, NEW, OLD)
            page.get_by_role("button", name="全部展开").click()
            assert cells(page, "绩效自评")[1] == ["不可比：只有一方有这项指标"]
            assert "已取消" not in page.locator("table.compare-table").inner_text()

    def test_what_changed_between_the_editions_stands_apart(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, OLD, NEW)
            page.locator(".compare-apart summary").click()
            rows = [
                [text.replace("\n", " ") for text in row.locator("th, td").all_inner_texts()]
                for row in page.locator(".compare-unjoined tbody tr").all()
            ]
            assert ["只在后一份", "—", "绩效自评（1.50 / 2、75.00%）", "新的评价办法增加。"] in rows
            assert ["只在前一份", "资产盘活（不适用）", "—", "另由专项评价负责。"] in rows
            assert len(rows) == 8

    @pytest.mark.parametrize(
        ("ids", "digits"), [(PEERS, 2), ((SIX[0], SIX[4]), 2), ((OLD, NEW), 3)]
    )
    def test_the_split_adds_up(self, site: Site, ids: tuple[str, str], digits: int) -> None:
        """With two decimals where it does so rounded, else with more."""
        with site.visit() as visit:
            page = open_page(visit, *ids)
            signed = page.locator(".compare-split td").all_inner_texts()
            parts = [Decimal(text.replace("−", "-")) for text in signed]
            assert {len(text.partition(".")[2]) for text in signed} == {digits}
            assert sum(parts[:-1]) == parts[-1]
            first, second = (cell[0].split(" / ")[0] for cell in cells(page, "总分"))
            assert parts[-1] == Decimal(second) - Decimal(first)
            assert "四舍五入，相加" not in page.locator(".compare-pair").inner_text()

    @pytest.mark.parametrize(
        ("parts", "shown", "noted"),
        [
            (("68988/10000", "2130/10000", "13882/10000"), "+6.90 +0.21 +1.39 +8.50", False),
            (("1/200", "1/200", "0/1"), "+0.005 +0.005 +0.010", False),
            (("1/3", "1/3", "1/3"), "+0.3333 +0.3333 +0.3333 +1.0000", True),
            (("-1/3", "-2/3", "0/1"), "−0.33 −0.67 −1.00", False),
        ],
    )
    def test_rounded_parts_that_do_not_add_up_are_noted(
        self, site: Site, parts: tuple[str, ...], shown: str, noted: bool
    ) -> None:
        with site.visit() as visit:
            page = visit.go("compare/")
            signed, said = page.evaluate(SPLIT, parts)
            assert " ".join(signed) == shown
            assert said == (["各部分四舍五入，相加可能相差末位。"] if noted else [])

    def test_frameworks_that_nothing_joins(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, f"{WATER}/2022", f"{WATER}/2023")
            said = page.locator(".compare-pair").inner_text()
            assert "没有公布的对照关系" in said
            assert "满分不同：水务局 2022年度满分 50 分，水务局 2023年度满分 100 分" in said
            assert page.locator(".compare-change").count() == 0
            assert page.locator("figure.chart").count() == 0

    def test_real_and_invented_have_no_difference(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, REAL, f"{EDUCATION}/2021")
            assert (
                "一份是真实评价，一份是虚构示例，不作比较"
                in page.locator(".compare-pair").inner_text()
            )
            assert page.locator(".compare-change").count() == 0
            assert page.locator(".compare-split").count() == 0
            heads = page.locator(".compare-table thead th").all_inner_texts()
            assert ["虚构示例" in head for head in heads] == [False, False, True]
            assert cells(page, "总分")[1][-1] == "不可比：虚构示例与真实评价不作比较"
            assert page.locator("figure.chart").count() == 0

    def test_rows_open_and_close(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, *PEERS)
            row = page.locator(".compare-table tr", has_text="预算编制")
            expect(row).to_be_hidden()
            opener = page.get_by_role("button", name="投入")
            assert opener.get_attribute("aria-expanded") == "false"
            opener.focus()
            page.keyboard.press("Enter")
            expect(row).to_be_visible()
            assert opener.get_attribute("aria-expanded") == "true"
            page.get_by_role("button", name="全部收起").click()
            expect(row).to_be_hidden()


class TestChart:
    def test_bars_are_those_of_the_table(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, OLD, NEW, f"{HEALTH}/2022")
            page.locator("figure.chart").scroll_into_view_if_needed()
            page.locator(".main-svg").first.wait_for()
            bars = page.locator(".bars .bartext").all_text_contents()
            drawn = [
                cell[1]
                for place in range(3)
                for row in ("投入", "过程", "产出", "效果")
                if len(cell := cells(page, row)[place]) > 1
                and (place == 0 or not any(line.startswith("不可比") for line in cell))
            ]
            assert bars == drawn
            assert len(bars) == 10
            told = page.locator(".chart-canvas").get_attribute("aria-label") or ""
            assert all(text in told for text in bars)
            assert "虚构示例" in page.locator("figcaption").inner_text()
            assert visit.errors == visit.foreign == []

    def test_another_choice_draws_another_chart(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, *PEERS)
            page.locator("figure.chart").scroll_into_view_if_needed()
            expect(page.locator(".trace.bars")).to_have_count(2)
            add(page, HEALTH, "2022")
            expect(page.locator(".compare-table thead th")).to_have_count(4)
            page.locator("figure.chart").scroll_into_view_if_needed()
            expect(page.locator(".trace.bars")).to_have_count(3)
            page.set_viewport_size({"width": 900, "height": 700})
            page.wait_for_timeout(400)
            assert page.locator("figure.chart.failed").count() == 0
            assert visit.errors == []


def test_the_csv_is_what_is_shown(site: Site, tmp_path: Path) -> None:
    with site.visit() as visit:
        page = open_page(visit, REAL, OLD, NEW)
        with page.expect_download() as download:
            page.get_by_role("button", name="下载本表").click()
        download.value.save_as(tmp_path / "table.csv")
        assert download.value.suggested_filename == "并列比较.csv"
        content = (tmp_path / "table.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len(rows) == 3 * (page.locator(".compare-table tbody tr").count() - 1)
        assert {(row["部门"], row["是否虚构示例"]) for row in rows} == {
            ("枣庄市山亭区工业和信息化局", "否"),
            ("示例区教育局", "是"), ("示例区教育和体育局", "是"),
        }  # fmt: skip
        assert {row["可比"] for row in rows if row["年度"] != "2021"} == {"否"}
        totals = {row["年度"]: row["得分"] for row in rows if row["指标"] == "总分"}
        assert totals == {"2021": "84.48", "2022": "90.20", "2023": "91.65"}


def test_formulas_in_texts_are_kept_from_running(site: Site) -> None:
    with site.visit() as visit:
        page = visit.go("compare/")
        made = page.evaluate(
            """async () => (await import('../assets/compare-core.js'))
            .csv([[{text: '=1+1'}, {text: '-甲'}, {number: '-1.50'}, {text: '甲,"乙"'}]])"""
        )
        assert made == '\ufeff\'=1+1,\'-甲,-1.50,"甲,""乙"""\r\n'


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("1/200", 2, "0.01"), ("-1/200", 2, "−0.01"), ("1/201", 2, "0.00"), ("-1/300", 2, "0.00"),
     ("123456789012345678901/1", 0, "123,456,789,012,345,678,901"), ("2469/2", 0, "1,235"),
     ("269/200", 2, "1.35"), ("1005/1000", 2, "1.01")],
)  # fmt: skip
def test_half_is_rounded_up_exactly(site: Site, value: str, digits: int, text: str) -> None:
    with site.visit() as visit:
        page = visit.go("compare/")
        above, below = value.split("/")
        made = page.evaluate(
            f"""async () => {{ const core = await import('../assets/compare-core.js');
            return core.text(core.fraction({above}n, {below}n), {digits}); }}"""
        )
        assert made == text


class TestChoosing:
    def test_by_keyboard_alone(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go("compare/")
            expect(status(page)).to_have_text("请选择至少两份评价。")
            page.get_by_label("筛选部门").focus()
            page.keyboard.type("教育")
            department = page.get_by_label("部门", exact=True)
            assert department.locator("option").all_inner_texts() == ["示例区教育和体育局"]
            for year in ("2023", "2022"):
                page.get_by_label("年度", exact=True).focus()
                page.keyboard.type(year)
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
            expect(status(page)).to_have_text(re.compile("共 2 份"))
            assert page.url.endswith(address(NEW, OLD))
            page.get_by_role("button", name="移除 教体局").focus()
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.matches('.compare-remove')")

    def test_departments_stand_by_region_and_former_names_are_found(self, site: Site) -> None:
        with site.visit() as visit:
            page = visit.go("compare/")
            expect(status(page)).to_have_text("请选择至少两份评价。")
            labels = page.locator("optgroup").evaluate_all("all => all.map(one => one.label)")
            assert labels == ["山东省枣庄市山亭区", "示例区（虚构示例）"]
            page.get_by_label("筛选部门").fill("示例区教育局")
            assert page.locator("optgroup option").all_inner_texts() == ["示例区教育和体育局"]
            page.get_by_label("筛选部门").fill("没有这个")
            assert page.get_by_role("button", name="加入比较").is_disabled()

    def test_one_chosen_twice_is_told(self, site: Site) -> None:
        with site.visit() as visit:
            page = open_page(visit, *PEERS)
            add(page, HEALTH, "2021")
            expect(status(page)).to_have_text(re.compile("已在比较中"))
            assert len(chosen(page)) == 2

    def test_the_address_is_copied_or_shown_to_be(self, site: Site) -> None:
        with site.visit(permissions=["clipboard-read", "clipboard-write"]) as visit:
            page = open_page(visit, *PEERS)
            page.get_by_role("button", name="复制网址").click()
            expect(status(page)).to_have_text("网址已复制。")
            assert page.evaluate("navigator.clipboard.readText()") == page.url
            page.evaluate(
                "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }"
            )
            page.get_by_role("button", name="复制网址").click()
            assert page.get_by_label("本次比较的网址").input_value() == page.url

    def test_data_that_does_not_come_is_told(self, site: Site) -> None:
        with site.visit() as visit:
            visit.page.route("**/data/compare/evaluations/**", lambda route: route.abort())
            page = visit.go(address(*PEERS))
            expect(status(page)).to_have_text(re.compile("数据没有读到"))
            visit.page.unroute("**/data/compare/evaluations/**")
            add(page, EDUCATION, "2023")
            expect(status(page)).to_have_text(re.compile("共 3 份"))


def test_without_a_script_the_common_comparisons_are_there(site: Site) -> None:
    with site.visit(java_script_enabled=False) as visit:
        page = visit.go(address(*PEERS))
        assert "没有脚本时" in page.locator("noscript").inner_text()
        assert page.locator("a[href$='change/']").count() == 5
        assert page.locator("#years + ul a").count() == 3


RULES = {"resultTypes": ["violations"]}
SETUPS: dict[str, dict[str, Any]] = {
    "wide, light": {"viewport": WIDE, "color_scheme": "light"},
    "wide, dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow, light": {"viewport": PHONE, "color_scheme": "light"},
    "narrow, dark": {"viewport": PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("settings", SETUPS.values(), ids=SETUPS)
def test_nothing_to_complain_about(site: Site, settings: dict[str, Any]) -> None:
    found = []
    with site.visit(reduced_motion="reduce", **settings) as visit:
        for ids in ((), (OLD, NEW, f"{HEALTH}/2022"), (REAL, OLD, "nobody/2020")):
            page = visit.go(address(*ids) if ids else "compare/")
            expect(status(page)).to_have_text(re.compile(DONE if ids else "至少两份"))
            visit.see_all()
            visit.open_all()
            for button in page.get_by_role("button", name="全部展开").all():
                button.click()
            for one in Axe().run(page, options=RULES).response["violations"]:
                nodes = json.dumps(
                    [node["html"][:160] for node in one["nodes"]], ensure_ascii=False
                )
                found.append(f"{ids}: {one['id']}: {nodes}")
        assert visit.errors == visit.foreign == []
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(site: Site, width: int) -> None:
    with site.visit(viewport={"width": width, "height": 800}) as visit:
        page = open_page(visit, *SIX)
        page.get_by_role("button", name="全部展开").click()
        visit.open_all()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        region = page.locator(".table-region", has=page.locator(".compare-table"))
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("aria-label")


def test_printed_all_rows_are_there_and_no_controls(site: Site) -> None:
    with site.visit() as visit:
        page = open_page(visit, *PEERS)
        page.emulate_media(media="print")
        assert page.locator(".compare-table tbody tr", has_text="预算编制").is_visible()
        assert not page.locator(".compare-form").is_visible()
        assert not page.get_by_role("button", name="下载本表").is_visible()
        assert page.locator(".compare-verdict").is_visible()
