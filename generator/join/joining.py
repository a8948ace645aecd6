"""The order of work of joining: place each site, add what spans them, put all in place whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator.join.dictionary import write_dictionary
from generator.join.pages import Joined, pages
from generator.join.questions import Answers, answered
from generator.join.sites import Site, placed
from generator.join.tables import opened, write_tables
from generator.join.writing import make, write
from generator.output import Refused
from generator.publish.building import OWN
from generator.publish.checking import faults_of
from generator.publish.digests import digests
from generator.publish.manifest import MANIFEST, Manifest, add_manifest
from generator.publish.publishing import Faulty
from generator.publish.target import held, published_files, put_in_place
from generator.render.alone import render_alone
from generator.search.merged import Indexed, TooMany, Unlike, merged

CORE = "assets/search-core.js"
ASSETS = ("joined.css", "joined.js")
INDEX = "index.html"
TEMPLATE = "joined.html.j2"


@dataclass(frozen=True, slots=True)
class Done:
    """What stands in place: how many files, of how many sites, the SHA-256 of its manifest."""

    sites: int
    files: int
    sum: str
    same: bool


def join(folders: Mapping[str, Path], target: Path, title: str) -> Done:
    """Join published sites, by the name of the folder each is to have, into one that is put in
    place of the one joined before.

    Raises Refused where that cannot be, and then the target is as it was.
    """
    _refuse(folders, target)
    with held(target, Path.cwd(), joined=True) as aside:
        make(aside.folder)
        sites = [placed(name, one, aside.folder / name) for name, one in sorted(folders.items())]
        _add(sites, aside.folder, title)
        found = digests(aside.folder)
        same = found == published_files(target)
        if not same:
            put_in_place(aside)
        return Done(len(sites), len(found), found[MANIFEST], same)


def _refuse(folders: Mapping[str, Path], target: Path) -> None:
    """Raise Refused where a site is within the target, or the target within a site."""
    resolved = target.resolve()
    for one in folders.values():
        site = one.resolve()
        if resolved == site or resolved in site.parents or site in resolved.parents:
            raise Refused(f"{target}: 与 {one} 重叠 / overlaps it")


def _add(sites: Sequence[Site], folder: Path, title: str) -> None:
    """Everything that stands beside the sites, and the manifest of the whole."""
    languages = _languages(sites)
    answers = _data(sites, folder)
    _assets(sites, folder)
    names = sorted(path.name for path in (folder / "data").iterdir())
    joined = Joined(title, sites, answers, names, languages)
    for language in languages:
        root = joined.root(language)
        for name, content in _index(sites, language, "../" if root else "").items():
            write(folder / root / name, content)
        for page in pages(joined, language):
            write(folder / page.address / INDEX, render_alone(page, TEMPLATE))
    own = frozenset(one.name for one in sites)
    if faults := faults_of(folder, lambda name: name.partition("/")[0] not in own):
        raise Faulty(faults)
    sources = {f"{one.name}/{MANIFEST}": one.sum for one in sites}
    software = {OWN: version(OWN), "duckdb": version("duckdb")}
    add_manifest(folder, Manifest(software, sources, digests(folder)))


def _languages(sites: Sequence[Site]) -> Sequence[str]:
    """Those that every site has, in the order of the first."""
    found = [one for one in sites[0].languages if all(one in each.languages for each in sites)]
    if not found:
        raise Refused("各网站没有共同的语言 / the sites have no language in common")
    return found


def _data(sites: Sequence[Site], folder: Path) -> Answers:
    data = folder / "data"
    make(data)
    with opened(data) as connection:
        write_tables(connection, sites, data)
        answers = answered(connection, data)
    write_dictionary(sites[0].package, data)
    for file in data.iterdir():
        file.chmod(0o644)
    return answers


def _assets(sites: Sequence[Site], folder: Path) -> None:
    """What the pages need besides; the search reads as the sites themselves do."""
    own = files("generator.join") / "assets"
    for name in ASSETS:
        write(folder / "assets" / name, (own / name).read_bytes())
    write(folder / CORE, (sites[0].folder / CORE).read_bytes())


def _index(sites: Sequence[Site], language: str, up: str) -> Mapping[str, bytes]:
    """The one index over all sites in a language; `up` leads from its home page to the root."""
    indexed = [
        Indexed(one.title, f"{up}{one.root(language)}", partial(_read, one, language))
        for one in sites
    ]
    try:
        return merged(indexed)
    except Unlike as fault:
        raise Refused(
            f"{fault}: 搜索索引是另一种格式；请用同一版本的软件重新发布\n"
            f"{fault}: its search index has another format; publish all with one version"
        ) from fault
    except TooMany as fault:
        raise Refused(
            f"{fault} 条记录，一个搜索索引容纳不下；请分成几个合成 / too many to search at once; "
            "join fewer"
        ) from fault


def _read(site: Site, language: str, name: str) -> bytes:
    return (site.folder.parent / site.root(language) / name).read_bytes()
