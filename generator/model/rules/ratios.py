"""Rules that multiply a measured ratio with the weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Proportional:
    """Score = measured ratio × weight (得分=支出预算执行率*3)."""

    kind: ClassVar[str] = "proportional"


@dataclass(frozen=True, slots=True)
class Complement:
    """Score = (1 − |measured ratio|) × weight (得分=（1-支出预算调整率绝对值）*2)."""

    kind: ClassVar[str] = "complement"
