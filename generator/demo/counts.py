"""Facts that are counts: so many of so many were done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.demo.chance import chance
from generator.demo.district import LAST_YEAR, Body, Part


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a whole, both counted: how large the whole is, and how far the part stays behind.

    `slack` is the shortfall in thousandths for each point of quality that is missing.
    """

    part: str
    whole: str
    unit: str
    least: int
    most: int
    slack: int
    source: str


COUNTED = (
    Counted("完成重点工作数", "计划重点工作数", "项", 18, 40, 6, "年度工作要点、工作总结"),
    Counted("质量达标项数", "验收项数", "项", 24, 90, 5, "验收资料"),
    Counted("开工项目数", "计划开工项目数", "个", 8, 26, 6, "项目台账"),
    Counted("办结诉求件数", "受理诉求件数", "件", 120, 900, 3, "企业诉求平台"),
    Counted("完成民生实事数", "计划民生实事数", "项", 8, 22, 6, "民生实事台账"),
    Counted("享受服务人数", "应覆盖人数", "人", 3000, 42000, 10, "服务对象名册"),
    Counted("完成检查次数", "计划检查次数", "次", 90, 420, 5, "执法检查台账"),
    Counted("按期办结案件数", "应办结案件数", "件", 60, 380, 3, "案件台账"),
    Counted("按期答复申请数", "收到申请数", "件", 6, 48, 4, "依申请公开台账"),
    Counted("满意份数", "有效问卷份数", "份", 180, 420, 7, "满意度调查问卷"),
)
DONE, IN_TIME, SATISFIED = "完成重点工作数", "按时完成项数", "满意份数"
FALLEN = 620
"""Thousandths satisfied where satisfaction falls, as it does nowhere else."""


def counted(seed: int, body: Body, year: int, missing: int) -> Iterator[tuple[str, int, str, str]]:
    """Every count as id, value, unit and source; `missing` is what quality lacks to a hundred."""
    for one in COUNTED:
        rng = chance(seed, body.id, year, one.part)
        whole = rng.randint(one.least, one.most)
        behind = rng.randint(0, 2 * missing * one.slack) - missing
        if one.part == SATISFIED and body.part is Part.FALLS and year == LAST_YEAR:
            behind = 1000 - FALLEN
        part = whole - whole * max(0, min(behind, 700)) // 1000
        yield one.part, part, one.unit, one.source
        yield one.whole, whole, one.unit, one.source
        if one.part == DONE:
            late = rng.randint(0, 3 * missing * part) // 1000
            yield IN_TIME, part - late, one.unit, one.source
