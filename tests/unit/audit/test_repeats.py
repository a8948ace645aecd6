"""The same quantity printed differently in two places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.audit.figures import Audited
from generator.audit.repeats import repeats
from generator.audit.verdicts import Verdict
from generator.model.expressions import Binary, FactName
from generator.model.figures import Aspect, NotComputable, OfExpression, OfIndicator
from generator.model.units import unit
from tests.unit.audit.test_audit import audited
from tests.unit.score.builders import HERE

SPENT = OfExpression(FactName("支出"))


def printed(text: str, symbol: str = "万元", where: str = "摘要") -> Audited:
    return Audited(
        f"f-{where}-{text}", where, "", text, Decimal(text), unit(symbol), SPENT, (), None,
        Verdict.NOT_COMPUTABLE, HERE,
    )  # fmt: skip


def test_other_digits_of_one_number_agree() -> None:
    assert repeats([printed("2.86"), printed("2.9"), printed("28600", "元")]) == ()


def test_numbers_that_exclude_each_other_do_not() -> None:
    (found,) = repeats([printed("2.86"), printed("2.9"), printed("3.0", where="正文")])
    assert found.basis == SPENT
    assert [one.printed for one in found.figures] == ["2.86", "2.9", "3.0"]


def test_counts_stand_for_themselves() -> None:
    assert len(repeats([printed("10", "个"), printed("12", "个")])) == 1


def test_other_quantities_are_not_compared() -> None:
    score = replace(printed("4"), basis=OfIndicator(Aspect.SCORE, "甲"))
    weight = replace(printed("5"), basis=OfIndicator(Aspect.WEIGHT, "甲"))
    alone = [replace(printed(text), basis=NotComputable("没有")) for text in ("1", "2")]
    assert repeats([score, weight, *alone]) == ()


def test_expressions_are_no_quantity() -> None:
    both = OfExpression(Binary("+", FactName("支出"), FactName("收入")))
    assert repeats([replace(printed(text), basis=both) for text in ("1", "5")]) == ()


def test_those_of_the_published_report() -> None:
    found = [[(one.where, one.printed) for one in it.figures] for it in repeats(audited())]
    assert found == [
        [("表 4-1", "4"), ("表 4-7", "5")],
        [("摘要二（二）", "12"), ("正文二（二）", "10")],
    ]
