"""A lock file is read whole: every package, who wants it, and what is needed for what."""

import re
from pathlib import Path

import pytest

from tests.supply.locked import needed, read_lock

ROOT = Path(__file__).parents[3]
HASHES = ("a" * 64, "b" * 64)
TEXT = f"""# This file was made by a tool
outer==1.0 \\
    --hash=sha256:{HASHES[0]} \\
    --hash=sha256:{HASHES[1]}
    # via evaluations-site (pyproject.toml)
Inner.One==2.10 ; platform_python_implementation != 'CPython' \\
    --hash=sha256:{HASHES[0]}
    # via
    #   -c requirements.txt
    #   outer
    #   tester
tester==3 \\
    --hash=sha256:{HASHES[1]}
    # via evaluations-site (pyproject.toml)
"""


def test_a_package_with_all_that_is_said_of_it():
    lock = read_lock(TEXT)
    assert [(one.name, one.version) for one in lock.values()] == [
        ("outer", "1.0"),
        ("inner-one", "2.10"),
        ("tester", "3"),
    ]
    assert lock["outer"].hashes == HASHES
    assert lock["inner-one"].wanted_by == {"outer", "tester"}
    assert [one.here for one in lock.values()] == [True, False, True]


def test_a_version_that_is_open_is_no_lock():
    with pytest.raises(ValueError, match="no single version"):
        read_lock("outer>=1.0 \\\n    # via nobody\n")


def test_what_is_needed():
    lock = read_lock(TEXT)
    assert needed(lock, ["Outer"]) == {"outer", "inner-one"}
    assert needed(lock, []) == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-tools.txt"])
def test_the_locks_of_this_project_are_read_whole(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    lock = read_lock(text)
    assert len(lock) == len(re.findall(r"^[^#\s].*==", text, flags=re.MULTILINE)) > 50
    assert sum(len(one.hashes) for one in lock.values()) == text.count("--hash=sha256:")
    assert all(one.wanted_by and one.hashes for one in lock.values())
    assert needed(lock, ["evaluations-site"]) == {"evaluations-site", *lock}
