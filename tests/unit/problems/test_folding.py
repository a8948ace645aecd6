"""Much to be filled in is told briefly; nothing else is left out."""

from __future__ import annotations

from generator.problems import Place, Problem
from generator.problems.folding import FIRST, MOST, folded, rest_text


def to_fill(file: str, count: int) -> tuple[Problem, ...]:
    return tuple(Problem("to-fill", Place(file, line), {"key": "value"}) for line in range(count))


def test_little_is_told_in_full() -> None:
    problems = to_fill("a/2024/facts.yml", MOST)
    assert folded(problems) == (problems, {})


def test_much_is_told_by_its_first_places_and_a_count() -> None:
    problems = to_fill("a/2024/facts.yml", MOST + 1)
    told, rest = folded(problems)
    assert told == problems[:FIRST]
    assert rest == {"a/2024/facts.yml": MOST + 1 - FIRST}
    assert "a/2024/facts.yml: 另有 8 处待填" in rest_text(rest)
    assert rest_text(rest).endswith("evaluations todo a 2024\n")


def test_files_and_kinds_do_not_count_together() -> None:
    other = tuple(Problem("todo", Place("a/2024/facts.yml", line)) for line in range(30))
    problems = (*to_fill("a/2024/facts.yml", MOST), *to_fill("b/2024/facts.yml", MOST), *other)
    assert folded(problems) == (problems, {})
