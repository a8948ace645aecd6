"""What the disk says of the folders below one: finds saves that no event told of."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection
from pathlib import Path

from generator.load.readings import Signature, signature
from generator.load.survey import is_hidden

Seen = dict[str, int]
"""A number for what the disk says of each folder, by its name from the root ("" for the root
itself): the same as long as nothing is written in it; of no meaning in another run."""


def look_below(
    root: Path, ignored: Collection[Path] = (), stop: Callable[[], bool] = lambda: False
) -> Seen | None:
    """What the disk says of all folders; None when it was stopped on the way."""
    found: Seen = {}
    waiting = [""]
    while waiting:
        if stop():
            return None
        name = waiting.pop()
        if root / name in ignored:
            continue
        seen = signature(root / name)
        found[name] = _number(seen)
        waiting.extend(f"{name}/{one}" if name else one for one in _folders(seen))
    return found


def look_again(root: Path, names: Collection[str], seen: Seen) -> None:
    """Note what the disk says now of some of the folders."""
    for name in names:
        if (root / name).is_dir():
            seen[name] = _number(signature(root / name))
        else:
            seen.pop(name, None)


def _number(seen: Signature) -> int:
    """Of a folder in it only the name counts; what is written there has a number of its own."""
    return hash(
        tuple(
            (one[0], stat.S_IFDIR) if stat.S_ISDIR(one[1]) else one
            for one in seen
            if not is_hidden(one[0])
        )
    )


def _folders(seen: Signature) -> list[str]:
    return [one[0] for one in seen if stat.S_ISDIR(one[1]) and not is_hidden(one[0])]
