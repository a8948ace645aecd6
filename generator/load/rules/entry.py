"""What stands around a rule: rules by context, side conditions."""

from __future__ import annotations

from generator.load.rules.kinds import load_rule
from generator.model.rules import Condition, Profiles, Rule
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields


def load_entry_rule(entry: Fields, symbol: str) -> Rule | Profiles | None:
    """The `rule` of a leaf, or its `profiles`: one rule for each context.

    `symbol` is the unit its measured value is in.
    """
    if not entry.has("profiles"):
        fields = entry.child("rule", required=True)
        return load_rule(fields, symbol) if fields else None
    if entry.has("rule"):
        entry.problem("two-edges", entry.at("profiles"), one="rule", other="profiles")
    return _profiles(entry, symbol)


def _profiles(entry: Fields, symbol: str) -> Profiles | None:
    profiles = entry.child("profiles", required=True)
    if profiles is None:
        return None
    found: dict[str, Rule] = {}
    for name in profiles.names():
        fields = profiles.child(name, required=True)
        rule = load_rule(fields, symbol) if fields else None
        if rule is not None:
            found[name] = rule
    return Profiles(found) if profiles.finish() and found else None


def load_conditions(entry: Fields) -> tuple[Condition, ...]:
    """Side conditions, each with the most points it leaves."""
    found: list[Condition] = []
    for one in entry.children("conditions"):
        found.append(Condition(one.text("text", length=PARAGRAPH_LENGTH), one.number("points")))
        one.finish()
    return tuple(found)
