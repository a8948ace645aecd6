"""What a figure is called by the words around it."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)(\d{4})\s*年(?:度|末|底|初|全年|以来)*")
_END = re.compile(r"[，,：:。；;、（(]")
_VERBS = re.compile(
    r"(?:分别)?(?:为|是|共|共计|合计|约|近|仅|(?<!下)达到?|了|至|到|高达|有|占|的|数量)+$"
)
_OPENING = re.compile(r"^(?:其中|另|且|并|与|和|及|由|即|从|经|按|通过)?[：:]?")
_SHORT = 5
"""Names of fewer signs are verbs (完成, 建成); what was done stands behind the figure."""


def years_in(text: str) -> list[str]:
    """The years a text names, in their order."""
    return _YEAR.findall(text)


def own_name(before: str, after: str) -> str:
    """The name of a figure from the words right before it, else from those behind it.

    "" where neither names it: it is then called like the figure before.
    """
    name = _cleaned(_last_clause(before))
    if not name and re.search(r"[：:]\s*$", _YEAR.sub("", before).rstrip()):
        name = _cleaned(_last_clause(_YEAR.sub("", before).rstrip(" ：:")))
    if len(name) < _SHORT:
        follows = _cleaned(_END.split(after.lstrip(), maxsplit=1)[0])
        if follows and not re.match(r"[\s，。；]|以上|以下|左右", after) and "年" not in follows:
            name += follows[:20]
    return name


def _last_clause(text: str) -> str:
    """The words after the last sign of a clause; a list in one clause (甲、乙) stays whole."""
    inside = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in "）)”》":
            inside += 1
        elif text[at] in "（(“《" and inside:
            inside -= 1
        elif not inside and text[at] in "，,：:。；;（(":
            return text[at + 1 :]
    return text


def _cleaned(text: str) -> str:
    text = re.sub(r"\s+", "", _YEAR.sub("", text))
    text = _VERBS.sub("", text)
    return _OPENING.sub("", text).strip("、，,：:。 ")
