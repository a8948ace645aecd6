"""What importing a workbook does, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.workbook.merging import Change, Plan, Trouble
from generator.workbook.words import both

SHOWN = 60


def plan_text(plan: Plan, *, done: bool) -> str:
    """Every change with its cell, file and line, old and new; then what was not in the workbook."""
    lines: list[str] = []
    if plan.changes:
        lines.append(both("changes_done" if done else "changes", count=len(plan.changes)))
        for change in plan.changes:
            lines.extend(_change(change))
    elif not plan.troubles:
        lines.append(both("nothing"))
    if plan.missing:
        lines.append(both("missing", count=plan.missing))
    return "\n".join(lines)


def _change(change: Change) -> Iterator[str]:
    row = change.row
    name = " › ".join(one for one in (row.section, row.group, row.label) if one)
    yield f"  {change.where}  {name}"
    yield f"    {row.file}:{row.line}  {_shown(row.value)} → {_shown(change.text)}"


def troubles_text(troubles: Iterable[Trouble]) -> str:
    """Every cell that cannot be taken, with why, and what was probably meant."""
    found = list(troubles)
    lines = [both("problems", count=len(found))]
    for one in found:
        gaps = {name: _shown(text) for name, text in (one.gaps or {}).items()}
        lines.append(f"  {one.where}: {_shown(one.shown)}")
        lines.append(f"    {both(one.key, **gaps)}")
        if one.meant:
            lines.append(f"    → {both('meant', meant=one.meant)}")
    return "\n".join(lines)


def _shown(text: str) -> str:
    line = text.replace("\n", "⏎")
    return (line if len(line) <= SHOWN else f"{line[:SHOWN]}…") or both("empty")
