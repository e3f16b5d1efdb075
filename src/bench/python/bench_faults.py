"""Breaks what can break while a warehouse is written, and writes docs/faults.md: what was injected, how often, what was found.

Started by jobs/bench faults. Six parts, of which --only takes some: every operation of a file system fails in turn, within one JVM
(FaultTrial); the same on HDFS and S3 (.ci/storages); the machine of a run has its process killed and its disks full; clocks of runs are
hours apart; and executors and drivers of a standalone cluster are killed and stopped.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import subprocess
import sys

import clock_faults
import cluster_faults
import engines
import machine_faults
import process
import section
from bench_topics import classpath
from engines import ROOT, WORK, BenchError
from make_corpus import positive
from trial import LEASE_SECONDS, Row, Trial

TRIAL = "dev.broadsheet.warehouse.FaultTrial"
STORAGES = {"hdfs": "HDFS", "s3": "S3"}
OUT = ROOT / "docs" / "faults.md"
PARTS = ("operations", "storages", "machine", "clocks", "executors", "cluster")
# several tasks to a stage, so that there is more than one to be lost
SMALL_SPLITS = "run.split-bytes=40000"
CLUSTER = (
    "A standalone cluster: a master and two workers of one core, each executor a process of its own. What was hit is what Spark's event log says"
    " was lost or started twice."
)
COLUMNS = "| done | operation | how it fails | faults | old | new | got over | waited |\n" + "|---" * 8 + "|"


def operations() -> str:
    folder = WORK / "fault-trial"
    shutil.rmtree(folder, ignore_errors=True)
    command = [engines.jdk("java"), "-Xmx1g", *engines.module_opens(), "-cp", classpath(), TRIAL, str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr.strip()[-2000:])
    return done.stdout


def storages() -> str:
    """The tables of both storages, as FaultsStorageIT leaves them."""
    command = [".ci/storages", "-q", "-Dbroadsheet.faults=all", "-Dit.test=FaultsStorageIT", "-Dfailsafe.failIfNoSpecifiedTests=false"]
    done = subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stdout[-2000:] + done.stderr[-2000:])
    return "\n".join(
        row.replace("| a run |", f"| a run on {name} |")
        for file, name in STORAGES.items()
        for row in (ROOT / f"target/storages/faults-{file}.md").read_text().splitlines()
    )


def times(table: str) -> int:
    return sum(int(line.split("|")[4]) for line in table.splitlines())


def taken() -> str:
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    return f"Taken on {datetime.date.today()}, of commit {revision.stdout.strip()}."


def of_operations() -> str:
    table = operations()
    return f"""## Every operation of a file system

{taken()}

Over two publications something is done to the warehouse, on a file system whose n-th operation of a kind fails, for every n until
none fails any more: {times(table)} faults. After each, all of these were looked at, and hold:

- readers see the old state or the new one; `current.json` is JSON, every file it leads to is there with the size and SHA-256 of
  its manifest, and the counts add up: read = kept + rejected + duplicates;
- the next try succeeds without help, at most after waiting for a lease that nobody could give up any more;
- what is then published is the undisturbed run's, byte for byte.

*Old* and *new*: what readers saw after the fault. *Got over*: the work came out all the same (a cleanup leaves the state of
readers as it is, so old is new). *Waited*: the next try ended with exit code 5 until the lease had ended.

{COLUMNS}
{table.rstrip()}"""


def of_storages() -> str:
    table = storages()
    return f"""## The same on HDFS and S3

{taken()}

Hadoop's mini cluster, and S3A against the server that `.ci/storages` starts; the faults are put above the client, so that its own
new tries do not hide them. {times(table)} faults, looked at in the same way. On S3 a file that was not closed does not exist.

{COLUMNS}
{table.rstrip()}"""


def of_runs(title: str, job: str, words: str, rows: list[Row]) -> str:
    lines = "\n".join(row.text() for row in rows)
    return f"""## {title}

{taken()} The machine had other work, so its times say nothing.

{words} `jobs/run {job}` on the bundled sample, for a second day that brings files of its own, over a first one that is published. After each fault
the published files had the SHA-256 of their manifest and the counts added up; the same command, started again without help, ended well (where
*waited* counts it, after the lease of {LEASE_SECONDS} s); and `jobs/run digest` was then the undisturbed run's. *Old* and *new*: what readers saw
when the disturbed run had ended.

{Row.HEAD}
{lines}"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench faults", description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS, help="a part; may be given several times")
    parser.add_argument("--job", default="tfidf", choices=["ingest", "tfidf", "pipeline"], help="what is disturbed (default: %(default)s)")
    parser.add_argument("--kills", type=positive, default=20, help="how often the process is killed (default: %(default)s)")
    parser.add_argument("--executors", type=positive, default=6, help="executors killed at each phase (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the instants")
    options = parser.parse_args()
    wanted = options.only or PARTS
    try:
        if "operations" in wanted:
            section.put(OUT, "operations", of_operations())
        if "storages" in wanted:
            section.put(OUT, "storages", of_storages())
        if "machine" in wanted:
            rows = machine_faults.of_machine(Trial("machine", options.job), options.kills, options.seed)
            section.put(OUT, "machine", of_runs("One machine", options.job, "Embedded:", rows))
        if "clocks" in wanted:
            rows = clock_faults.of_clocks(Trial("clocks", options.job))
            section.put(OUT, "clocks", of_runs("Clocks", options.job, "Embedded:", rows))
        if "executors" in wanted:
            rows = cluster_faults.of_executors(Trial("executors", options.job, SMALL_SPLITS), options.executors, options.seed)
            section.put(OUT, "executors", of_runs("Executors of a cluster", options.job, CLUSTER, rows))
        if "cluster" in wanted:
            rows = cluster_faults.of_cluster(Trial("cluster", options.job, SMALL_SPLITS), options.seed)
            section.put(OUT, "cluster", of_runs("A cluster with slow executors, two runs, dead drivers", options.job, CLUSTER, rows))
    except BenchError as error:
        print(f"jobs/bench: {error}", file=sys.stderr)
        return 1
    print(f"wrote {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
