"""The words of doubts, in Chinese and English."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalogues import read_catalogue
from generator.intake.draft import Doubt
from generator.intake.quoting import filled, quoted


def told(doubt: Doubt, language: str) -> str:
    """What is doubtful, in `zh` or `en`; on one line."""
    entry = catalogue().get(doubt.kind)
    if entry is None:
        shown = ", ".join(f"{name}={value}" for name, value in doubt.values.items())
        return f"{doubt.kind}: {shown}"
    values = dict(doubt.values)
    if "what" in values:
        values["what"] = catalogue()["label"].get(f"{values['what']}_{language}", values["what"])
    return filled(entry[language], values)


def grouped_text(doubts: Sequence[Doubt], language: str) -> str:
    """What is doubtful of several entries in the same words, with the entries and what each says.

    The words are those of `many_zh` and `many_en`; `each` is the value that differs.
    """
    entry = catalogue()[doubts[0].kind]
    each: dict[str, list[str]] = {}
    for one in doubts:
        said = one.values.get(entry.get("each", ""), "")
        each.setdefault(one.values.get("name") or one.about, []).append(said)
    named = [f"{quoted(name)}{_said(said)}" for name, said in each.items()]
    values = {**doubts[0].values, "count": f"{len(each)}"}
    colon, between = ("：", "、") if language == "zh" else (": ", ", ")
    return f"{filled(entry[f'many_{language}'], values)}{colon}{between.join(named)}"


def _said(said: Sequence[str]) -> str:
    given = [one for one in said if one]
    return f"（{'；'.join(given)}）" if given else ""


def catalogue() -> dict[str, dict[str, str]]:
    """The texts by kind of doubt and language."""
    return read_catalogue("generator.intake", "doubts.toml")
