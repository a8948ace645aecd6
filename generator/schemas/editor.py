"""How VS Code is told which schema holds for which file."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from generator.schemas.catalogue import catalogue

EXTENSION = "redhat.vscode-yaml"
FOLDER = ".vscode/schemas"
"""Where a project keeps its schemas; hidden, so that nobody reads them as data."""


def settings(schemas: str = FOLDER, data: str = "evaluations") -> dict[str, object]:
    """The settings of a workspace; both folders are relative to it or absolute."""
    place = schemas if PurePosixPath(schemas).is_absolute() else f"./{schemas}"
    return {
        "yaml.schemas": {
            f"{place}/{form.name.removesuffix('.yml')}.schema.json": f"{data}/{form.at}"
            for form in catalogue().files.values()
        },
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "editor.quickSuggestions": {"strings": "on", "other": "on", "comments": "off"},
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
        "files.encoding": "utf8",
    }


def settings_text(schemas: str = FOLDER, data: str = "evaluations") -> str:
    """The settings as they stand in .vscode/settings.json."""
    return _written(settings(schemas, data))


def extensions_text() -> str:
    """What VS Code offers to install: .vscode/extensions.json."""
    return _written({"recommendations": [EXTENSION]})


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
