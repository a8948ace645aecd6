"""Where an edit shows: the pages that are not what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.build import Plan
from generator.preview.state import State

TRIED, TOLD = 60, 4


def shown_at(state: State) -> tuple[tuple[str, str], ...]:
    """Address and title of the first pages that the last edit changed."""
    plan, before = state.plan, state.before
    if plan is None or before is None or plan is before:
        return ()
    tried = islice(_near(state.changed, plan), TRIED)
    found = (one for one in tried if _differs(one, plan, before))
    return tuple((one, plan.pages[one].title) for one in islice(found, TOLD))


def _near(folders: Iterable[str], plan: Plan) -> Iterator[str]:
    """Pages in the order in which an edit in these folders is likely to show on them."""
    near = [f"{one}/" for one in sorted(folders, key=len, reverse=True) if one]
    first = [address for one in near for address in plan.pages if address.startswith(one)]
    return iter(dict.fromkeys([*first, *plan.pages]))


def _differs(address: str, plan: Plan, before: Plan) -> bool:
    if address not in before.pages:
        return True
    return plan.page(address).markdown != before.page(address).markdown
