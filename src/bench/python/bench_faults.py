"""Breaks what can break while a warehouse is written, and writes docs/faults.md: what was injected, how often, what was found.

Started by jobs/bench faults. Two parts: every operation of a file system fails in turn, within one JVM (FaultTrial), and the
process of jobs/run is killed with SIGKILL at random instants of a run on the bundled sample corpus.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import engines
from bench_topics import classpath
from engines import ROOT, WORK, BenchError

TRIAL = "dev.broadsheet.warehouse.FaultTrial"
LAUNCHER = ROOT / "jobs/run"
OPTIONS = ["--config", "conf/sample.conf", "--set", "topics.count=4", "--set", "topics.iterations=5"]
# The least that can be set: a killed run's lease keeps the next one out for so long.
LEASE_SECONDS = 5
OUT = ROOT / "docs" / "faults.md"


@dataclass(frozen=True)
class Kill:
    """One kill: after how many seconds, what readers saw then, and how often the next try was told to wait."""

    after: float
    saw: str
    waited: int


def run(warehouse: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(LAUNCHER), *arguments, "--warehouse", str(warehouse), "--set", f"run.lease-seconds={LEASE_SECONDS}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def must(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode != 0:
        raise BenchError(f"exit code {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def current(warehouse: Path) -> str:
    """The published run, once all its files are there with the checksums of their manifest."""
    pointer = json.loads((warehouse / "current.json").read_text())
    for name, entry in pointer["tables"].items():
        manifest = json.loads((warehouse / "runs" / entry["run_id"] / "manifest.json").read_text())
        counts = manifest["counts"]
        if counts["read"] != counts["kept"] + counts["rejected"] + counts["duplicates"]:
            raise BenchError(f"the counts of {entry['run_id']} do not add up: {counts}")
        files = next(table["files"] for table in manifest["tables"] if table["name"] == name)
        for file in files:
            content = (warehouse / entry["path"] / file["name"]).read_bytes()
            if hashlib.sha256(content).hexdigest() != file["sha256"]:
                raise BenchError(f"{entry['path']}/{file['name']} is not as it was written")
    return pointer["run_id"]


def kills(job: str, times: int, seed: int, folder: Path) -> tuple[list[Kill], float]:
    """Kills runs for a second day over a first one that is published, at instants spread over the time one takes."""
    shutil.rmtree(folder, ignore_errors=True)
    # a no-op otherwise: the second day reads the same
    base, command = folder / "base", [job, *OPTIONS, "--logical-date", "2026-01-02", "--force"]
    must(run(base, job, *OPTIONS, "--logical-date", "2026-01-01"))
    old = current(base)
    whole = folder / "undisturbed"
    shutil.copytree(base, whole, symlinks=True)
    started = time.monotonic()
    must(run(whole, *command))
    seconds = time.monotonic() - started
    new, digest = current(whole), must(run(whole, "digest"))
    numbers, found = random.Random(seed), []
    for _ in range(times):
        warehouse = folder / "killed"
        shutil.rmtree(warehouse, ignore_errors=True)
        shutil.copytree(base, warehouse, symlinks=True)
        after = numbers.uniform(0.2, seconds * 1.05)
        process = subprocess.Popen(
            [str(LAUNCHER), *command, "--warehouse", str(warehouse), "--set", f"run.lease-seconds={LEASE_SECONDS}"],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        seen = current(warehouse)
        if seen != old and seen != new:
            raise BenchError(f"readers saw {seen} after a kill at {after:.2f} s")
        waited = 0
        while (again := run(warehouse, *command)).returncode == 5 and waited < 10:
            waited += 1
            time.sleep(LEASE_SECONDS / 2)
        must(again)
        if not current(warehouse).startswith(new) or must(run(warehouse, "digest")) != digest:
            raise BenchError(f"after a kill at {after:.2f} s the next run came out otherwise")
        found.append(Kill(after, "the new state" if seen == new else "the old state", waited))
        print(f"killed after {after:5.2f} s: {found[-1].saw}, waited {waited} times", file=sys.stderr)
    return found, seconds


def operations() -> str:
    folder = WORK / "fault-trial"
    shutil.rmtree(folder, ignore_errors=True)
    command = [engines.jdk("java"), "-Xmx1g", *engines.module_opens(), "-cp", classpath(), TRIAL, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr.strip()[-2000:])
    return done.stdout


def document(job: str, table: str, found: list[Kill], seconds: float) -> str:
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    old = [kill for kill in found if kill.saw == "the old state"]
    rows = [line.split("|") for line in table.splitlines()]
    total = sum(int(row[4]) for row in rows)
    return f"""# Faults

