"""What happened to an evaluation after it was made public: its day, corrections, withdrawal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from generator.model.evaluation import Status
from generator.model.follow_ups import Correction, Withdrawal
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.nodes import Scalar

WITHDRAWAL = "withdrawal"


def load_published_on(head: Fields, reported: date) -> date | None:
    """The day it was made public, not before the day `reported`; None where it is not said."""
    if not head.has("published_on"):
        return None
    day = head.day("published_on")
    if day is not None and day < reported:
        head.problem("published-before-report", head.at("published_on"), found=day, report=reported)
    return day


def load_withdrawal(head: Fields, status: Status, since: date) -> Withdrawal | None:
    """Since when and why it is withdrawn, exactly where the status says so.

    `since` is the day it was published, or else reported.
    """
    if status is not Status.WITHDRAWN:
        if head.has(WITHDRAWAL) and _is_said(head, status):
            place = head.node.keys[WITHDRAWAL]
            head.problem("withdrawal-without-status", place, status=status)
        return None
    fields = head.child(WITHDRAWAL)
    if fields is None:
        head.missing(WITHDRAWAL, "status-without-withdrawal")
        return None
    day, reason = fields.day("date"), fields.text("reason", length=PARAGRAPH_LENGTH)
    fields.finish()
    if day is not None and day < since:
        fields.problem("withdrawn-early", fields.at("date"), found=day, since=since)
    return Withdrawal(day or since, reason)


def _is_said(head: Fields, status: Status) -> bool:
    """Whether the status stands in the file; else it was not readable, which is told already."""
    written = head.node.entries.get("status")
    return isinstance(written, Scalar) and written.text == status


def load_corrections(file: Fields, nodes: Collection[str], since: date) -> tuple[Correction, ...]:
    """The corrections, oldest first; none is older than `since`, the day of publication.

    `nodes` are the ids of the framework's indicators.
    """
    found: list[Correction] = []
    latest = since
    for fields in file.children("corrections", required=True):
        day = fields.day("date")
        correction = Correction(
            day or latest,
            fields.text("what"),
            fields.text("was", length=PARAGRAPH_LENGTH),
            fields.text("now", length=PARAGRAPH_LENGTH),
            fields.text("reason", length=PARAGRAPH_LENGTH),
            fields.one_of("indicator", nodes, "indicator") if fields.has("indicator") else None,
            fields.place,
            fields.text("decided_by", ""),
        )
        fields.finish()
        if day is not None and day < since:
            fields.problem("correction-early", fields.at("date"), found=day, since=since)
        elif day is not None and day < latest:
            fields.problem("corrections-order", fields.at("date"), found=day, before=latest)
        latest = max(latest, correction.day)
        found.append(correction)
    file.finish()
    return tuple(found)
