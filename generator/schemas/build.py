"""From the catalogue of keys to one JSON Schema (draft 7) for each data file."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.schemas import values
from generator.schemas.catalogue import Catalogue, Form, Key, Meaning, Path, catalogue
from generator.schemas.values import Schema

DRAFT = "http://json-schema.org/draft-07/schema#"
VERSION: Schema = {"enum": [1, "1"], "default": 1}
SCHEMA_VERSION = Meaning("数据格式的版本，写 1", "version of the format; write 1")
NEEDED = {"yes": "**必填** required", "no": "可以不写 optional", "depends": "视情况 it depends"}
UNFILLED_IN = "*/*/"
"""The files of a year; only there a value may still be to fill in."""


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the schema of one form; `unfilled` says whether values may be to fill in."""

    catalogue: Catalogue
    form: Form
    unfilled: bool

    def mapping(self, path: Path) -> Schema:
        """The mapping at a path, with all that is below it."""
        keys = self.form.below(path)
        alternatives = self.form.one_of.get(path, ())
        required = [
            name
            for name, key in keys.items()
            if key.needed == "yes" and key.checked and name not in alternatives
        ]
        found: Schema = {
            "type": "object",
            "properties": {name: self._key((*path, name), key) for name, key in keys.items()},
            "required": required,
            "additionalProperties": False,
        }
        if alternatives:
            found["oneOf"] = [{"required": [name]} for name in alternatives]
        return found

    def _key(self, path: Path, key: Key) -> Schema:
        found = [self._value(path, one) for one in key.types]
        value = found[0] if len(found) == 1 else {"anyOf": found}
        if self.unfilled and not {"list", "map"} >= set(key.types):
            value = values.or_to_fill(value)
        if key.needed != "yes":
            value = values.or_nothing(value)
        return value | _explained(key.meaning, NEEDED[key.needed])

    def _value(self, path: Path, type: str) -> Schema:
        name, *parameters = type.split()
        match name:
            case "integer":
                return values.integer(int(parameters[0]), int(parameters[1]))
            case "choice":
                return values.choice(self.catalogue.choices[parameters[0]])
            case "choices":
                return values.choices(self.catalogue.choices[parameters[0]])
            case "map":
                return self.mapping(path)
            case "list":
                return {"type": "array", "items": self.mapping(path)}
            case "by":
                below = self._value(path, " ".join(parameters))
                if self.unfilled:
                    below = values.or_to_fill(below)
                return {"type": "object", "additionalProperties": values.or_nothing(below)}
            case "like":
                return self._like(*parameters)
            case "rule":
                return {"$ref": "#/definitions/rule"}
        return values.SIMPLE[name]

    def _like(self, file: str, dotted: str) -> Schema:
        other = _Builder(self.catalogue, self.catalogue.files[file], self.unfilled)
        path = tuple(dotted.split("."))
        return other._value(path, other.form.keys[path].types[0])


def _explained(meaning: Meaning, needed: str = "") -> Schema:
    """What an editor shows over a key."""
    shown = f"{meaning.zh}\n\n{meaning.en}"
    return {
        "description": f"{meaning.zh}\n{meaning.en}",
        "markdownDescription": f"{shown}\n\n{needed}" if needed else shown,
    }


def _rule(found: Catalogue) -> Schema:
    """A rule: its kind, and the keys which that kind asks for."""
    meanings = {name: kind.meaning for name, kind in found.kinds.items()}
    kind = values.choice(meanings) | _explained(Meaning("规则类型", "kind of rule"), NEEDED["yes"])
    return {
        "type": "object",
        "properties": {"kind": kind},
        "required": ["kind"],
        "allOf": [_of_kind(found, form) for form in found.kinds.values()],
    }


def _of_kind(found: Catalogue, form: Form) -> Schema:
    then = _Builder(found, form, unfilled=False).mapping(())
    then["properties"] = {"kind": True} | then["properties"]
    asked = {"properties": {"kind": {"const": form.name}}, "required": ["kind"]}
    return {"if": asked, "then": then}


def schema(file: str) -> Schema:
    """The schema of a data file, such as `facts.yml`."""
    found = catalogue()
    form = found.files[file]
    body = _Builder(found, form, unfilled=form.at.startswith(UNFILLED_IN)).mapping(())
    version = VERSION | _explained(SCHEMA_VERSION, NEEDED["yes"])
    body["properties"] = {"schema_version": version} | body["properties"]
    body["required"] = ["schema_version", *body["required"]]
    head = {"$schema": DRAFT, "title": f"{form.meaning.zh} / {form.meaning.en}"}
    rules = any("rule" in key.types for key in form.keys.values())
    return head | body | ({"definitions": {"rule": _rule(found)}} if rules else {})


def schema_files() -> dict[str, bytes]:
    """Every schema as a file: `facts.schema.json` for `facts.yml`."""
    return {
        f"{form.name.removesuffix('.yml')}.schema.json": _written(schema(form.name))
        for form in catalogue().files.values()
    }


def _written(value: Schema) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()
