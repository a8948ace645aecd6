"""Ranks among peers: who is counted, who is listed, who is not there."""

from fractions import Fraction as F

from generator.audit.result import Result
from generator.compare.peers import Cohort, Pool, cohorts
from generator.model.evaluation import Status
from tests.unit.compare.builders import department, edition, result

TREE = edition("e", "甲\n  a 60\n乙\n  b 40")


def one(body: str, a: str, b: str | None = "40", year: int = 2022, **fields) -> Result:
    who = department(body, invented=fields.pop("invented", False),
                     region=fields.pop("region", "示例区"))  # fmt: skip
    return result(fields.pop("tree", TREE), {"a": a, "b": b}, year, who, **fields)


def ranks(cohort: Cohort) -> list[tuple[int | None, str]]:
    return [(placed.rank, placed.result.department.id) for placed in cohort.placed]


def test_equal_totals_share_a_rank_and_the_next_counts_on():
    (cohort,) = cohorts([one("d", "30"), one("c", "50"), one("b", "50.00"), one("a", "60")])
    assert ranks(cohort) == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]
    assert cohort.ranked == 4


def test_mean_and_median_are_exact():
    (cohort,) = cohorts([one("a", "60"), one("b", "50"), one("c", "50"), one("d", "40.01")])
    assert cohort.mean == F("90.0025")
    assert cohort.median == 90
    (odd,) = cohorts([one("a", "60"), one("b", "50"), one("c", "40")])
    assert odd.median == 90
    thirds = cohorts([one("a", "60"), one("b", "50"), one("c", "50")])[0]
    assert thirds.mean == F(280, 3)


def test_the_ungraded_are_listed_but_not_counted():
    (cohort,) = cohorts([one("a", "60", ungraded="首次试评"), one("b", "30"), one("c", "20")])
    assert ranks(cohort) == [(1, "b"), (2, "c"), (None, "a")]
    assert (cohort.ranked, cohort.mean, cohort.median) == (2, F(65), F(65))
    assert cohort.level_one == {"甲": F(25, 60), "乙": F(1)}


def test_drafts_of_a_preview_are_listed_but_not_counted():
    for status in Status:
        (cohort,) = cohorts([one("a", "60", status=status), one("b", "30")])
        published = status is Status.PUBLISHED
        assert cohort.ranked == (2 if published else 1)
        assert ranks(cohort) == ([(1, "a"), (2, "b")] if published else [(1, "b"), (None, "a")])


def test_where_nobody_is_counted_there_is_no_mean():
    (cohort,) = cohorts([one("a", "60", ungraded="首次试评")])
    assert (cohort.ranked, cohort.mean, cohort.median) == (0, None, None)
    assert cohort.level_one == {"甲": None, "乙": None}


def test_rates_of_the_first_level_are_of_those_it_applied_to():
    (cohort,) = cohorts([one("a", "30", "20"), one("b", "60", None)])
    assert cohort.level_one == {"甲": F(3, 4), "乙": F(1, 2)}
    (nobody,) = cohorts([one("b", "60", None)])
    assert nobody.level_one == {"甲": F(1), "乙": None}


def test_invented_bodies_other_regions_years_and_frameworks_are_ranked_apart():
    other = edition("f", "甲\n  a 60\n乙\n  b 40")
    found = cohorts([
        one("a", "10"), one("b", "60", invented=True), one("c", "60", region="外区"),
        one("d", "60", year=2023), one("e", "60", tree=other),
    ])  # fmt: skip
    assert [(each.year, each.pool, each.framework, each.ranked) for each in found] == [
        (2023, Pool("示例区", False), "e", 1),
        (2022, Pool("外区", False), "e", 1),
        (2022, Pool("示例区", False), "e", 1),
        (2022, Pool("示例区", False), "f", 1),
        (2022, Pool("示例区", True), "e", 1),
    ]


def test_a_body_without_an_evaluation_is_not_there_at_all():
    new, old = one("new", "60", year=2023), one("old", "10", year=2022)
    stays = [one("stays", "30", year=year) for year in (2022, 2023)]
    latest, before = cohorts([new, old, *stays])
    assert ranks(latest) == [(1, "new"), (2, "stays")]
    assert ranks(before) == [(1, "stays"), (2, "old")]
    assert (latest.ranked, before.ranked) == (2, 2)
