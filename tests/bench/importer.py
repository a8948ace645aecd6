"""How much of a report the importer gets right. Run with `make bench`, or alone.

The real report is imported in its four forms and held against the folder that was made by hand;
the other families' tables are printed in several layouts and forms and held against what they
were printed from. What is wrong must be on the list of what a person has to look at.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.intake.document import Document
from generator.intake.draft import Draft
from generator.intake.recognise.report import Asked, recognise
from tests.bench.importer_reports import FAMILIES, REAL, Printed, printed, real_report
from tests.bench.importer_shares import (
    Plain,
    Share,
    Truth,
    listed,
    read_yaml,
    right_entries,
    right_facts,
    right_leaves,
    right_rules,
)

DATA = Path(__file__).resolve().parents[2] / "evaluations"
YEAR = DATA / "shanting-industry-it" / "2021"
FRAMEWORK = DATA / "frameworks" / "shanting-industry-it-2021"
FULL = "附件1 指标体系及得分表"
ASKED = Asked("example", 2021, "example-2021")
JUDGED = ("level", "found", "met", "points", "deduct")


@dataclass(frozen=True)
class Measured:
    """The shares of one import."""

    name: str
    leaves: Share
    rules: Share
    listed: Share
    others: Mapping[str, Share]
    doubts: int
    seconds: float

    def lines(self) -> Iterator[str]:
        """What is shown."""
        yield (
            f"{self.name:42} leaves {self.leaves!s:12} rules {self.rules!s:12} "
            f"wrong ones listed {self.listed!s:9} doubts {self.doubts:3} {self.seconds:5.2f} s"
        )
        for name, share in self.others.items():
            missing = f"  not: {'、'.join(share.wrong[:6])}" if share.wrong else ""
            yield f"    {name:30} {share!s:12}{missing}"


@cache
def truth() -> Truth:
    """The real report as it was entered by hand."""
    places = read_yaml(YEAR / "published.yml")["places"]
    scores = next(one["scores"] for one in places if one["where"] == FULL)
    rules = {one["indicator"]: one for one in read_yaml(FRAMEWORK / "rules.yml")["rules"]}
    return Truth(tuple(read_yaml(FRAMEWORK / "indicators.yml")["indicators"]), rules, scores)


def measure_real(form: str, folder: Path) -> Measured:
    """The real report in one of its forms."""
    document = real_report(form, folder)
    start = time.perf_counter()
    draft = recognise(document, ASKED)
    seconds = time.perf_counter() - start
    asked = _restored() if form != "txt" else truth()
    leaves, rules = right_leaves(asked, draft), right_rules(asked, draft)
    others = (
        _others(draft, asked)
        if form != "xlsx"
        else {"tables": _tables(draft), "goals": _goals(draft)}
    )
    told = listed((*leaves.wrong, *rules.wrong), draft)
    return Measured(f"real {form}", leaves, rules, told, others, len(draft.doubts), seconds)


def _restored() -> Truth:
    """The other forms are made with the two scores that the extracted text lost."""
    entered = truth()
    lost = {"资产管理规范性": "3.00", "队伍建设": "2.00"}
    return Truth(entered.indicators, entered.rules, {**entered.scores, **lost})


def _others(draft: Draft, asked: Truth) -> dict[str, Share]:
    judged = read_yaml(YEAR / "judgements.yml")["judgements"]
    mine = draft.year["judgements"]["judgements"]
    findings, method = read_yaml(YEAR / "findings.yml"), read_yaml(YEAR / "method.yml")
    profile, head = read_yaml(YEAR / "profile.yml"), read_yaml(YEAR / "evaluation.yml")
    keys = ("title", "report_number", "commissioner", "evaluated_body", "evaluator")
    return {
        "judgements": right_entries(judged, mine, "indicator", JUDGED),
        "reasons": right_entries(judged, mine, "indicator", ("reason", "where")),
        "facts of the measures": right_facts(needed_facts(), draft.year["facts"]["facts"]),
        "head": _keys(head, draft.year["evaluation"], (*keys, "report_date", "base_date")),
        "tables": _tables(draft),
        "goals": _goals(draft),
        "published places": _places(draft, asked),
        "problems and recommendations": _texts(findings, draft.year["findings"]),
        "profile": _keys(profile, draft.year["profile"], tuple(profile)[1:6]),
        "method": _keys(method, draft.year["method"], tuple(method)[1:]),
    }


def needed_facts() -> list[Plain]:
    """The facts that measures use, with the numbers of the cells they point to."""
    used = " ".join(one.get("measure", {}).get("expression", "") for one in truth().rules.values())
    tables = {one["id"]: one for one in read_yaml(YEAR / "finance.yml")["tables"]}
    facts = []
    for fact in read_yaml(YEAR / "facts.yml")["facts"]:
        if fact["id"] not in used.replace("(", " ").replace(")", " ").split():
            continue
        if (cell := fact.get("cell")) is not None:
            table = tables[cell["table"]]
            row = next(one for one in table["rows"] if one["name"] == cell["row"])
            fact = {"id": fact["id"], "value": row["cells"][cell["column"]], "unit": table["unit"]}
        facts.append(fact)
    return facts


def _keys(entered: Plain, found: Plain, keys: tuple[str, ...]) -> Share:
    pairs = [{"key": key, "value": entered.get(key)} for key in keys]
    return right_entries(
        pairs, [{"key": key, "value": found.get(key)} for key in keys], "key", ("value",)
    )


def _tables(draft: Draft) -> Share:
    entered = read_yaml(YEAR / "finance.yml")["tables"]
    found = draft.year.get("finance", {}).get("tables", ())
    return right_entries(entered, found, "number", ("title", "unit", "columns", "rows"))


def _goals(draft: Draft) -> Share:
    entered, found = read_yaml(YEAR / "goals.yml"), draft.year.get("goals", {})
    return right_entries(_indicators(entered), _indicators(found), "name", ("in", "target"))


def _indicators(goals: Plain) -> list[Plain]:
    """The indicators of goals, each with what it belongs to."""
    strategic = goals.get("strategic", {}).get("indicators", ())
    found: list[Plain] = [
        {**one, "name": f"strategic {one['name']}", "in": "strategic"} for one in strategic
    ]
    for group in goals.get("annual", {}).get("groups", ()):
        duty = f"{group.get('duty')} {group.get('description')} {group.get('goal')}"
        found += [{**one, "in": duty} for one in group["indicators"]]
    return found


def _places(draft: Draft, asked: Truth) -> Share:
    entered = [one for one in read_yaml(YEAR / "published.yml")["places"] if "scores" in one]
    entered = [{**one, "scores": asked.scores} if one["where"] == FULL else one for one in entered]
    places = [one for one in draft.year["published"]["places"] if "scores" in one]
    found = [{**one, "where": FULL} if one["where"] in FULL else one for one in places]
    return right_entries(entered, found, "where", ("scores", "total", "grade"))


def _texts(entered: Plain, found: Plain) -> Share:
    shares = [
        right_entries(entered[key], found.get(key, ()), "id", ("text",))
        for key in ("problems", "recommendations")
    ]
    wrong = tuple(one for share in shares for one in share.wrong)
    return Share(sum(one.right for one in shares), sum(one.all for one in shares), wrong)


def measure_family(one: Printed, folder: Path) -> Measured:
    """A family's table."""
    document: Document = one.read(folder)
    start = time.perf_counter()
    draft = recognise(document, replace(ASKED, year=one.result.evaluation.year))
    seconds = time.perf_counter() - start
    asked = family_truth(one)
    leaves, rules = right_leaves(asked, draft), right_rules(asked, draft)
    told = listed((*leaves.wrong, *rules.wrong), draft)
    name = f"{one.family}, {one.layout}, {one.form}"
    return Measured(name, leaves, rules, told, {}, len(draft.doubts), seconds)


