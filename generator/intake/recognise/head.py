"""The head of a report: title, number, who commissioned, was evaluated and evaluated, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.intake.document import Document, Origin, Paragraph, Table
from generator.intake.draft import Gathered
from generator.intake.recognise.captions import texts
from generator.intake.recognise.dates import days
from generator.intake.recognise.folding import bare, tidy
from generator.intake.recognise.outline import Outline
from generator.yaml_nodes.scalars import TO_FILL

FILE = "evaluation.yml"
_NUMBER = re.compile(r"\S*[（(〔\[［]\s*20\d\d\s*[)）〕\]］]\s*第?\s*\d+\s*号")
_LABELS = (
    ("commissioner", re.compile(r"^(?:评价)?委托(?:单位|方|部门|机构|人)|^主管部门|^组织单位")),
    (
        "evaluated_body",
        re.compile(
            r"^(?:被评价(?:单位|部门|对象)|预算单位|预算部门|项目单位|评价对象|部门名称|单位名称)"
        ),
    ),
    (
        "evaluator",
        re.compile(
            r"^(?:评价机构|评价单位|第三方机构|受托(?:单位|机构)|编制单位|受委托机构|实施机构)"
        ),
    ),
)
_TITLED = re.compile(r"绩效(?:自)?评.*(?:表|函|总结|材料|情况)$|绩效(?:自)?评价?报告")
_ASIDE = re.compile(r"\s*[（(][^（）()]*[)）]\s*$")
LONGEST_TITLE, LONGEST_DATED = 60, 40
_FORM_ROWS = 3
_BASE = re.compile(r"基准日[^。；]{0,8}")
_TOTAL = re.compile(r"(?:得分|评分|总分|分值|得)[为是：:]?\s*(?:合计)?\s*(\d{1,3}(?:\.\d+)?)\s*分")
_GRADE = re.compile(
    r"(?:等级|级别|档次|评价结果|结论)[^。；\d]{0,10}?[“\"‘']?(优秀|良好|中等|合格|较差|优|良|中|差)[”\"’']?"
)


def find_head(document: Document, found: Outline, year: int, into: Gathered) -> dict[str, Any]:
    """The keys of evaluation.yml that the report prints; what it does not is to be filled in."""
    cover = [one for one in (*found.cover, *_form_lines(document)) if one.text.strip()]
    head: dict[str, Any] = {"title": _title(cover, into)}
    if numbered := _first(cover, _NUMBER):
        head["report_number"] = bare(numbered[0]).replace(":", "：").rpartition("：")[2]
        _trace(into, "report_number", head["report_number"], numbered[1])
    for key, form in _LABELS:
        if labelled := _labelled(cover, form):
            head[key] = labelled[0]
            _trace(into, key, *labelled)
    if "evaluator" not in head and found.has_body:
        into.doubt("not-found", FILE, "evaluator", Origin(), what="evaluator")
    head["report_date"] = _report_date(document, cover, year, into)
    head["base_date"] = _base_date(document, year, into)
    if conclusion := _conclusion(found, into):
        head["conclusion"] = conclusion
    return head


def find_result(text: str) -> tuple[str, str]:
    """Total and grade that a sentence prints; empty where it prints none."""
    total, grade = _TOTAL.search(text), _GRADE.search(text)
    return total[1] if total else "", grade[1] if grade else ""


def _trace(into: Gathered, key: str, value: object, origin: Origin) -> None:
    into.trace(FILE, key, value, origin)


def _title(cover: list[Paragraph], into: Gathered) -> str:
    end = next((at for at, one in enumerate(cover) if bare(one.text).endswith("报告")), None)
    if end is None and (alone := next(filter(_is_titled, cover), None)) is not None:
        title = tidy(_ASIDE.sub("", alone.text))
        into.doubt("title-other", FILE, "title", alone.origin, title=title)
        _trace(into, "title", title, alone.origin)
        return title
    if end is None:
        into.doubt("not-found", FILE, "title", Origin(), what="title")
        return TO_FILL
    start = end
    while start and not _is_other(cover[start - 1].text) and "评价" not in cover[start].text[:4]:
        start -= 1
    title = tidy("".join(bare(one.text) for one in cover[start : end + 1]))
    _trace(into, "title", title, cover[start].origin)
    return title


def _is_titled(paragraph: Paragraph) -> bool:
    """A line that names what the paper is where none ends in 报告: 打分表, 自评报告的函."""
    text = bare(_ASIDE.sub("", paragraph.text))
    return len(text) <= LONGEST_TITLE and _TITLED.search(text) is not None


def _form_lines(document: Document) -> Iterator[Paragraph]:
    """What stands with a label in the first rows of a table, several in one cell set apart."""
    for table in (one for one in document.blocks if isinstance(one, Table)):
        for cell in table.cells:
            if cell.row < _FORM_ROWS and re.match(r"[^：:]{2,12}[：:]", cell.text.strip()):
                for text in re.split(r"[\s　]{2,}", cell.text.strip()):
                    yield Paragraph(text, 0, cell.origin)


def _is_other(text: str) -> bool:
    return bool(re.search(r"[：:]|^附件|报告$", bare(text))) or _NUMBER.search(text) is not None


def _first(paragraphs: Iterable[Paragraph], form: re.Pattern[str]) -> tuple[str, Origin] | None:
    for one in paragraphs:
        if found := form.search(one.text):
            return found[0].strip(), one.origin
    return None


def _labelled(cover: Iterable[Paragraph], form: re.Pattern[str]) -> tuple[str, Origin] | None:
    for one in cover:
        label, colon, value = one.text.replace(":", "：").partition("：")
        if colon and form.search(bare(label)) and value.strip():
            return tidy(value), one.origin
    return None


def _report_date(
    document: Document, cover: list[Paragraph], year: int, into: Gathered
) -> date | str:
    """The last day on the cover; else the last line of the report that is a day alone."""
    on_cover = [
        (day, one.origin)
        for one in cover
        if len(bare(one.text)) <= LONGEST_DATED and not _NUMBER.search(one.text)
        for day in days(one.text)
        if day.year > year
    ]
    signed = [
        (day, one.origin)
        for one in document.blocks
        if isinstance(one, Paragraph) and len(bare(one.text)) <= 20
        for day in days(one.text)
        if day.year > year
    ]
    for found in (on_cover, signed):
        if found:
            _trace(into, "report_date", *found[-1])
            return found[-1][0]
    into.doubt("not-found", FILE, "report_date", Origin(), what="report_date")
    return TO_FILL


def _base_date(document: Document, year: int, into: Gathered) -> date:
    for one in _paragraphs(document):
        if (found := _BASE.search(one.text)) and (
            given := next(days(one.text[found.start() :]), None)
        ):
            _trace(into, "base_date", given, one.origin)
            return given
    into.doubt("base-date-assumed", FILE, "base_date", Origin(), date=f"{year}-12-31")
    return date(year, 12, 31)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    return (one for one in document.blocks if isinstance(one, Paragraph))


def _conclusion(found: Outline, into: Gathered) -> str:
    unit = found.headed("综合评价结论", "总体评价结论", "评价结论", "总体结论", "评价结果")
    if unit is None:
        return ""
    lines = list(texts(unit)) or [one for below in found.below(unit)[:1] for one in texts(below)]
    if not lines:
        return ""
    _trace(into, "conclusion", lines[0].text, lines[0].origin)
    return "".join(f"{one.text.strip()}\n" for one in lines)
