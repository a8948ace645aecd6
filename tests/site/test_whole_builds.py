"""`evaluations build`: every language of a site or nothing; PDFs beside the pages, if asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.locking import locked
from tests.site.building import EVALUATIONS, MKDOCS, ROOT, Project, copy_project, run, tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a script that stands for a browser")

EVALUATION = "example-agriculture/2024"
PRINTING = """#!/bin/sh
for one in "$@"; do case $one in --print-to-pdf=*) to=${one#*=};; esac; done
echo '%PDF-1.4 %%EOF' > "$to"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The minimal case in both languages."""
    project = copy_project(tmp_path / "project")
    pages = shutil.copytree(project.data / "pages", tmp_path / "pages")
    shutil.rmtree(project.data)
    shutil.copytree(ROOT / "tests/cases/minimal", project.data)
    shutil.copytree(pages, project.data / "pages")
    version = "schema_version: 1\n"
    project.replace("evaluations/site.yml", version, f"{version}languages: [zh, en]\n")
    return project


def evaluations(
    project: Project, *arguments: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return run([*EVALUATIONS, *arguments], project.folder, env)


def done(project: Project, *arguments: str) -> str:
    """What a command says that succeeds."""
    found = evaluations(project, *arguments)
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def test_all_languages_or_nothing(project: Project) -> None:
    plain = run([*MKDOCS, "build", "--strict"], project.folder)
    assert plain.returncode == 0, plain.stderr
    site = project.folder / "site"
    assert not (site / "en").exists()
    said = done(project, "build")
    assert "网站已生成" in said
    assert "the site is built" in said
    before = tree(site)
    assert {"index.html", "en/index.html", "manifest.json", "SHA256SUMS"} <= before.keys()
    assert b'hreflang="en"' in before["index.html"]
    assert not (project.data / "record").exists()
    assert "nothing changed" in done(project, "build")
    done(project, "verify", "--no-rebuild", "site")

    english = project.data / "pages" / "about.en.md"
    text = english.read_text(encoding="utf-8")
    project.replace("evaluations/site.yml", "name: ", "name: 新的")
    for fault, told in (("[nowhere](no.md)", "no.md"), ("<b onclick=x>y</b>", "onclick")):
        english.write_text(f"{text}\n{fault}\n", encoding="utf-8")
        refused = evaluations(project, "build")
        assert refused.returncode == 1
        assert told in refused.stderr
        assert tree(site) == before
    with locked(project.folder / ".site.lock"):
        waiting = evaluations(project, "build")
    assert waiting.returncode == 1
    assert "wait until it is done" in waiting.stderr
    assert tree(site) == before


def test_pdfs_are_published_beside_the_pages(project: Project, tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(PRINTING, encoding="utf-8")
    browser.chmod(0o755)
    with_browser = ("--browser", str(browser))
    to = ("publish", "--to", "public", "--day", "2026-11-23")

    missing = evaluations(project, *to, "--pdf", env={"PATH": str(tmp_path / "empty")})
    assert missing.returncode == 1
    assert "没有找到浏览器" in missing.stderr
    assert "no Chromium, Chrome or Edge was found" in missing.stderr
    assert not list(project.folder.glob("*public*"))

    done(project, *to, "--pdf", *with_browser)
    public = project.folder / "public"
    pdfs = {f"{EVALUATION}/report.pdf", f"en/{EVALUATION}/report.pdf"}
    listed = (public / "SHA256SUMS").read_text(encoding="utf-8")
    for one in pdfs:
        assert f"  {one}\n" in listed
        overview = (public / one).with_name("index.html").read_text(encoding="utf-8")
        assert '<a href="report.pdf">' in overview
    said = done(project, "verify", "public")
    assert "2 PDFs were not printed again" in said

    # A publication that says nothing of them prints them again; one that does not want them, not.
    assert "nothing changed" in done(project, *to, *with_browser)
    done(project, *to, "--no-pdf")
    names = tree(public)
    assert not [one for one in names if one.endswith(".pdf")]
    assert b"report.pdf" not in names[f"{EVALUATION}/index.html"]
