"""What findings speak of: which indicators, and which problems a recommendation answers.

A name counts where it stands whole, not as the end or the beginning of another word; words
shared by chance are no link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from generator.intake.draft import FoundIndicator
from generator.intake.recognise.folding import folded
from generator.intake.recognise.reasons import Reason

SHARED = 14
"""Characters in a row that a finding and the analysis of an indicator share where they are of one
thing."""
NEARLY = 70
"""Per cent of the most that any analysis shares with a finding, from which others count too."""
DISTINCT = 4
"""Characters in a row that tell which problem a recommendation answers, where no other has them."""
_FIGURE = re.compile(r"\d[\d,]*\.\d+")
_BEFORE = (
    r"(?<!\w)|(?<=[的在对就和与及或了于年是其])"
    r"|(?<=提高|加强|完善|关注|重视|推进|强化|抓好|做好|确保)"
)
_BEHIND = r"(?=$|\W|\d|方面|情况|重视|[不未没较偏过很低高差为达是有存仅只及和与的等])"
_WHOLE_ENDS = ("率", "度", "性")
"""Ends of names that no longer word begins with."""


def indicators_of(
    text: str, leaves: Sequence[FoundIndicator], reasons: Mapping[str, Reason]
) -> list[str]:
    """The leaves that a text names or describes in the words of their analysis; beside a name,
    words alone do not count without figures."""
    shared = {one.id: _shared(text, reasons[one.id].text) for one in leaves if one.id in reasons}
    named = {leaf.id for leaf in leaves if names(text, leaf.name)}
    least = max(SHARED, max(shared.values(), default=0) * NEARLY // 100)
    most = max(least, 2 * SHARED) if named else least
    return [leaf.id for leaf in leaves if leaf.id in named or shared.get(leaf.id, 0) >= most]


def names(text: str, name: str) -> bool:
    """Whether a text names something, with a boundary on either side."""
    return bool(folded(name)) and _named(name).search(_plain(text)) is not None


@lru_cache(maxsize=4096)
def _named(name: str) -> re.Pattern[str]:
    signs = r"[\W_]*".join(map(re.escape, folded(name)))
    return re.compile(rf"(?:{_BEFORE}){signs}{'' if name.endswith(_WHOLE_ENDS) else _BEHIND}")


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()


def _shared(one: str, other: str) -> int:
    """How many characters in a row two texts share; figures in common count for more."""
    figures = {figure for figure in _FIGURE.findall(one) if figure in other}
    short, long = folded(one), folded(other)
    match = SequenceMatcher(None, short, long, autojunk=False).find_longest_match()
    return match.size + SHARED * len(figures) if match.size >= SHARED // 2 else 0


def answers(problems: Sequence[str], recommendations: Sequence[str]) -> bool:
    """Whether each recommendation answers the problem of its number: as many of either, and each
    pair shares words that no other problem has."""
    asked = [folded(one) for one in problems]
    return len(asked) == len(recommendations) and all(
        _distinct(folded(given), asked[at], [*asked[:at], *asked[at + 1 :]])
        for at, given in enumerate(recommendations)
    )


def _distinct(given: str, own: str, others: Sequence[str]) -> bool:
    pieces = (own[at : at + DISTINCT] for at in range(len(own) - DISTINCT + 1))
    return any(one in given and not any(one in other for other in others) for one in pieces)
