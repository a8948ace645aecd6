"""The tables of a page that can be taken away as files, found in what the page shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.views.charts.chart import Chart
from generator.views.tables import Table


@dataclass(frozen=True, slots=True)
class Download:
    """A CSV beside its page: address from the root, columns as (heading, whether numbers), rows.

    `invented` says for each row whether it is of a body that does not exist.
    """

    address: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    invented: tuple[bool, ...]


def downloads(context: object, address: str, *, invented: bool) -> tuple[Download, ...]:
    """The charts and the tables with an id that a context holds, as files beside the page.

    `invented` is whether the whole page is. ValueError where two have the same id.
    """
    found = tuple(
        _download(id, table, address, invented=invented) for id, table in _tables(context)
    )
    addresses = [one.address for one in found]
    if twice := {one for one in addresses if addresses.count(one) > 1}:
        raise ValueError(f"two tables or charts share an id: {sorted(twice)}")
    return found


def _tables(item: object) -> Iterator[tuple[str, Table]]:
    match item:
        case Chart(id=id, data=Table() as data):
            yield id, data
        case Table(id=id):
            if id:
                yield id, item
        case tuple():
            yield from _each(item)
        case _ if dataclasses.is_dataclass(item):
            yield from _each(getattr(item, field.name) for field in dataclasses.fields(item))


def _each(items: Iterable[object]) -> Iterator[tuple[str, Table]]:
    for one in items:
        yield from _tables(one)


def _download(id: str, table: Table, address: str, *, invented: bool) -> Download:
    return Download(
        f"{address}{id}.csv",
        tuple((heading.text, heading.numeric) for heading in table.headings),
        tuple(tuple(cell.exact for cell in row.cells) for row in table.rows),
        tuple(invented or table.invented or row.invented for row in table.rows),
    )
