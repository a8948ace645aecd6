"""What stands at addresses that have no page any more: where to go, or why there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from generator.model.disclosure import Disclosure
from generator.model.record import Way, way
from generator.pages import addresses
from generator.pages.page import Link
from generator.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """Context of redirect.html.j2; without `to` only `reason` says what became of it."""

    language: str
    address: str
    title: str
    text: str
    to: str | None
    reason: str
    link: Link


def redirect_makers(
    disclosure: Disclosure, existing: Collection[str], say: Words
) -> dict[str, Callable[[], RedirectPage]]:
    """By address, for all of the ledger and of the redirects that has no page."""
    asked = sorted({*disclosure.record.addresses, *(one.origin for one in disclosure.redirects)})
    ways = {
        one: way(one, disclosure.redirects, existing, disclosure.above)
        for one in asked
        if one not in existing
    }
    return {
        address: partial(_page, address, led, say)
        for address, led in ways.items()
        if led is not None and (led.to is not None or led.gone)
    }


def _page(address: str, led: Way, say: Words) -> RedirectPage:
    moved = led.to is not None
    return RedirectPage(
        language=say.language,
        address=address,
        title=say("redirect.moved" if moved else "redirect.gone"),
        text=say("redirect.moved_text" if moved else "redirect.gone_text"),
        to=led.to,
        reason=led.gone,
        link=Link(say("redirect.follow" if moved else "redirect.home"), led.to or addresses.HOME),
    )
