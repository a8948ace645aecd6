"""Findings about the data as values: where they are, what they are, how they print."""

from generator.problems.problem import Place, Problem, Report, Severity

__all__ = ["Place", "Problem", "Report", "Severity"]
