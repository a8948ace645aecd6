"""The site's page of method: every kind of rule with examples that the scoring works out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.audit.verdicts import Verdict
from generator.examples import BrokenExample, Case, catalogue, explained, kinds, rule_kinds, worked
from generator.exposure import PUBLIC
from generator.model.evaluation import Status
from generator.pages.site_method import SiteMethod
from generator.score.trace import Clamp
from generator.words.catalogue import DEFAULT, words
from tests.unit.pages import real

say = words("zh")
KINDS = {one.kind: one for one in rule_kinds(DEFAULT)}
PAGE = next(one.markdown for one in real.output().pages if one.path == "method/index.md")


def context() -> SiteMethod:
    (page,) = (one for one in real.pages() if one.address == "method/")
    assert isinstance(page.context, SiteMethod)
    return page.context


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_rule_has_a_section(kind: str) -> None:
    """A kind that is added gets a table of its own in words/rules.zh.toml."""
    assert kind in KINDS, f"explain {kind} in generator/words/rules.zh.toml"
    assert f"{{#{kind.replace('_', '-')}}}" in PAGE


def test_the_catalogue_explains_no_kind_that_is_not_there() -> None:
    assert list(catalogue("rules", DEFAULT)) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
class TestKind:
    def test_says_what_it_means_and_where_it_is_from(self, kind: str) -> None:
        one = KINDS[kind]
        assert one.name
        assert one.meaning.endswith("。")
        assert one.origin.endswith("。")
        assert one.standard

    def test_is_an_example_of_itself(self, kind: str) -> None:
        assert all(one.trace.working.rule.kind == kind for one in KINDS[kind].examples)
        assert KINDS[kind].examples

    def test_explains_every_parameter_of_its_example(self, kind: str) -> None:
        lines = KINDS[kind].entry.partition("rule:\n")[2].split("\n")
        written = {line.strip().partition(":")[0] for line in lines if line[2:3].strip(" -")}
        assert written - {"kind"} <= {key for key, _ in KINDS[kind].parameters}

    def test_shows_the_score(self, kind: str) -> None:
        (section,) = (one for one in context().kinds if one.anchor == kind.replace("_", "-"))
        for shown, one in zip(section.worked, KINDS[kind].examples, strict=True):
            assert f"{one.trace.score:f} /" in shown.result
            assert shown.lines


def test_the_examples_show_clamps_too() -> None:
    clamps = {one.trace.clamp for kind in KINDS.values() for one in kind.examples}
    assert clamps == set(Clamp)


def test_a_broken_example_is_an_error_of_the_program() -> None:
    entry = "standard: 甲\nrule: {kind: levels, levels: [{name: 优, points: 1}]}"
    with pytest.raises(BrokenExample, match="level-unknown"):
        worked(Case("甲", Decimal(1), entry, "", "level: 良"))
    with pytest.raises(BrokenExample, match="unknown-rule"):
        worked(Case("甲", Decimal(1), "standard: 甲\nrule: {kind: x}", "", ""))


def test_the_example_of_rounding_is_that_of_the_report() -> None:
    rows = {row.cells[0].text: row.cells[1].text for row in context().range_table.rows}
    assert rows == {
        "69.76%": say(f"audit.{Verdict.EXACT}"),
        "69.87%": say(f"audit.{Verdict.ROUNDING}"),
        "70.50%": say(f"audit.{Verdict.CONTRADICTS}"),
    }
    assert any("2.855" in line and "2.865" in line for line in context().ranges)
    assert len(explained(DEFAULT).printed) == len(rows)


def test_every_status_is_explained() -> None:
    rows = [tuple(cell.text for cell in row.cells) for row in context().statuses.rows]
    assert rows == [(say(f"status.{one}"), say(f"approach.shown_{PUBLIC[one]}")) for one in Status]


def test_the_proof_of_each_evaluation_is_linked() -> None:
    assert [one.address for one in context().proofs] == [
        "shanting-industry-it/2021/method/#weights"
    ]
