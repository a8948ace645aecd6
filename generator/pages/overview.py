"""The overview of an evaluation: grade, score, where points were lost, main facts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.attachments import attachments_table
from generator.pages.changes import corrections_table
from generator.pages.citation import Citation, citation
from generator.pages.drafts import Open, open_on
from generator.pages.head import evaluation_page
from generator.pages.history import History
from generator.pages.lost import lost_leaves, lost_table, lost_text, lost_way
from generator.pages.page import Link, Page
from generator.pages.provenance import Provenance, provenance
from generator.pages.published import Published
from generator.pages.replies import reply_links
from generator.pages.verdict import differences, grade_bands, no_differences, reckoning, verdict
from generator.score.trace import NodeScore
from generator.views import charts
from generator.views.charts import Chart
from generator.views.tables import Cell, Heading, Row, Table, rate_cell
from generator.words import numbers
from generator.words.catalogue import Words
from generator.words.marks import day, noted


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
    whole: Link
    pdf: Link | None
    cite: Citation
    provenance: Provenance
    history: History | None


def overview(
    result: Result,
    standing: tuple[Link, ...],
    published: Published,
    history: History | None,
    say: Words,
) -> Page:
    """The overview page; `standing` says where it stands among its peers and over the years,
    `history` which version it is."""
    evaluation, scores = result.evaluation, result.scores
    leaves = lost_leaves(result)
    score = numbers.points(scores.total.score, result.framework.rounding.digits)
    weight = numbers.plain_points(scores.total.weight)
    agrees, said = verdict(result, say)
    context = Overview(
        open=open_on(evaluation, say),
        score=score,
        weight=weight,
        grade=scores.grade_name or say("label.ungraded"),
        bands=grade_bands(result.framework, scores.grade_name, say),
        reckoning=reckoning(result, say),
        verdict=said,
        agrees=agrees,
        differences=differences(result, say),
        no_differences=no_differences(result, say),
        standing=standing,
        corrections=corrections_table(result, say),
        replies=reply_links(result, say),
        replies_lead=say("replies.lead", count=len(evaluation.replies)),
        conclusion=evaluation.conclusion,
        summary=evaluation.summary,
        level_one=level_one_table(result, say),
        level_one_chart=charts.rates(result, say),
        lost_text=lost_text(result, leaves, say),
        lost=lost_table(result, leaves, say) if leaves else None,
        lost_way=lost_way(result, say) if leaves else None,
        lost_chart=charts.lost_points(result, leaves, say) if leaves else None,
        main_facts=_main_facts(result, say),
        about=_about(result, say),
        report_url=evaluation.report_url,
        attachments=attachments_table(result, say),
        data=Link(say("overview.data"), f"{addresses.evaluation(result)}data.json"),
        whole=Link(say("overview.whole"), addresses.evaluation(result, "report")),
        pdf=_pdf(result, say) if published.pdfs else None,
        cite=citation(result, published, say),
        history=history,
        provenance=provenance(result, "overview", published, say),
    )
    key = "overview.lead" if scores.grade else "overview.lead_ungraded"
    description = say(key, score=score, weight=weight, grade=scores.grade_name)
    return evaluation_page(result, "overview", context, "evaluation.yml", say, description)


def _pdf(result: Result, say: Words) -> Link:
    return Link(say("overview.pdf"), f"{addresses.evaluation(result)}{addresses.PDF}")


def level_one_table(result: Result, say: Words) -> Table:
    """Weight, score, score rate and lost points of the first level, with the total."""
    scores, digits = result.scores, result.framework.rounding.digits
    rows = []
    for root in result.framework.roots:
        link = addresses.indicator(result, root)
        rows.append(Row(_cells(root.name, link, scores.nodes[root.id], digits, say)))
    rows.append(Row(_cells(say("label.total"), None, scores.total, digits, say), total=True))
    headings = (
        Heading(say("label.indicator")),
        *(Heading(say(f"label.{key}"), True) for key in ("weight", "score", "rate", "lost")),
    )
    return Table(say("overview.level_one_caption"), headings, tuple(rows))


def _cells(
    name: str, link: str | None, node: NodeScore, digits: int, say: Words
) -> tuple[Cell, ...]:
    return (
        Cell(name, link),
        Cell(numbers.attainable(node.weight, node.full, say)),
        Cell(numbers.points(node.score, digits)),
        rate_cell(node.rate),
        Cell(numbers.points(node.lost, digits)),
    )


def _main_facts(result: Result, say: Words) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (fact.name, numbers.quantity(fact.quantity, say), fact.source)
        for fact in result.evaluation.facts.values()
        if fact.main
    )


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
