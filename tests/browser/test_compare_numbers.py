"""Pairs compared by the script are those compared by the program, to the last fraction.

Every ordered pair of evaluations of a data folder goes through both: verdict, limits with their
shares, the split of the total, and every indicator with its rates.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.audit.result import Result
from generator.build import Examined, examine
from generator.compare.align import align
from generator.compare.lifecycle import lineages
from generator.compare.pairs import compare
from generator.compare.result import LimitKind, NodeChange, Pair, Side, Verdict
from generator.exports.comparison import comparison_makers
from generator.exposure import Shown, shown
from tests.browser.conftest import serving
from tests.makers import made_by
from tests.site.building import ROOT

CASES = ROOT / "tests" / "cases"
MIXED = "comparison, one body real"
REAL = "example-water"
FOLDERS = {
    "comparison": CASES / "comparison",
    MIXED: CASES / "comparison",
    "published": ROOT / "evaluations",
    **{one.name: one for one in sorted((CASES / "families").iterdir())},
}
CORE = ROOT / "theme_overrides" / "assets" / "compare-core.js"
EVERY_PAIR = """async (base) => {
    const core = await import(base + 'compare-core.js');
    const files = new core.Files(new URL('data/compare/', base));
    const index = await files.index();
    const sheets = await Promise.all(index.evaluations.map((one) => files.evaluation(one)));
    const exact = (value) => value === null ? null : `${value.above}/${value.below}`;
    const side = (one) => one && [one.weight, one.full, one.score, one.rate].map(exact);
    const limit = (one) => [one.kind, exact(one.shareOld), exact(one.shareNew), one.old, one.new];
    const change = (one) => ({
        link: [one.link.joint, one.link.old, one.link.new, one.link.reasons],
        old: side(one.old), new: side(one.new), verdict: one.verdict,
        limits: one.limits.map(limit), rate: exact(one.rateChange), neither: one.neither,
    });
    const parts = ['total', 'performance', 'framework', 'inseparable', 'rest'];
    const found = {};
    for (const old of sheets) for (const other of sheets) if (old !== other) {
        const pair = core.compare(old, other, await files.alignment(old, other, index), index);
        found[`${old.head.id} ${other.head.id}`] = {
            verdict: pair.verdict, shared: exact(pair.shared), limits: pair.limits.map(limit),
            declared: pair.alignment.declared, bodies: pair.bodies.map((one) => one.reason),
            leaves: pair.leaves.map(change), nodes: pair.nodes.map(change),
            split: pair.split && parts.map((part) => exact(pair.split[part])),
        };
    }
    return found;
}"""


@cache
def examined(name: str) -> tuple[Examined, Shown]:
    found = examine(FOLDERS[name])
    assert not found.errors
    results = found.results
    if name == MIXED:
        results = tuple(_real(one) if one.department.id == REAL else one for one in results)
    if name == "published":
        results = results[::3]  # all of them make ten times as many pairs
    return found, shown(results, preview=False)


def _real(result: Result) -> Result:
    return replace(result, department=replace(result.department, invented=False))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def in_browser(page: Page, name: str, folder: Path) -> dict[str, Any]:
    found, seen = examined(name)
    for address, content in made_by(comparison_makers(found.disclosure, seen)).items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    shutil.copy(CORE, folder)
    (folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    with serving(folder) as base:
        page.goto(base)
        compared: dict[str, Any] = page.evaluate(EVERY_PAIR, base)
    return compared


def by_program(name: str) -> Iterator[tuple[str, Pair]]:
    found, seen = examined(name)
    lives = lineages(found.disclosure.departments)
    for old, new in permutations(seen.results, 2):
        years = sorted((old.evaluation.year, new.evaluation.year))
        bodies = lives[new.department.id].changes_between(*years)
        alignment = align(old.framework, new.framework, found.disclosure.concordances)
        ids = (f"{one.department.id}/{one.evaluation.year}" for one in (old, new))
        yield " ".join(ids), compare(old, new, alignment, bodies)


def exact(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def as_told(pair: Pair) -> dict[str, Any]:
    one = pair.comparability
    split = pair.split
    return {
        "verdict": one.verdict.value,
        "shared": exact(one.shared),
        "limits": [_limit(limit) for limit in one.limits],
        "declared": pair.alignment.declared,
        "bodies": [body.reason for body in pair.bodies],
        "leaves": [_change(change) for change in pair.leaves],
        "nodes": [_change(change) for change in pair.nodes],
        "split": split and [
            exact(part)
            for part in (
                split.total, split.performance, split.framework, split.inseparable, split.rest,
            )
        ],
    }  # fmt: skip


def _limit(limit: Any) -> list[Any]:
    shares = exact(limit.share_old), exact(limit.share_new)
    return [limit.kind.value, *shares, list(limit.old), list(limit.new)]


def _side(side: Side | None) -> list[str | None] | None:
    if side is None:
        return None
    return [exact(one) for one in (side.weight, side.full, side.score, side.rate)]


def _change(change: NodeChange) -> dict[str, Any]:
    link = change.link
    return {
        "link": [link.joint.value, list(link.old), list(link.new), list(link.reasons)],
        "old": _side(change.old),
        "new": _side(change.new),
        "verdict": change.verdict.value,
        "limits": [_limit(limit) for limit in change.limits],
        "rate": exact(change.rate_change),
        "neither": change.neither,
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_every_ordered_pair_is_compared_alike(page: Page, tmp_path: Path, name: str) -> None:
    expected = {ids: as_told(pair) for ids, pair in by_program(name)}
    found = in_browser(page, name, tmp_path)
    assert found.keys() == expected.keys()
    for ids, pair in expected.items():
        assert found[ids] == pair, ids


def test_the_case_has_everything_that_can_stand_in_the_way() -> None:
    """Else the test above would not show that the script knows it."""
    pairs = [pair for name in ("comparison", MIXED) for _, pair in by_program(name)]
    assert {limit.kind for pair in pairs for limit in pair.comparability.limits} == set(LimitKind)
    assert {pair.comparability.verdict for pair in pairs} == set(Verdict)
    splits = [pair.split for pair in pairs if pair.split]
    assert all(
        any(getattr(one, part) for one in splits)
        for part in ("performance", "framework", "inseparable", "rest")
    )
