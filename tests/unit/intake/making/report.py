"""The real report as it stood on paper: what its extracted text lost is put back.

The text (tests/cases/reports) shifted cells and left those empty that a merged cell covers; here
the tables have their merged cells again, and paragraphs that page breaks cut are whole. Two
scores that the extraction lost are taken from tables 4-4 and 4-7 of the same report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TEXT = Path(__file__).parents[3] / "cases" / "reports" / "shanting-industry-it-2021.txt"
ABOVE = "\0above"  # the place belongs to the cell above it
LEFT = "\0left"  # the place belongs to the cell to its left

Row = tuple[str, ...]

# Lines that a page break cut; the next line with text goes on with them.
BROKEN = (
    80, 102, 148, 170, 212, 254, 266, 280, 310, 432, 452, 509, 574, 618, 692, 770, 796, 812,
)  # fmt: skip
CONTENTS = range(19, 45)
SCORES = 846  # the line where the table of indicators and scores begins
RUNNING_HEAD = "枣庄市山亭区工业和信息化局部门整体绩效评价报告"


@dataclass(frozen=True)
class Text:
    line: int
    text: str


@dataclass(frozen=True)
class Grid:
    """A table; `heads` rows are its head, `split` the row an author began a new table with."""

    line: int
    rows: tuple[Row, ...]
    heads: int = 1
    split: int = 0


def report(path: Path = TEXT) -> list[Text | Grid]:
    """The report in its order; the table of contents is left out."""
    lines = dict(enumerate(path.read_text(encoding="utf-8").split("\n"), 1))
    blocks: list[Text | Grid] = []
    whole = 0
    for number, line in lines.items():
        if not line.strip() or number in CONTENTS or number <= whole:
            continue
        if "\t" in line:
            grid, whole = _grid(lines, number)
            blocks.append(grid)
        elif number in BROKEN:
            after = next(n for n in range(number + 1, number + 9) if lines[n].strip())
            blocks.append(Text(number, line.strip() + lines[after].strip()))
            whole = after
        else:
            blocks.append(Text(number, line.strip()))
    return blocks


def contents(path: Path = TEXT) -> list[tuple[str, str]]:
    """Entries of the table of contents with their pages."""
    lines = path.read_text(encoding="utf-8").split("\n")
    entries = [lines[number - 1].split("\t") for number in CONTENTS]
    return [(title, page) for title, page in entries]


def _grid(lines: dict[int, str], start: int) -> tuple[Grid, int]:
    """The table that begins at a line, its parts on other pages included, and its last line."""
    rows: dict[int, Row] = {}
    last, number = start, start
    head = lines[start]
    while number in lines and number <= last + 4:
        line = lines[number]
        if "\t" in line:
            last = number
            if number == start or line != head:
                rows[number] = tuple(_printed(one) for one in line.split("\t"))
        elif line.strip() and not line.startswith("2021年度枣庄市山亭区工业和信息化局部门整体"):
            break
        number += 1
    split = next((i for i, n in enumerate(rows) if i > 1 and n - 1 not in rows), 0)
    return _restored(start, rows, split), last


def _printed(text: str) -> str:
    """Signs of typesetting in the extraction were signs on paper."""
    return re.sub(r"\$\\geq ([\d.]+)\\%\$", r"≥\1%", text.strip())


def _restored(start: int, rows: dict[int, Row], split: int) -> Grid:
    if start == SCORES:
        return Grid(start, _scores(rows))
    head, *body = rows.values()
    if start == 351:
        return Grid(start, _strategy([head, *body]), heads=4)
    if start in (298, 318):
        return Grid(start, (head, *body))
    if start == 334:
        total = ("合 计", LEFT, LEFT, "4", "11,920.00", "")
        return Grid(start, (head, *body[:-1], total), split=split)
    if start == 525:
        grade = ("评价等级", "良", LEFT, LEFT)
        return Grid(start, (head, *body[:-1], grade), split=split)
    if start == 373:
        head = ("部门职责", LEFT, *head[2:])
        cut = next(i for i, row in enumerate(body) if row[1] == "组织完成科研课题")
        body[cut] = (ABOVE, *body[cut][1:])
    merged = tuple(tuple(one or ABOVE for one in row) for row in body)
    return Grid(start, (head, *merged), split=split)


def _strategy(rows: list[Row]) -> tuple[Row, ...]:
    """Table 2-1, whose head the extraction scrambled; its rows go on with two shifts."""
    heads: list[Row] = [
        ("战略目标", rows[0][1], *[LEFT] * 10),
        ("指标", "序号", "指标", "指标解释", "年度指标值", "指标参考值", *[LEFT] * 6),
        (*[ABOVE] * 5, "标准值", *[LEFT] * 3, "历史值", LEFT, LEFT),
        (*[ABOVE] * 5, "规划值", "来源", "当年标准值", "来源", "前三年均值", "上年值", "来源/其他"),
    ]
    body = [(row if not row[0] else ("", *row[:-1])) for row in rows[5:]]
    return (*heads, *((ABOVE, *row[1:6], row[7], "", "", "", "", "") for row in body))


def _scores(rows: dict[int, Row]) -> tuple[Row, ...]:
    """Annex 1: rows back in their columns, parents printed where their cell begins."""
    rows = dict(rows)
    rows[853] = (*rows[859][:3], *rows[853][3:])
    rows[859] = ("", "", "", *rows[859][3:])
    rows[868] = ("", *rows[868][2:], "3.00")
    rows[869] = ("", "", "", rows[869][1], *rows[869][4:])
    for number in (878, 879, 880):
        rows[number] = ("", *rows[number][:-1])
    rows[878] = (rows[885][0], *rows[878][1:])
    rows[880] = ("", *rows[885][1:3], *rows[880][3:])
    rows[885] = ("", "", "", *rows[885][3:])
    rows[900] = (*rows[900][1:], "2.00")
    for number in (901, 902):
        rows[number] = ("", "", rows[number][0], *rows[number][3:])
    rows[904] = ("合计", *[LEFT] * 5, rows[904][6])
    return tuple(
        row if number == 846 else tuple(one or ABOVE for one in row) for number, row in rows.items()
    )


def lines_of(text: str) -> list[str]:
    """How the text of a cell breaks in Word: points below names, numbered items in a column."""
    text = re.sub(r"\s*([（(]\d+分[）)])$", r"\n\1", text)
    text = re.sub(r"(?<=[；。])\s*(?=\d\.(?!\d))", "\n", text)
    text = re.sub(r"\s+(?=政府采购执行率=|政府采购预算：|说明：|①|②)", "\n", text)
    text = re.sub(r"(?<=[\u4e00-\u9fff])[ ](?=[\u4e00-\u9fff])", "\n", text)
    return text.split("\n")


def level_of(text: str) -> int:
    """Which level of heading a line is printed as; 0 for text."""
    if len(text) > 45 or text.endswith(("。", "；", "：")):
        return 0
    if text in ("摘要", "正文部分") or re.match("[一二三四五六七八九十]+、", text):
        return 1
    if re.match("[（(][一二三四五六七八九十]+[）)]", text):
        return 2
    return 3 if re.match(r"\d+\. ", text) else 0
