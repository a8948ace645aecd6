"""Every input listed for sections A to D has a case or a test, named here by its id."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.spoiling import CASES, cases_of

TESTS = Path(__file__).parents[2]
LISTED = [
    f"{section}{number}"
    for section, numbers in {
        "A": "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29",
        "B": "01 02 04 05 07 08 10 11 13 14 16 17 19 20 22 23 25 26 28 29 31 32 34 35 37 38",
        "C": "02 03 05 06 08 09 11 12 14 15 17 18 20 21 23 24 26 27 29 30",
        "D": "02 03 05 06 08 09 11 12 13 14 15 17 18 20 21 23 24 26 27 29 30 32 33",
    }.items()
    for number in numbers.split()
]

BYTES = "unit/load/test_bad_bytes.py"
SHOWN = {
    "A01": ["A01-empty-file: no bytes", "A01-empty-file: comments only"],
    "A02": ["A02-top-level-not-a-mapping: full-width colon"],
    "A04": [f"{BYTES}: BOM at the start is taken"],
    "A05": ["G02-encodings: two marks", "G02-encodings: a mark where two files were joined"],
    "A07": ["G02-encodings: UTF-16", "G02-encodings: UTF-16 without a mark"],
    "A08": [f"{BYTES}: CRLF is taken", f"{BYTES}: lone CR is taken", f"{BYTES}: CRLF and an error"],
    "A10": ["E20-characters: next line", "E20-characters: line separator"],
    "A11": ["B26-quotes: lone surrogate"],
    "A13": [f"{BYTES}: test_a_huge_file_is_not_read", "A26-links-and-folders: a file of 50 MB"],
    "A14": [
        f"{BYTES}: test_a_hundred_thousand_files_are_refused_at_once",
        f"{BYTES}: test_folders_without_end",
    ],
    "A16": [f"{BYTES}: brackets without end", "A26-links-and-folders: nested without end"],
    "A17": ["A19-anchors: alias bomb"],
    "A19": ["A19-anchors: merge key", "A19-anchors: anchor"],
    "A20": ["A20-tags: python object"],
    "A22": ["A22-two-documents: a line of dashes in the middle"],
    "A23": ["A23-two-names: yml and yaml"],
    "A25": ["A25-misspelt-file: framework"],
    "A26": ["A26-links-and-folders: a link to a file outside", f"{BYTES}: test_links"],
    "A28": [f"{BYTES}: test_a_file_that_grows_while_it_is_read"],
    "A29": ["A29-file-names: decomposed characters", "A29-file-names: reserved by Windows"],
    "B01": ["B01-duplicate-keys: weight"],
    "B02": [
        "B01-duplicate-keys: quotes make no difference",
        "B01-duplicate-keys: keys that YAML takes for one number",
    ],
    "B04": ["B04-words-yaml-guesses: names"],
    "B05": ["B05-flags: the documented words", "B05-flags: yes"],
    "B07": ["B07-days: a day is a day"],
    "B08": ["B07-days: no such month", "B07-days: no such day"],
    "B10": ["B07-days: with a time"],
    "B11": ["B11-number-fields: leading zeros", "B04-words-yaml-guesses: file numbers"],
    "B13": ["B11-number-fields: ratio of time", "B04-words-yaml-guesses: a time is text"],
    "B14": ["B11-number-fields: not a number", "B11-number-fields: exponent beyond reason"],
    "B16": ["B11-number-fields: full-width digits", "B11-number-fields: Arabic digits"],
    "B17": ["B17-percent: full-width sign", "B17-percent: ratio or percentage"],
    "B19": ["B19-full-width-colon: in a block"],
    "B20": [
        "B20-no-space-after-colon: none",
        "B20-no-space-after-colon: no-break space",
        "B20-no-space-after-colon: full-width space",
    ],
    "B22": ["B22-tabs: indentation", "B22-tabs: after a colon"],
    "B23": ["B23-colon-in-text: in a value"],
    "B25": [
        f"B25-text-with-a-sign-first: {sign}"
        for sign in ("brackets", "braces", "asterisk", "ampersand", "exclamation mark",
                     "percent sign", "at sign", "backtick", "greater than", "bar")
    ],
    "B26": ["B26-quotes: Chinese quotes are text", "B26-quotes: ASCII and Chinese mixed"],
    "B28": ["B11-number-fields: Unicode minus", "B11-number-fields: minus zero is zero"],
    "B29": ["B29-long-numbers: kept", "B29-long-numbers: too long"],
    "B31": ["B11-number-fields: quoted"],
    "B32": ["B32-units-and-separators: money", "B32-units-and-separators: area"],
    "B34": ["B34-empty-items: list of texts"],
    "B35": ["B35-complex-keys: list"],
    "B37": ["B36-lines-and-indentation: markdown in a block"],
    "B38": [f"{BYTES}: one line of a megabyte"],
    "C02": ["C02-missing-keys: left out"],
    "C03": ["C03-rules: unknown kind"],
    "C05": ["C05-values: full-width space", "C05-values: other word"],
    "C06": ["C06-indicators: id twice"],
    "C08": ["C06-indicators: unknown parent"],
    "C09": ["C06-indicators: circle", "C06-indicators: its own parent"],
    "C11": ["C06-indicators: no leaf below"],
    "C12": ["C12-facts: misspelt in the facts"],
    "C14": [
        "C14-references: indicator of a problem",
        "C14-references: problem of a recommendation",
    ],
    "C15": ["C15-counts: another number of indicators"],
    "C17": ["C17-addresses: percent sign", "C17-addresses: dash first"],
    "C18": ["C17-addresses: reserved"],
    "C20": [
        "F03-after-publication: withdrawn without saying why",
        "F05-record-and-redirects: an evaluation that is gone",
    ],
    "C21": ["C21-years: folder and file", "C21-years: base date in another year"],
    "C23": ["C23-attachments: missing"],
    "C24": [
        *(f"C23-attachments: {how}" for how in ("traversal", "absolute path", "Windows path")),
        "C23-attachments: URL-encoded",
        "A26-links-and-folders: an attachment that is a link",
    ],
    "C26": ["C23-attachments: too large", "C23-attachments: two files that differ in capitals"],
    "C27": [f"C23-attachments: {what}" for what in ("a script", "data", "two slashes")],
    "C29": ["C29-schema-version: missing", "C29-schema-version: newer"],
    "C30": ["unit/yaml_nodes/test_renamed_keys.py: test_a_key_of_old_is_told_its_name_of_now"],
    "D02": ["D02-weights: children"],
    "D03": ["D02-weights: zero", "D02-weights: negative"],
    "D05": [
        "D02-weights: printed score below zero",
        'unit/score/test_evaluation.py: ("-5.06", Clamp.FLOOR',
    ],
    "D06": ["D06-steps: between two steps"],
    "D08": ["D11-computing: printed total"],
    "D09": ["D11-computing: printed score", "D11-computing: a score that the rule cannot give"],
    "D11": ["D11-computing: nought by nought"],
    "D12": ["D11-computing: negative divisor", "D11-computing: last year's value is zero"],
    "D13": ["D13-bands: gap", "D11-computing: a value between two bands"],
    "D14": ["D13-bands: overlap", "D13-bands: edge twice", "D13-bands: upside down"],
    "D15": ["unit/score/test_band_rule.py: test_an_edge_belongs_to_the_band_or_not"],
    "D17": ["D13-bands: last band above zero"],
    "D18": ["C03-rules: step without its reading"],
    "D20": ["unit/score/test_rounding.py: test_rounds_half_away_from_zero"],
    "D21": ["unit/score/test_rounding.py: 2.675", "unit/score/test_rounding.py: 1.005"],
    "D23": ["unit/audit/test_sums.py: test_a_cent_is_within_the_rounding_of_two_parts"],
    "D24": ['unit/audit/test_measured.py: ("69.87%", False, True)'],
    "D26": ["D29-limits: another unit of the same kind", "unit/model/test_units.py: 亿元"],
    "D27": ["B17-percent: fact as a ratio"],
    "D29": [
        "D29-limits: more staff than posts",
        "D29-limits: more questionnaires returned than sent out",
    ],
    "D30": ["D30-parts: part over whole"],
    "D32": ["D32-grades: does not reach zero", "D11-computing: printed grade"],
    "D33": ["D33-concepts: editions that no concordance joins"],
}  # fmt: skip
"""For each id, cases ("file: case"), or tests ("path: words that stand in it")."""


@cache
def names_of(stem: str) -> list[str]:
    return [case["name"] for case in cases_of(CASES / "bad-inputs" / f"{stem}.yml")[1]]


def test_no_id_is_forgotten() -> None:
    assert list(SHOWN) == LISTED


@pytest.mark.parametrize(("id", "told"), [(id, one) for id, all in SHOWN.items() for one in all])
def test_what_shows_it_is_there(id: str, told: str) -> None:
    where, _, name = told.partition(": ")
    if where.endswith(".py"):
        text = (TESTS / where).read_text(encoding="utf-8")
        assert re.search(re.escape(name), text), told
    else:
        assert name in names_of(where), told


def test_every_case_has_a_name_of_its_own() -> None:
    for path in (CASES / "bad-inputs").glob("*.yml"):
        names = names_of(path.stem)
        assert len(set(names)) == len(names), path.name
