"""What holds whatever a report writes: no text breaks it, blanks and wide digits change nothing."""

from __future__ import annotations

import random
import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.amounts import exact
from generator.intake.draft import Proposal
from generator.intake.quantities import quantities
from generator.intake.wording import propose
from generator.intake.wording.matching import match
from tests.unit.intake.wording.sources import Case, cases

ALL = [one for source in ("real", "demo", "families", "forms") for one in cases(source)]
IDS = [f"{one.source}-{at}" for at, one in enumerate(ALL)]
WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
PIECES = [
    "得满分",
    "不得分",
    "得2分",
    "每降低1%",
    "扣0.5分",
    "扣完为止",
    "≥95%",
    "80%-94%",
    "低于80%",
    "其余",
    "①",
    "②",
    "1.",
    "2.",
    "（含）",
    "（",
    "）",
    "，",
    "；",
    "。",
    "得分=",
    "完成率",
    "*3",
    "1-",
    "绝对值",
    "|",
    "/",
    "÷",
    "×100%",
    "出现以下问题的",
    "视情节",
    "酌情扣分",
    "按比例",
    "之间",
    "6月底前",
    "2月30日前",
    "一",
    "百分之",
    "没有",
    "无",
    "该指标不得分",
    "最多",
    "最高",
    "加1分",
    "每",
    "以上",
    "以下",
    "各",
    "\n",
    "13月底",
    "0",
    "00",
    "-5%",
    "万元",
    "1,2,3",
    "1e9",
    "｛",
    "$\\geq",
    "满意",
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def told(found: Proposal) -> object:
    """All that is proposed but words that repeat the text as printed."""
    return (
        found.rule,
        found.measure,
        found.around,
        found.judgement,
        [kind for kind, _ in found.doubts],
    )


def changed(case: Case, standard: str, explanation: str) -> Proposal:
    return propose(
        standard,
        case.weight,
        name=case.name,
        explanation=explanation,
        score=case.score,
        reason=case.reason,
        year=case.year,
    )


def spaced(text: str) -> str:
    """Blanks and line breaks between Chinese signs, as files have them."""
    dice = random.Random(len(text))
    return re.sub(
        r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff\d≥≤])|(?<=\d)(?=%)",
        lambda found: dice.choice(["", " ", "\u3000", "\n", "\xa0"]),
        text,
    )


@pytest.mark.parametrize("case", ALL, ids=IDS)
def test_blanks_change_nothing(case: Case) -> None:
    given = changed(case, spaced(case.standard), spaced(case.explanation))
    assert told(given) == told(case.proposal())


@pytest.mark.parametrize("case", ALL, ids=IDS)
def test_wide_digits_change_nothing(case: Case) -> None:
    wide = re.sub(r"[\d.]*\d%?", lambda found: found[0].translate(WIDE), case.standard)
    given = changed(case, wide, case.explanation.translate(WIDE))
    assert told(given) == told(case.proposal())


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from([None, "0", "1", "2.5", "10"]))
def test_no_text_breaks_it(
    standard: str, explanation: str, name: str, reason: str, score: str | None
) -> None:
    found = propose(
        standard,
        Decimal(5),
        name=name,
        explanation=explanation,
        score=Decimal(score) if score else None,
        reason=reason,
        year=2021,
    )
    assert found.rule is not None or "profiles" in found.around or found.doubts


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.decimals(0, 100, places=1))
def test_no_weight_breaks_it(standard: str, weight: Decimal) -> None:
    propose(standard, weight, name="", explanation="", score=Decimal(0), reason="", year=None)


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.text("0123456789.,% 年为万元，。；个家（）《》", max_size=60)))
def test_quantities_are_what_the_text_prints(text: str) -> None:
    found = [one for one in quantities(text) if not one.nothing]
    for one in found:
        assert one.printed in text
        assert one.unit.replace("%", "") in text
        assert one.value == exact(one.printed)
    match(["预算数", "", "上年"], found)


@pytest.mark.parametrize(
    "text",
    [
        "得",
        "每",
        "（",
        "1",
        "百分之",
        "，",
        "≥",
        "1%-",
        "①得",
        "A/",
        "(",
        "-",
        "得1分",
        "每1%扣1分，",
        "无",
        "没有A的，",
    ],
)
def test_long_texts_take_no_time(text: str) -> None:
    long = text * (3000 // len(text))
    before = time.process_time()
    propose(long, Decimal(5), name=long, explanation=long, score=Decimal(2), reason=long, year=2021)
    assert time.process_time() - before < 60
