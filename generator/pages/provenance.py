"""Where a sheet of paper comes from: what stands at the foot of an evaluation that is printed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.page import Link
from generator.pages.published import Published
from generator.words.catalogue import Words
from generator.words.marks import day

DIGITS = 16
"""Hexadecimal digits of a hash that are printed: few enough to be compared by eye."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """`entries` are (label, text); `data` is the file whose hash is the version of the data."""

    entries: tuple[tuple[str, str], ...]
    check: str
    data: Link | None


def provenance(result: Result, part: str, published: Published, say: Words) -> Provenance:
    """The foot of a part of an evaluation."""
    here = addresses.evaluation(result, part)
    since = result.evaluation.published_on
    sum = published.data_sum(result) if published.data_sum else ""
    entries = (
        ("address", published.root + here if published.root else f"/{here}"),
        ("published", day(since, say) if since else ""),
        ("data", sum[:DIGITS]),
        ("software", published.software),
    )
    return Provenance(
        tuple((say(f"provenance.{key}"), text) for key, text in entries if text),
        say("provenance.check", count=DIGITS) if sum else "",
        Link("data.json", f"{addresses.evaluation(result)}data.json") if sum else None,
    )
