from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.browsers import NAMES, Unprinted, find_browser, print_page
from generator.publish.pdf import alike, for_paper, make_pdfs, pdfs_in, reports

posix = pytest.mark.skipif(os.name == "nt", reason="needs a script that stands for a browser")


def site(folder: Path) -> Path:
    for name in ("a/2021", "en/a/2021", "releases/x/y"):
        (folder / name / "report").mkdir(parents=True)
        (folder / name / "report" / "index.html").write_text("<p>甲</p>", encoding="utf-8")
    return folder


def browser(folder: Path, script: str) -> Path:
    """A program that prints in place of a browser."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


PRINTING = """
for one in "$@"; do case $one in --print-to-pdf=*) to=${one#*=};; esac; done
printf '%%PDF-1.4 (D:20260102030405+08'"'00'"') %%%%EOF' > "$to"
"""


class TestAlike:
    def test_days_and_counts_of_elements_go_and_every_offset_stays(self) -> None:
        one = b"(D:20260102030405+08'00') (node00000071) (node00000009) (node00000071)"
        two = b"(D:20270102030405+00'00') (node00000172) (node00000110) (node00000172)"
        assert alike(one) == alike(two)
        assert len(alike(one)) == len(one)

    def test_elements_stay_in_their_order_and_apart(self) -> None:
        assert alike(b"(node00000071) (node00000009)") == b"(node00000002) (node00000001)"

    def test_other_numbers_are_left_alone(self) -> None:
        text = b"(D:2026) (node1) node00000071"
        assert alike(text) == text


class TestLinks:
    PAGE = '{canonical}<a class="x" href="../data.json">甲</a><a href="#b">乙</a>'

    def test_lead_to_the_site_where_its_address_is_known(self) -> None:
        canonical = '<link rel="canonical" href="https://example.gov.cn/j/a/2021/">'
        shown = for_paper(self.PAGE.format(canonical=canonical))
        assert 'class="x" href="https://example.gov.cn/j/a/2021/data.json"' in shown
        assert '<a href="#b">' in shown

    @pytest.mark.parametrize("canonical", ["", '<link rel="canonical" href="../">'])
    def test_else_nowhere(self, canonical: str) -> None:
        shown = for_paper(self.PAGE.format(canonical=canonical))
        assert '<a class="x">甲</a><a href="#b">乙</a>' in shown

    def test_those_to_other_sites_stay(self) -> None:
        link = '<a href="https://example.com/?a&amp;b">甲</a>'
        assert for_paper(link) == link


class TestPrinting:
    def test_reports_are_those_of_evaluations_in_every_language(self, tmp_path: Path) -> None:
        assert reports(site(tmp_path)) == ("a/2021/", "en/a/2021/")

    def test_pdfs_of_evaluations_are_known_by_their_address(self) -> None:
        those = {"a/2021/report.pdf", "en/a/2021/report.pdf"}
        others = {"a/2021/files/report.pdf", "report.pdf", "a/2021/report/index.html"}
        assert pdfs_in(those | others) == those

    @posix
    def test_each_has_a_pdf_beside_it_or_elsewhere(self, tmp_path: Path) -> None:
        own = browser(tmp_path, PRINTING)
        made = make_pdfs(site(tmp_path / "site"), own, tmp_path / "pdf")
        assert made == ("a/2021/report.pdf", "en/a/2021/report.pdf")
        found = sorted(one for one in (tmp_path / "pdf").rglob("*") if one.is_file())
        assert found == [tmp_path / "pdf" / one for one in made]
        assert b"(D:19800101000000+00'00')" in found[0].read_bytes()

    @posix
    def test_a_browser_that_prints_nothing_leaves_nothing(self, tmp_path: Path) -> None:
        own = browser(tmp_path, "echo broken >&2")
        with pytest.raises(Unprinted, match="broken"):
            make_pdfs(site(tmp_path / "site"), own, tmp_path / "pdf")
        assert not list(tmp_path.rglob("*.pdf*"))

    @posix
    def test_one_that_hangs_is_not_waited_for(self, tmp_path: Path) -> None:
        with pytest.raises(Unprinted, match="timed out"):
            print_page(browser(tmp_path, "exec sleep 60"), "http://127.0.0.1:9/", patience=0.5)

    @posix
    def test_a_browser_is_found_by_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr("generator.publish.browsers.PLACES", ())
        assert find_browser() is None
        own = browser(tmp_path, "")
        assert own.name in NAMES
        assert find_browser() == own


class TestCommand:
    def run(self, folder: Path, target: Path, *more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from generator.cli import main; main()", "pdf"]
        return subprocess.run(
            [*command, str(folder), "--to", str(target), *more],
            env={**os.environ, "PATH": "", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    @pytest.mark.skipif(sys.platform != "linux", reason="browsers have usual places elsewhere")
    def test_says_where_there_is_no_browser(self, tmp_path: Path) -> None:
        done = self.run(site(tmp_path), tmp_path / "pdf")
        assert done.returncode == 1
        assert "no Chromium, Chrome or Edge was found" in done.stderr
        assert "没有找到浏览器" in done.stderr

    @posix
    def test_prints_into_a_folder_of_its_own(self, tmp_path: Path) -> None:
        own = browser(tmp_path, PRINTING)
        done = self.run(site(tmp_path / "site"), tmp_path / "pdf", "--browser", str(own))
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "pdf" / "en" / "a" / "2021" / "report.pdf").is_file()
        assert not list((tmp_path / "site").rglob("*.pdf"))
