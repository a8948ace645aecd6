"""Texts become numbers, percentages, days and flags by strict patterns only."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.yaml_nodes.scalars import Misfit, day, flag, number, percent


@pytest.mark.parametrize("text", ["0", "4.00", "-5", "12345678901234567890.12345", "0.50"])
def test_numbers_keep_every_digit(text: str) -> None:
    value = number(text)
    assert isinstance(value, Decimal)
    assert str(value) == text


@pytest.mark.parametrize("text", ["-0", "-0.00"])
def test_zero_has_no_sign(text: str) -> None:
    value = number(text)
    assert isinstance(value, Decimal)
    assert not value.is_signed()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("１２", "12"),
        ("２.５", "2.5"),
        ("٣", "3"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("–5", "-5"),
        ("+5", "5"),
        ("2,183.41", "2183.41"),
        ("1 234 567", "1234567"),
        ("0017", "17"),
        ("-007.50", "-7.50"),
        ("1.5e3", "1500"),
        ("1e999", None),
        ("1,5", None),
        ("1:30", None),
        ("", None),
        ("1.", None),
        (".5", None),
        ("三", None),
    ],
)
def test_what_is_no_number_may_have_been_meant_as_one(text: str, meant: str | None) -> None:
    assert number(text) == Misfit("not-a-number", meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("477.50万元", "477.50"),
        ("35人", "35"),
        ("2024年", "2024"),
        ("68 万m²", "68"),
        ("99%", "99"),
    ],
)
def test_a_unit_in_a_number(text: str, meant: str) -> None:
    assert number(text) == Misfit("unit-in-number", meant)


@pytest.mark.parametrize("text", [".nan", "NaN", ".inf", "-.inf", "Infinity", "-Infinity"])
def test_numbers_are_finite(text: str) -> None:
    assert number(text) == Misfit("not-finite")


def test_percentages_carry_their_sign() -> None:
    assert percent("99.08%") == Decimal("99.08")
    assert percent("-401.98%") == Decimal("-401.98")
    assert percent("50％") == Misfit("not-a-percent", "50%")
    assert percent("100") == Misfit("not-a-percent", "100%")


def test_a_ratio_is_not_taken_for_a_percentage() -> None:
    assert percent("0.9908") == Misfit("not-a-percent", "0.9908% / 99.08%")
    assert percent("1") == Misfit("not-a-percent", "1% / 100%")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2021-02-30", Misfit("no-such-day")),
        ("2021-13-40", Misfit("no-such-day")),
        ("2021-11-30 10:00:00", Misfit("not-a-day", "2021-11-30")),
        ("2021年1月3日", Misfit("not-a-day", "2021-01-03")),
        ("2021/1/32", Misfit("not-a-day")),
        ("２０２１-01-03", Misfit("not-a-day", "2021-01-03")),
        ("昨天", Misfit("not-a-day")),
    ],
)
def test_days(text: str, expected: date | Misfit) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("是", True),
        ("true", True),
        ("否", False),
        ("false", False),
        ("yes", Misfit("not-a-flag", "是")),
        ("NO", Misfit("not-a-flag", "否")),
        ("是\u3000", Misfit("not-a-flag", "是")),
        ("基本", Misfit("not-a-flag")),
    ],
)
def test_flags(text: str, expected: bool | Misfit) -> None:
    assert flag(text) == expected
