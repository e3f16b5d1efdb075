"""Runs whose clock is another than that of the file system and of other runs; rows of a table for docs/faults.md."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from engines import ROOT, BenchError
from trial import LOCKED, After, Row, Trial

SOURCE = ROOT / "src/bench/c/moved_clock.c"
HOURS = (-5, 5)
# Long enough for the lease to be there, short enough for the run not to be over.
BEFORE = 0.6
PATIENCE = 60.0


def built(folder: Path) -> Path:
    """The library that moves a process' clock."""
    compiler = shutil.which("cc")
    if not compiler:
        raise PermissionError("no C compiler, cc")
    library = folder / "moved_clock.so"
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr)
    return library


def environment(library: Path, hours: int) -> dict[str, str]:
    return {"LD_PRELOAD": str(library), "BENCH_CLOCK_SECONDS": str(hours * 3600)}


def at_work(trial: Trial, warehouse: Path, process: subprocess.Popen) -> None:
    """Waits until a run has the lease and is some way into its work."""
    until = time.monotonic() + PATIENCE
    while not (warehouse / "lease.json").exists():
        if process.poll() is not None or time.monotonic() > until:
            raise BenchError(f"the run had no lease: {warehouse.with_suffix('.log').read_text()[-1000:]}")
        time.sleep(0.02)
    time.sleep(BEFORE)


def moved(warehouse: Path, hours: int) -> None:
    """Fails unless the clock of the run was another one, as its lease tells."""
    since = (warehouse / "lease.json").read_text()
    expected = time.strftime("%Y-%m-%dT%H", time.gmtime(time.time() + hours * 3600))
    if expected not in since:
        raise BenchError(f"the run's clock was not {hours} hours from ours: {since}")


def dead(trial: Trial, library: Path) -> Row:
    """Kills runs whose clock is hours ahead or behind; the next one's is right."""
    after = []
    for hours in HOURS:
        warehouse = trial.copy()
        process = trial.start(warehouse, environment=environment(library, hours))
        at_work(trial, warehouse, process)
        moved(warehouse, hours)
        os.killpg(process.pid, signal.SIGKILL)
        after.append(trial.after(warehouse, process.wait()))
        print(f"  dead, {hours} hours: {after[-1]}", file=sys.stderr)
    return Row(
        "clock of a dead run",
        f"`kill -9` of a run whose clock is {HOURS[1]} hours behind or ahead (a library that is preloaded); the next one's is right",
        len(after),
        after,
        "its lease ended after its lifetime, neither at once nor hours later",
    )


def living(trial: Trial, library: Path) -> Row:
    """Starts a run whose clock is right beside one whose clock is not, and the other way round."""
    after: list[After] = []
    refused = 0
    for hours in HOURS:
        for first in (environment(library, hours), {}):
            second = {} if first else environment(library, hours)
            warehouse = trial.copy()
            process = trial.start(warehouse, environment=first)
            at_work(trial, warehouse, process)
            if first:
                moved(warehouse, hours)
            other = trial.start(warehouse, environment=second, said=trial.folder / "beside.log")
            refused += other.wait() == LOCKED
            after.append(trial.after(warehouse, process.wait()))
            print(f"  living, {hours} hours: {after[-1]}", file=sys.stderr)
    if refused != len(after):
        raise BenchError(f"of {len(after)} runs beside one at work {refused} were refused")
    return Row(
        "clocks of two living runs",
        f"a second run beside one at work, the clock of either {HOURS[1]} hours behind or ahead",
        len(after),
        after,
        f"the second ended with exit code {LOCKED} each time, and the first published",
    )


def of_clocks(trial: Trial) -> list[Row]:
    """All of them; none where there is no compiler."""
    try:
        library = built(trial.folder)
    except PermissionError as error:
        print(f"jobs/bench: not tried: {error}", file=sys.stderr)
        return []
    return [dead(trial, library), living(trial, library)]
