"""A publisher's own site from its first day: started, filled, built, upgraded, brought back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import venv
from pathlib import Path

import pytest

from generator.own_site.questions import questions
from tests.site.building import EVALUATIONS, MKDOCS, ROOT, run, tree

MINIMAL = ROOT / "tests" / "cases" / "minimal"
NEWER = "9.9.9"


def evaluations(site: Path, *arguments: str):
    return run([*EVALUATIONS, *arguments], site, software(site))


def software(site: Path) -> dict[str, str]:
    """What runs is the software of the site, not that of this project."""
    return {"PYTHONPATH": str(site / "software")}


def build(site: Path) -> str:
    """The first page of the site, built as `make site` does."""
    done = evaluations(site, "build")
    assert done.returncode == 0, done.stderr[-3000:]
    return (site / "site" / "index.html").read_text(encoding="utf-8")


def own(site: Path) -> dict[str, bytes]:
    """What belongs to the publisher."""
    files = tree(site)
    return {
        name: content
        for name, content in files.items()
        if not name.startswith(("software", "site/", ".vscode/schemas/"))
    }


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "mysite"
    options = ["--yes", "--region", "示例区", "--languages", "zh en", "--publisher", "示例区财政局"]
    options += ["--url", "https://www.example.org/jixiao/"]
    done = run([*EVALUATIONS, "start", str(folder), *options], ROOT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def site(started: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(started, tmp_path / "mysite"))


@pytest.fixture
def newer(started: Path, tmp_path: Path) -> Path:
    """A newer version of the software, as released: with samples and tests."""
    folder = Path(shutil.copytree(started / "software", tmp_path / "newer"))
    path = folder / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub('(?m)^version = ".*"$', f'version = "{NEWER}"', text), encoding="utf-8")
    for name in ("evaluations", "tests"):
        (folder / name).mkdir()
        (folder / name / "sample.yml").write_text("a: 1\n")
    return folder


def test_a_site_without_evaluations_is_built(site):
    page = build(site)
    assert "还没有公布任何评价" in page
    assert "示例区部门整体绩效评价公开" in page
    assert "示例区财政局" in page
    assert 'href="https://www.example.org/jixiao/"' in page
    assert "shili" not in page
    english = (site / "site/en/index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in english
    assert "关于本站" in (site / "site/about/index.html").read_text(encoding="utf-8")
    assert "About this site" in (site / "site/en/about/index.html").read_text(encoding="utf-8")


def test_an_evaluation_is_added_and_the_software_upgraded(site, newer):
    for name in ("example-agriculture", "frameworks"):
        shutil.copytree(MINIMAL / name, site / "evaluations" / name, dirs_exist_ok=True)
    assert "示例区农业农村局" in build(site)
    before, software_before = own(site), tree(site / "software")

    done = evaluations(site, "upgrade", str(newer))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"→ {NEWER}" in done.stdout
    assert own(site) == before
    assert tree(site / "software.previous") == software_before
    assert not (site / "software" / "tests").exists()
    assert not (site / "software" / "evaluations").exists()
    assert f'version = "{NEWER}"' in (site / "software/pyproject.toml").read_text(encoding="utf-8")
    assert "示例区农业农村局" in build(site)

    done = evaluations(site, "upgrade", "--back")
    assert done.returncode == 0, done.stderr
    assert own(site) == before
    back = {n: one for n, one in tree(site / "software").items() if "__pycache__" not in n}
    assert back == {n: one for n, one in software_before.items() if "__pycache__" not in n}
    assert NEWER in (site / "software.previous/pyproject.toml").read_text(encoding="utf-8")


def test_the_environment_that_is_running_may_go_with_the_old_version(site, newer):
    """As it does on a publisher's desk: the command runs in software/.venv."""
    venv.create(site / "software" / ".venv", with_pip=False)
    packages = [path for path in sys.path if path.endswith("site-packages")]
    paths = os.pathsep.join([str(site / "software"), *packages])
    code = ["-c", "from generator.cli import main; main()", "upgrade"]
    for arguments in ([str(newer)], ["--back"], ["--back"]):
        (python,) = site.glob("software*/.venv/bin/python")
        done = run([str(python), *code, *arguments], site, {"PYTHONPATH": paths})
        assert done.returncode == 0, done.stdout + done.stderr
        assert not done.stderr
        assert NEWER in done.stdout


