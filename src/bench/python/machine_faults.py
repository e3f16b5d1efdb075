"""Faults of the one machine an embedded run is on: its process killed, its disks full; rows of a table for docs/faults.md."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from engines import BenchError
from trial import Row, Trial

# Of what a run writes, how much there is room for.
ROOM = (0.02, 0.2, 0.4, 0.6, 0.8)
SCRATCH_KIB = (8, 64, 128, 256)


def killed(trial: Trial, times: int, seed: int) -> Row:
    """Kills the process with its children at random instants."""
    numbers, after = random.Random(seed), []
    for _ in range(times):
        warehouse, at = trial.copy(), numbers.uniform(0.2, trial.seconds * 1.05)
        process = trial.start(warehouse)
        try:
            process.wait(at)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        after.append(trial.after(warehouse, process.wait()))
        print(f"  killed after {at:5.2f} s: {after[-1]}", file=sys.stderr)
    went_on = sum(bool(each.went_on) for each in after)
    found = f"{went_on} of the next runs went on from a verified part, by themselves; a fit of topics that is cut off begins anew"
    return Row("process killed", f"`kill -9` of `jobs/run` and its children at random instants of {trial.seconds:.0f} s", times, after, found)


class SmallDisk:
    """A file system of its own in memory, which can be filled up and given room again. Needs the right to mount."""

    def __init__(self, folder: Path, size: str = "64m") -> None:
        self.folder, self.ballast = folder, folder / "ballast"
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, text=True)
        if done.returncode != 0:
            raise PermissionError(done.stderr.strip())

    def leave(self, room: int) -> None:
        """Leaves so many bytes."""
        with self.ballast.open("wb") as ballast:
            left = shutil.disk_usage(self.folder).free - room
            while left > 0:
                left -= ballast.write(bytes(min(left, 1 << 20)))

    def free(self) -> None:
        self.ballast.unlink(missing_ok=True)

    def __enter__(self) -> SmallDisk:
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=False)


def size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


def full_warehouse(trial: Trial) -> Row:
    """Lets the disk of the warehouse run full while a run writes."""
    written = size(trial.folder / "undisturbed") - size(trial.base)
    after = []
    with SmallDisk(trial.folder / "small") as disk:
        for share in ROOM:
            warehouse = disk.folder / "warehouse"
            shutil.rmtree(warehouse, ignore_errors=True)
            shutil.copytree(trial.base, warehouse, symlinks=True)
            disk.leave(int(share * written))
            done = trial.run(warehouse)
            disk.free()
            if done.returncode == 0:
                raise BenchError(f"a run that writes {written} bytes had room for {share:.0%} of them, and ended well")
            said = "no space" in done.stderr.lower()
            print(f"  room for {share:.0%}: {done.returncode}, {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            after.append((trial.after(warehouse, done.returncode), said))
    found = f"{sum(said for _, said in after)} of the messages say that no space is left"
    injected = f"a file system in memory (tmpfs) with room for {', '.join(f'{each:.0%}' for each in ROOM)} of what the run writes"
    return Row("disk full, of the warehouse", injected, len(after), [each for each, _ in after], found)


def full_scratch(trial: Trial) -> Row:
    """Lets the disk of Spark's scratch folder run full."""
    after, said, got_over = [], 0, 0
    with SmallDisk(trial.folder / "small-scratch") as disk:
        option = ("--spark-conf", f"spark.local.dir={disk.folder}")
        for room in SCRATCH_KIB:
            warehouse = trial.copy()
            disk.leave(room << 10)
            done = trial.run(warehouse, *option)
            disk.free()
            if done.returncode == 0:
                got_over += 1
                continue
            said += "no space" in done.stderr.lower()
            print(f"  room for {room} KiB: {done.returncode}, {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            after.append(trial.after(warehouse, done.returncode, *option))
    found = f"{said} of the messages say that no space is left; {got_over} more runs had room enough"
    injected = f"`spark.local.dir` in memory (tmpfs) with {', '.join(map(str, SCRATCH_KIB))} KiB left"
    return Row("disk full, of Spark's scratch folder", injected, len(after), after, found)


def of_machine(trial: Trial, kills: int, seed: int) -> list[Row]:
    """All of them."""
    rows = []
    for fault in (full_warehouse, full_scratch, lambda one: killed(one, kills, seed)):
        try:
            rows.append(fault(trial))
            print(rows[-1].text(), file=sys.stderr)
        except PermissionError as error:
            print(f"jobs/bench: not tried, for want of the right to mount: {error}", file=sys.stderr)
    return rows
