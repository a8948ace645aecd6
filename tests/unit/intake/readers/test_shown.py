"""Numbers as Excel shows them; but for zero as a dash and negative numbers in brackets."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.readers.shown import shown, stored


@pytest.mark.parametrize(
    ("value", "number_format", "text", "exact"),
    [
        (2.97, "General", "2.97", True),
        (2.97, "0.00", "2.97", True),
        (8, "0.00", "8.00", True),
        (8.0, "General", "8", True),
        (2.9699999999999998, "General", "2.97", True),
        (0.1 + 0.2, "General", "0.3", True),
        (99.084712, "0.00", "99.08", False),
        (2.675, "0.00", "2.68", False),
        (2183.41, "#,##0.00", "2,183.41", True),
        (1234567, "#,##0", "1,234,567", True),
        (0.9908, "0.00%", "99.08%", True),
        (1, "0%", "100%", True),
        (0.69866, "0.00%", "69.87%", False),
        (-0.732, "0.00%", "-73.20%", True),
        (-5, "#,##0_);(#,##0)", "-5", True),
        (-5, "#,##0_);[Red]\\-#,##0", "-5", True),
        (0, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "0.00", True),
        (516.77, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "516.77", True),
        (8, '0"分"', "8分", True),
        (8, "0分", "8分", True),
        (3760, '"¥"#,##0.00', "¥3,760.00", True),
        (3760, "[$¥-804]#,##0.00", "¥3,760.00", True),
        (12500, "#,##0,", "13", False),
        (1.5, "0.##", "1.5", True),
        (1.0, "0.##", "1", True),
        (150000, "0.00E+00", "150000", True),
        (0.5, "# ?/?", "0.5", True),
        (1e21, "General", "1000000000000000000000", True),
        (True, "General", "TRUE", True),
        ("4.00", "@", "4.00", True),
        ("", "@", "", True),
    ],
)
def test_numbers(value: object, number_format: str, text: str, exact: bool):
    seen = shown(value, number_format)
    assert (seen.text, seen.exact) == (text, exact)


def test_days():
    assert shown(datetime(2022, 11, 30), "yyyy/m/d").text == "2022年11月30日"  # noqa: DTZ001
    assert shown(date(2022, 11, 30), 'yyyy"年"m"月"').text == "2022年11月"
    assert shown(date(2022, 11, 30), "[$-804]yyyy年m月d日").text == "2022年11月30日"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_no_digit_a_person_typed_is_lost(number: Decimal):
    assert stored(float(number)) == number
    assert Decimal(shown(float(number), "General").text) == number


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=20))
def test_no_format_breaks_the_reading(number: float, number_format: str):
    assert shown(number, number_format).text
