"""Rules: how a measured value or a judgement becomes points, as data with parameters.

Every rule yields between zero and the weight of its indicator, or its ceiling where it has one;
parameters in the unit of the measured value are plain decimals (100 for 100 %, the number of the
day for a date).
"""

from generator.model.rules.awards import Award, Awarding, award, told
from generator.model.rules.entry import (
    Condition,
    JudgedRule,
    MeasuredRule,
    Profiles,
    Rule,
    all_rules,
    can_choose,
    rule_for,
)
from generator.model.rules.judged import (
    Checklist,
    Discretionary,
    Item,
    Items,
    Level,
    Levels,
    PassFail,
)
from generator.model.rules.ratios import Complement, Proportional
from generator.model.rules.scales import Anchor, Band, Bands, Gap, Interpolation
from generator.model.rules.steps import Basis, Direction, Reward, Step, Steps

__all__ = [
    "Anchor",
    "Award",
    "Awarding",
    "Band",
    "Bands",
    "Basis",
    "Checklist",
    "Complement",
    "Condition",
    "Direction",
    "Discretionary",
    "Gap",
    "Interpolation",
    "Item",
    "Items",
    "JudgedRule",
    "Level",
    "Levels",
    "MeasuredRule",
    "PassFail",
    "Profiles",
    "Proportional",
    "Reward",
    "Rule",
    "Step",
    "Steps",
    "all_rules",
    "award",
    "can_choose",
    "rule_for",
    "told",
]
