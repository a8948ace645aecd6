"""The dictionary of the open data as a Frictionless data package."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator.exports.columns import Column, Reference, TableSchema
from generator.exports.tables import SCHEMAS
from generator.model.disclosure import Site

Json = dict[str, Any]


def datapackage(site: Site, contents: Mapping[str, bytes]) -> Json:
    """The data package; `contents` are the bytes of each file by its name.

    Terms of reuse and publisher are those of the site, left out where it gives none: terms in a
    publisher's own words are no licence with a name, so they stand in a property of their own.
    """
    given: Json = {}
    if site.terms:
        given["terms"] = site.terms
    if site.publisher:
        given["contributors"] = [{"title": site.publisher, "role": "publisher"}]
    return {
        "profile": "tabular-data-package",
        "name": "performance-evaluations",
        "title": "部门整体绩效评价数据",
        "description": "Rows with invented = true are examples about bodies that do not exist. "
        "invented 为 true 的行是虚构示例，不代表任何真实单位。",
        **given,
        "resources": [_resource(schema, contents[schema.file]) for schema in SCHEMAS],
    }


def _resource(schema: TableSchema[Any], content: bytes) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": schema.name,
        "path": schema.file,
        "title": schema.row_zh,
        "description": f"One row per {schema.row_en}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": _schema(schema),
    }


def _schema(schema: TableSchema[Any]) -> Json:
    foreign = [_reference(one, schema.name) for one in schema.references]
    return {
        "fields": [_field(column) for column in schema.columns],
        "missingValues": [""],
        "primaryKey": list(schema.key),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column[Any]) -> Json:
    return {
        "name": column.name,
        "type": column.type,
        "title": column.zh,
        "description": column.en,
        "constraints": {"required": not column.nullable},
    }


def _reference(reference: Reference, own: str) -> Json:
    """A foreign key; an empty resource stands for the file itself."""
    resource = "" if reference.name == own else reference.name
    return {
        "fields": list(reference.columns),
        "reference": {"resource": resource, "fields": list(reference.key)},
    }
