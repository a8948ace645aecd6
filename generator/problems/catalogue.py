"""The catalogue of problems: severity, messages and ways out, in Chinese and English.

Texts stand in catalogue.toml, one table per problem id, so that they can be read and
corrected without touching code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.catalogues import read_catalogue
from generator.problems.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue; texts by language code ("zh", "en")."""

    id: str
    severity: Severity
    message: dict[str, str]
    hint: dict[str, str]


LANGUAGES = ("zh", "en")


@cache
def kinds() -> dict[str, Kind]:
    """Every known kind of problem by id, in the order of the catalogue."""
    return {
        id: Kind(
            id,
            Severity(entry.get("severity", "error")),
            {language: entry[language] for language in LANGUAGES},
            {language: entry.get(f"hint_{language}", "") for language in LANGUAGES},
        )
        for id, entry in read_catalogue("generator.problems", "catalogue.toml").items()
    }


def severity(problem: Problem) -> Severity:
    """The severity its kind has."""
    return kinds()[problem.id].severity


WHAT = {
    "indicator": {"zh": "指标", "en": "indicator"},
    "leaf": {"zh": "末级指标", "en": "leaf indicator"},
    "framework": {"zh": "指标体系", "en": "framework"},
    "fact": {"zh": "基础数据", "en": "fact"},
    "table": {"zh": "表", "en": "table"},
    "row": {"zh": "行", "en": "row"},
    "column": {"zh": "列", "en": "column"},
    "problem": {"zh": "问题", "en": "problem"},
    "finding": {"zh": "问题或建议", "en": "problem or recommendation"},
    "department": {"zh": "部门", "en": "department"},
    "kind": {"zh": "提示编号", "en": "kind of problem"},
    "file": {"zh": "文件", "en": "file"},
}
"""Words for the value `what` of a message."""


def _values(problem: Problem, language: str) -> dict[str, str]:
    values = {"meant": problem.meant or "", **problem.values}
    if (what := values.get("what")) in WHAT:
        values["what"] = WHAT[what][language]
    return values


def message(problem: Problem, language: str) -> str:
    """What was found and expected, in one sentence."""
    return kinds()[problem.id].message[language].format(**_values(problem, language))


MEANT = {"zh": "是否应为 {meant}？", "en": "Did you mean {meant}?"}


def hint(problem: Problem, language: str) -> str:
    """A way out: what was probably meant, then what to do. Empty when there is none."""
    parts = [MEANT[language].format(meant=problem.meant)] if problem.meant else []
    advice = kinds()[problem.id].hint[language].format(**_values(problem, language))
    return " ".join([*parts, advice] if advice else parts)
