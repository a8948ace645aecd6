"""The dictionary of the open data as a Frictionless data package."""

from __future__ import annotations

from typing import Any

from generator.exports.tables import EVALUATIONS, FACTS, FIGURES, INDICATORS

SCHEMAS = (EVALUATIONS, INDICATORS, FACTS, FIGURES)


def datapackage() -> dict[str, Any]:
    """Name, files and columns of the open data."""
    return {
        "profile": "tabular-data-package",
        "name": "performance-evaluations",
        "title": "部门整体绩效评价数据",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": schema.name,
                "path": schema.file,
                "title": schema.row_zh,
                "description": f"One row per {schema.row_en}.",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
                "schema": {
                    "fields": [
                        {
                            "name": column.name,
                            "type": column.type,
                            "title": column.zh,
                            "description": column.en,
                            "constraints": {"required": not column.nullable},
                        }
                        for column in schema.columns
                    ],
                    "missingValues": [""],
                    "primaryKey": list(schema.key),
                },
            }
            for schema in SCHEMAS
        ],
    }