def family_truth(one: Printed) -> Truth:
    """What a family's table was printed from."""
    (folder,) = FAMILIES.glob(f"*/frameworks/{one.family}")
    framework = one.result.framework
    entries = read_yaml(folder / "indicators.yml")["indicators"]
    by_id: dict[str, Any] = {
        entry["id"]: {**entry, "weight": f"{framework.by_id[entry['id']].weight}"}
        for entry in entries
    }
    rules = {entry["indicator"]: entry for entry in read_yaml(folder / "rules.yml")["rules"]}
    nodes = one.result.scores.nodes
    scores = {
        leaf.id: f"{nodes[leaf.id].score}" for leaf in framework.leaves if nodes[leaf.id].applies
    }
    return Truth(tuple(by_id.values()), rules, scores)


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", action="store_true", help="the real report alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for form in REAL:
            print("\n".join(measure_real(form, Path(folder)).lines()), flush=True)
        if arguments.real:
            return
        measured = [measure_family(one, Path(folder)) for one in printed()]
    for one in measured:
        print("\n".join(one.lines()))
    print("\n".join(_whole(measured)))


def _whole(measured: list[Measured]) -> Iterator[str]:
    for name in ("leaves", "rules", "listed"):
        shares = [getattr(one, name) for one in measured]
        whole = Share(sum(one.right for one in shares), sum(one.all for one in shares))
        yield f"all families, {name}: {whole}"


if __name__ == "__main__":
    main()
