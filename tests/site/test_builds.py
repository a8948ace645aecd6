"""Builds of changed copies: what a change changes, what a mistake leaves alone, what repeats."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.publish.checking import faults_of
from tests.site import html
from tests.site.building import (
    EVALUATION,
    EVALUATIONS,
    MKDOCS,
    Built,
    Project,
    build,
    copy_project,
    mkdocs_build,
    run,
    tree,
)

SPENT = "支出决算数: 2163.32"
SEARCH = "search/"
ADDRESS = "https://www.example.gov.cn/jixiao/"


class TestMistakes:
    def test_a_build_is_refused_and_the_old_site_stays(
        self, built: Built, project: Project, tmp_path: Path
    ) -> None:
        site = Path(shutil.copytree(built.site, tmp_path / "site"))
        before = tree(site)
        project.replace(f"evaluations/{EVALUATION}/finance.yml", SPENT, f"{SPENT}万元")
        project.replace(f"evaluations/{EVALUATION}/facts.yml", "id: 核定编制", "di: 核定编制")
        done = mkdocs_build(project, site)
        assert done.returncode != 0
        assert tree(site) == before
        said = done.stdout + done.stderr
        table = (project.data / EVALUATION / "finance.yml").read_text(encoding="utf-8")
        line = table[: table.index(SPENT)].count("\n") + 1
        assert f"{EVALUATION}/finance.yml:{line}:" in said
        assert f"{EVALUATION}/facts.yml:" in said
        assert "Traceback" not in said

    def test_a_site_is_not_begun_with_mistakes(self, project: Project, tmp_path: Path) -> None:
        project.replace("evaluations/site.yml", "name:", "nmae:")
        assert mkdocs_build(project, tmp_path / "site").returncode != 0
        assert not (tmp_path / "site").exists() or not tree(tmp_path / "site")

    def test_links_of_a_page_written_by_hand_are_followed(
        self, project: Project, tmp_path: Path
    ) -> None:
        """To what is generated as to what is not: pages, places in them, tables beside them."""
        about = project.data / "pages/about.md"
        own = about.read_text(encoding="utf-8")
        at = f"{EVALUATION}/indicators"
        good = f"[甲]({at}/index.md#budget-execution-rate) [乙]({EVALUATION}/level-one.csv)"
        about.write_text(f"{own}\n{good} [丙]({EVALUATION}/data.json)\n", encoding="utf-8")
        done = mkdocs_build(project, tmp_path / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        page = (tmp_path / "site/about/index.html").read_text(encoding="utf-8")
        assert f'href="../{at}/#budget-execution-rate"' in page
        assert f'href="../{EVALUATION}/level-one.csv"' in page
        bad = (f"{at}/index.md#nowhere", f"{EVALUATION}/none.csv", f"{EVALUATION}/none/index.md")
        links = " ".join(f"[丁]({one})" for one in bad)
        about.write_text(f"{own}\n{links}\n", encoding="utf-8")
        done = mkdocs_build(project, tmp_path / "site")
        assert done.returncode != 0
        said = done.stdout + done.stderr
        assert all(one in said for one in (*bad[1:], "nowhere")), said

    def test_a_folder_of_data_that_is_not_there_is_told(
        self, project: Project, tmp_path: Path
    ) -> None:
        project.replace(
            "mkdocs.yml", "  - evaluations:\n", "  - evaluations:\n      folder: none\n"
        )
        done = mkdocs_build(project, tmp_path / "site")
        assert done.returncode != 0
        assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("changed")
    project = copy_project(folder / "project")
    project.replace(f"evaluations/{EVALUATION}/finance.yml", SPENT, "支出决算数: 2100.00")
    return build(project, folder / "site")


class TestOneFactChanged:
    """支出决算数 stands in one cell of one table; two indicators and the main facts use it."""

    CHANGED_ROWS = frozenset(
        {"预算执行率", "预决算差异率", "预算执行效率", "预算管理", "管理效率"}
    )  # fmt: skip
    CHANGED = frozenset(
        {
            "index.html",
            "departments-1.csv",
            "shanting-industry-it/index.html",
            "shanting-industry-it/years.csv",
            f"{EVALUATION}/index.html",
            f"{EVALUATION}/card/index.html",
            f"{EVALUATION}/level-one.csv",
            f"{EVALUATION}/lost-points.csv",
            f"{EVALUATION}/lost-way.csv",
            f"{EVALUATION}/indicators/index.html",
            f"{EVALUATION}/finance/index.html",
            f"{EVALUATION}/audit/index.html",
            f"{EVALUATION}/data.json",
            "years/2021/index.html",
            "years/2021/departments-1.csv",
            "years/2021/levels-1.csv",
            "indicators/index.html",
            "indicators/indicators-1.csv",
            "indicators/budget-execution-rate/index.html",
            "indicators/budget-execution-rate/scores-1.csv",
            "indicators/budget-execution-rate/years-1.csv",
            "indicators/budget-outturn-variance/index.html",
            "indicators/budget-outturn-variance/scores-1.csv",
            "indicators/management-efficiency/index.html",
            "indicators/management-efficiency/scores-1.csv",
            "indicators/management-efficiency/years-1.csv",
            "data/evaluations.csv",
            f"{EVALUATION}/report/index.html",
            "data/indicators.csv",
            "data/facts.csv",
            "data/figures.csv",
            "data/evaluations.zip",  # holds those files
            "data/datapackage.json",  # holds their hashes
            "data/years/2021.json",
            "data/compare/index.json",
            f"data/compare/evaluations/{EVALUATION}.json",
        }
    )
    """Not the rates by year of the variance: it scores 0 before and after."""

    def test_changes_exactly_the_pages_and_files_that_show_it(
        self, built: Built, after: Built
    ) -> None:
        old, new = tree(built.site), tree(after.site)
        # The files of the search bear a hash of them all in their address.
        assert {name for name in old if SEARCH not in name} == {
            name for name in new if SEARCH not in name
        }
        changed = {name for name in old if name in new and old[name] != new[name]}
        assert {name for name in changed if SEARCH not in name} == self.CHANGED

    def test_changes_exactly_the_rows_that_depend_on_it(self, built: Built, after: Built) -> None:
        old, new = (self._rows(one, "indicators") for one in (built, after))
        changed = {row["indicator"] for row, other in zip(old, new, strict=True) if row != other}
        assert changed == self.CHANGED_ROWS
        scores = {row["indicator"]: row["score"] for row in new}
        assert scores["预算执行率"] == "2.89"
        assert scores["预决算差异率"] == "0.00"

    def test_changes_one_fact_and_the_total(self, built: Built, after: Built) -> None:
        old, new = (self._rows(one, "facts") for one in (built, after))
        assert [
            (row["fact"], row["value"]) for row, other in zip(new, old, strict=True) if row != other
        ] == [("支出决算数", "2100.00")]
        (total,) = self._rows(after, "evaluations")
        assert (total["score"], total["published_score"]) == ("84.40", "84.48")

    def test_the_difference_from_the_report_is_shown(self, after: Built) -> None:
        page = html.page(after.site / EVALUATION / "index.html")
        text = " ".join(page.texts)
        assert "84.40" in text
        assert "84.48" in text

    @staticmethod
    def _rows(one: Built, name: str) -> list[dict[str, str]]:
        text = (one.site / f"data/{name}.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With a repository, names shown, and evaluations not yet published."""
    folder = tmp_path_factory.mktemp("settings")
    project = copy_project(folder / "project")
    project.replace("mkdocs.yml", "# repo_url:", "repo_url:")
    project.replace("mkdocs.yml", "# edit_uri:", "edit_uri:")
    project.replace("mkdocs.yml", "# site_url:", "site_url:")
    project.replace("evaluations/site.yml", "show_personal_names: 否", "show_personal_names: 是")
    base = project.data / "shanting-industry-it"
    for year, status in (("2018", "draft"), ("2019", "under_reply"), ("2020", "audited")):
        shutil.copytree(base / "2021", base / year)
        path = f"evaluations/shanting-industry-it/{year}/evaluation.yml"
        project.replace(path, "year: 2021", f"year: {year}")
        project.replace(path, "status: published", f"status: {status}")
    return build(project, folder / "site")


