"""A picture of how cost grows with the number of evaluations, as SVG: time and memory, log on log.

On such axes what is linear rises as the grey line does, whatever it costs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.bench.peers.known import TITLES
from tests.bench.results import Results, Row

DRAWN = {
    "ours": ("#12436D", ""),
    "ours-without-search": ("#12436D", "7 4"),
    "ours-again": ("#12436D", "2 4"),
    "hugo-yaml": ("#28A197", ""),
    "hugo-markdown": ("#28A197", "7 4"),
    "jinja": ("#801650", ""),
    "lean": ("#F46A25", ""),
    "stock": ("#F46A25", "7 4"),
}
"""Colour and dashes of each builder; what is not named is not drawn."""
WIDTH, HEIGHT = 900, 480
PANEL_WIDTH, PANEL_HEIGHT = 360, 300
LEFTS, TOP = (70, 520), 40
LEGEND = 410
STYLE = "text{font:13px sans-serif;fill:#222}.axis{stroke:#bbb}.line{fill:none;stroke-width:2.5}"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """Axes with room for some points: `x` and `y` give places for values above 0."""

    left: int
    xs: Sequence[float]
    ys: Sequence[float]

    @property
    def decades(self) -> range:
        """The powers of ten from below the least value to above the greatest."""
        return range(math.floor(math.log10(min(self.ys))), math.ceil(math.log10(max(self.ys))) + 1)

    def x(self, value: float) -> float:
        """Across, in units of the picture."""
        first, last = math.log(min(self.xs)), math.log(max(self.xs))
        share = (math.log(value) - first) / (last - first) if last > first else 0.5
        return self.left + share * PANEL_WIDTH

    def y(self, value: float) -> float:
        """Down, in units of the picture."""
        low, high = self.decades[0], max(self.decades[-1], self.decades[0] + 1)
        return TOP + (high - math.log10(value)) / (high - low) * PANEL_HEIGHT


def picture(results: Results) -> str:
    """The picture as a file of its own."""
    drawn = [name for name in DRAWN if results.of(name)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title desc">',
        '<title id="title">How the cost of a build grows with the number of evaluations</title>',
        f'<desc id="desc">{escape(_told(results, drawn))}</desc>',
        f'<style>{STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_panel(results, drawn, LEFTS[0], "seconds", lambda row: row.wall),
        *_panel(results, drawn, LEFTS[1], "memory, MiB", lambda row: row.memory / 2**20),
        *_legend(drawn),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _told(results: Results, drawn: Sequence[str]) -> str:
    """The picture in words, for whoever does not see it."""
    return " ".join(
        f"{_plain(name)}: "
        + ", ".join(f"{row.wall:.2f} s at {row.evaluations}" for row in results.of(name))
        + "."
        for name in drawn
    )


def _panel(
    results: Results, drawn: Sequence[str], left: int, title: str, value: Callable[[Row], float]
) -> Iterator[str]:
    rows = {name: results.of(name) for name in drawn}
    every = [row for found in rows.values() for row in found]
    panel = Panel(left, [row.evaluations for row in every], [value(row) for row in every])
    yield f'<text x="{left}" y="{TOP - 16}">{title}</text>'
    yield from _axes(panel)
    for name, found in rows.items():
        yield from _line(name, [(panel.x(row.evaluations), panel.y(value(row))) for row in found])


def _axes(panel: Panel) -> Iterator[str]:
    right, bottom = panel.left + PANEL_WIDTH, TOP + PANEL_HEIGHT
    for power in panel.decades:
        y = panel.y(10.0**power)
        yield f'<path class="axis" d="M{panel.left} {y:.1f}H{right}"/>'
        label = f"{10.0**power:,.10g}"
        yield f'<text x="{panel.left - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    for count in sorted(set(panel.xs)):
        x = panel.x(count)
        yield f'<path class="axis" d="M{x:.1f} {TOP}V{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{count:,.0f}</text>'
    middle = panel.left + PANEL_WIDTH / 2
    yield f'<text x="{middle}" y="{bottom + 36}" text-anchor="middle">evaluations</text>'
    yield _linear(panel)


def _linear(panel: Panel) -> str:
    """The slope of what is linear, from the lower left corner as far as there is room."""
    least, most = min(panel.xs), max(panel.xs)
    low, high = 10.0 ** panel.decades[0], 10.0 ** panel.decades[-1]
    end = min(most, least * high / low)
    start, stop = (panel.x(least), panel.y(low)), (panel.x(end), panel.y(low * end / least))
    return f'<path d="{_path([start, stop])}" fill="none" stroke="#888" stroke-dasharray="2 3"/>'


def _line(name: str, points: Sequence[Point]) -> Iterator[str]:
    colour, dashes = DRAWN[name]
    yield (
        f'<path class="line" d="{_path(points)}" stroke="{colour}" stroke-dasharray="{dashes}"/>'
    )
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _legend(drawn: Sequence[str]) -> Iterator[str]:
    for position, name in enumerate(drawn):
        x, y = (40, 330, 620)[position % 3], LEGEND + 24 * (position // 3)
        yield from _line(name, [(x, y - 4), (x + 34, y - 4)])
        yield f'<text x="{x + 44}" y="{y}">{escape(_plain(name))}</text>'


def _plain(name: str) -> str:
    return TITLES[name].replace("`", "")
