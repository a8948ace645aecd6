"""The machine, the day and the versions that figures belong to."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.peers.hugo import binary

PACKAGES = ("evaluations-site", "mkdocs", "mkdocs-material", "jinja2", "pyyaml")


def machine() -> Mapping[str, str]:
    """What the figures were measured with, in words; no name of the machine itself."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": f"{os.cpu_count()} × {_first('/proc/cpuinfo', r'model name.*: (.+)')}",
        "memory": f"{int(_first('/proc/meminfo', r'MemTotal: +([0-9]+)') or 0) / 2**20:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
        "Hugo": _hugo(),
    }


def described(machine: Mapping[str, str]) -> str:
    """The same as a sentence."""
    told = (f"{name} {value}" for name, value in machine.items() if name != "date")
    return f"Measured on {machine['date']}: {', '.join(told)}."


def _first(path: str, pattern: str) -> str:
    file = Path(path)
    found = re.search(pattern, file.read_text("utf-8")) if file.is_file() else None
    return found[1].strip() if found else ""


def _hugo() -> str:
    path = binary()
    if path is None:
        return "not installed"
    said = subprocess.run([path, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v([0-9.]+)", said)
    return found[1] if found else said
