"""What an upload says to the person who does it, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

from generator.catalogues import read_catalogue
from generator.publish.upload import DELETE, Upload

READ_ME = "README.txt"
LANGUAGES = ("zh", "en")


def read_me(found: Upload) -> tuple[str, bytes]:
    """The name and the text of a file that says what to do."""
    text = "\n".join(_read_me(found, language) for language in LANGUAGES)
    return READ_ME, text.lstrip().encode()


def written_text(found: Upload, target: Path) -> str:
    """What was written where."""
    count = sum(map(len, found.steps.values()))
    return _both("written", target=target, count=count, gone=len(found.gone))


def nothing_text() -> str:
    """That the host shows the site already."""
    return _both("nothing")


def _read_me(found: Upload, language: str) -> str:
    texts = _texts()
    lines = [
        texts["step"][language].format(name=step, count=len(names))
        for step, names in found.steps.items()
        if names
    ]
    if found.gone:
        lines.append(texts["delete"][language].format(name=DELETE, count=len(found.gone)))
    return texts["read_me"][language].format(steps="\n".join(lines))


def _both(key: str, **values: object) -> str:
    return "\n".join(_texts()[key][language].format(**values) for language in LANGUAGES)


def _texts() -> dict[str, dict[str, str]]:
    return read_catalogue("generator.publish", "upload.toml")
