"""What was probably meant by a text that is no number, percentage or day."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from generator.editing.sheet.row import Kind, Row
from generator.editing.sheet.typed import tidy
from generator.yaml_nodes import scalars
from generator.yaml_nodes.scalars import TO_FILL, Misfit

PARSERS: dict[Kind, Callable[[str], Decimal | date | Misfit]] = {
    Kind.NUMBER: scalars.number,
    Kind.PERCENT: scalars.percent,
    Kind.DAY: scalars.day,
}
OTHER_UNIT = "unit-in-number"
TWO_READINGS = " / "


def meant(row: Row, text: str) -> str | None:
    """The one text the row could take that a text may have meant; None where it can be taken as
    it is, and where nothing or more than one thing may have been meant.

    A unit behind a number is left out only where it is the row's own.
    """
    text, parse = tidy(text), PARSERS.get(row.kind)
    if parse is None or text in ("", TO_FILL):
        return None
    bare = _without_unit(text, row.unit) if row.kind is Kind.NUMBER else text
    found = parse(bare)
    if not isinstance(found, Misfit):
        return None if bare == text or _is_taken(row, text) else bare
    one = found.id != OTHER_UNIT and found.meant and TWO_READINGS not in found.meant
    return found.meant if one else None


def corrections(rows: Iterable[Row], typed: Mapping[str, str]) -> dict[str, str]:
    """What was probably meant by texts typed, by the anchors of the rows that cannot take them."""
    offers = ((row.anchor, meant(row, typed[row.anchor])) for row in rows if row.anchor in typed)
    return {anchor: offer for anchor, offer in offers if offer is not None}


def _without_unit(text: str, unit: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    behind = unicodedata.normalize("NFKC", unit)
    return plain.removesuffix(behind).strip() if behind and plain.endswith(behind) else text


def _is_taken(row: Row, text: str) -> bool:
    """Whether a fact in per cent is written with its sign, which may stand there."""
    return row.unit == "%" and not isinstance(scalars.percent(text), Misfit)
