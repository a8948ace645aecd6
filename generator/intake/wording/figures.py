"""The figures of a reason that the facts of a proposed measure stand for."""

from __future__ import annotations

from collections.abc import Mapping

from generator.intake.draft import Proposal
from generator.intake.wording.amounts import Amount, amounts
from generator.intake.wording.assigning import assigned
from generator.intake.wording.expressions import renamed
from generator.intake.wording.matching import Match, match
from generator.load.expressions import parse_expression
from generator.model.expressions import FactName
from generator.yaml_nodes.scalars import Misfit


def figures(proposal: Proposal, reason: str, year: int | None = None) -> Mapping[str, Match]:
    """For each fact of the measure that the reason gives, its figure; others are left out."""
    if proposal.measure is None:
        return {}
    tree = parse_expression(str(proposal.measure["expression"]))
    if isinstance(tree, Misfit):
        return {}
    found = amounts(reason)
    if isinstance(tree, FactName):
        one = _single(proposal.operands[tree.id], str(proposal.measure["unit"]), found, year)
        return {tree.id: one} if one else {}
    matched = assigned(renamed(tree, proposal.operands), found, year)
    return {fact: matched[words] for fact, words in proposal.operands.items() if words in matched}


def _single(operand: str, unit: str, found: tuple[Amount, ...], year: int | None) -> Match | None:
    """The only figure in the unit, or the one that is called so."""
    alike = [one for one in found if one.unit == unit]
    named = match([operand], alike, year).get(operand)
    if named or len(alike) != 1:
        return named
    return Match(alike[0], alike[0].name != "" and operand.endswith(alike[0].name))
