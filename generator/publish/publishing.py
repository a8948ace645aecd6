"""The order of work of a publication, and of a build without one: look, build aside, look again,
put in place whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import Examined, examine
from generator.output import Aside, Refused
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from generator.publish.building import OWN, build_site, make_alike, software
from generator.publish.checking import Fault, faults_of
from generator.publish.digests import digests
from generator.publish.manifest import MANIFEST, Manifest, add_manifest
from generator.publish.record import alone, entered, settle, take_over
from generator.publish.releases import Said, next_release, refuse_lost, today
from generator.publish.sources import Marks, marks, public, sources
from generator.publish.target import held, published_files, put_in_place


class Faulty(Refused):
    """The built site has faults; nothing was published."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)}")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Project:
    """What a site is built from: a folder with `mkdocs.yml`, and the data folder in it.

    `add_pdfs` puts the PDFs into the site that was built; None where it is to have none.
    """

    folder: Path
    data: Path
    add_pdfs: Callable[[Path], object] | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in place now, the SHA-256 of its manifest; by address, what is new, changed and
    no longer there; the `release` this became, "" where it is none."""

    files: Mapping[str, str]
    sum: str
    release: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether everything was there already, byte for byte, so that nothing was replaced."""
        return not (self.new or self.changed or self.gone)


def publish(
    project: Project,
    examined: Examined,
    target: Path,
    said: Said | None = None,
    read: Marks | None = None,
) -> Published:
    """Build a site of examined data and put it in place of the one published before.

    What is new becomes a release of today, or as `said`; `read` are the marks of the sources
    before they were examined. Raises Refused where that cannot be, and then the target and the
    record are as they were.
    """
    with held(target, project.folder) as aside, alone(project.data):
        if settle(project.data, target) | take_over(project.data, target):
            read = marks(project.folder, project.data)
            examined = _again(project)
        refuse_lost(examined)
        release = next_release(project.data, examined, said or Said(today()), software()[OWN])
        with entered(project.data, release):
            found = _replaced(project, examined, aside, target, read)
    return replace(found, release=release.id) if release else found


def build(
    project: Project, examined: Examined, target: Path, read: Marks | None = None
) -> Published:
    """The same without a release: the site as it would be published, put in the folder that MkDocs
    builds to, whatever MkDocs left there."""
    with held(target, project.folder, of_mkdocs=True) as aside, alone(project.data):
        return _replaced(project, examined, aside, target, read)


def _replaced(
    project: Project, examined: Examined, aside: Aside, target: Path, read: Marks | None
) -> Published:
    """Build aside and look the site through, then put it in place unless it is there already."""
    built(project, examined, aside.folder, read)
    if faults := faults_of(aside.folder):
        raise Faulty(faults)
    found = _compared(digests(aside.folder), published_files(target))
    if not found.same:
        put_in_place(aside)
    return found


def _again(project: Project) -> Examined:
    """The data looked at once more, their record being another one."""
    examined = examine(project.data)
    if examined.blocking:
        raise Refused(as_text(examined.blocking, source_lines(project.data)))
    return examined


def built(
    project: Project, examined: Examined, folder: Path, unchanged: Marks | None = None
) -> Manifest:
    """Build a site of examined data, with its manifest, in a folder that is not there.

    `unchanged` are the marks of the sources before they were examined.

    Raises Refused where MkDocs fails or the data change meanwhile.
    """
    read = sources(project.folder, project.data)
    unchanged = unchanged or marks(project.folder, project.data)
    languages = examined.disclosure.site.languages
    build_site(project.folder, folder, languages, pdfs=project.add_pdfs is not None)
    if project.add_pdfs is not None:
        project.add_pdfs(folder)
    make_alike(folder)
    now = sources(project.folder, project.data), marks(project.folder, project.data)
    if now != (read, unchanged):
        raise Refused(
            "生成期间数据有改动，请再运行一次 / the data were changed meanwhile; run it again"
        )
    name = project.data.relative_to(project.folder).as_posix()
    manifest = Manifest(software(), public(read, name, examined), digests(folder))
    add_manifest(folder, manifest)
    return manifest


def _compared(new: Mapping[str, str], old: Mapping[str, str]) -> Published:
    return Published(
        new,
        new[MANIFEST],
        "",
        tuple(name for name in new if name not in old),
        tuple(name for name in new if name in old and new[name] != old[name]),
        tuple(name for name in old if name not in new),
    )
