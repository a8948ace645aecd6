"""The replies of the evaluated body."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from generator.model.replies import Outcome, Reply, Subject
from generator.yaml_nodes.fields import Fields


def load_replies(
    file: Fields, leaves: Collection[str], findings: Collection[str], year: int
) -> tuple[Reply, ...]:
    """The replies in the order of the file; `findings` are the ids of problems and recommendations.

    None is older than the end of the year evaluated, none older than an earlier one on its subject.
    """
    known = {Subject.INDICATOR: leaves, Subject.FINDING: findings}
    found: list[Reply] = []
    latest: dict[tuple[Subject, str], date] = {}
    for fields in file.children("replies", required=True):
        subject = _subject(fields)
        if subject is None:
            about = ""
        else:
            what = "leaf" if subject is Subject.INDICATOR else "finding"
            about = fields.one_of(subject, known[subject], what)
        text = fields.paragraphs("text", optional=False)
        day = fields.day("date")
        outcome = fields.choice("outcome", Outcome) if fields.has("outcome") else None
        answer = fields.paragraphs("answer")
        fields.finish()
        if subject is None or day is None:
            continue
        _check_day(fields, day, year, latest.get((subject, about)))
        latest[subject, about] = max(day, latest.get((subject, about), day))
        found.append(Reply(subject, about, text, day, outcome, answer, fields.place))
    file.finish()
    return tuple(found)


def _subject(fields: Fields) -> Subject | None:
    """The one key that says what a reply is about."""
    given = [subject for subject in Subject if fields.has(subject)]
    if not given:
        fields.missing(Subject.INDICATOR, "one-subject", known="、".join(Subject))
        return None
    if len(given) > 1:
        place = fields.node.keys[given[1]]
        fields.problem("one-subject", place, known="、".join(Subject))
    return given[0]


def _check_day(fields: Fields, day: date, year: int, before: date | None) -> None:
    if day < date(year, 12, 31):
        fields.problem("reply-before-year-end", fields.at("date"), found=day)
    elif before is not None and day < before:
        fields.problem("replies-order", fields.at("date"), found=day, before=before)
