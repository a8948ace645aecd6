"""What the columns of a table of scores hold, by their heads; heads may take two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.intake.document import Table
from generator.intake.recognise.folding import bare


class Role(StrEnum):
    """What a column holds."""

    LEVEL = "level"
    WEIGHT = "weight"
    EXPLANATION = "explanation"
    STANDARD = "standard"
    SELF_SCORE = "self_score"
    SCORE = "score"
    RATE = "rate"
    REMARK = "remark"
    TARGET = "target"
    ACTUAL = "actual"
    NUMBER = "number"
    OTHER = "other"


_ROLES = (
    (Role.NUMBER, re.compile(r"序号|编号")),
    (
        Role.STANDARD,
        re.compile(r"(?:标准|细则|办法|方法|规则|依据)$|评分标准|评价标准|计分标准|得分标准"),
    ),
    (Role.RATE, re.compile(r"得分率")),
    (Role.SELF_SCORE, re.compile(r"自评.{0,4}分|自评分")),
    (
        Role.REMARK,
        re.compile(
            r"(?:扣|得|评|失)分(?:原因|说明|情况|理由)|评价说明|评价情况|备注|^说明$"
            r"|偏差(?:原因|说明)|未完成原因|原因分析|^原因"
        ),
    ),
    (
        Role.TARGET,
        re.compile(r"^(?:年度|年初|预期|绩效|计划|预算)*(?:绩效)?(?:指标值|目标值|计划值|目标)$"),
    ),
    (
        Role.ACTUAL,
        re.compile(
            r"^(?:全年|年度|实际)*(?:完成值|实际值|完成数|完成结果|实际完成情况?|完成情况)$"
        ),
    ),
    (
        Role.WEIGHT,
        re.compile(r"^(?:标准|指标|满)?分(?:值|数)?(?:（分）)?$|分值|权重|权数|标准分|满分"),
    ),
    (Role.SCORE, re.compile(r"得分|评分$|评分结果|审核分|复核分|评价分")),
    (
        Role.EXPLANATION,
        re.compile(r"(?:指标|评价|考核).{0,2}(?:解释|说明|内涵|含义|要点|内容)|^解释$"),
    ),
    (
        Role.LEVEL,
        re.compile(r"^[一二三四五]级|^(?:评价|考核|绩效)?指标(?:名称|类型|类别)?$|^指标体系$"),
    ),
)
_ENOUGH = 2
"""Columns with a known head from which a row counts as one of heads."""
_NEAR, _FARTHEST = 5, 20
"""Rows among which the heads of any table stand, and those of indicators."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The roles of the columns; `rows` of the table that are heads, `first` what stands above."""

    roles: tuple[Role, ...]
    texts: tuple[str, ...]
    first: int
    rows: int

    def having(self, role: Role) -> tuple[int, ...]:
        """The columns with a role."""
        return tuple(at for at, one in enumerate(self.roles) if one is role)

    @property
    def levels(self) -> int:
        """How many levels of indicators have a column."""
        return len(self.having(Role.LEVEL))

    @property
    def is_full(self) -> bool:
        """Whether the table gives the standards of the leaves, and not their scores alone."""
        return bool(self.levels and self.having(Role.STANDARD))

    @property
    def is_scored(self) -> bool:
        """Whether the table gives scores of indicators."""
        return bool(self.levels and self.having(Role.SCORE) and self.having(Role.WEIGHT)) or (
            self.levels > 1 and bool(self.having(Role.SCORE))
        )


def role(text: str) -> Role:
    """What a head says its column holds."""
    text = bare(text)
    if len(text) > 14:
        return Role.OTHER
    return next((one for one, form in _ROLES if form.search(text)), Role.OTHER)


def heads(table: Table) -> Heads | None:
    """The heads of a table; None where none of its rows names columns that are known.

    Those of indicators count first: a form may have other rows with heads of their own above them.
    """
    grid = [_texts(table, row) for row in range(min(table.height, _FARTHEST))]
    known = [at for at, texts in enumerate(grid) if _known(texts) >= _ENOUGH]
    named = [at for at in known if any(role(text) is Role.LEVEL for text in grid[at])]
    near = [at for at in known if at < _NEAR]
    if not (named or near):
        return None
    row = min(named or near)
    below = grid[row + 1] if row + 1 < len(grid) else ()
    if below and _goes_on(below):
        both = tuple(_joined(one, two) for one, two in zip(grid[row], below, strict=True))
        return Heads(_roles(both, _beside(table, row, 2)), both, row, 2)
    return Heads(_roles(grid[row], _beside(table, row, 1)), tuple(map(bare, grid[row])), row, 1)


def _beside(table: Table, row: int, rows: int) -> set[int]:
    """The columns of one tall cell from the heads down: it names the part of the form, no level."""
    return {
        column
        for column in range(table.width)
        if (cell := table.at(row, column)) is not None and cell.row + cell.rows > row + rows + 1
    }


def _roles(texts: Sequence[str], beside: set[int]) -> tuple[Role, ...]:
    """The roles of columns by their heads; those before the first weight are names where a table
    with standards calls no column an indicator."""
    texts = tuple("" if at in beside else text for at, text in enumerate(texts))
    roles = _led(tuple(map(role, texts)), texts)
    if Role.STANDARD not in roles or Role.WEIGHT not in roles:
        return roles
    first = roles.index(Role.WEIGHT)
    if (
        first
        and roles[first - 1] not in (Role.LEVEL, Role.NUMBER)
        and Role.STANDARD not in roles[:first]
    ):
        named = tuple(one if one is Role.NUMBER else Role.LEVEL for one in roles[:first])
        return (*named, *roles[first:])
    return roles


def _led(roles: tuple[Role, ...], texts: Sequence[str]) -> tuple[Role, ...]:
    """The roles, with what stands before the first column of indicators as levels too: a goal, a
    stage (年度目标, 评价环节)."""
    first = roles.index(Role.LEVEL) if Role.LEVEL in roles else 0
    led = (
        Role.LEVEL if one in (Role.OTHER, Role.TARGET) and text else one
        for one, text in zip(roles[:first], texts[:first], strict=True)
    )
    return (*led, *roles[first:])


def _texts(table: Table, row: int) -> tuple[str, ...]:
    return tuple(_text(table, row, column) for column in range(table.width))


def _text(table: Table, row: int, column: int) -> str:
    cell = table.at(row, column)
    return bare(cell.text) if cell is not None else ""


def _known(texts: Sequence[str]) -> int:
    return sum(role(text) not in (Role.OTHER, Role.NUMBER) for text in set(texts))


def _goes_on(below: Sequence[str]) -> bool:
    """Whether the row below is one of heads too: it names known columns, and no numbers."""
    filled = [text for text in below if text]
    return (
        bool(filled)
        and _known(below) >= max(1, len(set(filled)) // 2)
        and not any(re.search(r"\d", text) for text in filled)
    )


def _joined(above: str, below: str) -> str:
    """The heads of two rows as one; the lower says more where both are known."""
    if not below or above == below:
        return above
    if not above or role(below) is not Role.OTHER:
        return below
    return above


def repeated(table: Table, found: Heads) -> Iterator[int]:
    """The rows that repeat the heads, as they do at the top of a page."""
    wanted = {one for one in found.texts if one}
    for row in range(found.first + found.rows, table.height):
        texts = {text for text in _texts(table, row) if text}
        if (
            texts
            and texts <= wanted | set(_texts(table, found.first))
            and _known(tuple(texts)) >= _ENOUGH
        ):
            yield row
