"""Dates fit the year evaluated."""

from __future__ import annotations

from datetime import date

from generator.model.evaluation import Evaluation
from generator.problems import Report


def check_dates(evaluation: Evaluation, report: Report) -> None:
    """A report comes after the year it evaluates; the base date lies in it."""
    if evaluation.report_date < date(evaluation.year, 12, 31):
        report.add("report-before-year-end", evaluation.place, found=evaluation.report_date)
    if evaluation.base_date.year != evaluation.year:
        report.add("base-date-outside", evaluation.place, found=evaluation.base_date)
