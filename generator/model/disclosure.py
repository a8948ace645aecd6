"""Everything a publisher discloses: settings, departments, frameworks, evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.evaluation import Evaluation
from generator.model.framework import Framework
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Site:
    """The publisher's settings."""

    name: str
    description: str
    publisher: str
    show_personal_names: bool


@dataclass(frozen=True, slots=True)
class Department:
    """An evaluated body. `id` is its address; `invented` marks bodies that do not exist."""

    id: str
    name: str
    short_name: str
    region: str
    invented: bool
    place: Place


@dataclass(frozen=True)
class Disclosure:
    """The checked data of a site; evaluations sorted by department, then newest first."""

    site: Site
    departments: Mapping[str, Department]
    frameworks: Mapping[str, Framework]
    evaluations: tuple[Evaluation, ...]
