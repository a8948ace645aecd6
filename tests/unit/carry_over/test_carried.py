"""What becomes of each key is said for every key that there is."""

from __future__ import annotations

import pytest

from generator.carry_over.texts import fates
from generator.carry_over.years import mentions, moved, moved_names
from generator.catalogues import read_catalogue
from generator.schemas.catalogue import catalogue


@pytest.mark.parametrize("file", fates())
def test_every_key_of_a_file_has_a_fate(file: str) -> None:
    keys = {".".join(path) for path in catalogue().files[file].keys}
    keys |= _as_in_strategic(file)
    above = {key for key in keys if any(one.startswith(f"{key}.") for one in keys)}
    wanted = {key for key in keys - above if key.partition(".")[0] != "tables"}
    assert set(fates()[file]) == wanted


def _as_in_strategic(file: str) -> set[str]:
    """Keys that the page of the data format describes once, for goals of both kinds."""
    if file != "goals.yml":
        return set()
    indicators = [
        path[-1] for path in catalogue().files[file].keys
        if path[:-1] == ("strategic", "indicators")
    ]  # fmt: skip
    return {f"annual.groups.indicators.{one}" for one in indicators}


def test_years_that_are_called_one_move_on() -> None:
    text = "2021 年度、2020年末、〔2021〕10号、2019 年立项、12021 年、2021-12-31"
    assert moved(text, 2021, 2022) == (
        "2022 年度、2021年末、〔2021〕10号、2019 年立项、12021 年、2021-12-31"
    )
    assert mentions("〔2021〕10号", 2021)
    assert not mentions("12021", 2021)


def test_names_that_would_fall_together_stay() -> None:
    assert moved_names(["2020 年", "2021 年"], 2021, 2022) == {
        "2020 年": "2021 年", "2021 年": "2022 年",
    }  # fmt: skip
    same = moved_names(["2021 年", "2022 年"], 2021, 2022)
    assert same == {"2021 年": "2021 年", "2022 年": "2022 年"}


def test_the_words_are_whole() -> None:
    """Every text that is said is there; a gap that is not filled would fail where it is said."""
    refused = set(read_catalogue("generator.carry_over", "words.toml")["refused"])
    stems = {one.rpartition("_")[0] for one in refused if "_" in one}
    assert all({f"{one}_zh", f"{one}_en"} <= refused for one in stems)
