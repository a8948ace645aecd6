"""The card of an evaluation: a small page of its own, for other sites to show."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from jinja2 import meta

from generator.audit.result import Result
from generator.exposure import Shown, Withdrawn
from generator.model.evaluation import Status
from generator.model.follow_ups import Withdrawal
from generator.pages.card import Bar, Card, card, card_makers
from generator.pages.published import Published
from generator.policy import PAGE
from generator.render.card import render_card
from generator.render.pages import environment
from generator.words.catalogue import words
from tests.site import html
from tests.unit.pages import real, variants

SAY = words("zh")
STYLE = "../../../assets/card.css"
PUBLISHED = Published(real.examined().disclosure.site)
WITHDRAWN = Withdrawn(
    real.result().department, 2021, "报告", Withdrawal(date(2024, 2, 1), "基础数据有误。")
)


def made(result: Result | None = None) -> html.Html:
    return html.parse(render_card(card(result or real.result(), PUBLISHED, SAY)).decode())


def test_the_template_uses_all_it_is_given_and_nothing_else() -> None:
    source = files("generator").joinpath("templates/card.html.j2").read_text(encoding="utf-8")
    used = meta.find_undeclared_variables(environment().parse(source)) - {"say", "href", "policy"}
    assert used == {one.name for one in fields(Card)} - {"address"}
    assert all(f"bar.{one.name}" in source for one in fields(Bar))


def test_shows_score_grade_and_every_first_level_rate() -> None:
    texts = made().texts
    for text in ("84.48", "良", "73.92%", "44.44%"):
        assert text in texts
    for root in real.result().framework.roots:
        assert root.name in texts
    widths = [dict(attrs)["width"] for tag, attrs in made().elements if tag == "rect"]
    assert "73.92%" in widths


def test_leads_to_the_evaluation_out_of_any_frame() -> None:
    (link,) = (dict(attrs) for tag, attrs in made().elements if tag == "a")
    assert link == {"href": "../", "target": "_top"}


def test_runs_nothing_and_loads_its_style_sheet_alone() -> None:
    page = made()
    assert not {"script", "iframe", "img", "form"} & {tag for tag, _ in page.elements}
    assert {url for _, _, url in page.urls()} == {"../", "data:,", STYLE}
    assert ("content", PAGE) in [one for _, attrs in page.elements for one in attrs]
    assert not page.styles
    assert not [attrs for _, attrs in page.elements if "style" in dict(attrs)]


def test_a_node_that_does_not_apply_has_no_bar() -> None:
    result = real.result()
    root = result.framework.roots[0]
    node = replace(result.scores.nodes[root.id], attainable=Decimal(0), applies=False)
    nodes = {**result.scores.nodes, root.id: node}
    changed = replace(result, scores=replace(result.scores, nodes=nodes))
    assert node.rate is None
    found = card(changed, PUBLISHED, SAY)
    assert found.bars[0].width is None
    assert made(changed).shape.count(("rect", ("class", "width", "height"))) == 2 * (
        len(found.bars) - 1
    )


def test_says_that_it_is_invented() -> None:
    invented = replace(real.result().department, invented=True)
    assert SAY("card.invented") in made(replace(real.result(), department=invented)).texts
    assert SAY("card.invented") not in made().texts


@pytest.mark.parametrize("status", [Status.DRAFT, Status.UNDER_REPLY, Status.AUDITED])
def test_in_a_preview_it_says_what_is_not_public(status: Status) -> None:
    result = variants.of_year(real.result(), 2021, status)
    assert SAY(f"evaluation.{status}") in made(result).texts


def test_of_one_withdrawn_only_that_and_why() -> None:
    (make,) = card_makers(Shown((), (), (WITHDRAWN,)), PUBLISHED, SAY).values()
    found = make()
    page = html.parse(render_card(found).decode())
    assert found.address == "shanting-industry-it/2021/card/"
    assert SAY("card.withdrawn", day="2024年2月1日", reason="基础数据有误") in page.texts
    assert SAY("card.whole") not in page.texts
    assert not {"dl", "svg"} & {tag for tag, _ in page.elements}
    assert not [text for text in page.texts if "84" in text or "良" in text]


def test_texts_stay_texts() -> None:
    department = replace(real.result().department, name="<img src=x onerror=alert(1)>")
    page = made(replace(real.result(), department=department))
    assert page.shape == made().shape
    assert department.name in page.texts
