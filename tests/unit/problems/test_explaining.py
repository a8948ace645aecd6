"""Every kind of problem has an explanation, with an example that was really checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalogues import read_catalogue
from generator.cli import main
from generator.problems.catalogue import kinds
from generator.problems.explaining import examples, explanation, page
from tests.explaining import examples_text, situations

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "generator" / "problems" / "examples.toml"
PAGE = ROOT / "docs" / "problems.md"


def test_the_examples_are_what_the_check_tells(tmp_path: Path, request) -> None:
    text = examples_text(tmp_path)
    if request.config.getoption("--update-golden"):
        EXAMPLES.write_text(text, encoding="utf-8")
        read_catalogue.cache_clear()
        examples.cache_clear()
        PAGE.write_text(page(), encoding="utf-8")
    assert EXAMPLES.read_text(encoding="utf-8") == text, "run with --update-golden"


def test_the_page_is_made_from_them() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run with --update-golden"


def test_every_kind_has_one_and_few_have_no_file_to_show() -> None:
    assert list(examples()) == list(kinds())
    assert {id for id, one in examples().items() if one.situation} == set(situations())
    assert len(situations()) < 10


@pytest.mark.parametrize("id", kinds())
def test_an_example_shows_what_is_wrong_and_what_is_right(id: str) -> None:
    example = examples()[id]
    assert example.situation or (example.wrong and example.right and example.wrong != example.right)
    for language in ("zh", "en"):
        assert f"[{id}]" in explanation(id, language)


def test_the_command_explains_a_kind() -> None:
    told = CliRunner().invoke(main, ["explain", "unit-in-number"])
    assert told.exit_code == 0
    assert "单位另写" in told.stdout
    english = CliRunner().invoke(main, ["explain", "unit-in-number", "--language", "en"])
    assert "Write the bare number" in english.stdout


def test_the_command_lists_all_and_finds_the_nearest() -> None:
    listed = CliRunner().invoke(main, ["explain"]).stdout.splitlines()
    assert [line.partition(":")[0] for line in listed] == list(kinds())
    told = CliRunner().invoke(main, ["explain", "unit-in-numbers"])
    assert told.exit_code == 1
    assert "unit-in-number" in told.output
