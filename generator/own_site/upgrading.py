"""A newer version of the software put in place of the one a site has, and back again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.output import Refused
from generator.own_site.folder import DATA, SOFTWARE
from generator.own_site.software import check_software, software_files
from generator.schemas.editor import FOLDER
from generator.stopping import unstoppable

PREVIOUS = "software.previous"
RUN = "from generator.cli import main; main()"


def check_site(site: Path) -> None:
    """Raises Refused where a folder is no publisher's site."""
    for name in ("mkdocs.yml", DATA, SOFTWARE):
        if not (site / name).exists():
            raise Refused(
                f"{site}: 不是用 evaluations start 建的网站，没有 {name}"
                f" / no site made by `evaluations start`: {name} is missing"
            )


def tried(site: Path, software: Path) -> tuple[bool, str]:
    """Whether a version of the software takes the data of a site, and what it says of them.

    It runs in its own environment where it has one, else in that of the running version.
    """
    check_software(software)
    done = _run(site, software, "check", DATA)
    return done.returncode == 0, done.stdout + done.stderr


def put(site: Path, software: Path) -> None:
    """Put a version in place of the one the site has, which is kept as the previous one.

    Nothing but these two folders is written to. Raises Refused where that cannot be done; then all
    is as it was.
    """
    if software.resolve() in ((site / SOFTWARE).resolve(), (site / PREVIOUS).resolve()):
        raise Refused(f"{software}: 就是现在的软件 / this is the software the site has")
    files = software_files(software)
    aside = Path(tempfile.mkdtemp(prefix=f".{SOFTWARE}-", dir=site))
    try:
        for name, content in files.items():
            path = aside / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _swap(site, aside)
    except OSError as fault:
        raise Refused(f"{site}: {fault.strerror}: {fault.filename}") from fault
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(site: Path, aside: Path) -> None:
    """By renaming alone; whatever interrupts, both folders are back where they were."""
    software, previous = site / SOFTWARE, site / PREVIOUS
    oldest = aside / "oldest"
    done: list[tuple[Path, Path]] = []
    moves = [(software, previous), (aside / "new", software)]
    if previous.exists():
        moves.insert(0, (previous, oldest))
    try:
        with unstoppable():
            for source, target in moves:
                source.rename(target)
                done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            target.rename(source)
        raise


def back(site: Path) -> None:
    """Change the software and the previous one for each other."""
    if not (site / PREVIOUS).is_dir():
        raise Refused(f"{site / PREVIOUS}: 没有上一版软件 / there is no previous version")
    aside = Path(tempfile.mkdtemp(prefix=f".{SOFTWARE}-", dir=site))
    try:
        (site / PREVIOUS).rename(aside / "new")
        try:
            _swap(site, aside)
        except BaseException:
            (aside / "new").rename(site / PREVIOUS)
            raise
    except OSError as fault:
        raise Refused(f"{site}: {fault.strerror}: {fault.filename}") from fault
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def renew_schemas(site: Path, software: Path) -> bool:
    """Have a version write its schemas for VS Code, where the site keeps them.

    To be called before that version is put in place: the environment that is running may stand in
    the folder that is put aside.
    """
    if not (site / FOLDER).is_dir():
        return True
    return _run(site, software, "schema", "--to", FOLDER).returncode == 0


def _run(site: Path, software: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [_python(software), "-c", RUN, *arguments],
        cwd=site,
        env={**os.environ, "PYTHONPATH": _paths(software), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _paths(software: Path) -> str:
    """Where Python looks first: in the software asked for."""
    others = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(software.resolve()), *([others] if others else [])])


def _python(software: Path) -> str:
    for name in ("bin/python", "Scripts/python.exe"):
        if (software / ".venv" / name).exists():
            return str((software / ".venv" / name).absolute())
    return sys.executable
