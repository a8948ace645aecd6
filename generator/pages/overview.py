"""The overview of an evaluation: grade, score, where points were lost, main facts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.audit.result import Result
from generator.model.framework import Framework, Indicator
from generator.pages import addresses
from generator.pages.attachments import attachments_table
from generator.pages.changes import corrections_table
from generator.pages.citation import Citation, citation
from generator.pages.drafts import Open, open_on
from generator.pages.head import evaluation_page
from generator.pages.page import Link, Page
from generator.pages.published import Published
from generator.pages.replies import reply_links
from generator.score.rounding import exact_sum
from generator.score.trace import NodeScore
from generator.views import charts
from generator.views.charts import Change, Chart, lost_waterfall
from generator.views.tables import Cell, Heading, Row, Table, rate_cell
from generator.words import numbers, working
from generator.words.catalogue import Words
from generator.words.marks import clause, day, noted


@dataclass(frozen=True, slots=True)
class Overview:
    """Context of overview.md.j2."""

    open: Open | None
    score: str
    weight: str
    grade: str
    bands: tuple[tuple[str, bool], ...]
    reckoning: tuple[str, ...]
    verdict: str
    agrees: bool
    differences: Table | None
    no_differences: str
    standing: tuple[Link, ...]
    corrections: Table | None
    replies: tuple[Link, ...]
    replies_lead: str
    conclusion: tuple[str, ...]
    summary: tuple[str, ...]
    level_one: Table
    level_one_chart: Chart
    lost_text: str
    lost: Table | None
    lost_way: Chart | None
    lost_chart: Chart | None
    main_facts: tuple[tuple[str, str, str], ...]
    about: tuple[tuple[str, str], ...]
    report_url: str
    attachments: Table | None
    data: Link
    cite: Citation


def overview(result: Result, standing: tuple[Link, ...], published: Published, say: Words) -> Page:
    """The overview page; `standing` says where it stands among its peers and over the years."""
    evaluation, scores, framework = result.evaluation, result.scores, result.framework
    digits = framework.rounding.digits
    leaves = lost_leaves(result)
    differing = _differences(result, say)
    score = numbers.points(scores.total.score, digits)
    weight = numbers.plain_points(scores.total.weight)
    agrees, verdict = _verdict(result, say)
    context = Overview(
        open=open_on(evaluation, say),
        score=score,
        weight=weight,
        grade=scores.grade_name or say("label.ungraded"),
        bands=grade_bands(framework, scores.grade_name, say),
        reckoning=_reckoning(result, say),
        verdict=verdict,
        agrees=agrees,
        differences=differing,
        no_differences=_no_differences(result, say),
        standing=standing,
        corrections=corrections_table(result, say),
        replies=reply_links(result, say),
        replies_lead=say("replies.lead", count=len(evaluation.replies)),
        conclusion=evaluation.conclusion,
        summary=evaluation.summary,
        level_one=level_one_table(result, say),
        level_one_chart=charts.rates(result, say),
        lost_text=_lost_text(result, leaves, say),
        lost=_lost_table(result, leaves, say) if leaves else None,
        lost_way=_lost_way(result, say) if leaves else None,
        lost_chart=charts.lost_points(result, leaves, say) if leaves else None,
        main_facts=tuple(
            (fact.name, numbers.quantity(fact.quantity, say), fact.source)
            for fact in evaluation.facts.values()
            if fact.main
        ),
        about=_about(result, say),
        report_url=evaluation.report_url,
        attachments=attachments_table(result, say),
        data=Link(say("overview.data"), f"{addresses.evaluation(result)}data.json"),
        cite=citation(result, published, say),
    )
    key = "overview.lead" if scores.grade else "overview.lead_ungraded"
    description = say(key, score=score, weight=weight, grade=scores.grade_name)
    return evaluation_page(result, "overview", context, "evaluation.yml", say, description)


def lost_leaves(result: Result) -> tuple[Indicator, ...]:
    """The leaves that lost points, most first; ties stay in the order of the tree."""
    nodes = result.scores.nodes
    lost = [leaf for leaf in result.framework.leaves if nodes[leaf.id].lost]
    return tuple(sorted(lost, key=lambda leaf: -nodes[leaf.id].lost))


def level_one_table(result: Result, say: Words) -> Table:
    """Weight, score, score rate and lost points of the first level, with the total."""
    scores, digits = result.scores, result.framework.rounding.digits
    rows = [
        Row(
            (
                Cell(root.name, addresses.indicator(result, root)),
                *_points_cells(scores.nodes[root.id], digits, say),
                rate_cell(scores.nodes[root.id].rate),
                Cell(numbers.points(scores.nodes[root.id].lost, digits)),
            )
        )
        for root in result.framework.roots
    ]
    total = scores.total
    rows.append(
        Row(
            (
                Cell(say("label.total")),
                *_points_cells(total, digits, say),
                rate_cell(total.rate),
                Cell(numbers.points(total.lost, digits)),
            ),
            total=True,
        )
    )
    headings = (
        Heading(say("label.indicator")),
        *(Heading(say(f"label.{key}"), True) for key in ("weight", "score", "rate", "lost")),
    )
    return Table(say("overview.level_one_caption"), headings, tuple(rows))


def _points_cells(node: NodeScore, digits: int, say: Words) -> tuple[Cell, Cell]:
    weight = numbers.attainable(node.weight, node.full, say)
    return Cell(weight), Cell(numbers.points(node.score, digits))


def grade_bands(framework: Framework, current: str, say: Words) -> tuple[tuple[str, bool], ...]:
    """The grades in words, and which one is the current."""
    grades = framework.grades
    texts = [
        say(
            "overview.band_from",
            name=grades[0].name,
            low=numbers.plain_points(grades[0].lowest),
        )
    ]
    for better, grade in pairwise(grades):
        high, low = numbers.plain_points(better.lowest), numbers.plain_points(grade.lowest)
        key = "overview.band_between" if grade.lowest else "overview.band_below"
        texts.append(say(key, name=grade.name, low=low, high=high))
    return tuple((text, grade.name == current) for text, grade in zip(texts, grades, strict=True))


def _reckoning(result: Result, say: Words) -> tuple[str, ...]:
    """What led to the total beside the sum of the parts: bonus, vetoes, no grade."""
    led, digits = result.scores.total_trace, result.framework.rounding.digits
    lines: list[str] = []
    if led and led.bonus:
        bonus, counted = (numbers.points(one, digits) for one in (led.bonus, led.counted))
        earned = numbers.points(led.earned, digits)
        lines.append(say("overview.bonus", earned=earned, bonus=bonus, counted=counted))
    lines.extend(
        say("overview.veto", text=clause(veto.text), reason=clause(reason))
        for veto, reason in (led.vetoes if led else ())
    )
    if led and led.before != led.score:
        before, after = (numbers.points(one, digits) for one in (led.before, led.score))
        lines.append(say("overview.before", before=before, after=after))
    if result.evaluation.ungraded:
        lines.append(say("overview.ungraded", reason=clause(result.evaluation.ungraded)))
    return tuple(lines)


def _verdict(result: Result, say: Words) -> tuple[bool, str]:
    published = result.published
    if not published.total:
        return True, say("overview.unprinted")
    agree = [one.agrees for one in published.total] + [one.agrees for one in published.grades]
    if not all(agree):
        return False, say("overview.differs")
    score = numbers.decimal(published.total[0].printed)
    if not published.grades:
        return True, say("overview.agrees_score", score=score)
    return True, say("overview.agrees", score=score, grade=published.grades[0].printed)


def _differences(result: Result, say: Words) -> Table | None:
    by_id, digits = result.framework.by_id, result.framework.rounding.digits
    found = [
        (Cell(by_id[node].name, addresses.indicator(result, by_id[node])), one)
        for node, one in result.published.differing()
    ]
    found += [(Cell(say("label.total")), one) for one in result.published.total if not one.agrees]
    rows = tuple(
        Row(
            (
                name,
                Cell(numbers.decimal(one.printed)),
                Cell(numbers.points(one.computed, digits)),
                Cell(one.where),
            )
        )
        for name, one in found
    )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("label.printed"), True),
        Heading(say("label.computed"), True),
        Heading(say("label.where")),
    )
    return Table(say("overview.differences"), headings, rows) if rows else None


def _no_differences(result: Result, say: Words) -> str:
    count = sum(map(len, result.published.nodes.values())) + len(result.published.total)
    return say("overview.no_differences", count=count) if count else ""


def _lost_text(result: Result, leaves: tuple[Indicator, ...], say: Words) -> str:
    if not leaves:
        return say("overview.lost_none")
    lost = exact_sum(result.scores.nodes[leaf.id].lost for leaf in leaves)
    return say(
        "overview.lost_text",
        count=sum(result.scores.nodes[leaf.id].applies for leaf in result.framework.leaves),
        lost_count=len(leaves),
        points=numbers.points(lost, result.framework.rounding.digits),
    )


def _lost_way(result: Result, say: Words) -> Chart:
    """From full marks to the score: what each part lost, then bonuses, vetoes and rounding."""
    scores = result.scores
    full, score = Fraction(scores.total.full), Fraction(scores.total.score)
    lost = [
        Change(root.name, Fraction(points), addresses.indicator(result, root))
        for root in result.framework.roots
        if (points := scores.nodes[root.id].lost)
    ]
    rest = full - score - sum(one.points for one in lost)
    if rest:
        lost.append(Change(say("change.rest"), rest))
    return lost_waterfall(
        "lost-way", say("overview.lost_way"), full, lost, score, say,
        heading=say("overview.part"), invented=result.department.invented,
    )  # fmt: skip


def _lost_table(result: Result, leaves: tuple[Indicator, ...], say: Words) -> Table:
    digits = result.framework.rounding.digits
    rows = []
    for leaf in leaves:
        node, trace = result.scores.nodes[leaf.id], result.scores.traces[leaf.id]
        why = working.one_line(trace, say)
        rows.append(
            Row(
                (
                    Cell(leaf.name, addresses.indicator(result, leaf)),
                    Cell((*result.framework.path(leaf), leaf)[0].name),
                    Cell(numbers.attainable(node.weight, node.full, say)),
                    Cell(numbers.points(node.score, digits)),
                    Cell(numbers.points(node.lost, digits)),
                    Cell(why),
                )
            )
        )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("overview.part")),
        Heading(say("label.weight"), True),
        Heading(say("label.score"), True),
        Heading(say("label.lost"), True),
        Heading(say("label.working")),
    )
    return Table(say("overview.lost_caption"), headings, tuple(rows))


def _about(result: Result, say: Words) -> tuple[tuple[str, str], ...]:
    evaluation = result.evaluation
    entries = (
        ("title", evaluation.title),
        ("report_number", evaluation.report_number),
        ("commissioner", evaluation.commissioner),
        ("evaluated_body", evaluation.evaluated_body),
        ("evaluator", evaluation.evaluator),
        ("report_date", day(evaluation.report_date, say)),
        ("base_date", day(evaluation.base_date, say)),
        ("framework", noted(result.framework.name, result.framework.edition, say)),
    )
    return tuple((say(f"label.{key}"), text) for key, text in entries if text)
