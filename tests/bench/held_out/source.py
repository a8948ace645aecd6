"""The text of an invented report: paragraphs, tables, sections and text boxes of report.html."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

REPORTS = Path(__file__).parents[2] / "cases" / "reports"


def folders() -> tuple[Path, ...]:
    """The folders of reports that have a key, by name."""
    return tuple(sorted(key.parent for key in REPORTS.glob("*/key.yml")))


def body(folder: Path) -> ElementTree.Element:
    """The body of a report's text."""
    found = ElementTree.parse(folder / "report.html").getroot().find("body")
    assert found is not None
    return found


def runs(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The pieces of a paragraph or cell in order: ("text" | "break" | "footnote", what it says)."""
    yield "text", element.text or ""
    for child in element:
        if child.tag == "br":
            yield "break", ""
        elif child.get("class") == "footnote":
            yield "footnote", "".join(child.itertext())
        else:
            yield "text", "".join(child.itertext())
        yield "text", child.tail or ""


def cells(table: ElementTree.Element) -> Iterator[tuple[int, int, int, int, ElementTree.Element]]:
    """Each cell of a table with its row, column, and how many rows and columns it takes."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.findall("td"):
            while (row, column) in taken:
                column += 1
            down, across = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            yield row, column, down, across, cell
