"""The audit of an evaluation: every printed figure with its verdict, contradictions first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.audit.figures import Audited
from generator.audit.repeats import repeats
from generator.audit.result import Result
from generator.audit.verdicts import Verdict
from generator.pages import addresses
from generator.pages.head import evaluation_page
from generator.pages.page import Page
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import auditing, numbers
from generator.words.catalogue import Words
from generator.words.marks import listed as listed_items
from generator.words.marks import noted, series


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure that cannot be right beside the others, with the arithmetic that shows it."""

    quote: str
    where: str
    printed: str
    computed: str
    arithmetic: str
    allowed: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Context of audit.md.j2."""

    lead: str
    summary: Table
    contradictions: tuple[Contradiction, ...]
    repeats: Table | None
    rounding: Table | None
    standards: Table | None
    readings: Table | None
    not_computable: Table | None
    exact: Table | None


def audit(result: Result, say: Words) -> Page:
    """The audit page."""
    by_verdict: dict[Verdict, list[Audited]] = {one: [] for one in Verdict}
    for figure in result.figures:
        by_verdict[figure.verdict].append(figure)
    context = AuditPage(
        lead=say("audit.lead", count=len(result.figures)),
        summary=_summary(Counter(one.verdict for one in result.figures), say),
        contradictions=tuple(
            Contradiction(
                one.quote or say("label.total"),
                one.where,
                auditing.printed(one, say),
                auditing.computed(one, say),
                auditing.arithmetic(one, result, say),
                auditing.allowed(one, say),
            )
            for one in by_verdict[Verdict.CONTRADICTS]
        ),
        repeats=_repeats(result, say),
        rounding=_table(result, Verdict.ROUNDING, by_verdict[Verdict.ROUNDING], say),
        standards=_standards(result, say),
        readings=_readings(result, say) if result.readings else None,
        not_computable=_table(
            result, Verdict.NOT_COMPUTABLE, by_verdict[Verdict.NOT_COMPUTABLE], say
        ),
        exact=_table(result, Verdict.EXACT, by_verdict[Verdict.EXACT], say),
    )
    return evaluation_page(result, "audit", context, "figures.yml", say)


def _summary(counts: Counter[Verdict], say: Words) -> Table:
    rows = tuple(
        Row(
            (
                Cell(say(f"audit.{verdict}")),
                Cell(f"{counts[verdict]:,}"),
                Cell(say(f"audit.{verdict}_text")),
            )
        )
        for verdict in (
            Verdict.CONTRADICTS, Verdict.ROUNDING, Verdict.EXACT, Verdict.NOT_COMPUTABLE
        )
    )  # fmt: skip
    headings = (
        Heading(say("audit.verdict")),
        Heading(say("audit.count"), True),
        Heading(say("audit.meaning")),
    )
    return Table(say("audit.summary"), headings, rows)


def _table(result: Result, verdict: Verdict, figures: list[Audited], say: Words) -> Table | None:
    if not figures:
        return None
    keys = ["quote", "where", "printed", "arithmetic"]
    rows = tuple(
        Row(
            (
                Cell(one.quote or say("label.total")),
                Cell(one.where),
                Cell(auditing.printed(one, say)),
                Cell(_explained(one, result, say)),
            )
        )
        for one in figures
    )
    if verdict is Verdict.NOT_COMPUTABLE:
        keys[-1] = "why"
    numeric = {"printed"}
    headings = tuple(Heading(say(f"audit.{key}"), key in numeric) for key in keys)
    return Table(say(f"audit.{verdict}"), headings, rows)


def _explained(one: Audited, result: Result, say: Words) -> str:
    line = auditing.arithmetic(one, result, say)
    if one.verdict is Verdict.ROUNDING:
        return say("audit.explained", line=line, allowed=auditing.allowed(one, say))
    return line


def _repeats(result: Result, say: Words) -> Table | None:
    rows = tuple(
        Row(
            (
                Cell(auditing.subject(one.basis, result, say)),
                Cell(
                    series(
                        (noted(auditing.printed(it, say), it.where, say) for it in one.figures),
                        say,
                    )
                ),
            )
        )
        for one in repeats(result.figures)
    )
    headings = (Heading(say("audit.subject")), Heading(say("audit.places")))
    return Table(say("audit.repeats"), headings, rows) if rows else None


def _standards(result: Result, say: Words) -> Table | None:
    rows = []
    for one in result.standards:
        indicator = result.framework.by_id[one.values["id"]]
        values = {name: value for name, value in one.values.items() if name != "id"}
        text = say(f"audit.{one.id.replace('-', '_')}", **values)
        rows.append(Row((Cell(indicator.name, addresses.indicator(result, indicator)), Cell(text))))
    headings = (Heading(say("label.indicator")), Heading(say("audit.finding")))
    return Table(say("audit.standards"), headings, tuple(rows)) if rows else None


def _readings(result: Result, say: Words) -> Table:
    digits = result.framework.rounding.digits
    rows = []
    for one in result.readings:
        indicator = result.framework.by_id[one.indicator]
        others = sorted({other for other in one.others if other != one.declared})
        if others:
            listed = listed_items((numbers.points(other, digits) for other in others), say)
            effect = say("audit.changes", scores=listed)
        else:
            effect = say("audit.unchanged") if one.others else say("audit.untried")
        rows.append(
            Row(
                (
                    Cell(indicator.name, addresses.indicator(result, indicator)),
                    Cell(result.framework.rules[one.indicator].reading),
                    Cell(numbers.points(one.declared, digits)),
                    Cell(effect),
                )
            )
        )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("audit.reading")),
        Heading(say("label.score"), True),
        Heading(say("audit.effect")),
    )
    return Table(say("audit.readings"), headings, tuple(rows))
