"""The page that sets an evaluation beside the department's one before it (与上次比较)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.audit.result import Result
from generator.compare.asked import LookBack
from generator.compare.movers import leaf_movements
from generator.compare.result import NodeChange, Pair, Side, Split, Verdict
from generator.model.framework import Framework
from generator.pages import addresses
from generator.pages.asked import asked_table
from generator.pages.head import evaluation_page, named
from generator.pages.page import Link, Page
from generator.views.charts import Change as Step
from generator.views.charts import waterfall
from generator.views.charts.chart import Chart
from generator.views.tables import Cell, Heading, Row, Table, absent_cell, exact, rate_cell, share
from generator.words import comparing, numbers
from generator.words.catalogue import Words
from generator.words.marks import listed, noted

MAX_MOVERS = 5
PARTS = ("performance", "framework", "inseparable", "rest")


@dataclass(frozen=True, slots=True)
class Changed:
    """Context of change.md.j2."""

    lead: str
    old: Link
    new: Link
    verdict: str
    verdict_kind: str
    limits: tuple[str, ...]
    why_text: str
    why: Chart | None
    movers: Table | None
    parts_table: Table | None
    leaves: Table
    asked: Table | None
    compare: Link


def change(pair: Pair, asked: Sequence[LookBack], say: Words) -> Page:
    """The page of a pair; `asked` is what the newer evaluation was to look back on."""
    apart = pair.comparability.verdict is Verdict.NOT_COMPARABLE
    context = Changed(
        lead=_lead(pair, say),
        old=Link(named(pair.old, say), addresses.evaluation(pair.old)),
        new=Link(named(pair.new, say), addresses.evaluation(pair.new)),
        verdict=comparing.verdict(pair.comparability, say),
        verdict_kind=pair.comparability.verdict,
        limits=comparing.limits(pair, say),
        why_text=say("change.why_apart" if apart else "change.why_text"),
        why=_why(pair, pair.split, say) if pair.split else None,
        movers=_movers(pair, say),
        parts_table=_parts(pair, say),
        leaves=_table("leaves", say("change.leaves_caption"), pair.leaves, pair, say),
        asked=asked_table(asked, say),
        compare=Link(say("change.compare"), addresses.compare(pair.old, pair.new)),
    )
    return evaluation_page(pair.new, "change", context, "evaluation.yml", say)


def _lead(pair: Pair, say: Words) -> str:
    comparable = pair.comparability.verdict is not Verdict.NOT_COMPARABLE
    key = "change.lead" if pair.same_scale else "change.lead_scaled"
    return say(
        key if comparable else "change.lead_apart",
        old_year=pair.old.evaluation.year,
        old=_result(pair.old, pair, say),
        new_year=pair.new.evaluation.year,
        new=_result(pair.new, pair, say),
        change=comparing.total(pair, say),
    )


def _result(result: Result, pair: Pair, say: Words) -> str:
    """Score and grade; with the full marks where those differ."""
    score = numbers.points(result.scores.total.score, result.framework.rounding.digits)
    if not pair.same_scale:
        score = f"{score} / {numbers.plain_points(result.scores.total.weight)}"
    grade = result.scores.grade_name or say("label.ungraded")
    return noted(say("label.points", points=score), grade, say)


def _why(pair: Pair, split: Split, say: Words) -> Chart:
    """The change of the total by cause; a cause that adds nothing is left out."""
    years = (pair.old.evaluation.year, pair.new.evaluation.year)
    totals = (pair.old.scores.total.score, pair.new.scores.total.score)
    start, end = (
        Step(say("evaluation.year", year=year), Fraction(total))
        for year, total in zip(years, totals, strict=True)
    )
    parts = ((part, getattr(split, part)) for part in PARTS)
    steps = [Step(say(f"change.{part}"), points) for part, points in parts if points]
    return waterfall(
        "why", say("change.why"), start, steps, end, say,
        heading=say("change.cause"), invented=pair.new.department.invented,
    )  # fmt: skip


def _movers(pair: Pair, say: Words) -> Table | None:
    """The indicators that moved the total most by performance, the largest falls first."""
    moved = leaf_movements(pair)
    fell = [one for one in moved if one[1] < 0][:MAX_MOVERS]
    rose = [one for one in reversed(moved) if one[1] > 0][:MAX_MOVERS]
    if not fell and not rose:
        return None
    digits = pair.new.framework.rounding.digits
    rows = tuple(
        Row(
            (
                change_cell(one, pair, say),
                Cell(comparing.points(points, digits), value=exact(points)),
                _rates(one.old),
                _rates(one.new),
                Cell(comparing.reason(one, say)),
            )
        )
        for one, points in (*fell, *rose)
    )
    headings = (
        Heading(say("label.indicator")),
        Heading(say("change.moved"), True),
        Heading(_year(pair.old, "rate", say), True),
        Heading(_year(pair.new, "rate", say), True),
        Heading(say("change.note")),
    )
    return Table(
        say("change.movers_caption"), headings, rows, id="movers",
        invented=pair.new.department.invented,
    )  # fmt: skip


def _parts(pair: Pair, say: Words) -> Table | None:
    """The first level, as far as it is declared to be joined."""
    old, new = pair.old.framework.by_id, pair.new.framework.by_id
    first = [
        one
        for one in pair.nodes
        if any(new[id].level == 1 for id in one.link.new)
        or any(old[id].level == 1 for id in one.link.old)
    ]
    return _table("parts", say("change.parts_caption"), first, pair, say) if first else None


def _table(id: str, caption: str, changes: Sequence[NodeChange], pair: Pair, say: Words) -> Table:
    headings = (
        Heading(say("label.indicator"), key="indicator"),
        Heading(_year(pair.old, "score", say), True, "old"),
        Heading(_year(pair.new, "score", say), True, "new"),
        Heading(say("change.rate"), True, "change"),
        Heading(say("change.points"), True, "points"),
        Heading(say("change.note")),
    )
    rows = tuple(_row(one, pair, say) for one in changes)
    return Table(
        caption, headings, rows, id=id, sortable=True, invented=pair.new.department.invented
    )


def _row(one: NodeChange, pair: Pair, say: Words) -> Row:
    reason = comparing.reason(one, say)
    return Row(
        (
            change_cell(one, pair, say),
            _score(one.old, one.link.old, pair.old, say),
            _score(one.new, one.link.new, pair.new, say),
            _rate_change(one, say),
            _points(one, pair),
            Cell(reason),
        )
    )


def change_cell(one: NodeChange, pair: Pair, say: Words) -> Cell:
    """The names of a link: the newer ones, those of before where they were others or are gone."""
    old, new = _names(one.link.old, pair.old.framework), _names(one.link.new, pair.new.framework)
    if not new:
        result, ids, text = pair.old, one.link.old, listed(old, say)
    else:
        result, ids = pair.new, one.link.new
        before = "" if not old or old == new else say("change.before", names=listed(old, say))
        text = noted(listed(new, say), before, say)
    return Cell(text, addresses.indicator(result, result.framework.by_id[ids[0]]))


def _names(ids: Sequence[str], framework: Framework) -> tuple[str, ...]:
    return tuple(framework.by_id[id].name for id in ids)


def _score(side: Side | None, ids: Sequence[str], result: Result, say: Words) -> Cell:
    """Score of what could be earned, with the rate as a bar; sorted by the rate."""
    if side is None:
        return absent_cell(say("change.nothing"))
    if not any(result.scores.judged(id) for id in ids):
        return Cell(say("label.absent"), value="")
    if side.rate is None:
        return Cell(_beside(side, say), value=exact(side.score), sort="")
    text = f"{numbers.exact(side.score)} / {numbers.exact(side.full)}"
    shown = noted(text, numbers.percent(side.rate), say)
    return Cell(shown, bar=share(side.rate), value=exact(side.score), sort=exact(side.rate))


def _beside(side: Side, say: Words) -> str:
    """What a penalty or bonus, which stands beside the full marks, took or gave."""
    if not side.score:
        return say("change.no_points", most=numbers.exact(side.weight))
    key = "change.taken" if side.score < 0 else "change.given"
    return say(key, points=numbers.exact(abs(side.score)), most=numbers.exact(side.weight))


def _rates(side: Side | None) -> Cell:
    return absent_cell("") if side is None else rate_cell(side.rate)


def _rate_change(one: NodeChange, say: Words) -> Cell:
    change = one.rate_change
    if change is None:
        apart = one.verdict is Verdict.NOT_COMPARABLE
        return Cell(say("comparing.not" if apart else "change.no_rate"), value="")
    return Cell(comparing.rate(change, say), value=exact(change))


def _points(one: NodeChange, pair: Pair) -> Cell:
    """What was added to the total; of nodes above leaves, the newer score less the older."""
    if one.contribution is not None:
        points = one.contribution.points
    elif (
        pair.split is not None
        and one.verdict is not Verdict.NOT_COMPARABLE
        and one.old is not None
        and one.new is not None
    ):
        points = one.new.score - one.old.score
    else:
        return absent_cell("")
    digits = pair.new.framework.rounding.digits
    return Cell(comparing.points(points, digits), value=exact(points))


def _year(result: Result, label: str, say: Words) -> str:
    return say("change.of_year", year=result.evaluation.year, label=say(f"label.{label}"))
