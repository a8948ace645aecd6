"""The wording of a standard to a rule, and the figures of a sentence to facts."""

from generator.intake.wording.amounts import Amount, Match, amounts, match
from generator.intake.wording.proposing import propose

__all__ = ["Amount", "Match", "amounts", "match", "propose"]
