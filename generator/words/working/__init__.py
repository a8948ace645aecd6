"""The working of a score in words and numbers: 2,163.32 ÷ 2,183.41 = 99.08% → 99.08% × 3 = 2.97.

Displayed figures are rounded for reading; every step computes on from the exact value.
"""

from generator.words.working.expressions import written
from generator.words.working.lines import (
    clamp_line,
    measure_line,
    one_line,
    rounding_line,
    rule_line,
    scale_line,
)
from generator.words.working.scales import band_text

__all__ = [
    "band_text",
    "clamp_line",
    "measure_line",
    "one_line",
    "rounding_line",
    "rule_line",
    "scale_line",
    "written",
]
