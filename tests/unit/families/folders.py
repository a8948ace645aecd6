"""Data folders of framework families: examined, scored, changed, built."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from unittest.mock import patch

from generator.build import Examined, Output, examine, produce
from generator.compare.site import comparisons
from generator.exports.files import open_data_makers
from generator.exposure import shown
from generator.score.trace import Scores
from tests.makers import made_by

FOLDERS = Path(__file__).parents[2] / "cases" / "families"
FAMILIES = tuple(sorted(one.name for one in FOLDERS.iterdir()))


@cache
def examined(family: str) -> Examined:
    """A family as it stands."""
    return examine(FOLDERS / family)


@cache
def output(family: str) -> Output:
    """The site of a family as it stands."""
    return produce(examined(family))


@cache
def pages(family: str) -> Mapping[str, str]:
    """The pages of a family by path, also where its search index cannot be made."""
    with patch("generator.build.search_files", return_value={}):
        made = produce(examined(family))
    return {one.path: one.markdown for one in made.pages}


def page(family: str, address: str) -> str:
    return pages(family)[f"{address}index.md"]


@cache
def files(family: str) -> Mapping[str, str]:
    """The open data of a family by path."""
    found = examined(family)
    seen = shown(found.results, preview=False)
    made = made_by(open_data_makers(found.disclosure, seen, comparisons(found.disclosure, seen)))
    del made["data/evaluations.zip"]
    return {path: content.decode("utf-8-sig") for path, content in made.items()}


def scores_of(found: Examined, year: int) -> Scores:
    assert not found.errors, [(one.id, one.place, one.values) for one in found.errors]
    (scores,) = (one.scores for one in found.results if one.evaluation.year == year)
    return scores


@dataclass(frozen=True)
class Worked:
    """Scores worked out with paper and pencil: leaves, first level, total, grade."""

    leaves: Mapping[str, str]
    parts: Mapping[str, str]
    total: str
    grade: str


def check(family: str, year: int, worked: Worked) -> None:
    """Every leaf and part is in the table and has the score it says."""
    found = examined(family)
    scores = scores_of(found, year)
    (result,) = (one for one in found.results if one.evaluation.year == year)
    leaves = [leaf.id for leaf in result.framework.leaves]
    roots = [root.id for root in result.framework.roots]
    assert {id: scores.nodes[id].score for id in leaves} == _decimals(worked.leaves)
    assert {id: scores.nodes[id].score for id in roots} == _decimals(worked.parts)
    assert (scores.total.score, scores.grade_name) == (Decimal(worked.total), worked.grade)


def _decimals(points: Mapping[str, str]) -> dict[str, Decimal]:
    return {id: Decimal(value) for id, value in points.items()}


@dataclass(frozen=True)
class Copy:
    """A copy of a family's folder whose YAML can be changed."""

    root: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands in a file once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old} stands in {file} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def scores(self, year: int) -> Scores:
        return scores_of(examine(self.root), year)


def copied(family: str, tmp_path: Path) -> Copy:
    return Copy(Path(shutil.copytree(FOLDERS / family, tmp_path / "evaluations")))
