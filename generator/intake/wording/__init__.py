"""The wording of a standard to a rule."""

from generator.intake.wording.proposing import propose

__all__ = ["propose"]
