"""Ways to spoil the bytes of a data file: as noise does, as programs do, as hands do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytes, bytes], bytes]
"""Takes the bytes of a file and those of another one to take pieces from."""

_TEXTS = (
    "\0", "\t", "\r", "\r\n", "\n", "\x1b[0m", "\x7f", "\x85", "\u2028", "\u200b", "\u202e",
    "\ufeff", "\ufffd", "\ufffe", "\U0010ffff", "\ud83d", "\ue000", "\u00a0", "\u3000", "：",
    "，", "“", "”", "'", '"', "#", " #", "- ", "-", "? ", ": ", ":", "|", ">", "|+9", ">-",
    "&a ",
    "*a", "!!x ", "!<tag:x> ", "<<: ", "%YAML 1.1\n---\n", "---\n", "...\n", "[", "]", "{",
    "}",
    "[[[[[[[[", "{{{{{{{{", ",", "~", "null", "@", "`", "%", "\\", "\\x", "\\ud83d",
    '"\\uD83D"',
    "0x1F", "0o17", "1_000", "1e999", "-0", ".nan", "-.inf", "NaN", "1e-400", "１２", "٣", "−5",
    "99999999999999999999999999999999", "0." + "0" * 40 + "1", "2021-02-30", "0000-00-00",
    "9999-12-31", "是", "否", "待填", "100%", "1:30", "1/0", "((((", "abs(", "𠮷",
    "é", "e\u0301",
    "../../etc/passwd", "%2e%2e", "C:\\x", "javascript:alert(1)", "=1+1", "<script>",
    "{{7*7}}",
    "%s", "{key}", "{0}", "{", "${x}", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n",
)  # fmt: skip
_BYTES = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xfe\xff", b"\xff\xfe", b"\xb4\xfd", b"\x80")
PIECES = (*(text.encode("utf-8", "surrogatepass") for text in _TEXTS), *_BYTES)

VALUES = tuple(
    value.encode()
    for value in (
        "", "~", "[]", "{}", "[[]]", "[~]", "{a: b}", "[a, b]", "- a", "0", "-1", "1", "1.5",
        "100%",
        "2021-12-31", "是", "否", "待填", "''", '""', "|\n  a\n  b", ">\n  a", "|", "'a\nb'",
        "a: b",
        "1e5", "999999999999999999999999999999", "0.000000000000000000000000000001", "x" * 400,
        "abs(a)", "a / b", "(a + b) / 0", "- 1 - - 2", "a a", "%", "万元", "日期", "亿", "same",
    )
)  # fmt: skip
ENCODINGS = ("gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7")
LONGEST = 400_000
_SCALAR = re.compile(rb"(?<=: )[^\n]+|(?<=- )[^\n:]+")
_KEY = re.compile(rb"(?m)^[ -]*([^\s:#-][^\s:]*):")
_WORD = re.compile(rb"[^\s,:\[\]{}'\"#-]{2,}")


def _at(random: Random, data: bytes) -> int:
    return random.randint(0, len(data))


def flip(random: Random, data: bytes, other: bytes) -> bytes:
    """One byte is another one."""
    at = _at(random, data)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def insert(random: Random, data: bytes, other: bytes) -> bytes:
    """A piece that means something comes in."""
    at = _at(random, data)
    return data[:at] + random.choice(PIECES) + data[at:]


def remove(random: Random, data: bytes, other: bytes) -> bytes:
    """Some bytes are gone."""
    at = _at(random, data)
    return data[:at] + data[at + random.choice((1, 1, 2, 5, 30)) :]


def cut(random: Random, data: bytes, other: bytes) -> bytes:
    """The file ends, or begins, in the middle."""
    at = _at(random, data)
    return random.choice((data[:at], data[at:]))


def repeat(random: Random, data: bytes, other: bytes) -> bytes:
    """A piece of the file comes again, now and then very often."""
    start, length = _at(random, data), random.choice((1, 2, 8, 60))
    times = random.choice((2, 2, 2, 3, 20, 300))
    return data[:start] + data[start : start + length] * times + data[start + length :]


def pile(random: Random, data: bytes, other: bytes) -> bytes:
    """One sign without end."""
    at = _at(random, data)
    return data[:at] + random.choice(PIECES) * random.choice((5, 50, 2_000)) + data[at:]


def splice(random: Random, data: bytes, other: bytes) -> bytes:
    """A part of another file in the middle of this one."""
    start = _at(random, other)
    at = _at(random, data)
    return data[:at] + other[start : start + random.randint(1, 300)] + data[at:]


def recode(random: Random, data: bytes, other: bytes) -> bytes:
    """Saved by another program: another encoding, wholly or from somewhere on."""
    encoding = random.choice(ENCODINGS)
    at = random.choice((0, 0, _at(random, data)))
    changed = data[at:].decode("utf-8", "ignore").encode(encoding, "ignore")
    return data[:at] + changed


def line_ends(random: Random, data: bytes, other: bytes) -> bytes:
    """Other line ends."""
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def _lines(random: Random, data: bytes) -> tuple[list[bytes], int, int]:
    lines = data.split(b"\n")
    return lines, random.randrange(len(lines)), random.randrange(len(lines))


def swap_lines(random: Random, data: bytes, other: bytes) -> bytes:
    """Two lines change places."""
    lines, one, two = _lines(random, data)
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def double_line(random: Random, data: bytes, other: bytes) -> bytes:
    """A line, or some, stand twice."""
    lines, one, two = _lines(random, data)
    lines[two:two] = lines[one : one + random.randint(1, 4)]
    return b"\n".join(lines)


def drop_lines(random: Random, data: bytes, other: bytes) -> bytes:
    """A line, or some, are gone."""
    lines, one, _ = _lines(random, data)
    del lines[one : one + random.choice((1, 1, 1, 2, 5))]
    return b"\n".join(lines)


def indent(random: Random, data: bytes, other: bytes) -> bytes:
    """A line, or some, stand further in or out."""
    lines, one, _ = _lines(random, data)
    shift = random.choice((-4, -2, -1, 1, 2, 4))
    for number in range(one, min(len(lines), one + random.choice((1, 1, 2, 5)))):
        bare = lines[number].lstrip(b" ")
        lines[number] = b" " * (len(lines[number]) - len(bare) + shift) + bare
    return b"\n".join(lines)


def _replaced(data: bytes, found: re.Match[bytes], by: bytes) -> bytes:
    return data[: found.start()] + by + data[found.end() :]


def _pick(random: Random, pattern: re.Pattern[bytes], data: bytes) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data, 0, LONGEST))
    return random.choice(found) if found else None


def other_value(random: Random, data: bytes, other: bytes) -> bytes:
    """A value of another kind."""
    found = _pick(random, _SCALAR, data)
    return data if found is None else _replaced(data, found, random.choice(VALUES))


def swap_values(random: Random, data: bytes, other: bytes) -> bytes:
    """The value of another key, of this file or another."""
    found = _pick(random, _SCALAR, data)
    taken = _pick(random, _SCALAR, random.choice((data, other)))
    return data if found is None or taken is None else _replaced(data, found, taken[0])


def swap_words(random: Random, data: bytes, other: bytes) -> bytes:
    """A word, which may be a key, a name or a number, is another word."""
    found = _pick(random, _WORD, data)
    taken = _pick(random, _WORD, random.choice((data, data, other)))
    return data if found is None or taken is None else _replaced(data, found, taken[0])


def nest(random: Random, data: bytes, other: bytes) -> bytes:
    """Keys of one place below those of another, in braces or brackets."""
    key, found = _pick(random, _KEY, other), _pick(random, _SCALAR, data)
    if key is None or found is None:
        return data
    inside = b"{" + key[1] + b": " + found[0] + b"}"
    return _replaced(data, found, random.choice((inside, b"[" + inside + b"]", b"[" + found[0])))


MUTATIONS: Sequence[Mutation] = (
    flip, insert, insert, remove, cut, repeat, pile, splice, recode, line_ends, swap_lines,
    double_line, drop_lines, drop_lines, indent, other_value, other_value, other_value, swap_values,
    swap_values, swap_words, swap_words, swap_words, nest,
)  # fmt: skip


def spoilt(random: Random, data: bytes, other: bytes) -> bytes:
    """The bytes after one to six mutations, mostly few."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6))):
        data = random.choice(MUTATIONS)(random, data, other)[:LONGEST]
    return data
