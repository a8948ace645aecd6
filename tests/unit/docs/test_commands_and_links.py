"""What the documentation names exists: commands, options, make targets, files, problem ids."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}
EVERYDAY = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/data-format.md")


def command(name):
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


PAGE = pytest.mark.parametrize("page", TEXTS)


@PAGE
def test_commands_exist(page):
    named = set(re.findall(r"`[^`\n]*?\bevaluations ([a-z]+)\b", TEXTS[page]))
    assert named <= set(COMMANDS)


def test_commands_are_documented():
    assert all(f"`evaluations {name}" in TEXTS["README.md"] for name in COMMANDS)


def test_commands_answer_to_help():
    answer = CliRunner().invoke(main, ["--help"])
    assert answer.exit_code == 0
    assert all(name in answer.output for name in COMMANDS)


def test_options_exist():
    row = r"^\| `evaluations ([a-z]+)[^|]*\|[^|]*\|$"
    for found in re.finditer(row, TEXTS["README.md"], flags=re.MULTILINE):
        asked = command(found[1]).params
        options = {name for one in asked for name in (*one.opts, *one.secondary_opts)}
        assert set(re.findall(r"--[a-z-]+", found[0])) <= options


def test_formats_exist():
    (form,) = (one for one in command("check").params if one.name == "form")
    assert isinstance(form.type, click.Choice)
    assert set(re.findall(r"`--format ([a-z]+)`", TEXTS["README.md"])) <= set(form.type.choices)


@pytest.mark.parametrize("page", EVERYDAY)
def test_make_targets_exist(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", TEXTS[page], flags=re.MULTILINE)) <= targets


@PAGE
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\(([^)#\s]+)", TEXTS[page]):
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).exists(), target


@PAGE
def test_links_within_a_page_lead_somewhere(page):
    for anchor in re.findall(r"\]\(#([^)]+)\)", TEXTS[page]):
        assert f'<a id="{anchor}"></a>' in TEXTS[page]


@pytest.mark.parametrize("page", EVERYDAY)
def test_paths_exist(page):
    pattern = r"`((?:evaluations|generator|docs|tests|theme_overrides)/[\w./-]*)`"
    for path in re.findall(pattern, TEXTS[page]):
        assert (ROOT / path).exists(), path


def test_decisions_are_numbered_without_gaps():
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]


@pytest.mark.parametrize("page", [page for page in TEXTS if "decisions/" in page])
def test_a_decision_has_its_four_parts(page):
    headings = re.findall(r"^## (.+)$", TEXTS[page], flags=re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences", "What would change it"]


def test_windows_and_linux_are_told_the_same():
    blocks = re.findall(r"^```console\n(.*?)^```", TEXTS["README.md"], re.MULTILINE | re.DOTALL)
    linux, windows = (block for block in blocks if "requirements.txt" in block)
    plain = windows.replace(".venv\\Scripts\\", ".venv/bin/").replace("py -3 ", "python3 ")
    assert plain == linux
