"""Files a site needs beside its pages, taken from where they are installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

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


def hand_written(data: Path) -> dict[str, bytes]:
    """The publisher's own pages by path."""
    folder = data / "pages"
    pages = sorted(path for path in folder.rglob("*.md") if not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in pages}
