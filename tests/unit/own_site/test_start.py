"""Starting a publisher's site: questions, answers, what is written."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import examine
from generator.cli import main
from generator.own_site.folder import DATA, SOFTWARE, site_folder
from generator.own_site.questions import questions
from generator.own_site.software import running_software, software_files
from generator.yaml_nodes.characters import forbidden

ANSWERS = {name: one.default.replace("<<region>>", "") for name, one in questions().items()}


def run(*arguments: str, answers: str = ""):
    return CliRunner().invoke(main, ["start", *arguments], input=answers)


def test_every_question_is_asked_and_explained(tmp_path):
    answers = "示例区\n示例区绩效评价\n示例区财政局\n3700000001\n绩效评价\n注明出处。\nzh en\n\n"
    result = run(str(tmp_path / "site"), answers=answers)
    assert result.exit_code == 0, result.output
    for one in questions().values():
        for text in (one.zh, one.en, one.why_zh, one.why_en):
            assert text in result.output
    site = examine(tmp_path / "site" / DATA).disclosure.site
    assert site.name == "示例区绩效评价"
    assert site.publisher == "示例区财政局"
    assert site.code == "3700000001"
    assert site.column == "绩效评价"
    assert site.terms == "注明出处。"
    assert site.languages == ("zh", "en")


def test_an_answer_in_a_wrong_form_is_asked_for_again(tmp_path):
    answers = "\n\n\n123\n3700000001\n\n\nfr\nzh\nexample\n\n"
    result = run(str(tmp_path / "site"), answers=answers)
    assert result.exit_code == 0, result.output
    assert result.output.count("格式不对") == 2
    assert "可以写 / may be written: zh en" in result.output


@pytest.mark.parametrize(
    ("option", "answer"),
    [("--code", "12"), ("--languages", "zh fr"), ("--url", "example"), ("--name", "a\nb")],
)
def test_an_option_in_a_wrong_form_is_refused(tmp_path, option, answer):
    result = run(str(tmp_path / "site"), "--yes", option, answer)
    assert result.exit_code == 1
    assert option in result.output
    assert not (tmp_path / "site").exists()


def test_with_options_nothing_is_asked(tmp_path):
    result = run(
        str(tmp_path / "site"), "--yes", "--region", "示例区", "--url", "https://a.example/b/"
    )
    assert result.exit_code == 0, result.output
    examined = examine(tmp_path / "site" / DATA)
    assert not examined.problems
    assert examined.disclosure.site.name == "示例区部门整体绩效评价公开"
    settings = (tmp_path / "site" / "mkdocs.yml").read_text(encoding="utf-8")
    assert '\nsite_url: "https://a.example/b/"\n' in settings
    assert not (tmp_path / "site" / DATA / "pages" / "about.en.md").exists()


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    assert run(str(tmp_path), "--yes").exit_code == 1
    asked = run(str(tmp_path))
    assert asked.exit_code == 1
    assert next(iter(questions().values())).zh not in asked.output
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_answer_stays_the_text_it_is(tmp_path_factory, text):
    text = text.strip()
    if not text or not text.isprintable() or any(map(forbidden, text)) or "  " in text:
        return
    folder = tmp_path_factory.mktemp("site")
    files = site_folder(ANSWERS | {"name": text, "terms": text, "region": text})
    path = Path(folder, "site.yml")
    path.write_bytes(files[f"{DATA}/site.yml"])
    site = examine(folder).disclosure.site
    assert site.name == text
    assert site.terms == text


def test_no_gap_is_left_open():
    for languages in ("zh", "zh en"):
        for name, content in site_folder(ANSWERS | {"languages": languages}).items():
            assert b"<<" not in content, name


def test_the_software_goes_along_without_samples_and_tests():
    files = software_files(running_software())
    folders = {name.split("/")[0] for name in files}
    assert {"generator", "theme_overrides", "docs", "mkdocs.yml", "Makefile"} <= folders
    assert not {"evaluations", "tests", "site", ".venv", ".git"} & folders
    assert not any("__pycache__" in name for name in files)


def test_tables_of_questions_are_options():
    text = (running_software() / "generator/own_site/questions.toml").read_text(encoding="utf-8")
    assert list(tomllib.loads(text)) == list(questions())
    shown = run("--help").output
    assert all(f"--{name}" in shown for name in questions())


def test_files_name_folders_that_are_there():
    settings = site_folder(ANSWERS)["mkdocs.yml"].decode()
    assert f"INHERIT: {SOFTWARE}/mkdocs.yml" in settings
    assert f"docs_dir: {DATA}/pages" in settings
