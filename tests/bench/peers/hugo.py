"""Hugo, which is written in Go: from the YAML of the evaluations, and from ready Markdown."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.districts import ROOT, markdown_paths
from tests.bench.peers.peer import Build, Material

TOOLS = ROOT / ".venv" / "tools"
OWN = Path(__file__).with_name("hugo_site")
DATA = """
[[module.mounts]]
source = "{data}"
target = "data"
files = ["! **.md"]

[[module.mounts]]
source = "content"
target = "content"
"""


def binary() -> Path | None:
    """Hugo itself, not the script in Python that starts it; None where it is not installed."""
    found = TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return min((path for path in found if path.is_file()), default=None)


def from_yaml(material: Material, folder: Path) -> Build:
    """Templates that read the evaluations as data: nothing is checked or computed."""
    _project(folder, ("content", "data"), DATA.format(data=material.district.data))
    return _build(folder, ())


def from_markdown(material: Material, folder: Path) -> Build:
    """Our pages as Markdown, each in a frame of a few lines."""
    _project(folder, (), "")
    sources = markdown_paths(material.markdown)
    for source in sources:
        name = source.replace("index.md", "_index.md")
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(material.markdown / source, target)
    return _build(folder, sources)


def _project(folder: Path, kept: tuple[str, ...], settings: str) -> None:
    folder.mkdir(parents=True)
    layouts = "yaml" if kept else "markdown"
    shutil.copytree(OWN / layouts, folder, dirs_exist_ok=True)
    common = (OWN / "hugo.toml").read_text(encoding="utf-8")
    (folder / "hugo.toml").write_text(common + settings, encoding="utf-8")


def _build(folder: Path, sources: tuple[str, ...] | list[str]) -> Build:
    found = binary()
    if found is None:
        raise FileNotFoundError("hugo")
    return Build([found], folder, folder / "public", sources)
