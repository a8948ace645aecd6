"""The software as files: what goes into a site, and which version a folder holds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import generator

NEEDED = ("generator/__init__.py", "theme_overrides", "mkdocs.yml", "pyproject.toml",
          "requirements.txt", "Makefile")  # fmt: skip
NOT_SOFTWARE = frozenset({"evaluations", "tests", "site", "build", "dist"})
"""At the top of a release: samples, tests, what was built. Hidden files are none either."""
_LEFTOVERS = ("__pycache__", ".egg-info")


class NoSoftware(Exception):
    """A folder does not hold the software; the message says so in both languages."""


def running_software() -> Path:
    """The folder of the software that is running."""
    return Path(generator.__file__).resolve().parents[1]


def software_files(root: Path) -> dict[str, bytes]:
    """The software by path, without samples and tests."""
    check_software(root)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in sorted(root.iterdir())
        if _is_software(top)
        for path in ([top] if top.is_file() else sorted(top.rglob("*")))
        if path.is_file() and not path.is_symlink() and not _is_left(path.relative_to(root))
    }


def _is_software(top: Path) -> bool:
    return top.name not in NOT_SOFTWARE and not top.name.startswith(".") and not _is_left(top)


def _is_left(path: Path) -> bool:
    return any(part.endswith(_LEFTOVERS) for part in path.parts)


def check_software(root: Path) -> None:
    """Raises NoSoftware where files of it are missing."""
    missing = [name for name in NEEDED if not (root / name).exists()]
    if missing:
        raise NoSoftware(
            f"{root}: 不是本软件的文件夹，缺少 / not a folder of this software, without: "
            f"{', '.join(missing)}"
        )


def version_of(root: Path) -> str:
    """The version a folder says it is."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])
