"""A warehouse something goes wrong with: a first day that is published, a second that is to be, and what must hold after any fault.

Nothing is forced: the second day brings files the first did not have, and is started by the same command until it is published.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import process
from engines import ROOT, WORK, BenchError

LAUNCHER = ROOT / "jobs/run"
SAMPLE = ROOT / "src/sample/corpus"
# What the first day does not have yet.
SECOND_DAY = ("lantern-weekly", "valley-post")
# The least that can be set: a killed run's lease keeps the next one out for so long.
LEASE_SECONDS = 5
LOCKED = 5
WENT_ON = re.compile(r"goes on from an attempt that broke off: (.+)")


@dataclass(frozen=True)
class After:
    """What was found after a fault: how the disturbed try ended, what readers saw then, how often the next was told to wait, where it went on."""

    exit_status: int
    saw: str
    waited: int
    went_on: str


@dataclass(frozen=True)
class Row:
    """A row of the table. `times`: faults; `found`: what was found after them, in words."""

    fault: str
    injected: str
    times: int
    after: list[After]
    found: str

    HEAD: ClassVar[str] = "| fault | injected how | times | exit codes (runs) | old | new | waited | found besides |\n" + "|---" * 8 + "|"

    def text(self) -> str:
        old = sum(each.saw == "old" for each in self.after)
        codes = ", ".join(f"{code} ({n})" for code, n in sorted(Counter(each.exit_status for each in self.after).items()))
        waited = sum(each.waited > 0 for each in self.after)
        cells = (self.fault, self.injected, self.times, codes, old, len(self.after) - old, waited, self.found)
        return "| " + " | ".join(map(str, cells)) + " |"


class Trial:
    """Two days of a job, tried in copies of the same first one."""

    def __init__(self, name: str, job: str, *settings: str) -> None:
        self.folder = WORK / "faults" / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.base, self.corpus = self.folder / "base", self.folder / "corpus"
        self.command = [job, "--config", "conf/sample.conf", "--input", f"sample={self.corpus}"]
        for each in ("topics.count=4", "topics.iterations=5", "run.report=false", f"run.lease-seconds={LEASE_SECONDS}", *settings):
            self.command += ["--set", each]
        shutil.copytree(SAMPLE, self.corpus, ignore=lambda folder, _: SECOND_DAY if Path(folder) == SAMPLE else ())
        self.must(self.run(self.base, day=1))
        for each in SECOND_DAY:
            shutil.copytree(SAMPLE / each, self.corpus / each)
        self.old = seen(self.base)
        whole = self.copy("undisturbed")
        started = time.monotonic()
        self.must(self.run(whole))
        self.seconds = time.monotonic() - started
        self.new, self.digest = seen(whole), digest(whole)

    def copy(self, name: str = "disturbed") -> Path:
        """The warehouse as it was after the first day."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.base, target, symlinks=True)
        return target

    def words(self, warehouse: Path, *options: str, day: int = 2) -> list[str]:
        """The command of a day."""
        return [str(LAUNCHER), *self.command, "--warehouse", str(warehouse), "--logical-date", f"2026-01-0{day}", *options]

    def run(self, warehouse: Path, *options: str, day: int = 2) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.words(warehouse, *options, day=day), cwd=ROOT, env=process.environment(), capture_output=True, text=True, check=False)

    def start(
        self, warehouse: Path, *options: str, environment: dict[str, str] | None = None, said: Path | None = None
    ) -> subprocess.Popen:
        """The same, to be disturbed: in a process group of its own. What it says goes to a file, beside the warehouse unless another is named."""
        with (said or warehouse.with_suffix(".log")).open("wb") as log:
            return subprocess.Popen(
                self.words(warehouse, *options), cwd=ROOT, env=process.environment(environment), stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    @staticmethod
    def must(done: subprocess.CompletedProcess[str]) -> str:
        if done.returncode != 0:
            raise BenchError(f"exit code {done.returncode}: {done.stderr.strip()[-1000:]}")
        return done.stdout

    def after(self, warehouse: Path, exit_status: int, *options: str) -> After:
        """Looks what readers see, starts the same command until it ends well, and compares what is published then with the undisturbed run's."""
        saw = seen(warehouse)
        if saw not in (self.old, self.new):
            raise BenchError(f"readers saw {saw}, neither the old state nor the new")
        waited = 0
        while (again := self.run(warehouse, *options)).returncode == LOCKED and waited < 2 * LEASE_SECONDS:
            waited += 1
            time.sleep(LEASE_SECONDS / 2)
        self.must(again)
        if seen(warehouse) != self.new or digest(warehouse) != self.digest:
            raise BenchError("the next run came out otherwise than the undisturbed one")
        found = WENT_ON.search(again.stderr)
        return After(exit_status, "new" if saw == self.new else "old", waited, found.group(1) if found else "")


def seen(warehouse: Path) -> str:
    """The published run, once all its files are there with the checksums of their manifest, and its counts add up."""
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


def digest(warehouse: Path) -> str:
    """What the rows of every published table come to, in whatever order and files they are."""
    command = [str(LAUNCHER), "digest", "--warehouse", str(warehouse)]
    return Trial.must(subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True, check=False))
