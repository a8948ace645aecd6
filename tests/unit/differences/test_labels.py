"""The words of differences: the same in both languages."""

import string
import tomllib
from importlib.resources import files

import pytest

from generator.differences.labels import LANGUAGES, Labels
from generator.exports.tables import SCHEMAS


def gaps(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("package", ["differences", "workbook"])
def test_both_languages_have_the_same_keys_and_gaps(package):
    path = files(f"generator.{package}").joinpath("words.toml")
    texts = tomllib.loads(path.read_text(encoding="utf-8"))
    chinese, english = (texts[one] for one in LANGUAGES)
    assert list(chinese) == list(english)
    assert {key: gaps(text) for key, text in chinese.items()} == {
        key: gaps(text) for key, text in english.items()
    }


def test_every_column_and_table_has_a_name():
    for language in (*LANGUAGES, "both"):
        say = Labels(language)
        for schema in SCHEMAS:
            assert say.table(schema.name)
            assert all(say.column(column.name) for column in schema.columns)


def test_parameters_of_rules_have_names():
    assert Labels("zh").column("threshold") == "起点"
    assert Labels("en").column("reward.add") == "points added per step"
    assert Labels("zh").column("no-such-thing") == "no-such-thing"
