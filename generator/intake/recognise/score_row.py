"""One row of a table of scores: names of the levels with weights, texts and scores.

Reports lose cells: a row may stand one place to the left or right of its columns. Such a row is
read by what its cells hold, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.intake.amounts import amount, weighted
from generator.intake.document import Cell, Origin
from generator.intake.recognise.columns import Heads, Role
from generator.intake.recognise.folding import bare, tidy

LONGEST_NAME = 80
TEXTS = (
    Role.EXPLANATION,
    Role.STANDARD,
    Role.TARGET,
    Role.ACTUAL,
    Role.REMARK,
    Role.OTHER,
)
_STANDARD = re.compile(r"得\s*[\d满]|扣|分[。；;]|不得分")


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator as a row names it; `weight` None where none is printed.

    `percent` where the weight is printed with a sign of per cent, `own` where it stands with the
    name in brackets.
    """

    text: str
    weight: Decimal | None
    origin: Origin
    percent: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the names by level (None where the cell is empty), the texts and numbers behind.

    `closed` are the names with their levels counted upwards from the leaf, for rows whose cells
    may have slipped; equal to `names` where there is no choice. `shifted` where the columns did
    not fit and the row was read by what its cells hold.
    """

    names: tuple[Name | None, ...]
    closed: tuple[Name | None, ...]
    values: dict[Role, str]
    origin: Origin
    shifted: bool

    @property
    def level(self) -> int:
        """The level of its leaf, 0-based; -1 where the row names none."""
        return max((at for at, one in enumerate(self.names) if one is not None), default=-1)

    def number(self, role: Role) -> Decimal | None:
        """A number of the row."""
        return amount(self.values.get(role, ""))


def score_row(cells: dict[int, Cell], found: Heads) -> Row:
    """A row by its columns; where the cells do not fit them, by what they hold."""
    return _regular(cells, found) if _fits(cells, found) else _slipped(cells, found)


def _fits(cells: dict[int, Cell], found: Heads) -> bool:
    """Whether every cell holds what the head of its column says."""
    return all(
        column < len(found.roles) and _suits(cell.text, found.roles[column])
        for column, cell in cells.items()
    )


def _suits(text: str, role: Role) -> bool:
    number = amount(text)
    if role in (Role.WEIGHT, Role.SCORE, Role.SELF_SCORE):
        return number is not None or bare(text) in ("/", "-", "—", "——", "无")
    if role is Role.LEVEL:
        return number is None and (len(bare(text)) <= LONGEST_NAME)
    if role in (Role.EXPLANATION, Role.STANDARD):
        return (number is None or "%" in text) and (
            weighted(text)[1] is None or len(text) > LONGEST_NAME or bool(_STANDARD.search(text))
        )
    return True


def _regular(cells: dict[int, Cell], found: Heads) -> Row:
    levels = found.having(Role.LEVEL)
    names = tuple(
        name_of(cells[column], _own_weight(cells, found, column)) if column in cells else None
        for column in levels
    )
    if names and (leaf := _deepest(names)) >= 0:
        names = _with_leaf_weight(names, leaf, cells, found)
    values = _values(cells, found)
    return Row(names, _closed(names, len(levels)), values, _origin(cells), shifted=False)


def _deepest(names: Sequence[Name | None]) -> int:
    return max((at for at, one in enumerate(names) if one is not None), default=-1)


def name_of(cell: Cell, behind: Cell | None) -> Name:
    """A name with the weight in its brackets, else the one in the cell behind it."""
    text, printed = weighted(cell.text)
    if printed is not None or behind is None:
        return Name(tidy(text), printed, cell.origin, own=printed is not None)
    return Name(tidy(text), amount(behind.text), cell.origin, percent=_is_percent(behind))


def _is_percent(cell: Cell) -> bool:
    return bare(cell.text).endswith(("%", "％"))


def _own_weight(cells: dict[int, Cell], found: Heads, column: int) -> Cell | None:
    """The cell of the weight in the column behind that of a name."""
    behind = column + 1
    if behind < len(found.roles) and found.roles[behind] is Role.WEIGHT:
        return cells.get(behind)
    return None


def _with_leaf_weight(
    names: tuple[Name | None, ...], leaf: int, cells: dict[int, Cell], found: Heads
) -> tuple[Name | None, ...]:
    """The leaf with the weight of the last column of weights, where it has none of its own."""
    named, columns = names[leaf], found.having(Role.WEIGHT)
    if named is None or named.weight is not None or not columns or columns[-1] not in cells:
        return names
    cell = cells[columns[-1]]
    weighed = replace(named, weight=amount(cell.text), percent=_is_percent(cell))
    return (*names[:leaf], weighed, *names[leaf + 1 :])


def _values(cells: dict[int, Cell], found: Heads) -> dict[Role, str]:
    """Texts and numbers by role; of two columns of scores the last counts, the first is before."""
    values: dict[Role, str] = {}
    for column, cell in cells.items():
        role = found.roles[column]
        if role not in (Role.LEVEL, Role.WEIGHT, Role.NUMBER):
            values[role] = (
                cell.text.strip()
                if role is not Role.REMARK
                else values.get(role, "") + cell.text.strip()
            )
    return values


def _closed(names: tuple[Name | None, ...], levels: int) -> tuple[Name | None, ...]:
    given = [one for one in names if one is not None]
    return (*(None for _ in range(levels - len(given))), *given)


def _origin(cells: dict[int, Cell]) -> Origin:
    return next(iter(cells.values())).origin


def _slipped(cells: dict[int, Cell], found: Heads) -> Row:
    """A row whose cells do not stand in their columns."""
    ordered = [cells[column] for column in sorted(cells)]
    names, rest = _leading_names(ordered, found)
    levels = found.levels
    shown = tuple(names)[-levels:] if levels else ()
    closed = _closed(shown, levels)
    return Row(closed, closed, _by_content(rest, found), _origin(cells), shifted=True)


def _leading_names(cells: Sequence[Cell], found: Heads) -> tuple[list[Name], list[Cell]]:
    bracketed = [at for at, one in enumerate(cells) if _is_weighted_name(one.text)]
    if bracketed:
        end = bracketed[-1] + 1
        return [name_of(one, None) for one in cells[:end]], list(cells[end:])
    names: list[Name] = []
    each = len(found.having(Role.WEIGHT)) > 1
    at = 0
    while at < len(cells) and amount(cells[at].text) is None and not _is_text(cells[at].text):
        behind = cells[at + 1] if at + 1 < len(cells) else None
        if behind is not None and amount(behind.text) is None:
            behind = None
        names.append(name_of(cells[at], behind))
        at += 1 if behind is None else 2
        if (behind is not None and not each) or len(names) == found.levels:
            break
    return names, list(cells[at:])


def _is_weighted_name(text: str) -> bool:
    return weighted(text)[1] is not None and len(bare(text)) <= LONGEST_NAME + 10


def _is_text(text: str) -> bool:
    return len(bare(text)) > LONGEST_NAME or _STANDARD.search(text) is not None


def _by_content(cells: Sequence[Cell], found: Heads) -> dict[Role, str]:
    """Texts and numbers behind the names, told by what they are."""
    roles = [one for one in found.roles if one not in (Role.LEVEL, Role.WEIGHT, Role.NUMBER)]
    if len(cells) == len(roles) and all(
        _suits(cell.text, role) for cell, role in zip(cells, roles, strict=True)
    ):
        return {role: cell.text.strip() for cell, role in zip(cells, roles, strict=True)}
    values: dict[Role, str] = {}
    texts = [role for role in roles if role in TEXTS]
    numbers = [role for role in roles if role not in TEXTS]
    for cell in cells:
        fitting = numbers if amount(cell.text) is not None else texts
        if not fitting:
            continue
        if fitting is texts and len(texts) > 1 and len(cells) < len(roles) - 1:
            wanted = Role.STANDARD if _STANDARD.search(cell.text) else texts[0]
            values[texts.pop(texts.index(wanted) if wanted in texts else 0)] = cell.text.strip()
            continue
        values[fitting.pop(0)] = cell.text.strip()
    return values
