"""`python -m tests.bench.peers.bare DATA SITE`: one process, libyaml, a Jinja template a page.

The least a generator in Python does with the same evaluations: nothing is checked or computed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

Plain = dict[str, Any]
TEMPLATES = Path(__file__).with_name("jinja_site")
PARTS = {
    "": "总览", "indicators": "指标得分", "finance": "预算与资产", "goals": "绩效目标",
    "findings": "绩效与问题", "method": "单位与评价方法", "audit": "数字核对", "report": "全文",
}  # fmt: skip


def read(path: Path) -> Any:
    """A file with all its values as text, which is quickest and keeps figures as written."""
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


def files(folder: Path) -> Plain:
    """The files of a folder by name."""
    return {path.stem: read(path) for path in folder.glob("*.yml")}


def frameworks(data: Path) -> dict[str, Plain]:
    """The frameworks by id, their rules by indicator."""
    found = {one.name: files(one) for one in sorted((data / "frameworks").iterdir())}
    for one in found.values():
        one["by_indicator"] = {rule["indicator"]: rule for rule in one["rules"]["rules"]}
    return found


def evaluations(data: Path) -> Iterator[Plain]:
    """Those that are published, each with what stands around it."""
    for head in sorted(data.glob("*/department.yml")):
        department = {"id": head.parent.name, **read(head)}
        for folder in sorted(one for one in head.parent.iterdir() if one.is_dir()):
            one = files(folder)
            if one["evaluation"]["status"] == "published":
                judged = {entry["indicator"]: entry for entry in one["judgements"]["judgements"]}
                address = f"{department['id']}/{folder.name}"
                around = {"department": department, "year": folder.name, "address": address}
                yield {**one, **around, "by_indicator": judged}


class Site:
    """Writes pages."""

    def __init__(self, folder: Path, site: Plain) -> None:
        loader = FileSystemLoader(TEMPLATES)
        self._made = Environment(loader=loader, autoescape=True, trim_blocks=True)
        self._made.globals["site"] = site
        self._made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._folder = folder

    def write(self, address: str, template: str, **given: Any) -> None:
        """A page."""
        folder = self._folder / address
        folder.mkdir(parents=True, exist_ok=True)
        text = self._made.get_template(f"{template}.html.j2").render(given)
        (folder / "index.html").write_text(text, encoding="utf-8")


def write_evaluation(site: Site, one: Plain, framework: Plain) -> None:
    """The pages of an evaluation."""
    department, head = one["department"], one["evaluation"]
    for part, title in PARTS.items():
        site.write(
            f"{one['address']}/{part}",
            part or "evaluation",
            title=f"{title}：{department['name']} {one['year']} 年度" if part else head["title"],
            one=one,
            department=department,
            framework=framework,
        )


def write_lists(site: Site, every: list[Plain], found: dict[str, Plain]) -> None:
    """The pages of departments, years and concepts, and the home page."""
    departments = []
    for _, own in groupby(every, key=lambda one: one["department"]["id"]):
        listed = list(own)
        departments.append(listed[0]["department"])
        name = departments[-1]["name"]
        site.write(departments[-1]["id"], "list", title=name, listed=listed)
    for year in sorted({one["year"] for one in every}):
        listed = [one for one in every if one["year"] == year]
        site.write(f"years/{year}", "list", title=f"{year}年度", listed=listed)
    for concept, indicators in sorted(concepts(found).items()):
        site.write(
            f"indicators/{concept}", "concept", title=concept, listed=every, indicators=indicators
        )
    site.write("", "home", title="", departments=departments)


def concepts(found: dict[str, Plain]) -> dict[str, Plain]:
    """The indicators of each concept by framework."""
    named: dict[str, Plain] = {}
    for id, framework in found.items():
        for one in framework["indicators"]["indicators"]:
            if "concept" in one:
                named.setdefault(one["concept"], {})[id] = one
    return named


def main() -> None:
    """Read all, write all."""
    data, folder = map(Path, sys.argv[1:])
    site, found = Site(folder, read(data / "site.yml")), frameworks(data)
    every = list(evaluations(data))
    for one in every:
        write_evaluation(site, one, found[one["evaluation"]["framework"]])
    write_lists(site, every, found)


if __name__ == "__main__":
    main()
