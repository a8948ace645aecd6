"""What the importer gets right stays right: the shares that `make bench` shows, held as limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.importer import Measured, measure_family, measure_real
from tests.bench.importer_reports import FORMS, LAYOUTS, Printed, families
from tests.unit.intake.making.pdf_file import CHROMIUM

LEAVES, RULES = 0.95, 0.8
PARTS = ("judgements", "reasons", "head", "tables", "goals", "published places", "method")


def hold(measured: Measured) -> None:
    assert float(measured.leaves) >= LEAVES, measured.leaves.wrong
    assert float(measured.rules) >= RULES, measured.rules.wrong
    assert float(measured.listed) == 1, measured.listed.wrong


@pytest.mark.parametrize("form", ["txt", "docx", "xlsx"])
def test_the_real_report(form: str, tmp_path: Path):
    measured = measure_real(form, tmp_path)
    hold(measured)
    for part in PARTS:
        share = measured.others.get(part)
        assert share is None or float(share) == 1, (part, share.wrong)
    facts = measured.others.get("facts of the measures")
    assert facts is None or float(facts) >= 0.85, facts.wrong


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="no browser prints the PDF")
def test_the_real_report_as_pdf(tmp_path: Path):
    hold(measure_real("pdf", tmp_path))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_of_other_families(layout: str, form: str, tmp_path: Path):
    measured = [
        measure_family(Printed(one.framework.id, layout, form, one), tmp_path) for one in families()
    ]
    leaves = sum(one.leaves.right for one in measured) / sum(one.leaves.all for one in measured)
    rules = sum(one.rules.right for one in measured) / sum(one.rules.all for one in measured)
    assert leaves >= LEAVES
    assert rules >= RULES
    assert [one.name for one in measured if one.listed.wrong] == []
