"""What stands in each file of the open data: a module a file."""

from generator.exports.tables.evaluations import EVALUATIONS
from generator.exports.tables.facts import FACTS
from generator.exports.tables.figures import FIGURES
from generator.exports.tables.indicators import INDICATORS
from generator.exports.tables.rows import facts, figures, nodes

__all__ = ["EVALUATIONS", "FACTS", "FIGURES", "INDICATORS", "facts", "figures", "nodes"]
