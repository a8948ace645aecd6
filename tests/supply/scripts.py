"""Scripts of others that a site hands to its readers, as components of a bill of materials."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.assets import PLOTLY_ADDRESS, plotly_script

BANNER = re.compile(
    r"plotly\.js v(?P<version>[0-9.]+)\n.*?under the (?P<licence>\w+) license", re.S
)
"""What plotly.js says of itself in its first lines."""
BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
"""A library in the address of one of its files."""

Component = dict[str, Any]


def plotly_component() -> Component:
    """plotly.js as the installed plotly ships it; ValueError where it does not say its version."""
    script = plotly_script().read_bytes()
    said = BANNER.search(script[:500].decode())
    if said is None:
        raise ValueError("plotly.js does not say its version and licence where it did")
    return {
        "type": "library",
        "bom-ref": "plotly.js",
        "name": "plotly.js",
        "version": said["version"],
        "purl": f"pkg:npm/plotly.js@{said['version']}",
        "scope": "required",
        "licenses": [{"license": {"id": said["licence"]}}],
        "hashes": [_hash(script)],
        "properties": [{"name": "evaluations:address", "value": PLOTLY_ADDRESS}],
    }


def theme_components(licences: list[Any]) -> list[Component]:
    """Every script of the theme by its address in a site, with the libraries bundled in it.

    `licences` are those of the theme. A bundle does not say the versions of its libraries.
    """
    templates = _theme()
    paths = sorted(templates.rglob("*.js"))
    return [_script(path, path.relative_to(templates).as_posix(), licences) for path in paths]


def _theme() -> Path:
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the theme is not installed")
    return Path(spec.origin).parent / "templates"


def _script(path: Path, address: str, licences: list[Any]) -> Component:
    libraries = [
        {"type": "library", "bom-ref": f"{address}#{name}", "name": name}
        for name in _bundled(path.with_name(f"{path.name}.map"))
    ]
    return {
        "type": "file",
        "bom-ref": address,
        "name": address,
        "licenses": licences,
        "hashes": [_hash(path.read_bytes())],
        **({"components": libraries} if libraries else {}),
    }


def _bundled(source_map: Path) -> list[str]:
    if not source_map.exists():
        return []
    sources = json.loads(source_map.read_bytes())["sources"]
    return sorted({found[1] for one in sources if (found := BUNDLED.search(one))})


def _hash(content: bytes) -> dict[str, str]:
    return {"alg": "SHA-256", "content": sha256(content).hexdigest()}
