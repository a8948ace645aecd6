"""The text of a paragraph of Word as a reader sees it, with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted text, text that was moved away, how a reading is written above its signs.
_UNSEEN = {qn(one) for one in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rt", "w:pPr")}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TICKS = {"F0FC": "√", "F0FE": "√", "F052": "√", "F0FB": "×", "F0FD": "×"}


@dataclass(slots=True)
class Seen:
    """What was read of a paragraph: its text, and what hangs on it and stands elsewhere."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, with tabs and soft line ends."""
        return "".join(self.parts)


def seen(paragraph: Element) -> Seen:
    """The text with soft breaks as line ends, the text boxes and the notes of a paragraph."""
    result = Seen()
    for child in paragraph:
        _collect(child, result)
    return result


def _collect(element: Element, result: Seen) -> None:
    """Results of fields, hyperlinks, content controls and inserted text are text like any."""
    tag = element.tag
    if tag in _UNSEEN or not isinstance(tag, str) or _hidden(element):
        return
    sign = _sign(element)
    if sign is not None:
        result.parts.append(sign)
    elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
        result.notes.append((tag, element.get(qn("w:id")) or ""))
    elif tag == qn("w:txbxContent"):
        result.boxes.append(element)
    else:
        for child in _shown(element):
            _collect(child, result)


def _sign(element: Element) -> str | None:
    """The text an element stands for by itself; None where that is in its children."""
    tag = element.tag
    if tag == qn("w:t"):
        return element.text or ""
    if tag == qn("w:br"):
        return "" if element.get(qn("w:type")) in ("page", "column") else "\n"
    if tag == qn("w:sym"):
        return _TICKS.get((element.get(qn("w:char")) or "").upper(), "□")
    return _formula(element) if tag == f"{_M}oMath" else _SIGNS.get(tag)


def _shown(element: Element) -> Iterator[Element]:
    """The children; of two ways to say the same, for new and old programs, the first."""
    if element.tag == f"{_MC}AlternateContent":
        choice = element.find(f"{_MC}Choice")
        yield from (choice if choice is not None else element)
        return
    yield from element


def _hidden(element: Element) -> bool:
    vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")


def _formula(element: Element) -> str:
    """A formula on one line: a fraction is （above）/（below） where either has several signs."""
    if element.tag == f"{_M}t":
        return element.text or ""
    if element.tag == f"{_M}f":
        above, below = (_formula_of(element.find(f"{_M}{one}")) for one in ("num", "den"))
        return f"{_bracketed(above)}/{_bracketed(below)}"
    if element.tag == f"{_M}d":
        return f"({''.join(_formula(child) for child in element)})"
    return "".join(_formula(child) for child in element)


def _formula_of(element: Element | None) -> str:
    return _formula(element) if element is not None else ""


def _bracketed(text: str) -> str:
    plain = all(sign.isalnum() or sign in "“”、" for sign in text)
    return text if plain else f"({text})"
