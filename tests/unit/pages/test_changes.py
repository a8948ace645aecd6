"""The log of the site: what stays in it of an evaluation taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.audit.result import Result
from generator.exposure import shown
from generator.model.evaluation import Status
from generator.model.follow_ups import Withdrawal
from generator.pages.changes import Changes, changes
from generator.pages.page import Page
from generator.render.pages import render
from generator.words.catalogue import words
from tests.unit.pages.compared import column, examined

SINCE = date(2025, 9, 1)


def corrected() -> Result:
    """An evaluation with corrections and a day of publication."""
    (found,) = (one for one in examined("lifecycle").results if one.evaluation.corrections)
    return found


def log_without(published_on: date | None) -> Page:
    """The log of a site whose only evaluation was corrected, then taken back."""
    evaluation = replace(
        corrected().evaluation, status=Status.WITHDRAWN, published_on=published_on,
        withdrawal=Withdrawal(SINCE, "数据有误。"),
    )  # fmt: skip
    return changes(shown([replace(corrected(), evaluation=evaluation)], preview=False), words())


def told(page: Page, key: str) -> list[str]:
    assert isinstance(page.context, Changes)
    assert page.context.table is not None
    return column(page.context.table, key)


def test_its_publication_stays_with_the_day() -> None:
    page = log_without(date(2025, 7, 10))
    assert told(page, "kind") == ["撤回", "公布"]
    assert told(page, "day") == ["2025年9月1日", "2025年7月10日"]


def test_a_day_that_is_not_recorded_is_not_made_up() -> None:
    assert told(log_without(None), "kind") == ["撤回"]


def test_its_corrections_are_not_told() -> None:
    text = render(log_without(date(2025, 7, 10)))
    for one in corrected().evaluation.corrections:
        assert one.what not in text
        assert one.reason not in text
