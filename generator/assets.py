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
