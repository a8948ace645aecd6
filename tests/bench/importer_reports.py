"""Reports to import: the real one in its four forms, and tables of the other families' frameworks.

The families are data folders; here each is printed as an evaluator would print it, in several
layouts of the table of scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from docx import Document as new_word
from openpyxl import Workbook

from generator.audit.result import Result
from generator.build import examine
from generator.intake.document import Document
from generator.intake.readers import read_document
from generator.model.framework import Framework, Indicator
from tests.unit.intake.making.excel_file import add_sheet, excel_report
from tests.unit.intake.making.excel_file import saved as saved_excel
from tests.unit.intake.making.pdf_file import pdf_report
from tests.unit.intake.making.report import ABOVE, TEXT, Row
from tests.unit.intake.making.word_file import add_table, word_report
from tests.unit.intake.making.word_file import saved as saved_word

FAMILIES = Path(__file__).parents[1] / "cases" / "families"
LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标")
LAYOUTS = ("brackets", "own columns", "leaf column")
FORMS = ("text", "docx", "xlsx")
REAL: dict[str, Callable[[], bytes]] = {
    "txt": TEXT.read_bytes,
    "docx": word_report,
    "xlsx": excel_report,
    "pdf": pdf_report,
}


def real_report(form: str, folder: Path) -> Document:
    """The real report in one of its forms, read."""
    return _read(folder / f"report.{form}", REAL[form]())


@dataclass(frozen=True)
class Printed:
    """An evaluation of a family in a layout and a form; `result` is what it was printed from."""

    family: str
    layout: str
    form: str
    result: Result

    def read(self, folder: Path) -> Document:
        """The document as the importer reads it."""
        rows = tuple(table(self.result, self.layout))
        name = f"report.{'txt' if self.form == 'text' else self.form}"
        return _read(folder / name, _bytes(self.form, rows))


@cache
def families() -> tuple[Result, ...]:
    """The evaluations of the families, one of each framework."""
    found: dict[str, Result] = {}
    for folder in sorted(FAMILIES.iterdir()):
        for result in examine(folder).results:
            found.setdefault(f"{folder.name}/{result.framework.id}", result)
    return tuple(found.values())


def printed() -> Iterator[Printed]:
    """Every evaluation in every layout and form."""
    for result in families():
        for layout in LAYOUTS:
            for form in FORMS:
                yield Printed(result.framework.id, layout, form, result)


def table(result: Result, layout: str) -> Iterator[Row]:
    """The table of scores as rows, cells below a merged one marked."""
    framework = result.framework
    depth = max(one.level for one in framework.indicators)
    yield tuple(_heads(depth, layout))
    seen: set[str] = set()
    for leaf in framework.leaves:
        path = (*framework.path(leaf), leaf)
        yield tuple(_row(framework, result, path, depth, layout, seen))
    total = f"{result.scores.total.score}"
    width = len(list(_heads(depth, layout)))
    yield ("合计", *("" for _ in range(width - 2)), total)


def _heads(depth: int, layout: str) -> Iterator[str]:
    for level in LEVELS[:depth]:
        yield level
        if layout == "own columns":
            yield "分值"
    if layout == "leaf column":
        yield "分值"
    yield from ("评分标准", "得分")


def _row(
    framework: Framework,
    result: Result,
    path: tuple[Indicator, ...],
    depth: int,
    layout: str,
    seen: set[str],
) -> Iterator[str]:
    for level in range(depth):
        one = path[level] if level < len(path) else None
        again = one is not None and one.id in seen
        text = "" if one is None else ABOVE if again else one.name
        if layout == "brackets" and one is not None and not again:
            text = f"{one.name}（{_plain(one.weight)}分）"
        yield text
        if layout == "own columns":
            yield "" if one is None else ABOVE if again else _plain(one.weight)
    seen |= {one.id for one in path}
    leaf = path[-1]
    if layout == "leaf column":
        yield _plain(leaf.weight)
    yield " ".join(framework.rules[leaf.id].standard.split())
    score = result.scores.nodes[leaf.id]
    yield f"{score.score}" if score.applies else "/"


def _plain(weight: Decimal) -> str:
    return f"{weight.normalize():f}"


def _bytes(form: str, rows: tuple[Row, ...]) -> bytes:
    if form == "docx":
        document = new_word()
        add_table(document, rows)
        return saved_word(document)
    if form == "xlsx":
        workbook = Workbook()
        workbook.remove(workbook.active)  # type: ignore[arg-type]
        add_sheet(workbook, "得分表", ["指标体系及得分表"], rows)
        return saved_excel(workbook)
    lines = ("\t".join("" if one == ABOVE else one for one in row) for row in rows)
    return ("指标体系及得分表\n\n" + "\n".join(lines) + "\n").encode()


def _read(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return read_document(path)
