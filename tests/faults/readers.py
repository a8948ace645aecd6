"""Readers during publications: nothing is missing, and all that is read was published."""

from __future__ import annotations

import hashlib
import http.client
import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator.publish.digests import digests
from tests.faults.ground import Ground, Place, Tally, published

PAUSE = 0.002
"""Seconds between two reads, so that the publication gets on."""


class Read(NamedTuple):
    """`found` is the SHA-256, None where nothing was there; `since` and `until` are how many
    publications were done before and after it was read."""

    name: str
    found: str | None
    since: int
    until: int


def during(ground: Ground, publications: int, reads: int) -> Iterator[Tally]:
    """By HTTP, and straight from the disk."""
    place = ground.fresh()
    sites = [ground.old]
    names = sorted(ground.old.keys() & ground.new.keys())
    enough = threading.Event()
    with served(place.target) as port:
        ways = {"read by HTTP": _http(port), "read from disk": partial(_file, place.target)}
        found: dict[str, list[Read]] = {what: [] for what in ways}
        threads = [
            threading.Thread(target=_reader, args=(way, names, sites, found[what], enough))
            for what, way in ways.items()
        ]
        for one in threads:
            one.start()
        failed = Tally("publications with readers at work")
        try:
            while failed.tried < publications or min(map(len, found.values())) < reads:
                if failed.tried >= 3 * publications:
                    failed.fault("the readers were too slow")
                    break
                _publish(place, failed)
                sites.append(digests(place.target))
        finally:
            enough.set()
            for one in threads:
                one.join()
    yield failed
    for what, those in found.items():
        yield judged(f"{what} meanwhile", those, sites)


def _publish(place: Place, tally: Tally) -> None:
    """Publish other data each time."""
    if tally.tried:
        old, new = ("新", "又") if tally.tried % 2 else ("又", "新")
        place.project.replace("evaluations/site.yml", f"name: {old}", f"name: {new}")
    done = published(place)
    tally.tried += 1
    tally.demand(done.returncode == 0, done.stdout)
    tally.saw("published")


def _reader(
    way: Callable[[str], bytes | None],
    names: list[str],
    sites: list[Mapping[str, str]],
    found: list[Read],
    enough: threading.Event,
) -> None:
    chance = random.Random(len(names))
    while not enough.wait(PAUSE):
        name, since = chance.choice(names), len(sites)
        content = way(name)
        digest = None if content is None else hashlib.sha256(content).hexdigest()
        found.append(Read(name, digest, since, len(sites)))


def judged(what: str, reads: list[Read], sites: Sequence[Mapping[str, str]]) -> Tally:
    tally = Tally(what, len(reads))
    for one in reads:
        possible = {site[one.name] for site in sites[one.since - 1 : one.until + 1]}
        if one.found is None:
            tally.fault(f"{one.name} was missing")
        elif one.found not in possible:
            tally.fault(f"{one.name} is of no site that could be there")
    tally.saw(f"{sum(one.found is None for one in reads)} missing")
    return tally


def _file(target: Path, name: str) -> bytes | None:
    try:
        return (target / name).read_bytes()
    except OSError:
        return None


def _http(port: int) -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", "/" + quote(name))
            answer = connection.getresponse()
            content = answer.read()
            return content if answer.status == 200 else None
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    return read


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """A web server on this machine alone; gives its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
