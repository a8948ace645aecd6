"""The files of a framework out of the tree, the rules proposed and the texts of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.intake.document import Document, Origin, Paragraph
from generator.intake.draft import FoundIndicator, Gathered, Proposal
from generator.intake.recognise.grades import USUAL, find_grades
from generator.intake.recognise.outline import Outline, Unit
from generator.intake.recognise.tree import FoundTree
from generator.yaml_nodes.scalars import TO_FILL


def framework_head(
    document: Document, found: Outline, tree: FoundTree, body: str, year: int, into: Gathered
) -> dict[str, Any]:
    """The keys of framework.yml."""
    unit = found.headed("评价指标体系", "指标体系")
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    given = find_grades(_paragraphs(found, unit)) or find_grades(paragraphs)
    if given is None:
        into.doubt("grades-assumed", "framework.yml", "grades", Origin())
    elif not given.grades[0].name.startswith("优") or len(given.grades) != len(USUAL):
        names = "、".join(one.name for one in given.grades)
        into.doubt("grades-read", "framework.yml", "grades", given.source[0].origin, names=names)
    digits = _digits(tree.leaves)
    into.doubt("rounding-assumed", "framework.yml", "rounding", Origin(), digits=digits)
    head: dict[str, Any] = {
        "name": f"{body}部门整体绩效评价指标体系",
        "edition": str(year),
        "levels": list(tree.levels),
        "total_weight": tree.total_weight if tree.total_weight is not None else TO_FILL,
    }
    source = [one.text.strip() for one in given.source] if given else []
    if basis := _basis(unit, source):
        head["basis"] = f"{basis}\n"
    head["rounding"] = {"digits": digits, "mode": "half_up"}
    grades = given.grades if given else USUAL
    head["grades"] = [{"name": one.name, "from": one.start} for one in grades]
    if given is not None:
        head["grades_source"] = "".join(f"{line}\n" for line in _whole_source(unit, source))
        into.trace("framework.yml", "grades", source[0], given.source[0].origin)
    return head


def _paragraphs(found: Outline, unit: Unit | None) -> list[Paragraph]:
    if unit is None:
        return []
    return [one for part in (unit, *found.below(unit)) for one in part.paragraphs]


def _basis(unit: Unit | None, source: Sequence[str]) -> str:
    """The first paragraph on the framework, which says where it comes from."""
    lines = [one.text.strip() for one in unit.paragraphs] if unit is not None else []
    return next((line for line in lines if line not in source), "")


def _whole_source(unit: Unit | None, source: Sequence[str]) -> list[str]:
    """The lines of the grades with the one that leads to them."""
    lines = [one.text.strip() for one in unit.paragraphs] if unit is not None else []
    if not source or source[0] not in lines:
        return list(source)
    at = lines.index(source[0])
    leads = lines[at - 1 : at] if at > 1 and lines[at - 1].endswith(("：", ":")) else []
    return [*leads, *source]


def _digits(leaves: Sequence[FoundIndicator]) -> int:
    """The most decimals of a printed score; two where none is printed."""
    exponents = [-int(one.score.as_tuple().exponent) for one in leaves if one.score is not None]
    return min(max(exponents, default=2), 6)


def indicator_entries(tree: FoundTree) -> list[dict[str, Any]]:
    """The entries of indicators.yml in the order of the report."""
    return [
        {
            "id": one.id,
            **({"parent": one.parent} if one.parent else {}),
            **({"name": one.name} if one.name != one.id else {}),
            **_weight(one),
            **({"role": one.role} if one.role else {}),
            **({"slot": True} if one.slot else {}),
        }
        for one in tree.indicators
    ]


def _weight(one: FoundIndicator) -> dict[str, Any]:
    if one.relative is not None:
        return {"relative": one.relative}
    return {"weight": one.weight if one.weight is not None else TO_FILL}


def rule_entry(
    leaf: FoundIndicator, proposal: Proposal, measure: Mapping[str, Any] | None, into: Gathered
) -> dict[str, Any]:
    """The entry of a leaf in rules.yml; discretion stands where no rule could be proposed."""
    entry: dict[str, Any] = {"indicator": leaf.id}
    if leaf.explanation:
        entry["explanation"] = _block(leaf.explanation)
    entry["standard"] = _block(leaf.standard) if leaf.standard else TO_FILL
    if measure is not None:
        entry["measure"] = dict(measure)
    if proposal.rule is not None:
        entry["rule"] = dict(proposal.rule)
    elif "profiles" not in proposal.around:
        most = leaf.weight if leaf.weight is not None else Decimal(0)
        entry["rule"] = {"kind": "discretionary", "from": 0, "to": most}
        if leaf.standard:
            into.doubt("rule-by-hand", "rules.yml", leaf.id, leaf.origin, weight=most)
    entry |= proposal.around
    if proposal.reading.strip():
        entry["reading"] = _block(proposal.reading)
    return entry


def _block(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())
