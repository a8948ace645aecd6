"""An upload step by step: after every single file, what can be reached is there."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.output import Refused
from generator.publish.digests import digests
from generator.publish.manifest import MANIFEST, SUMS, Manifest, Unreadable, add_manifest
from generator.publish.upload import DELETE, Step, packed, upload, write_upload
from generator.publish.verifying import verify
from tests.unit.publish.reached import ENTRANCES, missing

PAGES = ("index.html", "404.html", "a.html", "b/index.html", "c/index.html", "d.html")
FILES = ("x.css", "y.js", "data/z.csv", "search.json")

Needs = Mapping[str, frozenset[str]]
"""A site as the names of its files, each with those it links to or asks for."""


@st.composite
def sites(draw: st.DrawFn) -> Needs:
    """A site without dead links, of some of the names."""
    some = st.sets(st.sampled_from((*PAGES[2:], *FILES)))
    names = sorted({*draw(some), *ENTRANCES})
    needs = st.frozensets(st.sampled_from([name for name in names if name != "404.html"]))
    return {name: draw(needs) if name in PAGES else frozenset({name}) for name in names}


def manifest(site: Needs, version: str = "") -> Manifest:
    return Manifest({}, {}, {name: f"{version}{sorted(needs)}" for name, needs in site.items()})


def changes(old: Needs, new: Needs, chance: random.Random) -> Iterator[Needs]:
    """What stands on the host after each single file, in any order within a step."""
    host = dict(old)
    found = upload(manifest(new), manifest(old) if old else None)
    for names in found.steps.values():
        for name in chance.sample(names, len(names)):
            host[name] = new.get(name, frozenset())
            yield dict(host)
    for name in chance.sample(found.gone, len(found.gone)):
        del host[name]
        yield dict(host)


@given(sites(), sites(), st.randoms(use_true_random=False))
def test_what_can_be_reached_is_there(old: Needs, new: Needs, chance: random.Random) -> None:
    for host in changes(old, new, chance):
        assert not missing(host)
    assert {name: needs for name, needs in host.items() if name in new} == new
    assert host.keys() - new.keys() == {MANIFEST, SUMS}


@given(sites(), st.randoms(use_true_random=False))
def test_a_first_upload(new: Needs, chance: random.Random) -> None:
    for host in changes({}, new, chance):
        assert not missing(host)


def test_the_steps() -> None:
    old = {name: frozenset({name}) for name in ("index.html", "a.html", "x.css", "gone.csv")}
    names = (*PAGES, "x.css", "y.js")
    new: Needs = {name: frozenset() for name in names} | {"a.html": old["a.html"]}
    found = upload(manifest(new), manifest(old))
    assert found.steps == {
        Step.NEW_FILES: ("y.js",),
        Step.NEW_PAGES: ("b/index.html", "c/index.html", "d.html"),
        Step.CHANGED_FILES: ("x.css",),
        Step.CHANGED_PAGES: ("404.html", "index.html"),
        Step.MANIFEST: (SUMS, MANIFEST),
    }
    assert found.gone == ("gone.csv",)


@pytest.mark.parametrize("name", ["../index.html", "/etc/hosts", "a/../../b", ""])
def test_a_manifest_that_names_files_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(Unreadable):
        upload(Manifest({}, {}, {}), Manifest({}, {}, {name: "x"}))


def made(folder: Path, files: Mapping[str, str]) -> Path:
    """A published site."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    add_manifest(folder, Manifest({}, {}, digests(folder)))
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return made(tmp_path / "old", {"index.html": "一", "x.css": "x", "gone.csv": "1"})


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return made(tmp_path / "new", {"index.html": "二", "x.css": "x", "新/index.html": "三"})


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["upload", *map(str, words)])
    return done.exit_code, done.output


def test_its_steps_make_one_site_into_the_other(old: Path, new: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said = run(new, "--to", out, "--since", old / MANIFEST)
    assert code == 0, said
    assert "4 个文件，删去 1 个" in said
    for step in sorted(path for path in out.iterdir() if path.is_dir()):
        for path in sorted(one for one in step.rglob("*") if one.is_file()):
            place = old / path.relative_to(step)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    for name in (out / DELETE).read_text(encoding="utf-8").splitlines():
        (old / name).unlink()
    assert not verify(old)
    assert digests(old) == digests(new)
    told = (out / "README.txt").read_text(encoding="utf-8")
    assert "2-new-pages：1 个文件" in told
    assert "2-new-pages: 1 file" in told
    assert "1-new-files" not in told


def test_an_archive_has_the_same_bytes_on_another_day(new: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        assert run(new, "--to", tmp_path / name)[0] == 0
        for path in new.rglob("*"):
            path.touch()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert archive.read("2-new-pages/新/index.html").decode() == "三"
    assert names == [
        "README.txt", "1-new-files/x.css", "2-new-pages/新/index.html",
        "4-changed-pages/index.html", f"5-manifest/{SUMS}", f"5-manifest/{MANIFEST}",
    ]  # fmt: skip


def test_nothing_to_upload(new: Path, tmp_path: Path) -> None:
    code, said = run(new, "--to", tmp_path / "out", "--since", new)
    assert code == 0
    assert "there is nothing to upload" in said
    assert not (tmp_path / "out").exists()


def test_what_was_altered_since_is_not_packed(new: Path, tmp_path: Path) -> None:
    (new / "x.css").write_text("y")
    code, said = run(new, "--to", tmp_path / "out")
    assert code == 1
    assert "x.css: 与发布时不一致 / not as it was published" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_is_there_is_left_alone(new: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    code, said = run(new, "--to", tmp_path / name)
    assert code == 1
    assert "left alone" in said
    assert (tmp_path / name).read_text() == "mine"


def test_the_site_itself_is_no_place_for_it(new: Path) -> None:
    before = digests(new)
    assert run(new, "--to", new / "out")[0] == 1
    assert digests(new) == before


def test_a_file_that_is_gone_leaves_nothing(new: Path, tmp_path: Path) -> None:
    found = upload(Manifest({}, {}, {"none.css": "x"}), None)
    with pytest.raises(Refused, match=r"none\.css: 找不到"):
        write_upload(tmp_path / "out.zip", packed(new, Manifest({}, {}, {}), found))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]
