"""Schemas of single values.

The loader reads every scalar as text, so `2021`, `'2021'` and `0.90` are all fine where a text
is asked for. An editor's YAML server types them first; what is written plain must pass as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.schemas.catalogue import Meaning
from generator.yaml_nodes.scalars import TO_FILL

Schema = dict[str, Any]

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
PERCENT = f"{NUMBER}%"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
SLUG = "[a-z0-9][a-z0-9-]{0,63}"
EARLIEST_YEAR, LATEST_YEAR = 1949, 2999

ANY: Schema = {"type": ["string", "number", "boolean"]}


def _matching(pattern: str, *also: str) -> Schema:
    return {"type": ["string", *also], "pattern": f"^({pattern})\n?$"}


def _flag() -> Schema:
    told: Schema = {"enum": ["是", "否"]}
    return {"anyOf": [told, {"enum": [True, False, "true", "false"], "doNotSuggest": True}]}


def _numbers() -> Schema:
    return {"type": "array", "items": _matching("[1-9][0-9]*", "integer")}


SIMPLE: Mapping[str, Schema] = {
    "line": ANY,
    "text": ANY,
    "texts": {"type": "array", "items": ANY},
    "number": _matching(NUMBER, "number"),
    "numbers": _numbers(),
    "measured": _matching(f"{NUMBER}%?|{DAY}", "number"),
    "percent": _matching(PERCENT),
    "year": _matching("[0-9]{4}", "integer") | {"minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR},
    "day": _matching(DAY),
    "flag": _flag(),
    "slug": _matching(SLUG, "integer"),
}
"""The types without parameters."""


def integer(low: int, high: int) -> Schema:
    """A whole number within bounds, both included."""
    return _matching("[0-9]+", "integer") | {"minimum": low, "maximum": high}


def choice(values: Mapping[str, Meaning]) -> Schema:
    """One of some words, each explained where the editor shows them."""
    return {
        "enum": list(values),
        "markdownEnumDescriptions": [f"{one.zh} / {one.en}" for one in values.values()],
    }


def choices(values: Mapping[str, Meaning]) -> Schema:
    """A list of such words: at least one, none of them twice."""
    return {"type": "array", "items": choice(values), "minItems": 1, "uniqueItems": True}


def or_to_fill(value: Schema) -> Schema:
    """A value in whose place an editor may say that it is still to be filled in."""
    return {"anyOf": [value, {"const": TO_FILL, "doNotSuggest": True}]}


def or_nothing(value: Schema) -> Schema:
    """A value that may be left empty: a key without a value counts as left out."""
    return {"anyOf": [value, {"type": "null", "doNotSuggest": True}]}
