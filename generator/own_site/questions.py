"""What is asked when a publisher's site is started."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalogues import read_catalogue
from generator.words.catalogue import LANGUAGES

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Question:
    """A question in two languages, why it is asked, and the answer if none is given.

    Other answers fill the gaps `<<name>>` of the default.
    """

    name: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    default: str = ""
    pattern: str = ""

    def fault(self, answer: str) -> str | None:
        """Why an answer cannot be taken, in both languages."""
        if not answer.isprintable() or len(answer) > LONGEST:
            return f"只写一行，不超过 {LONGEST} 字 / one line of at most {LONGEST} signs"
        if self.name == "languages":
            return _languages(answer)
        if answer and self.pattern and not re.fullmatch(self.pattern, answer):
            return f"格式不对 / not in this form: {self.why_zh} {self.why_en}"
        return None


def _languages(answer: str) -> str | None:
    given = answer.split()
    if given and len(set(given)) == len(given) and set(given) <= set(LANGUAGES):
        return None
    return f"可以写 / may be written: {' '.join(LANGUAGES)}"


@cache
def questions() -> dict[str, Question]:
    """All questions by name, in the order they are asked."""
    known = read_catalogue("generator.own_site", "questions.toml")
    return {name: Question(name, **entry) for name, entry in known.items()}


def filled(text: str, answers: Mapping[str, str]) -> str:
    """A text with its gaps `<<name>>` filled in; an answer is never looked through for gaps."""
    return re.sub("<<([a-z_]+)>>", lambda gap: answers.get(gap[1], gap[0]), text)
