"""A bill of materials in CycloneDX, the same on every machine and every day.

Names and versions come from the lock by way of `cyclonedx-py`, licences from what is installed.
Added here: hashes as locked, who needs what, what is needed to run, and the scripts that readers
are handed. Addresses of hosts are left out, that of a package index above all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from packaging.utils import canonicalize_name

from tests.supply.locked import PROJECT, Locked, needed

ROOT_REF = "root-component"
THEME = "mkdocs-material"
CHARTS = "plotly"
ADDRESS = re.compile(r"\w+://(?!cyclonedx\.org/schema/)[^\s\"]*")

Bom = dict[str, Any]


def bill(
    base: Bom,
    installed: Bom,
    lock: Mapping[str, Locked],
    groups: Mapping[str, Collection[str]],
) -> Bom:
    """The bill of a lock, without the scripts of others.

    `base` and `installed` are what cyclonedx-py says of the lock and of the environment, `groups`
    the packages asked for to run the software (`required`) and for more (`optional`); all others
    are there for tests and checks.
    """
    licences = {_name(one): one.get("licenses") for one in installed["components"]}
    scopes = _scopes(lock, groups)
    components = [_component(lock[name], scopes[name], licences.get(name)) for name in sorted(lock)]
    metadata = {key: value for key, value in base["metadata"].items() if key != "timestamp"}
    for tool in metadata["tools"]["components"]:
        tool.pop("externalReferences", None)
    graph = [{"ref": ROOT_REF, "dependsOn": _wanted(PROJECT, lock)}]
    graph += [{"ref": name, "dependsOn": _wanted(name, lock)} for name in sorted(lock)]
    kept = {key: base[key] for key in ("$schema", "bomFormat", "specVersion", "version")}
    return {**kept, "metadata": metadata, "components": components, "dependencies": graph}


def with_scripts(bom: Bom, charts: Bom, theme: list[Bom]) -> Bom:
    """The bill with plotly.js beside the package it comes with, and the theme's scripts in it."""
    components = [
        {**one, "components": theme} if one["name"] == THEME else one for one in bom["components"]
    ]
    graph = [
        {**one, "dependsOn": [*one["dependsOn"], charts["bom-ref"]]}
        if one["ref"] == CHARTS
        else one
        for one in bom["dependencies"]
    ]
    return {
        **bom,
        "components": [*components, charts],
        "dependencies": [*graph, {"ref": charts["bom-ref"], "dependsOn": []}],
    }


def addresses(text: str) -> list[str]:
    """Addresses of hosts in a bill; there should be none."""
    return sorted(set(ADDRESS.findall(text)))


def _name(component: Bom) -> str:
    return canonicalize_name(component["name"])


def _scopes(lock: Mapping[str, Locked], groups: Mapping[str, Collection[str]]) -> dict[str, str]:
    """`required`, `optional` or `excluded` by name, as CycloneDX calls what is no part at all."""
    required = needed(lock, groups["required"])
    optional = needed(lock, groups["optional"])
    return {
        name: "required" if name in required else "optional" if name in optional else "excluded"
        for name in lock
    }


def _wanted(name: str, lock: Mapping[str, Locked]) -> list[str]:
    return sorted(one.name for one in lock.values() if name in one.wanted_by)


def _component(package: Locked, scope: str, licences: list[Any] | None) -> Bom:
    return {
        "type": "library",
        "bom-ref": package.name,
        "name": package.name,
        "version": package.version,
        "purl": f"pkg:pypi/{package.name}@{package.version}",
        "scope": scope,
        **({"licenses": licences} if licences else {}),
        "externalReferences": [
            {
                "type": "distribution",
                "url": "requirements.txt",
                "comment": "any of these files may be installed, no other",
                "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
            }
        ],
    }
