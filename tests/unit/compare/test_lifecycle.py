"""Bodies over the years: who came from whom, and when."""

from generator.compare.lifecycle import BodyChange, Direction, NameSpan, lineages
from generator.model.disclosure import FormerName, Succession
from tests.unit.compare.builders import came_from, department

BODIES = {
    one.id: one
    for one in (
        department("commerce", predecessors=(came_from("grain", "merged", 2022),)),
        department("grain", last_year=2021, ended="并入商务局"),
        department("data", first_year=2023, predecessors=(came_from("commerce", "split", 2023),)),
        department("water"),
    )
}


def test_successors_follow_from_declared_predecessors():
    found = lineages(BODIES)
    merged = BodyChange(Succession.MERGED, Direction.FROM, "grain", 2022, "机构改革")
    split = BodyChange(Succession.SPLIT, Direction.TO, "data", 2023, "机构改革")
    assert found["commerce"].changes == (merged, split)
    assert found["commerce"].predecessors == (merged,)
    assert found["grain"].changes == (
        BodyChange(Succession.MERGED, Direction.TO, "commerce", 2022, "机构改革"),
    )
    assert found["water"].changes == ()


def test_changes_take_effect_after_the_older_year_and_up_to_the_newer():
    def years(older: int, newer: int) -> list[int]:
        return [one.year for one in lineages(BODIES)["commerce"].changes_between(older, newer)]

    assert years(2020, 2021) == []
    assert years(2021, 2022) == [2022]
    assert years(2022, 2022) == []
    assert years(2021, 2024) == [2022, 2023]
    assert years(2023, 2024) == []


def test_a_body_exists_in_its_years():
    found = lineages(BODIES)
    assert [found["grain"].existed_in(year) for year in (1990, 2021, 2022)] == [True, True, False]
    assert [found["data"].existed_in(year) for year in (2022, 2023, 2050)] == [False, True, True]


def test_a_predecessor_that_is_not_published_is_kept_as_named():
    one = department("a", predecessors=(came_from("unknown", "merged", 2020),))
    assert [change.other for change in lineages({"a": one})["a"].changes] == ["unknown"]


def test_names_with_the_years_they_were_borne():
    one = department(
        "a",
        first_year=2015,
        last_year=2023,
        former_names=(FormerName("旧局", "旧", 2018), FormerName("中局", "中", 2021)),
    )
    assert lineages({"a": one})["a"].names == (
        NameSpan("旧局", "旧", 2015, 2018),
        NameSpan("中局", "中", 2019, 2021),
        NameSpan("a", "a", 2022, 2023),
    )
    assert lineages({"w": department("w")})["w"].names == (NameSpan("w", "w", None, None),)
