"""Run by Python before anything else where this folder is on PYTHONPATH: disturbs a process.

`FAULTS_STEPS` names a file to which a publication writes each step that changes something on
disk before it is done; before the step of the number `FAULTS_KILL_AT` it and its children are
killed. `FAULTS_DAYS` are days by which the clock is wrong, `FAULTS_ORDER` turns round the order in
which folders are read.
"""

import datetime
import os
import signal
import sys
import time

STEPS = {
    "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink",
    "subprocess.Popen", "shutil.rmtree", "shutil.copyfile",
}  # fmt: skip
DAY, MOMENT = datetime.date, datetime.datetime
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def count_steps(log, kill_at):
    count = 0

    def step(event, args):
        nonlocal count
        swap = event == "ctypes.dlsym" and args[1] == "renameat2"
        writes = event == "open" and isinstance(args[2], int) and args[2] & WRITES
        if swap or writes or event in STEPS:
            os.write(log, f"{'swap' if swap else event}\n".encode())
            if count == kill_at:
                os.killpg(0, signal.SIGKILL)
            count += 1

    sys.addaudithook(step)


def shift_clock(seconds):
    now, now_ns, local, universal = time.time, time.time_ns, time.localtime, time.gmtime
    formatted = time.strftime
    time.time = lambda: now() + seconds
    time.time_ns = lambda: now_ns() + seconds * 10**9
    time.localtime = lambda at=None: local(time.time() if at is None else at)
    time.gmtime = lambda at=None: universal(time.time() if at is None else at)
    time.strftime = lambda form, at=None: formatted(form, time.localtime() if at is None else at)

    class OfDays(type):
        def __instancecheck__(cls, one):
            return isinstance(one, DAY)

    class OfMoments(type):
        def __instancecheck__(cls, one):
            return isinstance(one, MOMENT)

    class Day(datetime.date, metaclass=OfDays):
        @classmethod
        def today(cls):
            return cls.fromtimestamp(time.time())

    class Moment(datetime.datetime, metaclass=OfMoments):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

        @classmethod
        def today(cls):
            return cls.now()

    vars(datetime).update(date=Day, datetime=Moment)


class Reversed:
    """What `os.scandir` gives, the last one first."""

    def __init__(self, found):
        with found:
            self.entries = iter(list(found)[::-1])

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        pass

    def close(self):
        pass


def turn_round():
    scandir, listdir = os.scandir, os.listdir
    vars(os).update(
        scandir=lambda path=".": Reversed(scandir(path)),
        listdir=lambda path=".": listdir(path)[::-1],
    )


if "FAULTS_STEPS" in os.environ and "publish" in sys.orig_argv:
    count_steps(
        os.open(os.environ["FAULTS_STEPS"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        int(os.environ.get("FAULTS_KILL_AT", "-1")),
    )
if "FAULTS_DAYS" in os.environ:
    shift_clock(int(os.environ["FAULTS_DAYS"]) * 86_400)
if "FAULTS_ORDER" in os.environ:
    turn_round()
