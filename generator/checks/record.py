"""No published address ever dies: each has a page, or leads to one, or says why there is none."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.disclosure import Disclosure
from generator.model.record import lost, way
from generator.problems import Place, Report


def check_addresses(disclosure: Disclosure, standing: Collection[str], report: Report) -> None:
    """Every address of the ledger leads somewhere, and so does every redirect.

    `standing` are the addresses of all pages.
    """
    for one in disclosure.redirects:
        if one.origin in standing:
            report.add("redirect-from-page", one.place, address=one.origin)
            continue
        led = way(one.origin, disclosure.redirects, standing)
        if led is not None and led.to is None and not led.gone:
            path = " → ".join([*(each.origin for each in led.passed), led.passed[-1].to or ""])
            kind = "redirect-circle" if led.circle else "redirect-nowhere"
            report.add(kind, one.place, path=path)
    for address in lost(disclosure.record, disclosure.redirects, standing, disclosure.above):
        report.add("address-lost", Place("redirects.yml"), address=address)
