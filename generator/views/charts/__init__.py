"""Charts as data, one module for each kind; pages take them from here and know no plotly."""

from generator.views.charts.amounts import amounts
from generator.views.charts.chart import LABEL_WIDTH, MAX_LABEL_LINES, Chart, label, number
from generator.views.charts.counts import Count, counts
from generator.views.charts.dots import Dot, dots
from generator.views.charts.evaluation import MAX_LOST_BARS, lost_points, rates
from generator.views.charts.series import Axis, Break, TrendPoint, TrendSeries
from generator.views.charts.steps import Change, signed
from generator.views.charts.trend import trend
from generator.views.charts.waterfall import lost_waterfall, waterfall

__all__ = [
    "LABEL_WIDTH",
    "MAX_LABEL_LINES",
    "MAX_LOST_BARS",
    "Axis",
    "Break",
    "Change",
    "Chart",
    "Count",
    "Dot",
    "TrendPoint",
    "TrendSeries",
    "amounts",
    "counts",
    "dots",
    "label",
    "lost_points",
    "lost_waterfall",
    "number",
    "rates",
    "signed",
    "trend",
    "waterfall",
]
