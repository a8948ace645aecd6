"""What a recogniser makes of a standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.intake.wording.phrases import Phrase
from generator.intake.wording.standard import Standard

Note = tuple[str, Mapping[str, str]]
"""An entry of doubts.toml or readings.toml, with its values."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule as a recogniser reads it.

    `unit` is that of the measured value, "" for rules over judgements. `noun` names what is
    counted where the wording does. `used` are the phrases it accounts for; others become doubts.
    `doubts` and `readings` are entries of doubts.toml and readings.toml.
    """

    rule: Mapping[str, Any] | None
    used: tuple[Phrase, ...]
    unit: str = ""
    noun: str = ""
    doubts: tuple[Note, ...] = ()
    readings: tuple[Note, ...] = ()
    around: Mapping[str, Any] = field(default_factory=dict)


Recogniser = Callable[[Standard], Found | None]
