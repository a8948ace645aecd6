"""The wording of a standard to a rule, and the figures of a sentence to facts."""

from generator.intake.wording.amounts import Amount, amounts
from generator.intake.wording.figures import figures
from generator.intake.wording.matching import Match, match
from generator.intake.wording.proposing import propose

__all__ = ["Amount", "Match", "amounts", "figures", "match", "propose"]
