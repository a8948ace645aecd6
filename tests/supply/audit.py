"""Whether a report of pip-audit speaks of all that a lock file holds, and what it found.

pip-audit calls a report without any finding clean, also where it asked about nothing: where the
file is empty, or where the service knows no package by these names, as behind a mirror.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from packaging.utils import canonicalize_name

from tests.supply.locked import Locked


@dataclass(frozen=True, slots=True)
class Audited:
    """What is known of the packages of a lock after an audit; all texts are for people.

    `count` packages were asked about at the locked version. `vulnerable` names faults, `unknown`
    packages that were not asked about and why.
    """

    count: int
    vulnerable: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Something was asked about, and nothing was left out."""
        return self.count > 0 and not self.unknown


def judged(report: str, lock: Mapping[str, Locked]) -> Audited:
    """What a report of `pip-audit --format json` says of a lock; a text that is none says nothing.

    A package at another version than the locked one counts as not asked about.
    """
    told: dict[str, Any] = {canonicalize_name(one["name"]): one for one in _dependencies(report)}
    wanted = [one for one in lock.values() if one.here]
    unknown = {one.name: _why_unknown(one, told.get(one.name)) for one in wanted}
    asked = [one.name for one in wanted if not unknown[one.name]]
    faults = (fault for name in sorted(told) for fault in _faults(told[name]))
    why = (f"{name}: {reason}" for name, reason in unknown.items() if reason)
    return Audited(len(asked), tuple(faults), tuple(why))


def _dependencies(report: str) -> list[dict[str, Any]]:
    try:
        return list(json.loads(report)["dependencies"])
    except (ValueError, KeyError, TypeError):
        return []


def _why_unknown(package: Locked, told: dict[str, Any] | None) -> str:
    if told is None:
        return "not in the report"
    if "skip_reason" in told:
        return str(told["skip_reason"])
    if told.get("version") != package.version:
        return f"asked about {told.get('version')}, locked is {package.version}"
    return "" if isinstance(told.get("vulns"), list) else "no answer in the report"


def _faults(told: dict[str, Any]) -> Iterator[str]:
    for one in told.get("vulns", ()):
        better = ", ".join(one.get("fix_versions", ())) or "no version yet"
        yield f"{told['name']} {told.get('version')}: {one['id']}; without it: {better}"
