"""The data folder of this repository."""

from __future__ import annotations

from generator.checks import check
from generator.load import load
from generator.problems import Report, Severity
from generator.problems.catalogue import severity
from generator.problems.printing import as_text
from tests.real_data import real_data


def test_it_loads_with_no_other_warnings_than_the_reports_deserve(golden) -> None:
    report = Report()
    loaded = load(real_data(), report)
    check(loaded, report)
    assert not [one for one in report.problems if severity(one) is Severity.ERROR]
    assert loaded.sound_frameworks == frozenset(loaded.disclosure.frameworks)
    golden("warnings.txt", as_text(report.problems, lambda place: None))
