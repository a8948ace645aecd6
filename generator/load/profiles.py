"""The context (中部) by which rules with several thresholds are chosen."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.framework import RuleEntry
from generator.model.rules import Profiles
from generator.yaml_nodes.fields import Fields
from generator.yaml_nodes.likeness import nearest


def load_rule_profile(head: Fields, rules: Mapping[str, RuleEntry]) -> str:
    """The `profile` an evaluation says; every rule that depends on one must know it."""
    profile = head.term("profile", "")
    if head.to_fill("profile"):
        return ""
    several = {
        leaf: entry.rule for leaf, entry in rules.items() if isinstance(entry.rule, Profiles)
    }
    for leaf, rule in several.items():
        known = "、".join(rule.rules)
        if not profile:
            head.problem("profile-missing", head.place, id=leaf, known=known)
        elif profile not in rule.rules:
            values = {"id": leaf, "profile": profile, "known": known}
            meant = nearest(profile, rule.rules)
            head.problem("profile-unknown", head.at("profile"), meant=meant, **values)
    if profile and rules and not several:
        head.problem("profile-unused", head.at("profile"))
    return profile