class TestSettings:
    @staticmethod
    def edit_links(site: Path) -> dict[str, list[str]]:
        return {
            name: [
                dict(attrs)["href"]
                for tag, attrs in page.elements
                if tag == "a" and "edit" in dict(attrs).get("rel", "").split()
            ]
            for name, page in html.pages(site).items()
        }

    def test_without_a_repository_there_is_no_edit_link(self, built: Built) -> None:
        assert not [name for name, links in self.edit_links(built.site).items() if links]

    def test_edit_links_lead_to_the_data_a_page_shows(self, other: Built) -> None:
        links = self.edit_links(other.site)
        start = "https://example.com/publisher/evaluations/edit/main/"
        expected = {
            "index.html": "evaluations/site.yml",
            "about/index.html": "evaluations/pages/about.md",
            "shanting-industry-it/index.html": "evaluations/shanting-industry-it/department.yml",
            f"{EVALUATION}/index.html": f"evaluations/{EVALUATION}/evaluation.yml",
            f"{EVALUATION}/indicators/index.html": f"evaluations/{EVALUATION}/judgements.yml",
            f"{EVALUATION}/finance/index.html": f"evaluations/{EVALUATION}/finance.yml",
            f"{EVALUATION}/method/index.html": f"evaluations/{EVALUATION}/method.yml",
        }
        assert {name: links[name] for name in expected} == {
            name: [start + path] for name, path in expected.items()
        }
        for found in links.values():
            for link in found:
                assert (other.project.folder / link.removeprefix(start)).is_file()

    def test_with_a_repository_nothing_is_loaded_from_it(self, other: Built) -> None:
        loaded = [
            (name, tag, url)
            for name, page in html.pages(other.site).items()
            for tag, _, url in page.urls()
            if html.is_foreign(url) and tag != "a" and not url.startswith(ADDRESS)
        ]
        assert not loaded

    def test_the_page_of_an_unknown_address_knows_the_folder_of_the_site(
        self, other: Built
    ) -> None:
        """It is shown at any depth, so its own links begin at the root of the host."""
        page = html.page(other.site / "404.html")
        links = [url for _, _, url in page.urls() if not html.is_foreign(url)]
        assert links
        assert not [url for url in links if not url.startswith(("/jixiao/", "#"))]

    def test_without_an_address_it_leans_on_no_other_file(self, built: Built) -> None:
        assert not list(html.page(built.site / "404.html").urls())

    def test_nothing_keeps_either_from_being_published(self, built: Built, other: Built) -> None:
        assert faults_of(built.site) == ()
        assert faults_of(other.site) == ()

    def test_every_other_page_has_an_address_to_be_cited_by(self, other: Built) -> None:
        page = html.page(other.site / EVALUATION / "index.html")
        links = [dict(attrs) for tag, attrs in page.elements if tag == "link"]
        canonical = [one["href"] for one in links if one.get("rel") == "canonical"]
        assert canonical == [f"{ADDRESS}{EVALUATION}/"]

    def test_links_still_lead_somewhere(self, other: Built) -> None:
        assert not html.broken_links(other.site)

    def test_what_is_not_published_is_not_in_the_site(self, other: Built) -> None:
        for year in ("2018", "2019", "2020"):
            assert not (other.site / "shanting-industry-it" / year).exists()
            address = f"shanting-industry-it/{year}/".encode()
            assert not [name for name, text in tree(other.site).items() if address in text]
        evaluations = (other.site / "data/evaluations.csv").read_text(encoding="utf-8-sig")
        assert len(evaluations.splitlines()) == 2

    def test_names_are_shown_where_the_publisher_wants_it(self, other: Built) -> None:
        text = " ".join(html.page(other.site / EVALUATION / "method/index.html").texts)
        assert "王忠军" in text


