"""From the name of a kind to its reader."""

from __future__ import annotations

from collections.abc import Callable

from generator.load.rules import judged, scales
from generator.load.rules.steps import load_step
from generator.model.rules import (
    Bands,
    Checklist,
    Complement,
    Discretionary,
    Interpolation,
    Items,
    Levels,
    PassFail,
    Proportional,
    Rule,
    Step,
)
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.likeness import nearest


def load_rule(fields: Fields, symbol: str) -> Rule | None:
    """The rule of a leaf; `symbol` is the unit its measured value is in."""
    kind = fields.text("kind")
    reader = RULES.get(kind)
    if reader is None:
        if kind:
            at, known = fields.at("kind"), "、".join(RULES)
            fields.problem("unknown-rule", at, found=kind, known=known, meant=nearest(kind, RULES))
            fields.names()
        fields.finish()
        return None
    rule = reader(fields, symbol)
    return rule if fields.finish() else None


RULES: dict[str, Callable[[Fields, str], Rule]] = {
    Proportional.kind: lambda fields, symbol: Proportional(),
    Complement.kind: lambda fields, symbol: Complement(),
    Step.kind: load_step,
    Bands.kind: scales.load_bands,
    Interpolation.kind: scales.load_interpolation,
    Levels.kind: judged.load_levels,
    Checklist.kind: judged.load_checklist,
    Items.kind: judged.load_items,
    PassFail.kind: judged.load_pass_fail,
    Discretionary.kind: judged.load_discretionary,
}
