"""Tables of PDF that go on over pages: rows and merged cells that a page break cut."""

from __future__ import annotations

from generator.intake.document import Table
from generator.intake.readers.continued import FIGURE, always_filled, appended, repeated_head
from generator.intake.readers.marks import begins
from generator.intake.readers.pdf_tables import NEAR, Piece

_SHORT = 12  # signs of a text that is a name or a figure, not a sentence
_STOPS = ("。", "；", "！", "？")
_CLOSED = ("）", ")", "。")


def goes_on(first: Piece, second: Piece) -> bool:
    """Whether two pieces have the same columns."""
    return len(first.edges) == len(second.edges) and all(
        abs(a - b) <= 2 * NEAR for a, b in zip(first.edges, second.edges, strict=True)
    )


def continued(first: Piece, second: Piece) -> Piece:
    """Both pieces as one: without the head printed again, a row cut by the page break whole."""
    head = repeated_head(first.table, second.table)
    cut = _is_cut(first.table, second.table, head)
    table = appended(first.table, second.table, head, cut=cut)
    return Piece(table, first.edges, second.box)


def _is_cut(first: Table, second: Table, head: int) -> bool:
    """Whether the first row below the head goes on with the last row of the piece before.

    It does where a long text goes on, or texts stand where the row above has none, and no
    column holds two that are each whole.
    """
    if second.height <= head:
        return False
    pairs = _pairs(first, second, head)
    both = [(above, below) for above, below in pairs if above and below]
    upper = sum(1 for above, _ in pairs if above)
    lower = sum(1 for _, below in pairs if below)
    if len(both) == upper or any(_each_whole(*pair) for pair in both):
        return False
    if not both:
        return lower > 0
    if _lacks_figure(first, second, head):
        return True
    long = [(above, below) for above, below in both if len(above) > _SHORT]
    return any(not above.endswith(_STOPS) for above, _ in long) or bool(long and 2 * lower <= upper)


def _lacks_figure(first: Table, second: Table, head: int) -> bool:
    """Whether the row below the break has no figure where every other row has one."""
    return any(
        (above := first.at(first.height - 1, column))
        and (below := second.at(head, column))
        and above.rows == below.rows == 1
        and FIGURE.match(above.text)
        and not below.lines
        and always_filled(first, second, head, column)
        for column in range(first.width)
    )


def _pairs(first: Table, second: Table, head: int) -> list[tuple[str, str]]:
    """The texts that meet at the break, column by column."""
    return [
        (above.text, below.text)
        for column in range(first.width)
        if (above := first.at(first.height - 1, column))
        and (below := second.at(head, column))
        and above.column == below.column == column
    ]


def _each_whole(above: str, below: str) -> bool:
    """Two figures, or two names that end or begin as such."""
    if FIGURE.fullmatch(above) or FIGURE.fullmatch(below):
        return True
    names = max(len(above), len(below)) <= _SHORT
    return names and (above.endswith(_CLOSED) or begins(below))
