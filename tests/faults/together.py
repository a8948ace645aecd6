"""Two at work at once: one publishes, the other says so, and no site is mixed."""

from __future__ import annotations

import shutil

from generator.publish.building import COMPRESSED, LANGUAGE, NEVER
from generator.publish.digests import digests
from generator.publish.manifest import MANIFEST, SUMS
from tests.faults.ground import Ground, Place, Tally, begun, edit, ended, published
from tests.site.building import UNDER, mkdocs_build

BUSY = "being published to"


def two_projects(ground: Ground, count: int) -> Tally:
    """Two projects with other data, one target, by its name and by a link to it."""
    tally = Tally("two publications at once, other data")
    other = ground.fresh(ground.folder / "other")
    edit(other.project, "另")
    assert published(other).returncode == 0
    of_other = digests(other.target)
    for number in range(count):
        place, second = ground.fresh(), _second(ground)
        link = place.folder / "link"
        link.symlink_to(place.target)
        works = [begun(place), begun(second, target=link if number % 2 else place.target)]
        done = [ended(one) for one in works]
        tally.tried += 1
        codes = [one.returncode for one in done]
        said = "".join(one.stdout for one in done)
        tally.demand(codes in ([0, 1], [1, 0]) and BUSY in said, f"{codes}: {said}")
        expected = ground.new if codes[0] == 0 else of_other
        tally.demand(digests(place.target) == expected, "not the site of the one that won")
        tally.demand(not place.beside(), f"left beside it: {place.beside()}")
        tally.saw(f"the {'first' if codes[0] == 0 else 'second'} won, the other said so")
    return tally


def two_targets(ground: Ground, count: int) -> Tally:
    """One project, two folders: each site is a whole one, and so is the next one of each."""
    tally = Tally("one project to two targets at once")
    for _ in range(count):
        place = ground.fresh()
        other = place.folder / "other" / UNDER
        shutil.copytree(place.target, other)
        done = [ended(one) for one in [begun(place), begun(place, target=other)]]
        tally.tried += 1
        for target, one in zip((place.target, other), done, strict=True):
            state = ground.state(target)
            tally.demand(state == ("old" if one.returncode else "new"), f"{state}: {one.stdout}")
            again = published(place, target)
            tally.demand(again.returncode == 0, f"the next one failed: {again.stdout}")
            tally.demand(ground.state(target) == "new", "the next one published something else")
        tally.demand(digests(place.project.folder) == ground.data, "left in the project")
        tally.saw(f"{sum(one.returncode == 0 for one in done)} published")
    return tally


def beside_a_build(ground: Ground, count: int) -> Tally:
    """`publish` and `mkdocs build` to another folder, of one project."""
    tally = Tally("a publication beside mkdocs build")
    for _ in range(count):
        place = ground.fresh()
        work = begun(place)
        built = place.folder / "built"
        said = mkdocs_build(place.project, built, {"SOURCE_DATE_EPOCH": NEVER, LANGUAGE: "zh"})
        done = ended(work)
        tally.tried += 1
        tally.demand(said.returncode == done.returncode == 0, done.stdout + said.stderr)
        tally.demand(ground.sound(place, tally) == "new", "the new site is not there")
        pages = {name: one for name, one in digests(built).items() if name != COMPRESSED}
        site = {name: one for name, one in ground.new.items() if _is_chinese(name)}
        tally.demand(pages == site, "the build differs from what was published")
        tally.saw("both done, the same pages")
    return tally


def _is_chinese(name: str) -> bool:
    return name not in (MANIFEST, SUMS) and not name.startswith("en/")


def _second(ground: Ground) -> Place:
    """The project with other data; its own site stays away."""
    second = ground.fresh(ground.folder / "second")
    shutil.rmtree(second.target.parent)
    edit(second.project, "另")
    return second
