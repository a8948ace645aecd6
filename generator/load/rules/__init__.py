"""Rules of leaves: one reader for each kind, and what stands around a rule."""

from generator.load.rules.entry import load_conditions, load_entry_rule
from generator.load.rules.kinds import RULES, load_rule

__all__ = ["RULES", "load_conditions", "load_entry_rule", "load_rule"]
