"""An upload of a real site, file by file: readers find all that the pages they can reach need."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.publish.digests import digests
from generator.publish.html import read_html
from generator.publish.manifest import read_manifest
from generator.publish.upload import DELETE, Step, packed, upload, write_upload
from tests.faults.ground import prepared
from tests.unit.publish.reached import missing

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The old site and the new one, whose data were edited."""
    ground = prepared(tmp_path_factory.mktemp("upload"))
    return (ground.folder / "start/www/jixiao", ground.folder / "after/www/jixiao")


def needs(file: Path, name: str) -> set[str]:
    """The files of this site that a page links to and asks for."""
    if file.suffix != ".html":
        return set()
    page = read_html(file)
    found = (urlsplit(urljoin(f"http://here/{name}", one)) for one in page.links + page.fetched)
    paths = {unquote(one.path)[1:] for one in found if one.netloc == "here"}
    return {f"{path}index.html" if path.endswith("/") or not path else path for path in paths}


@pytest.mark.parametrize("first", [False, True])
def test_nothing_is_missing_after_any_file(
    sites: tuple[Path, Path], tmp_path: Path, first: bool
) -> None:
    old, new = sites
    host, out = tmp_path / "host", tmp_path / "out"
    if first:
        host.mkdir()
    else:
        shutil.copytree(old, host)
    manifest = read_manifest(new)
    found = upload(manifest, None if first else read_manifest(old))
    write_upload(out, packed(new, manifest, found))
    known = {name: needs(host / name, name) for name in digests(host)}
    assert not missing(known)
    assert bool(known) is not first
    chance = random.Random(2)
    for step in sorted(path for path in out.iterdir() if path.is_dir()):
        names = list(digests(step))
        for name in chance.sample(names, len(names)):
            (host / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(step / name, host / name)
            known[name] = needs(host / name, name)
            assert not missing(known), (step.name, name)
    for name in found.gone:
        (host / name).unlink()
        del known[name]
        assert not missing(known), name
    assert digests(host) == digests(new)


def test_only_what_differs_is_packed(sites: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = map(read_manifest, sites)
    found = upload(new, old)
    assert 0 < sum(map(len, found.steps.values())) < len(new.files)
    assert "faults/index.html" in found.steps[Step.NEW_PAGES]
    write_upload(tmp_path / "out", packed(sites[1], new, found))
    listed = (tmp_path / "out" / DELETE).read_text(encoding="utf-8").splitlines()
    assert set(listed) == old.files.keys() - new.files.keys()
