"""Where a state of a site is read from: a data folder, its state in git, or a written site."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from generator.assets import hand_written
from generator.build import Output, examine, produce
from generator.differences.seen import ATTACHED, NotReadable, Seen, hash_of, seen
from generator.load.folder import SITE_FILE
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from generator.progress import Progress, silent
from generator.words.catalogue import LANGUAGES

GIT = "git:"
DATA = "evaluations"
EXPORTED = "data/evaluations.csv"
OPEN_DATA = (".csv", ".json", ".zip")
NOT_OPEN_DATA = ("assets", "search", *LANGUAGES)
"""Folders of a built site that are not compared: scripts, the search index, other languages."""


def read_source(source: str, progress: Progress = silent) -> Seen:
    """What readers see by a source: a folder, or `git:REVISION[:FOLDER]` of the project here."""
    if source.startswith(GIT):
        revision, _, folder = source.removeprefix(GIT).partition(":")
        with tempfile.TemporaryDirectory() as aside:
            return _folder(_from_git(revision, folder or DATA, Path(aside)), source, progress)
    return _folder(Path(source), source, progress)


def _folder(path: Path, name: str, progress: Progress) -> Seen:
    if (path / SITE_FILE).is_file():
        return of_data(path, progress)
    if (path / EXPORTED).is_file():
        return of_site(path)
    raise NotReadable(
        f"{name}: 既不是数据文件夹，也不是生成的网站或开放数据"
        f" / neither a data folder nor a built site or exported data"
    )


def of_data(root: Path, progress: Progress = silent) -> Seen:
    """What would be published of a data folder."""
    examined = examine(root, progress=progress)
    if refusing := examined.blocking:
        raise NotReadable(as_text(refusing, source_lines(root)))
    output = produce(examined, progress=progress)
    files = {name: one for name, one in output.files.items() if _is_data(name)}
    return seen(files, _pages(output, root))


def _pages(output: Output, root: Path) -> dict[str, str]:
    """Every address that answers with a page, with a hash of what the page says."""
    written = {name: text.decode("utf-8", "replace") for name, text in hand_written(root).items()}
    markdown = written | {page.path: page.markdown for page in output.pages}
    found = {_address(name, ".md"): hash_of(text.encode()) for name, text in markdown.items()}
    cards = {name: one for name, one in output.files.items() if name.endswith(".html")}
    return found | {_address(name, ".html"): hash_of(one) for name, one in cards.items()}


def of_site(root: Path) -> Seen:
    """What a built site, or a folder of open data alone, shows."""
    names = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] not in NOT_OPEN_DATA
    ]
    files = {name: (root / name).read_bytes() for name in names if _is_data(name)}
    pages = {_address(name, ".html"): "" for name in names if name.endswith("index.html")}
    return seen(files, pages or None)


def _is_data(name: str) -> bool:
    return name.endswith(OPEN_DATA) or ATTACHED in name


def _address(name: str, suffix: str) -> str:
    """The address of a page file: `a/b.md` and `a/b/index.html` answer at `a/b/`."""
    path = PurePosixPath(name.removesuffix(suffix))
    folder = path.parent if path.name == "index" else path
    return "" if folder == PurePosixPath(".") else f"{folder}/"


def _from_git(revision: str, folder: str, aside: Path) -> Path:
    """A folder as it stood at a revision, in a temporary folder."""
    tree = f"{revision}:{folder}"
    command = ["git", "archive", "--format=tar", "--end-of-options", tree]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(aside, filter="data")
    except (OSError, subprocess.CalledProcessError, tarfile.TarError) as fault:
        told = getattr(fault, "stderr", b"") or str(fault).encode()
        raise NotReadable(f"{GIT}{tree}: {told.decode('utf-8', 'replace').strip()}") from fault
    return aside