def test_a_version_that_refuses_the_data_is_not_taken(site, newer):
    path = newer / "generator" / "load" / "folder.py"
    text = path.read_text(encoding="utf-8")
    assert "SCHEMA_VERSION = 1\n" in text
    path.write_text(text.replace("SCHEMA_VERSION = 1\n", "SCHEMA_VERSION = 2\n"), encoding="utf-8")
    before = tree(site)
    done = evaluations(site, "upgrade", str(newer))
    assert done.returncode == 1
    assert "schema-version" in done.stderr
    after = {name: one for name, one in tree(site).items() if "__pycache__" not in name}
    assert after == {name: one for name, one in before.items() if "__pycache__" not in name}


def test_a_broken_version_is_not_taken(site, newer):
    (newer / "generator" / "cli" / "__init__.py").write_text("syntax error\n")
    done = evaluations(site, "upgrade", str(newer))
    assert done.returncode == 1
    assert "没有更换" in done.stderr
    assert not (site / "software.previous").exists()


OLD = """
LANGUAGES := zh en
site: export EVALUATIONS_LANGUAGES = $(LANGUAGES)
site:
\tEVALUATIONS_LANGUAGE=$(firstword $(LANGUAGES)) $(MKDOCS) build --strict
\t@set -e; for language in $(wordlist 2,9,$(LANGUAGES)); do \\
\t\tEVALUATIONS_LANGUAGE=$$language $(MKDOCS) build --strict --site-dir site/$$language; \\
\tdone
"""


def test_a_site_whose_makefile_names_its_languages(site, newer):
    """As those of earlier versions do: the upgrade succeeds, and its build says what to write."""
    (site / "Makefile").write_text(OLD, encoding="utf-8")
    settings = site / "evaluations" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("languages: [zh, en]\n", ""), encoding="utf-8")
    assert evaluations(site, "upgrade", str(newer)).returncode == 0
    make = ["make", "site", f"MKDOCS={shlex.join(MKDOCS)}"]
    done = run(make, site, software(site))
    assert done.returncode != 0
    assert "请在 site.yml 里写：languages: [zh, en]" in done.stderr
    assert not (site / "site").exists()
    settings.write_text(f"{text.strip()}\n", encoding="utf-8")
    done = run(make, site, software(site))
    assert done.returncode == 0, done.stderr
    assert '<html lang="en"' in (site / "site/en/index.html").read_text(encoding="utf-8")


def test_what_is_no_version_or_no_site_is_refused(site, tmp_path):
    (tmp_path / "empty").mkdir()
    assert evaluations(site, "upgrade", str(tmp_path / "empty")).returncode == 1
    assert evaluations(site, "upgrade", "software").returncode == 1
    assert evaluations(site, "upgrade", "--back").returncode == 1
    elsewhere = run([*EVALUATIONS, "upgrade", str(site / "software")], tmp_path)
    assert elsewhere.returncode == 1
    assert "evaluations start" in elsewhere.stderr


def test_make_lists_its_targets(site):
    done = run(["make"], site)
    assert done.returncode == 0
    for target in ("serve", "site", "publish", "check", "upgrade", "back"):
        assert f"make {target}" in done.stdout
    said = run(["make", "-n", "site"], site).stdout
    assert "software/.venv/bin/evaluations build" in said
    assert "TO=" in run(["make", "-o", "ready", "publish"], site).stderr
    said = run(["make", "-n", "publish", "TO=../a b", "NOTE=更正"], site).stdout
    assert 'evaluations publish --to "../a b" --note "更正"' in said


def test_plain_markdown_comes_with_the_theme_of_the_software(site):
    done = evaluations(site, "write", "--to", "plain")
    assert done.returncode == 0, done.stderr
    assert (site / "plain" / "assets" / "site.css").is_file()


def test_the_page_names_every_option():
    page = (ROOT / "docs" / "own-site.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `--([a-z]+)`", page, flags=re.MULTILINE)
    assert listed == list(questions())


def test_the_page_shows_what_is_written(site):
    page = (ROOT / "docs" / "own-site.md").read_text(encoding="utf-8")
    drawn = page.split("```text\n")[1].split("```")[0]
    names = [line.split()[0] for line in drawn.split("\n") if line.startswith("  ")]
    shown = {name.rstrip("/") for name in names}
    hidden = {".gitignore", ".gitattributes"}
    assert {path.name for path in site.iterdir()} - hidden <= shown
