"""`python -m tests.supply bill` and `audit`: what the software is made of, and known faults in it.

`bill` writes build/sbom.json. `audit` asks an advisory service about each package of the lock
files: exit code 1 where one is vulnerable, 2 where not each one was asked about.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from tests.supply.audit import Audited, judged
from tests.supply.bill import THEME, addresses, bill, with_scripts
from tests.supply.locked import Locked, read_lock
from tests.supply.scripts import plotly_component, theme_components

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".venv" / "tools" / "bin"
LOCK = ROOT / "requirements.txt"
LOCKS = (LOCK, ROOT / "requirements-tools.txt")
BILL = ROOT / "build" / "sbom.json"
VALID = """import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(error and f"not a CycloneDX document: {error}")"""
"""For the tools' Python; the tool that writes a bill cannot look at one."""
MINUTES = 10 * 60.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.supply", description=__doc__)
    parser.add_argument("what", choices=("bill", "audit"))
    asked, options = parser.parse_known_args()
    sys.exit(write_bill() if asked.what == "bill" else audit(*options))


def write_bill() -> int:
    """Write the bill; 1 where it names a host."""
    text = bill_text()
    if found := addresses(text):
        print(f"the bill names hosts: {', '.join(found)}", file=sys.stderr)
        return 1
    _tool("python", "-c", VALID, given=text).check_returncode()
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(text, encoding="utf-8", newline="")
    print(f"{BILL.relative_to(ROOT)}: {len(json.loads(text)['components'])} components")
    return 0


def bill_text() -> str:
    """The bill of the lock and of what is installed, as JSON."""
    made = bill(
        _said("requirements", str(LOCK)), _said("environment", sys.prefix), lock(LOCK), groups()
    )
    (theme,) = (one for one in made["components"] if one["name"] == THEME)
    whole = with_scripts(made, plotly_component(), theme_components(theme["licenses"]))
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def groups() -> dict[str, list[str]]:
    """The packages that pyproject.toml asks for, to run the software and for more."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "required": project["dependencies"],
        "optional": project["optional-dependencies"]["join"],
    }
    return {scope: [Requirement(one).name for one in those] for scope, those in asked.items()}


def audit(*options: str) -> int:
    """Say what is known of the locks; 1 for faults, 2 where not each package was asked about."""
    done = [_audited(path, options) for path in LOCKS]
    if any(one.vulnerable for one in done):
        return 1
    return 0 if all(one.complete for one in done) else 2


def _audited(path: Path, options: Sequence[str]) -> Audited:
    held = lock(path)
    asked = ("-r", str(path), "--require-hashes", "--disable-pip", "--format", "json")
    done = _tool("pip-audit", *asked, "--progress-spinner", "off", *options)
    found = judged(done.stdout, held)
    print(f"{path.name}: asked about {found.count} of {len(held)} packages, ", end="")
    print(f"{len(found.vulnerable)} known faults", flush=True)
    for fault in found.vulnerable:
        print(f"VULNERABLE {fault}", file=sys.stderr)
    if not found.complete:
        print("NOT AUDITED", *found.unknown, sep="\n  ", file=sys.stderr)
        print("pip-audit said:", done.stderr.strip().rpartition("\n")[2], file=sys.stderr)
    return found


def lock(path: Path) -> dict[str, Locked]:
    """The packages of a lock file by name."""
    return read_lock(path.read_text(encoding="utf-8"))


def _said(what: str, where: str) -> dict[str, Any]:
    """A bill as cyclonedx-py writes it, of a lock or of an environment."""
    asked = ("--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--sv", "1.6")
    done = _tool("cyclonedx-py", what, *asked, where)
    done.check_returncode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _tool(name: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    surroundings = {key: text for key, text in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [str(TOOLS / name), *arguments],
        input=given,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        timeout=MINUTES,
        check=False,
    )


if __name__ == "__main__":
    main()