class TestRepeating:
    def test_surroundings_change_no_byte(self, tmp_path: Path) -> None:
        one, two = copy_project(tmp_path / "one"), copy_project(tmp_path / "b" / "另一处")
        shuffle_times(two.folder)
        two.replace("mkdocs.yml", "  - evaluations:\n", "  - evaluations:\n      processes: 1\n")
        builds = (
            (one, one.folder, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
            (
                two, tmp_path,
                {
                    "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242",
                    "LANG": "tr_TR.UTF-8", "USER": "somebody", "HOME": str(tmp_path),
                },
            ),
        )  # fmt: skip

        def make(job: tuple[Project, Path, dict[str, str]]) -> dict[str, bytes]:
            project, cwd, env = job
            site = project.folder / "out"
            command = [*MKDOCS, "build", "--strict", "-f", str(project.config), "-d", str(site)]
            done = run(command, cwd, env)
            assert done.returncode == 0, done.stderr[-3000:]
            return tree(site)

        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(make, builds)
        assert first.keys() == second.keys()
        assert not [name for name in first if first[name] != second[name]]

    @pytest.mark.parametrize("command", ["write", "export"])
    def test_so_it_is_with_the_console_command(
        self, project: Project, tmp_path: Path, command: str
    ) -> None:
        def make(seed: str) -> dict[str, bytes]:
            target = tmp_path / seed
            arguments = [*EVALUATIONS, command, "--to", str(target), "--data", str(project.data)]
            done = run(arguments, project.folder, {"PYTHONHASHSEED": seed, "LC_ALL": "C"})
            assert done.returncode == 0, done.stderr[-3000:]
            return tree(target)

        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(make, ("1", "77"))
        assert first == second

    def test_the_data_is_left_as_it_was(self, project: Project, tmp_path: Path) -> None:
        before = tree(project.folder)
        build(project, tmp_path / "site")
        assert tree(project.folder) == before


def shuffle_times(folder: Path) -> None:
    """Give files other times, as a fresh checkout has."""
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (1_500_000_000 + number, 1_600_000_000 - number))


