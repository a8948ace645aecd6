"""The formulas: one function for each kind of rule, exact, before clamp and rounding.

Each takes the rule, the weight of the indicator in points and a measured value or a judgement,
and gives the working with its raw points, or a fault that says why there are none.
"""

from generator.score.rules.bands import above, below, in_band, landing
from generator.score.rules.dispatch import by_judgement, by_measure
from generator.score.rules.faults import Fault, list_fault
from generator.score.rules.keys import given_keys, written_key
from generator.score.rules.steps import count_steps

__all__ = [
    "Fault",
    "above",
    "below",
    "by_judgement",
    "by_measure",
    "count_steps",
    "given_keys",
    "in_band",
    "landing",
    "list_fault",
    "written_key",
]
