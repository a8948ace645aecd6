"""What the columns of the joined open data mean: the dictionary of the sites, with their names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.exports.files import json_bytes
from generator.publish.digests import digest

SITE = "site"
PARQUET = "application/vnd.apache.parquet"


def write_dictionary(package: Mapping[str, Any], folder: Path) -> None:
    """`datapackage.json` beside the Parquet files, from the dictionary of one of the sites.

    Publisher and terms of reuse differ by site, and stand in the dictionary of each.
    """
    kept = {name: value for name, value in package.items() if name in _KEPT}
    resources = [_resource(one, folder) for one in package["resources"]]
    content = {**kept, "profile": "data-package", "resources": resources}
    (folder / "datapackage.json").write_bytes(json_bytes(content))


_KEPT = ("name", "title", "description")


def _resource(resource: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """A table of the sites as Parquet."""
    file = folder / f"{resource['name']}.parquet"
    return {
        "name": resource["name"],
        "path": file.name,
        "title": resource["title"],
        "description": resource["description"],
        "format": "parquet",
        "mediatype": PARQUET,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest(file)}",
        "schema": _schema(resource["schema"]),
    }


def _schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The columns with that of the site before them; a row is told apart by it as well."""
    field = {
        "name": SITE,
        "type": "string",
        "title": "网站（文件夹）",
        "description": "site, as in the address",
        "constraints": {"required": True},
    }
    keys = [_reference(one) for one in schema.get("foreignKeys", ())]
    return {
        "fields": [field, *schema["fields"]],
        "primaryKey": [SITE, *schema["primaryKey"]],
        **({"foreignKeys": keys} if keys else {}),
    }


def _reference(key: Mapping[str, Any]) -> dict[str, Any]:
    """A reference leads within the same site."""
    led = key["reference"]
    return {
        "fields": [SITE, *key["fields"]],
        "reference": {"resource": led["resource"], "fields": [SITE, *led["fields"]]},
    }
