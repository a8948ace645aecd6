"""The method of the site: what happens to a report, verdicts, statuses, kinds of rules."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.audit.ranges import measured_range, rounding_error
from generator.audit.result import Result
from generator.audit.verdicts import Computed, Verdict, verdict
from generator.compare.policy import LEAST_SHARED
from generator.compare.result import Verdict as Comparability
from generator.exposure import PUBLIC
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.pages.head import named
from generator.pages.kinds import KindSection, RuleKind, kind_section
from generator.pages.newest import newest_of_each
from generator.pages.page import Head, Link, Page
from generator.score.rounding import EXACT
from generator.score.trace import Measured
from generator.views.tables import Cell, Heading, Row, Table
from generator.words import numbers
from generator.words.catalogue import Words

STEPS = ("record", "compute", "compare", "publish")
SCORING = ("exact", "once", "sums", "clamp", "grade")
COMPARING = ("declared", "alike", "split", "formula", "ranks", "bodies", "invented")
TREE = ("penalty", "bonus", "veto", "full", "rescale", "spread", "slot", "levels")
VERDICTS = (Verdict.EXACT, Verdict.ROUNDING, Verdict.CONTRADICTS, Verdict.NOT_COMPUTABLE)


@dataclass(frozen=True, slots=True)
class Explained:
    """What the page explains by examples: kinds of rules, and a measure as reports print it."""

    kinds: tuple[RuleKind, ...]
    measured: Measured
    printed: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class SiteMethod:
    """Context of site_method.md.j2."""

    lead: str
    steps: tuple[str, ...]
    scoring: tuple[str, ...]
    verdicts: Table
    ranges: tuple[str, ...]
    range_table: Table
    comparing: tuple[str, ...]
    comparable: Table
    statuses: Table
    tree: Table
    kinds_lead: str
    kind_table: Table
    kinds: tuple[KindSection, ...]
    proofs: tuple[Link, ...]


def site_method(explained: Explained, results: tuple[Result, ...], say: Words) -> Page:
    """The page of method."""
    sections = tuple(kind_section(one, say) for one in explained.kinds)
    title = say("approach.title")
    context = SiteMethod(
        lead=say("approach.lead"),
        steps=tuple(say(f"approach.step_{one}") for one in STEPS),
        scoring=tuple(say(f"approach.scoring_{one}") for one in SCORING),
        verdicts=_two(
            "approach.verdicts_caption",
            ("audit.verdict", "audit.meaning"),
            [(say(f"audit.{one}"), say(f"audit.{one}_text")) for one in VERDICTS],
            say,
        ),
        ranges=_ranges(explained.measured, say),
        range_table=_range_table(explained, say),
        comparing=tuple(say(f"approach.comparing_{one}") for one in COMPARING),
        comparable=_two(
            "approach.comparable_caption",
            ("approach.comparable_verdict", "audit.meaning"),
            [_comparability(one, say) for one in Comparability],
            say,
        ),
        statuses=_two(
            "approach.statuses_caption",
            ("approach.status", "approach.shown"),
            [(say(f"status.{one}"), say(f"approach.shown_{PUBLIC[one]}")) for one in Status],
            say,
        ),
        tree=_two(
            "approach.tree_caption",
            ("approach.tree_name", "rules.meaning"),
            [(say(f"approach.tree_{one}"), say(f"approach.tree_{one}_text")) for one in TREE],
            say,
        ),
        kinds_lead=say("approach.kinds_lead", count=len(sections)),
        kind_table=Table(
            say("approach.kinds_caption"),
            (Heading(say("approach.kind")), Heading(say("rules.meaning"))),
            tuple(
                Row((Cell(one.heading, f"{addresses.METHOD}#{one.anchor}"), Cell(one.meaning)))
                for one in sections
            ),
        ),
        kinds=sections,
        proofs=tuple(
            Link(
                say("approach.proof", name=one.framework.name, evaluation=named(one, say)),
                f"{addresses.evaluation(one, 'method')}#weights",
            )
            for one in newest_of_each(results, lambda one: one.framework.id)
        ),
    )
    head = Head(title, (Link(say("site.home"), addresses.HOME),))
    return Page(addresses.METHOD, title, context.lead, "site_method", head, context, None)


def _comparability(verdict: Comparability, say: Words) -> tuple[str, str]:
    least = numbers.percent(LEAST_SHARED)
    name = say(f"comparing.short_verdict_{verdict}")
    return name, say(f"approach.comparable_{verdict}", least=least)


def _two(caption: str, headings: tuple[str, str], rows: list[tuple[str, str]], say: Words) -> Table:
    return Table(
        say(caption),
        tuple(Heading(say(key)) for key in headings),
        tuple(Row((Cell(name), Cell(text))) for name, text in rows),
    )


def _ranges(measured: Measured, say: Words) -> tuple[str, ...]:
    """What the printed facts may have been, and with them the measured value."""
    lines = []
    for fact in measured.facts:
        half = rounding_error(fact.quantity.value)
        ends = (EXACT.subtract(fact.quantity.value, half), EXACT.add(fact.quantity.value, half))
        low, high = (numbers.decimal(end) for end in ends)
        shown = numbers.quantity(fact.quantity, say)
        lines.append(say("approach.range_fact", name=fact.name, shown=shown, low=low, high=high))
    symbol = measured.measure.unit.symbol
    lines.append(say("approach.range_value", value=numbers.measured(measured.shown, symbol, say)))
    if found := measured_range(measured):
        low, high = (numbers.measured(end, symbol, say) for end in (found.low, found.high))
        lines.append(say("approach.range_result", low=low, high=high))
    return tuple(lines)


def _range_table(explained: Explained, say: Words) -> Table:
    measured = explained.measured
    symbol = measured.measure.unit.symbol
    computed = Computed(measured.shown, measured_range(measured))
    rows = tuple(
        Row(
            (
                Cell(numbers.with_unit(numbers.decimal(one), symbol, say)),
                Cell(say(f"audit.{verdict(one, computed)}")),
            )
        )
        for one in explained.printed
    )
    headings = (Heading(say("audit.printed")), Heading(say("audit.verdict")))
    return Table(say("approach.range_caption"), headings, rows)
