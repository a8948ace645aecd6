"""The whole data folder of an invented district, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.demo.answers import corrections, findings, follow_ups, replies
from generator.demo.district import LAST_YEAR, REGION, Body, roster
from generator.demo.editions import framework_files
from generator.demo.files import File
from generator.demo.finance import finance
from generator.demo.findings import Earlier, Found, followed, found, is_kept
from generator.demo.heads import department, head
from generator.demo.narrative import goals, method, profile
from generator.demo.printed import accepted, figures, published
from generator.demo.records import facts, judgements
from generator.demo.scored import Scored, scored
from generator.demo.words import say, texts
from generator.progress import Progress, Stage, silent, told
from generator.yaml_nodes.emit import emit

SEED = 1
DEPARTMENTS, YEARS = 12, 5
MOST_YEARS = 15
"""No edition of the framework is older."""


def demo_files(
    departments: int = DEPARTMENTS,
    years: int = YEARS,
    seed: int = SEED,
    progress: Progress = silent,
    region: str = REGION,
) -> dict[str, bytes]:
    """Every file of the data folder by its path; `years` are the last ones up to 2024.

    `region` is what the district is called wherever a text names it.
    """
    covered = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    site: File = {"schema_version": 1, **{key: say("site", key) for key in ("name", "description")}}
    files = {"site.yml": emit(site), "pages/about.md": texts("site")["about"]}
    files |= framework_files(covered)
    earlier: dict[str, dict[int, tuple[Found, ...]]] = {}
    for body in told(roster(departments, covered), Stage.MAKING, progress):
        files[f"{body.id}/department.yml"] = emit(department(body))
        for name, file in _evaluations(seed, body, covered, earlier):
            files[name] = emit(file)
    return {name: text.replace(REGION, region).encode() for name, text in files.items()}


def _evaluations(
    seed: int, body: Body, years: range, earlier: dict[str, dict[int, tuple[Found, ...]]]
) -> Iterator[tuple[str, File]]:
    """The files of all years of a department; what was found is noted for those that follow."""
    for year in years:
        if not body.evaluated_in(year):
            continue
        one = scored(seed, body, year)
        problems = found(one)
        for name, file in _files(one, problems, earlier).items():
            if file is not None:
                yield f"{body.id}/{year}/{name}.yml", file
        if kept := accepted(one, emit(published(one, problems))):
            yield f"{body.id}/{year}/accepted.yml", kept
        if is_kept(one):
            earlier.setdefault(body.id, {})[year] = problems


def _files(one: Scored, problems: tuple[Found, ...], earlier: Earlier) -> Mapping[str, File | None]:
    """The files of an evaluation by name; None for one that is not needed."""
    return {
        "evaluation": head(one, problems),
        "facts": facts(one),
        "judgements": judgements(one),
        "published": published(one, problems),
        "figures": figures(one, problems),
        "finance": finance(one),
        "profile": profile(one),
        "goals": goals(one),
        "findings": findings(one, problems),
        "method": method(one),
        "replies": replies(one, problems),
        "follow_ups": follow_ups(followed(one, earlier)),
        "corrections": corrections(one),
    }