class TestOtherArrangements:
    def test_the_data_may_stand_elsewhere(self, project: Project, tmp_path: Path) -> None:
        """Beside the settings, as when the data has a repository of its own."""
        project.data.rename(tmp_path / "data")
        project.replace("mkdocs.yml", "docs_dir: evaluations/pages", "docs_dir: ../data/pages")
        project.replace(
            "mkdocs.yml", "  - evaluations:\n", "  - evaluations:\n      folder: ../data\n"
        )
        done = mkdocs_build(project, tmp_path / "site")
        assert done.returncode == 0, done.stderr[-3000:]

    def test_without_the_theme_folder_the_site_is_plain_but_complete(
        self, built: Built, project: Project, tmp_path: Path
    ) -> None:
        shutil.rmtree(project.folder / "theme_overrides")
        settings = project.config.read_text(encoding="utf-8")
        settings = settings.replace("  custom_dir: theme_overrides\n", "")
        settings = re.sub(
            r"^extra_(css|javascript):\n([ -].*\n)+", "", settings, flags=re.MULTILINE
        )
        assert "assets/" not in settings
        project.config.write_text(settings, encoding="utf-8")
        build(project, tmp_path / "site")
        plain, dressed = html.pages(tmp_path / "site"), html.pages(built.site)
        assert plain.keys() == dressed.keys()
        for name, page in plain.items():
            tables = [tag for tag, _ in page.elements].count("table")
            assert tables == [tag for tag, _ in dressed[name].elements].count("table")
