"""Income, expenditure and assets of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.pages.head import evaluation_page
from generator.pages.page import Page
from generator.views.charts import Chart, amounts
from generator.views.reports import report_table
from generator.views.tables import Table
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its words, then each table with the chart drawn from it."""

    anchor: str
    heading: str
    text: tuple[str, ...]
    tables: tuple[tuple[Table, Chart | None], ...]


@dataclass(frozen=True, slots=True)
class FinancePage:
    """Context of finance.md.j2."""

    sections: tuple[Section, ...]


def finance(result: Result, say: Words) -> Page:
    """The finance page."""
    tables = result.evaluation.tables
    sections = tuple(
        Section(
            one.id,
            one.heading,
            one.text,
            tuple(
                (
                    report_table(tables[name], say),
                    amounts(
                        tables[name],
                        f"{one.id}-{position}",
                        say,
                        invented=result.department.invented,
                    ),
                )
                for position, name in enumerate(one.tables, 1)
            ),
        )
        for one in result.evaluation.finance.sections
    )
    return evaluation_page(result, "finance", FinancePage(sections), "finance.yml", say)
