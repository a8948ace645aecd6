"""An audit that asked about nothing, or about less than the lock holds, is none."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.supply import __main__ as command
from tests.supply.audit import judged
from tests.supply.locked import Locked

LOCK = {
    name: Locked(name, version, (), frozenset(), here)
    for name, version, here in [("one", "1.0", True), ("two-b", "2.0", True), ("far", "3", False)]
}
CLEAN = [
    {"name": "one", "version": "1.0", "vulns": []},
    {"name": "Two_B", "version": "2.0", "vulns": []},
]
FAULT = {"id": "EXAMPLE-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "…"}


def report(*dependencies):
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_all_asked_and_nothing_known():
    found = judged(report(*CLEAN), LOCK)
    assert found.complete
    assert (found.count, found.vulnerable, found.unknown) == (2, (), ())


def test_a_fault_is_told_with_the_way_out():
    found = judged(report({**CLEAN[0], "vulns": [FAULT]}, CLEAN[1]), LOCK)
    assert found.vulnerable == ("one 1.0: EXAMPLE-2026-1; without it: 1.1",)
    assert found.complete


def test_a_fault_without_a_way_out():
    found = judged(report({**CLEAN[0], "vulns": [{**FAULT, "fix_versions": []}]}), LOCK)
    assert found.vulnerable == ("one 1.0: EXAMPLE-2026-1; without it: no version yet",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="no report"),
        pytest.param("Traceback (most recent call last):", 0, id="no JSON"),
        pytest.param("[]", 0, id="another document"),
        pytest.param(report(), 0, id="nothing asked"),
        pytest.param(report(CLEAN[0]), 1, id="one left out"),
        pytest.param(report(CLEAN[0], {"name": "two-b", "skip_reason": "?"}), 1, id="one skipped"),
        pytest.param(report(CLEAN[0], {**CLEAN[1], "version": "2.1"}), 1, id="another version"),
        pytest.param(report(CLEAN[0], {"name": "two-b", "version": "2.0"}), 1, id="no answer"),
    ],
)
def test_what_was_not_asked_about_is_told(text, count):
    found = judged(text, LOCK)
    assert not found.complete
    assert found.count == count
    assert any(why.startswith("two-b: ") for why in found.unknown)


def test_an_empty_lock_is_no_clean_one():
    assert not judged(report(), {}).complete


# ---- the command ----------------------------------------------------------------------------


@pytest.fixture
def service(monkeypatch, tmp_path):
    """The advisory service on this machine; `faulty` names packages it knows faults of."""
    if not (command.TOOLS / "pip-audit").exists():
        pytest.skip("pip-audit is not installed: make audit")
    monkeypatch.setattr(command, "LOCKS", (tmp_path / "requirements.txt",))
    names = ("click", "lxml")
    for path in command.LOCKS:
        packages = (command.lock(command.LOCK)[name] for name in names)
        path.write_text("".join(map(_entry, packages)), encoding="utf-8")
    faulty: set[str] = set()

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known = asked["package"]["name"] in faulty
            answer = json.dumps({"vulns": [advisory(asked)]} if known else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/v1/query"
        yield faulty, ("--vulnerability-service", "osv", "--osv-url", url)
        server.shutdown()


def _entry(package):
    return f"{package.name}=={package.version} \\\n    --hash=sha256:{package.hashes[0]}\n"


def advisory(asked):
    name, version = asked["package"]["name"], asked["version"]
    return {
        "id": "EXAMPLE-2026-2",
        "summary": "An example.",
        "details": "An example.",
        "published": "2026-01-01T00:00:00Z",
        "affected": [
            {
                "package": {"name": name, "ecosystem": "PyPI"},
                "versions": [version],
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}],
            }
        ],
    }


def test_the_command_is_content_where_all_was_asked(service, capsys):
    assert command.audit(*service[1]) == 0
    assert "asked about 2 of 2 packages, 0 known faults" in capsys.readouterr().out


def test_the_command_fails_for_a_known_fault(service, capsys):
    service[0].add("lxml")
    assert command.audit(*service[1]) == 1
    said = capsys.readouterr()
    assert "asked about 2 of 2 packages, 1 known faults" in said.out
    assert "VULNERABLE lxml" in said.err


def test_the_command_fails_where_nobody_answers(service, capsys):
    *options, _ = service[1]
    assert command.audit(*options, "http://127.0.0.1:9/") == 2
    said = capsys.readouterr()
    assert "asked about 0 of 2 packages" in said.out
    assert "NOT AUDITED" in said.err
    assert "pip-audit said:" in said.err


def test_the_command_fails_for_an_empty_lock(service, capsys):
    for path in command.LOCKS:
        path.write_text("# nothing\n", encoding="utf-8")
    assert command.audit(*service[1]) == 2
    assert "NOT AUDITED" in capsys.readouterr().err
