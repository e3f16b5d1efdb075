"""Runs one process and measures it as the operating system sees it, its children included."""

from __future__ import annotations

import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

# The benchmarks' own variables; a job takes every other name that begins with BROADSHEET_ for a setting, and refuses what it does not know.
OWN = "BROADSHEET_BENCH_"
PAUSE = re.compile(r"GC\(\d+\) Pause .* (\d+)([KMG])->(\d+)([KMG])\(")
UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


@dataclass(frozen=True)
class Measured:
    """What one process took: wall and processor seconds, bytes of its largest resident set, its exit status."""

    seconds: float
    cpu_seconds: float
    peak_rss: int
    exit_status: int


def environment(additions: dict[str, str] | None = None) -> dict[str, str]:
    """What everything is started with: this process's environment without what is said to the benchmarks alone, and embedded, for a
    Spark distribution would be started in other ways.
    """
    kept = {name: value for name, value in os.environ.items() if name != "SPARK_HOME" and not name.startswith(OWN)}
    return kept | (additions or {})


def run(command: list[str], folder: Path, environment: dict[str, str], output: Path, errors: Path) -> Measured:
    """Runs a command to its end, its two streams going to files.

    Linux counts the resident set in kibibytes, and of a process and the children it waited for takes the largest.
    """
    with output.open("wb") as out, errors.open("wb") as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode)


def peak_heap(log: Path) -> int | None:
    """Most bytes of heap in use right after a pause of the collector, from a log of -Xlog:gc.

    A young collection leaves old garbage where it is, so the live data is at most this. None: no pause, or no log.
    """
    if not log.is_file():
        return None
    after = [
        int(match.group(3)) * UNITS[match.group(4)]
        for match in map(PAUSE.search, log.read_text(encoding="utf-8").splitlines())
        if match
    ]
    return max(after, default=None)
