"""The text of an expression: plain arithmetic only, and nothing in it is ever run."""

import time
from decimal import Decimal

import pytest

from generator.load.expressions import MAX_LENGTH, MAX_NODES, is_fact_name, parse_expression
from generator.model.expressions import Absolute, Binary, FactName, Negative, Number
from generator.yaml_nodes.scalars import Misfit

A, B, C = FactName("a"), FactName("b"), FactName("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("支出决算数", FactName("支出决算数")),
        ("累计建成5G基站", FactName("累计建成5G基站")),
        ("公用经费_2020", FactName("公用经费_2020")),
        ("12.50", Number(Decimal("12.50"))),
        ("a + b", Binary("+", A, B)),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("a - (b - c)", Binary("-", A, Binary("-", B, C))),
        ("a + b * c", Binary("+", A, Binary("*", B, C))),
        ("(a + b) * c", Binary("*", Binary("+", A, B), C)),
        ("a / b / c", Binary("/", Binary("/", A, B), C)),
        ("a / (b / c)", Binary("/", A, Binary("/", B, C))),
        ("-a / b", Binary("/", Negative(A), B)),
        ("-(a / b)", Negative(Binary("/", A, B))),
        ("a - -b", Binary("-", A, Negative(B))),
        ("abs(a - b)", Absolute(Binary("-", A, B))),
        ("abs (a)", Absolute(A)),
        ("a × b ÷ c", Binary("/", Binary("*", A, B), C)),
        ("（a－b）／c", Binary("/", Binary("-", A, B), C)),
        ("a＋b＊c", Binary("+", A, Binary("*", B, C))),
    ],
)
def test_arithmetic(text, tree):
    assert parse_expression(text) == tree


@pytest.mark.parametrize("text", ["1.50", "100.00", "0.10"])
def test_the_digits_of_a_number_are_kept(text):
    found = parse_expression(text)
    assert isinstance(found, Number)
    assert str(found.value) == text


REFUSED = [
    # calls, attributes, subscripts
    "__import__('os')",
    "__import__('os').system('id')",
    "open('x')",
    "a()",
    "max(a, b)",
    "abs()",
    "abs(a, b)",
    "abs(*a)",
    "abs(x=a)",
    "abs(abs)(a)",
    "a.abs(b)",
    "a.real",
    "(1).numerator",
    "a[0]",
    "a[b]",
    # other operators
    "a ** b",
    "2 ** 9999",
    "a // b",
    "a % b",
    "a @ b",
    "a << b",
    "a >> b",
    "a | b",
    "a & b",
    "a ^ b",
    "~a",
    "+a",
    "not a",
    "a and b",
    "a or b",
    # comparison, choice, binding, functions
    "a < b",
    "a == b",
    "a in b",
    "a is b",
    "a if b else c",
    "(a := b)",
    "a = b",
    "lambda: a",
    "lambda a: a",
    "[a for a in b]",
    "(a for a in b)",
    "{a}",
    "{a: b}",
    "[a]",
    "(a, b)",
    "a,",
    "()",
    "(yield a)",
    "await a",
    "a; b",
    "import os",
    # not numbers of the data
    "'a'",
    '"a"',
    "b'a'",
    "f'{a}'",
    "True",
    "None",
    "...",
    "1e5",
    "1E-5",
    "1_000",
    "1.",
    ".5",
    "0x10",
    "0b1",
    "1j",
    "007",
    "1,000",
    "5%",
    "１２",
    "a + ２",
    "٣",
    "１.5",
    "1" * 31,
    # not an expression at all
    "",
    " ",
    "a b",
    "a +",
    "(a",
    "a)",
    "2020年",
    "“三公”经费",
    "a\x00b",
    "a\u3000/ b",
    "a\u00a0/ b",
    "a\nb",
    "a\n+ b",
    "㎡",
    "ab\u2460",
]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused(text):
    assert parse_expression(text) == Misfit("expression")


@pytest.mark.parametrize("text", ["ａ / b", "a / ﬁ", "累计建成５Ｇ基站"])
def test_names_that_normalisation_would_change_are_refused(text):
    assert parse_expression(text) == Misfit("expression")


@pytest.mark.parametrize("text", ["a # b", "a / b#", "(a # b\n)"])
def test_comments_are_refused(text):
    assert parse_expression(text) == Misfit("expression")


def test_nothing_is_run(monkeypatch, tmp_path):
    victim = tmp_path / "victim"
    for text in (
        f"open({str(victim)!r}, 'w')",
        f"abs(open({str(victim)!r}, 'w'))",
        f"__import__('pathlib').Path({str(victim)!r}).touch()",
        f"[open({str(victim)!r}, 'w') for a in (1,)][0]",
        f"(lambda: open({str(victim)!r}, 'w'))()",
    ):
        assert parse_expression(text) == Misfit("expression")
    assert not victim.exists()


def test_a_call_to_abs_is_no_call():
    """The name `abs` is only a sign: whatever it means to Python, the tree holds no function."""
    assert parse_expression("abs(-1)") == Absolute(Negative(Number(Decimal(1))))


def test_length_is_limited():
    longest = "a" * MAX_LENGTH
    assert parse_expression(longest) == FactName(longest)
    assert parse_expression(longest + "a") == Misfit("expression")


def test_the_number_of_parts_is_limited():
    # Each further term brings an operation, its sign, a name and the name's context.
    terms = (MAX_NODES - 3) // 4 + 1
    assert isinstance(parse_expression("+".join(["a"] * terms)), Binary)
    assert parse_expression("+".join(["a"] * (terms + 1))) == Misfit("expression")


@pytest.mark.parametrize(
    "text",
    ["(" * 250 + "a" + ")" * 250, "-" * 499 + "a", "(" * 500, "abs(" * 120, "a" + "+a" * 249],
)
def test_depth_is_limited_and_quick(text):
    start = time.perf_counter()
    assert parse_expression(text) == Misfit("expression")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("text", ["a", "支出决算数", "公用经费_2020", "累计建成5G基站", "_x"])
def test_names_of_facts(text):
    assert is_fact_name(text)
    assert parse_expression(text) == FactName(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abs",
        "2020年",
        "a b",
        "a-b",
        "a.b",
        "“三公”",
        "（甲）",
        "ａ",
        "ﬁ",
        "㎡",
        "5G",
        "a\u200b",
    ],
)
def test_not_names_of_facts(text):
    assert not is_fact_name(text)
