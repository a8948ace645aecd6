"""The wording of a standard to a rule, and the figures that stand for its operands."""

from generator.intake.wording.amounts import Amount, amounts
from generator.intake.wording.matching import Match, match
from generator.intake.wording.proposing import propose

__all__ = ["Amount", "Match", "amounts", "match", "propose"]
