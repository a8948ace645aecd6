"""Published sites of invented districts, their pages in a few words instead of by MkDocs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import examine, produce
from generator.demo.writing import demo_files
from generator.join.joining import join
from generator.policy import PAGE
from generator.publish.digests import digests
from generator.publish.manifest import Manifest, add_manifest
from tests.unit.demo.invented import write

CORE = Path(__file__).parents[3] / "theme_overrides" / "assets" / "search-core.js"
STUB = f'<html lang="zh"><meta http-equiv="Content-Security-Policy" content="{PAGE}"><p id="a">页'
DISTRICTS = {"yi": ("示例一区", 1, 2, 2), "er": ("示例二区", 2, 3, 2), "san": ("示例三区", 3, 2, 1)}
"""By name: region, seed, departments, years."""
LINKED = re.compile(r"$|years/|indicators/")
NEEDED = re.compile(r"data/[a-z_]+\.(csv|json)|assets/search/")
"""What of a site is joined or linked to, so that few files are copied."""

TITLE = "示例省绩效评价（虚构）"

Sites = dict[str, Path]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The sites; nobody may write to them."""
    folder = tmp_path_factory.mktemp("districts")
    return {name: _published(folder / name, *one) for name, one in DISTRICTS.items()}


@pytest.fixture(scope="session")
def whole(published: Sites, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sites joined; nobody may write to it."""
    target = tmp_path_factory.mktemp("whole") / "site"
    join(published, target, TITLE)
    return target


def _published(folder: Path, region: str, seed: int, departments: int, years: int) -> Path:
    data = write(folder / "data", demo_files(departments, years, seed, region=region))
    output = produce(examine(data))
    pages = {page.path.removesuffix("index.md") for page in output.pages}
    asked = {f"{one}index.html": STUB.encode() for one in pages if LINKED.match(one)}
    made = output.files | output.search
    kept = {name: text for name, text in made.items() if NEEDED.match(name)}
    site = write(folder / "site", {**asked, **kept, "assets/search-core.js": CORE.read_bytes()})
    return sealed(site)


def sealed(site: Path) -> Path:
    """A site with a manifest of what is in it now."""
    for name in ("manifest.json", "SHA256SUMS"):
        (site / name).unlink(missing_ok=True)
    add_manifest(site, Manifest({}, {"site.yml": "0" * 64}, digests(site)))
    return site


@pytest.fixture
def sites(published: Sites, tmp_path: Path) -> Sites:
    """Copies to be changed."""
    return {name: Path(shutil.copytree(one, tmp_path / name)) for name, one in published.items()}


@pytest.fixture
def reseal() -> Callable[[Path], Path]:
    return sealed
