"""The files of a publisher's site, without the software."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.catalogues import read_catalogue
from generator.output import MARK, MARK_TEXT
from generator.own_site.questions import filled
from generator.schemas.build import schema_files
from generator.schemas.editor import FOLDER, extensions_text, settings_text
from generator.yaml_nodes.emit import Value, emit

SOFTWARE = "software"
DATA = "evaluations"
SETTINGS = ("name", "description", "publisher", "code", "column", "content_source", "terms")


def site_folder(answers: Mapping[str, str]) -> dict[str, bytes]:
    """Everything but the software, by path; `answers` are those to all questions."""
    texts = _texts()
    gaps = _gaps(answers, texts["parts"])
    written = {name: filled(text, gaps) for name, text in texts["files"].items()}
    if "en" not in answers["languages"].split():
        del written[f"{DATA}/pages/about.en.md"]
    written[f"{DATA}/site.yml"] = _site_yml(answers, texts["parts"])
    written[".vscode/settings.json"] = settings_text(FOLDER, DATA)
    written[".vscode/extensions.json"] = extensions_text()
    schemas = {f"{FOLDER}/{name}": content for name, content in schema_files().items()}
    schemas[f"{FOLDER}/{MARK}"] = MARK_TEXT.encode()
    return {name: text.encode() for name, text in written.items()} | schemas


def _texts() -> dict[str, dict[str, str]]:
    return read_catalogue("generator.own_site", "files.toml")


def _gaps(answers: Mapping[str, str], parts: Mapping[str, str]) -> dict[str, str]:
    url = answers["url"]
    return {
        **{name: _plain(text) for name, text in answers.items()},
        "site_url": f"site_url: {json.dumps(url)}" if url else parts["no_url"],
        "site_name": json.dumps(answers["name"], ensure_ascii=False),
    }


def _plain(text: str) -> str:
    """An answer that stands in Markdown as the text it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#|!" else sign for sign in text)


def _site_yml(answers: Mapping[str, str], parts: Mapping[str, str]) -> str:
    description = filled(parts["description"], answers)
    given = {**answers, "description": description, "content_source": answers["publisher"]}
    content: dict[str, Value] = {"schema_version": 1}
    content |= {name: given[name] for name in SETTINGS if given[name]}
    languages: list[Value] = [*answers["languages"].split()]
    return emit({**content, "languages": languages, "show_personal_names": False})
