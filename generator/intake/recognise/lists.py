"""Lists inside sentences: 分别为甲、乙和丙。"""

from __future__ import annotations

import re

_DEEP = re.compile(r"[（(《“][^）)》”]*[)）》”]")


def listed(text: str) -> tuple[str, ...]:
    """The members of a list; what stands in brackets or quotes is not divided."""
    held: list[str] = []

    def hide(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\0{len(held) - 1}\0"

    hidden = _DEEP.sub(hide, text.strip(" 。；"))
    parts = re.split(r"[、，,；;]", hidden)
    if parts and re.search(r"[和及与]", parts[-1]):
        parts[-1:] = _last_two(parts[-1], len(parts))
    return tuple(_shown(one, held).strip() for one in parts if one.strip())


def _last_two(text: str, count: int) -> list[str]:
    """The two members that 和 joins; a single member with 和 in it is divided in the middle."""
    places = [found.start() for found in re.finditer(r"[和及与]", text)]
    middle = min(places, key=lambda at: abs(at - len(text) / 2))
    if count > 1 and len(places) == 1 and not 1 < middle < len(text) - 2:
        return [text]
    return [text[:middle], text[middle + 1 :]]


def _shown(text: str, held: list[str]) -> str:
    return re.sub(r"\0(\d+)\0", lambda found: held[int(found[1])], text)
