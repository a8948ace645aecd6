"""Files a site needs beside its pages, taken from where they are installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from generator.words.catalogue import DEFAULT, LANGUAGES

PLOTLY_ADDRESS = "assets/plotly.min.js"


def plotly_script() -> Path:
    """The plotly.js that the installed plotly package ships; the package is not imported."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the plotly package is not installed")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def assets(theme: Path) -> dict[str, bytes]:
    """Style sheets and scripts by address; plotly.js alone where there is no theme folder."""
    folder = theme / "assets"
    own = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    found = {f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in own}
    return {**found, PLOTLY_ADDRESS: plotly_script().read_bytes()}


def hand_written(data: Path, language: str = DEFAULT) -> dict[str, bytes]:
    """The publisher's own pages by path, each in this language where it has a twin in it."""
    return written_pages(data / "pages", language)


def written_pages(folder: Path, language: str) -> dict[str, bytes]:
    """The Markdown pages of a folder, likewise."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.md"))
        if not path.is_symlink()
    }
    plain = {path: text for path, text in found.items() if twin_of(path)[1] is None}
    twins = {twin_of(path)[0]: text for path, text in found.items() if twin_of(path)[1] == language}
    return plain | twins


def twin_of(path: str) -> tuple[str, str | None]:
    """The page that a file is a twin of, and in which language: `a/about.en.md` of `a/about.md`.

    The path itself and None for a page that is no twin.
    """
    stem, _, language = path.removesuffix(".md").rpartition(".")
    return (f"{stem}.md", language) if stem and language in LANGUAGES else (path, None)