Written by `jobs/bench faults` on {datetime.date.today()}, of commit {revision.stdout.strip()}.

## Every operation of a file system

Over two publications something is done to the warehouse, on a file system whose n-th operation of a kind fails, for every n until
none fails any more: {total} faults. After each, all of these were looked at, and hold:

- readers see the old state or the new one; `current.json` is JSON, every file it leads to is there with the size and SHA-256 of
  its manifest, and the counts add up: read = kept + rejected + duplicates;
- the next try succeeds without help, at most after waiting for a lease that nobody could give up any more;
- what is then published is the undisturbed run's, byte for byte.

*Old* and *new*: what readers saw after the fault. *Got over*: the work came out all the same (a cleanup leaves the state of
readers as it is, so old is new). *Waited*: the next try ended with exit code 5 until the lease had ended.

| done | operation | how it fails | faults | old | new | got over | waited |
|---|---|---|---|---|---|---|---|
{table.rstrip()}

## kill -9

`jobs/run {job}` on the bundled sample, for a second day, over a first one that is published, was killed with its
children at {len(found)} random instants of the {seconds:.0f} s that one takes: {len(old)} times readers then saw the old state,
{len(found) - len(old)} times the new one. Each time every published file had the SHA-256 of its manifest, the next run succeeded
(after {sum(1 for kill in found if kill.waited)} of the kills it had to wait for the lease, of {LEASE_SECONDS} s here), and `jobs/run digest` was that of an undisturbed run.

## By tests

| fault | injected how | found |
|---|---|---|
| stale lease | a lease not renewed for its lifetime | taken over; the dead run cannot publish (WarehouseTest) |
| two runs at once | eight threads ask for the lease | one gets it (WarehouseTest) |
| clock skew | machines five hours apart, both ways | the living keep their lease, the dead lose it (WarehouseTest) |
| storage's clock set back | a lease dated five hours ahead | ends one lifetime after it was seen (WarehouseTest) |
| half a lease | empty, cut off, no object | exit code 5 until it is old, then taken over (WarehouseTest) |
| what a killed run left | half a file in its folder | deleted by the next run of that name, or by `gc` (PipelineIT, CleanupTest) |
| temporary files | half a pointer under its temporary name | not read by anybody; deleted by `gc` (CleanupTest) |
| a cleanup killed in the middle | a published run without manifest | no rollback to it; the next cleanup deletes it (CleanupTest) |
| damaged published files | a bit, the length, a file gone, a file too many | rollback refuses, exit code 3 (RollbackTest) |
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench faults", description=__doc__)
    parser.add_argument("--job", default="pipeline", choices=["ingest", "tfidf", "pipeline"], help="what is killed")
    parser.add_argument("--kills", type=int, default=20, help="how often the process is killed")
    parser.add_argument("--seed", type=int, default=1, help="of the instants")
    options = parser.parse_args()
    try:
        table = operations()
        found, seconds = kills(options.job, options.kills, options.seed, WORK / "faults")
        OUT.write_text(document(options.job, table, found, seconds))
    except BenchError as error:
        print(f"jobs/bench: {error}", file=sys.stderr)
        return 1
    print(f"wrote {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
