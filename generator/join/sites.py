"""The sites to be joined: published folders, each whole by its own manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.join.writing import copy
from generator.output import Refused
from generator.publish.digests import digest
from generator.publish.manifest import MANIFEST, SUMS, Unreadable, read_manifest
from generator.publish.verifying import verify
from generator.words.catalogue import DEFAULT, LANGUAGES

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
RESERVED = frozenset({"assets", "compare", "data", "totals", *LANGUAGES})
"""What the joined site has at its own root."""
HOME = "index.html"
_LANGUAGE = re.compile(rb'<html[^>]* lang="([a-z]+)')


@dataclass(frozen=True, slots=True)
class Site:
    """A site below the joined one: `name` is its folder there, `title` what it calls itself.

    `languages` begins with the one at its root, `sum` is the SHA-256 of its manifest, `package`
    the dictionary of its open data.
    """

    name: str
    folder: Path
    title: str
    languages: tuple[str, ...]
    sum: str
    package: Mapping[str, Any]

    def root(self, language: str) -> str:
        """Where it stands in a language, from the root of the joined site."""
        return f"{self.name}/" if language == self.languages[0] else f"{self.name}/{language}/"


def named(given: Iterable[str]) -> dict[str, Path]:
    """Folders by name from texts like `NAME=FOLDER`; raises Refused for what is none."""
    found: dict[str, Path] = {}
    for one in given:
        name, _, folder = one.partition("=")
        if not SLUG.fullmatch(name) or name in RESERVED or not folder:
            raise Refused(
                f"{one}: 应为“名称=文件夹”，名称用小写字母、数字和连字符，不能是 {_RESERVED}\n"
                f"{one}: should be NAME=FOLDER, NAME in small letters, digits and hyphens, "
                f"none of {_RESERVED}"
            )
        if name in found:
            raise Refused(f"{name}: 名称重复 / named twice")
        found[name] = Path(folder)
    return found


_RESERVED = ", ".join(sorted(RESERVED))


def placed(name: str, folder: Path, place: Path) -> Site:
    """Copy what a published folder's manifest names, and hold the copy against the manifest.

    Hidden files are the server's and stay. Raises Refused where the copy is not what was published.
    """
    try:
        for one in (*read_manifest(folder).files, MANIFEST, SUMS):
            if _leads_elsewhere(folder, one):
                raise Refused(f"{folder / one}: 不在网站文件夹里 / leads out of the site")
            copy(folder / one, place / one)
        differs = verify(place)
    except Unreadable as fault:
        raise Refused(f"{fault}: 不是发布的网站 / no published site") from fault
    except FileNotFoundError as fault:
        raise Refused(
            f"{fault.filename}: 清单里有，文件没有 / in the manifest, not there"
        ) from fault
    if differs:
        raise Refused(f"{folder / differs.altered[0]}: 与清单不符 / not what its manifest says")
    return _site(name, place)


def _leads_elsewhere(folder: Path, name: str) -> bool:
    """Whether a file is not below its folder: the manifest, too, was written by somebody else."""
    return not (folder / name).resolve().is_relative_to(folder.resolve())


def _site(name: str, folder: Path) -> Site:
    index = _json(folder / "data/index.json")
    return Site(
        name=name,
        folder=folder,
        title=index["name"],
        languages=_languages(folder),
        sum=digest(folder / MANIFEST),
        package=_json(folder / "data/datapackage.json"),
    )


def _languages(folder: Path) -> tuple[str, ...]:
    """The languages of a site: that of its home page, then those with a folder of their own."""
    found = _LANGUAGE.search((folder / HOME).read_bytes())
    own = found[1].decode() if found else DEFAULT
    return (own, *(one for one in LANGUAGES if one != own and (folder / one / HOME).is_file()))


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError) as fault:
        raise Refused(f"{file}: 无法读取 / cannot be read") from fault
