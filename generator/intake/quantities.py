"""Numbers with units in sentences, with the words that say what they are and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.intake.amounts import NUMBER, UNITS, exact
from generator.intake.document import Origin

_QUANTITY = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>{UNITS})(?![\d.])")
_YEAR = re.compile(r"(20\d\d)\s*年(?:度|末|底|初)?")
_CLAUSE = re.compile(r"[，,。；;！？\n]|(?<!\d)[：:]|[：:](?!\d)")
_FILLER = re.compile(
    r"^(?:其中|截至|截止|共计|合计|共|约|近|达到|达|为|是|计|实际为|分别为|分别|和|及|、|的|了|等)+"
    r"|(?:为|是|(?<!下)达到?|共计|合计|共|约|近|计|等|有|的|了|：|:|分别)+$"
)
_NOTE = re.compile(r"[（(][^（）()]*[)）]|《[^》]*》|〔\d+〕\d+\s*号")
_NUMBERED = re.compile(
    r"\d{1,2}\s*月\s*\d{1,2}\s*日|第\s*\d+\s*[项条款页名次批]|表\s*\d+\s*[-－—]\s*\d+"
)
"""Days, and numbers that count nothing."""
_NONE = re.compile(
    r"(?:没有|未安排|未编制|无)(?P<label>[^，。；\d]{2,20}?(?:预算数|支出数|金额|预算|支出|经费))"
)
_SHORT = 5
"""Names of fewer signs are verbs (完成, 建成); what was done stands behind the number."""
NOWHERE = Origin()
_SAME = ("实际支出", "支出", "金额", "")
_LAST = re.compile(r"(?:上年度?|上一年度?|去年|前一年度?|以前年度)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, its unit, the words before it and behind it, and the year named.

    `year` is 0 where the sentence names none. `context` is the clause it stands in.
    """

    value: Decimal
    printed: str
    unit: str
    label: str
    behind: str
    year: int
    context: str
    where: str
    origin: Origin
    nothing: bool = False

    @property
    def name(self) -> str:
        """What the number is called: the words before it, with those behind where they are few."""
        return self.label if len(self.label) >= _SHORT else f"{self.label}{self.behind}"


def quantities(text: str, where: str = "", origin: Origin = NOWHERE) -> tuple[Quantity, ...]:
    """The numbers with units of a text, in order."""
    return tuple(_quantities(text, where, origin))


def _quantities(text: str, where: str, origin: Origin) -> Iterator[Quantity]:
    topic, called, year = "", "", 0
    plain = _NOTE.sub(lambda found: "＿" * len(found[0]), text)
    for clause, end in _clauses(plain):
        if named := _YEAR.findall(clause):
            year = int(named[-1])
        found = _counted(clause)
        if none := _NONE.search(clause):
            yield _nothing(none["label"], clause, year, where, origin)
        if not found and end in "：:":
            topic = _label(clause)
        for one in _of_clause(clause, found, topic, year, where, origin):
            called = one.label or called
            yield one if one.label else replace(one, label=called)
        if end in "。；;\n":
            topic = called = ""
            year = year if end in "；;" else 0


def _counted(clause: str) -> list[re.Match[str]]:
    """The numbers with units of a clause, without days and the numbers of items and tables."""
    others = [one.span() for one in _NUMBERED.finditer(clause)]
    return [
        one
        for one in _QUANTITY.finditer(clause)
        if not any(start <= one.start() < end for start, end in others)
    ]


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """The clauses of a text with the sign that ends each."""
    at = 0
    for found in _CLAUSE.finditer(text):
        if found[0] in ",，" and _inside_number(text, found.start()):
            continue
        yield text[at : found.start()], found[0]
        at = found.end()
    yield text[at:], "。"


def _inside_number(text: str, at: int) -> bool:
    return re.match(r"\d[,，]\d{3}(?!\d)", text[max(at - 1, 0) : at + 5]) is not None


def _of_clause(
    clause: str, found: list[re.Match[str]], topic: str, year: int, where: str, origin: Origin
) -> Iterator[Quantity]:
    at = 0
    for which, one in enumerate(found):
        before = clause[at : one.start()]
        named = _YEAR.findall(before)
        behind = found[which + 1].start() if which + 1 < len(found) else len(clause)
        label = _label(before)
        if topic and label in _SAME:
            label = f"{topic}{label}"
        yield Quantity(
            exact(one["number"]),
            one["number"],
            one["unit"].replace("％", "%"),
            label,
            _label(clause[one.end() : behind]),
            int(named[-1]) if named else _year_of(before, clause, year),
            clause.strip(),
            where,
            origin,
        )
        at = one.end()


def _year_of(before: str, clause: str, year: int) -> int:
    """The year said by the words of the clause, else the one named before."""
    named = _YEAR.findall(clause[: clause.find(before) + len(before)])
    return int(named[-1]) if named else year


def _nothing(label: str, clause: str, year: int, where: str, origin: Origin) -> Quantity:
    value = Decimal(0)
    return Quantity(value, "", "", _label(label), "", year, clause.strip(), where, origin, True)


def _label(text: str) -> str:
    """The words of a text that name something, without its year and without filling words."""
    text = _YEAR.sub("", text.replace("＿", "")).strip(' 、-－—"“”')
    while (shorter := _FILLER.sub("", text).strip()) != text:
        text = shorter
    return text


def of_last_year(label: str) -> bool:
    """Whether a name speaks of the year before: 上年度…"""
    return _LAST.search(label) is not None
