"""Addresses of pages, from the root of the site."""

from __future__ import annotations

import re

from generator.audit.result import Result
from generator.model.framework import Indicator

_ODD = re.compile(r"[^\w-]|_")

HOME = ""
DATA = "data/"
METHOD = "method/"
PARTS = ("overview", "indicators", "finance", "goals", "findings", "method", "audit")


def evaluation(result: Result, part: str = "overview") -> str:
    """The address of a part of an evaluation."""
    base = f"{result.evaluation.department}/{result.evaluation.year}/"
    return base if part == "overview" else f"{base}{part}/"


def department(id: str) -> str:
    """The address of a department."""
    return f"{id}/"


def anchor(indicator: Indicator) -> str:
    """The id of an indicator on its page: its concept, else its id with odd signs as codes."""
    return indicator.concept or _ODD.sub(lambda sign: f"_{ord(sign[0]):x}_", indicator.id)


def indicator(result: Result, indicator: Indicator) -> str:
    """The address of an indicator within an evaluation."""
    return f"{evaluation(result, 'indicators')}#{anchor(indicator)}"
