"""Numbers of lists as Word writes them, by the names of its formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, form: str) -> str:
    """A number of a list in a format of Word; in digits where the format is not known."""
    write = _FORMS.get(form)
    return write(number) if write and number > 0 else str(number)


def chinese(number: int) -> str:
    """1 to 9999 as it is said: 一, 十, 十一, 二十, 一百〇五."""
    if number >= 10_000:
        return str(number)
    said = _said(number, _DIGITS, ("", "十", "百", "千"))
    return said[1:] if said.startswith("一十") else said


def _legal(number: int) -> str:
    return _said(number, _LEGAL, ("", "拾", "佰", "仟")) if number < 10_000 else str(number)


def _said(number: int, digits: str, units: tuple[str, ...]) -> str:
    said, gap = "", False
    for place, digit in reversed(list(enumerate(reversed(str(number))))):
        if digit == "0":
            gap = bool(said)
            continue
        said += (digits[0] if gap else "") + digits[int(digit)] + units[place]
        gap = False
    return said


def _spelled(number: int) -> str:
    """Digit by digit: 10 is 一〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """a to z, then aa, bb as Word counts on."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        said += sign * times
    return said


def _row(first: str, count: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode, as many as there are."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": _legal,
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "ideographDigital": _spelled,
    "ideographEnclosedCircle": _row("㊀", 10),
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": _spelled,
    "lowerLetter": _letters,
    "lowerRoman": _roman,
    "none": lambda _: "",
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _spelled,
    "upperLetter": lambda number: _letters(number).upper(),
    "upperRoman": lambda number: _roman(number).upper(),
}
