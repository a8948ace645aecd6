"""The rows of a table as HTML: most of what a site has of any one thing, so made without Jinja."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from generator.views.tables import Cell, Heading, Row, Table

Way = Callable[[str], str]
"""From an address to what a link on the page says."""


def table_rows(view: Table, stack: bool, href: Way) -> Markup:
    """The rows of a table, a line for each cell.

    One that stacks its cells on a phone keeps its roles, which browsers drop with the display.
    """
    columns = [_Column(heading, stack, view.sortable) for heading in view.headings]
    return Markup("".join(_row(row, columns, stack, href) for row in view.rows))


def _row(row: Row, columns: list[_Column], stack: bool, href: Way) -> str:
    role = ' role="row"' if stack else ""
    total = ' class="total"' if row.total else ""
    anchor = f' id="{escape(row.anchor)}"' if row.anchor else ""
    lines = [f"<tr{role}{total}{anchor}>"]
    if row.cells:
        lines.append(columns[0].head(row.cells[0], row.depth, href))
    others = enumerate(row.cells[1:], 1)
    lines.extend(columns[at].cell(cell, href) for at, cell in others)
    lines.append("</tr>\n")
    return "\n".join(lines)


class _Column:
    """What all cells of a column have in common."""

    def __init__(self, heading: Heading, stack: bool, sortable: bool) -> None:
        self._role = ' role="rowheader"' if stack else ""
        self._label = f' role="cell" data-label="{escape(heading.text)}"' if stack else ""
        self._number = ' class="number"' if heading.numeric else ""
        self._sortable = sortable

    def head(self, cell: Cell, depth: int, href: Way) -> str:
        """The cell that names its row."""
        order, body = self._order(cell), _body(cell, href)
        return f'<th scope="row"{self._role} class="depth-{depth}"{order}>{body}</th>'

    def cell(self, cell: Cell, href: Way) -> str:
        """Any other cell."""
        heat = cell.heat
        kind = self._number if heat is None else f' class="number heat heat-{heat}"'
        return f"<td{self._label}{kind}{self._order(cell)}>{_body(cell, href)}</td>"

    def _order(self, cell: Cell) -> str:
        if not self._sortable or cell.order is None:
            return ""
        return f' data-sort="{escape(cell.order)}"'


def _body(cell: Cell, href: Way) -> str:
    text = str(escape(cell.text))
    if cell.reason:
        reason = escape(cell.reason)
        text = (
            f'<span title="{reason}"><span aria-hidden="true">{text}</span>'
            f'<span class="unseen">{reason}</span></span>'
        )
    elif cell.link is not None:
        text = f'<a href="{escape(href(cell.link))}">{text}</a>'
    return text if cell.bar is None else f"{text}{rate_bar(cell.bar)}"


def rate_bar(share: str) -> Markup:
    """A share from 0 to 100, as text with its percent sign, drawn as a bar."""
    return Markup(
        '<svg class="rate" aria-hidden="true" focusable="false">'
        '<rect class="rate-all" width="100%" height="100%"/>'
        f'<rect class="rate-done" width="{escape(share)}" height="100%"/></svg>'
    )
