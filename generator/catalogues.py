"""Catalogues of words and choices that stand beside the code, as TOML."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_catalogue(package: str, name: str) -> dict[str, Any]:
    """The entries of a file of a package; whoever reads them leaves them as they are."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
