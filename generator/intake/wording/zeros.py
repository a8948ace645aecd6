"""What holds where a divisor is zero, as the report or the standard says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.intake.wording.expressions import operands
from generator.intake.wording.found import Note
from generator.intake.wording.readings import told
from generator.model.expressions import Binary, Expression


def on_zero(
    tree: Expression, reason: str, score: Decimal | None
) -> tuple[Mapping[str, Any], tuple[Note, ...]]:
    """The key for a divisor of which the report says there is none, with the printed score."""
    divisor = _divisor(tree)
    if divisor is None or score is None or not _is_none(divisor, reason):
        return {}, ()
    note: Note = ("measure-zero", {"divisor": divisor, "score": f"{score:f}"})
    zero = _is_none_of(tree, reason)
    key = "on_zero_by_zero" if zero else "on_zero"
    return {key: {"points": score, "note": told((note,))}}, (note,)


def _divisor(tree: Expression) -> str | None:
    """The single fact that an expression divides by."""
    if not isinstance(tree, Binary) or tree.operator != "/":
        return None
    names = operands(tree.right)
    return names[0] if len(names) == 1 else None


def _is_none(operand: str, reason: str) -> bool:
    return bool(
        re.search(rf"(?:无|没有|未安排|未发生)[^，。；]{{0,6}}{re.escape(operand)}", reason)
    )


def _is_none_of(tree: Expression, reason: str) -> bool:
    """Whether the dividend is nothing as well."""
    if not isinstance(tree, Binary):
        return False
    return all(_is_none(name, reason) for name in operands(tree.left))
