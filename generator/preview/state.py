"""What a preview shows at a moment, and how it becomes another when data are saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.build import Examined, PageFile, Plan, examine
from generator.load import Readings
from generator.model.disclosure import Site
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.remembered import same

Planner = Callable[[Examined], Plan]


@dataclass(frozen=True)
class State:
    """The last good plan, None while there was none yet, and what is wrong with the data now.

    `before` is the plan that this one replaced, `changed` are the folders that were read anew.
    """

    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    before: Plan | None = None
    changed: frozenset[str] = frozenset()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the newest data from being shown."""
        return tuple(one for one in self.problems if severity(one) is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not, those that an editor lets stand left out."""
        left = (one for one in self.problems if not one.accepted)
        return tuple(one for one in left if severity(one) is Severity.WARNING)

    def page(self, path: str) -> PageFile | None:
        """A generated page by the path of its Markdown, if the plan has it."""
        address = path.removesuffix("index.md")
        has = self.plan is not None and path.endswith("index.md") and address in self.plan.pages
        return self.plan.page(address) if has and self.plan else None


class Data:
    """The data folder of a preview, read again when something in it was saved."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = State()
        self._site: Site | None = None
        self._readings = Readings()
        self._lock = threading.Lock()

    def refresh(
        self, planned: Planner, *, touched: frozenset[str] | None = None, anew: bool = False
    ) -> State:
        """Read what changed; the very same state where nothing did, unless it is planned `anew`.

        `touched` are the folders in which something may have changed, None for all. What data had
        changed before stays told until other data do.
        """
        with self._lock:
            self._readings.touched = touched
            examined = examine(self.root, self._readings)
            last, changed = self.state, self._readings.read_anew
            stands = self._stands(examined, changed)
            if stands and not anew:
                return last
            plan = last.plan if examined.errors else planned(examined)
            before, edited = (last.before, last.changed) if stands else (last.plan, changed)
            self._site = examined.disclosure.site
            self.state = State(plan, examined.problems, before, edited)
            return self.state

    def _stands(self, examined: Examined, changed: frozenset[str]) -> bool:
        """Whether all is as it was; the settings of the site stand in no folder of their own."""
        told = self.state.problems == examined.problems
        return not changed and told and same(self._site, examined.disclosure.site)
