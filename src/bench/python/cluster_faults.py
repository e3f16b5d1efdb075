"""Faults of a standalone cluster of two workers, each proven to have hit by Spark's event log; rows of a table for docs/faults.md."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import cluster
import process
from cluster import Cluster, EventLog, Stage, Watch
from engines import BenchError
from trial import Row, Trial

Act = Callable[[Stage, str], bool]
PHASES = ("map", "shuffle", "commit")
# An executor is replaced within seconds; what is killed faster than that would only be the new one's start.
BETWEEN = 4.0
IN_A_RUN = 4
PASSED_BY = 0.2
# Seconds behind the first verified part within which a driver is killed.
LATER = 5.0
STOPPED = 3.0
SPECULATION = {
    "spark.speculation": "true",
    "spark.speculation.interval": "50ms",
    "spark.speculation.quantile": "0.1",
    "spark.speculation.multiplier": "1.1",
    "spark.speculation.minTaskRuntime": "50ms",
    "spark.speculation.task.duration.threshold": "300ms",
    "spark.speculation.efficiency.enabled": "false",
}


@dataclass
class Disturbed:
    """A run on the cluster that can be watched while it works."""

    trial: Trial
    cluster: Cluster
    conf: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.warehouse = self.trial.copy()
        self.events = self.trial.folder / "events"
        shutil.rmtree(self.events, ignore_errors=True)
        self.events.mkdir(parents=True)

    def options(self, port: int) -> list[str]:
        conf = {
            "spark.driver.host": cluster.HOST,
            "spark.executor.memory": "800m",
            "spark.ui.port": str(port),
            "spark.ui.liveUpdate.period": "0",
            "spark.eventLog.enabled": "true",
            "spark.eventLog.dir": self.events.as_uri(),
            "spark.eventLog.compress": "false",
            "spark.eventLog.rolling.enabled": "false",
        } | self.conf
        return ["--master", self.cluster.url, *(word for key, value in conf.items() for word in ("--spark-conf", f"{key}={value}"))]

    def start(self) -> tuple[subprocess.Popen, Watch]:
        port = cluster.free_port()
        return self.trial.start(self.warehouse, *self.options(port), environment=self.environment), Watch(port)

    def log(self) -> EventLog:
        return cluster.event_log(next(each for each in self.events.iterdir() if each.is_file()))

    def after(self, exit_status: int) -> After:
        """What holds after it; the next run is on the cluster, too."""
        log = self.warehouse.with_suffix(".log")
        try:
            return self.trial.after(self.warehouse, exit_status, *self.options(cluster.free_port()))
        except BenchError as error:
            raise BenchError(f"{error}; the disturbed run ended with {exit_status}, {log} has what it said") from error


def undisturbed(trial: Trial, on: Cluster) -> EventLog:
    """A run on the cluster: equal to the embedded one, and what its stages are."""
    run = Disturbed(trial, on)
    process, _ = run.start()
    code = process.wait()
    if code != 0:
        raise BenchError(f"the undisturbed run on the cluster ended with {code}; {run.warehouse}.log says why")
    log = run.log()
    run.after(code)
    return log


def _aim(run: Disturbed, watch: Watch, process: subprocess.Popen, numbers: random.Random, known: EventLog, phase: str, act: Act) -> None:
    """Calls `act(stage, executor)` once in each of several stages of a phase, at an instant within the time such a stage takes."""
    done: set[tuple[str, str]] = set()
    while process.poll() is None and len(done) < IN_A_RUN:
        stages = [each for each in watch.stages() if known.kinds.get(each.key) == phase and each.key not in done]
        numbers.shuffle(stages)
        for stage in stages[:1]:
            # not every stage: other runs then meet others
            if numbers.random() < PASSED_BY:
                continue
            time.sleep(numbers.uniform(0, 0.7 * known.seconds.get(stage.key, 0.2)))
            executors = watch.executors_of(stage)
            if executors and act(stage, numbers.choice(executors)):
                done.add(stage.key)
                time.sleep(BETWEEN)
        time.sleep(0.02)


def executors_killed(trial: Trial, on: Cluster, known: EventLog, phase: str, wanted: int, seed: int) -> Row:
    """Kills executors while they run tasks of a phase, until so many kills are proven to have cost such a task."""
    numbers, after, hits, stages, missed, again = random.Random(f"{seed} {phase}"), [], 0, Counter(), 0, 0
    for _ in range(2 * wanted):
        if hits >= wanted:
            break
        run, killed = Disturbed(trial, on), {}
        process, watch = run.start()

        def kill(stage: Stage, executor: str, killed=killed) -> bool:
            pid = on.kill(executor)
            if pid is not None:
                killed[executor] = pid
                print(f"  kill -9 {pid}, executor {executor}, in {stage.part}: {stage.name}", file=sys.stderr)
            return pid is not None

        _aim(run, watch, process, numbers, known, phase, kill)
        code = process.wait()
        log = run.log()
        after.append(run.after(code))
        again += log.again
        for executor in killed:
            if executor not in log.lost:
                raise BenchError(f"executor {executor} was killed, and the event log does not know")
            hit = [key for key in log.lost[executor].stages if (log.kinds | known.kinds).get(key) == phase]
            hits += bool(hit)
            missed += not hit
            stages.update({key[0] for key in hit})
    names = ", ".join(f"{name} {n}" for name, n in stages.most_common())
    found = f"tasks lost, by the event log, in {names}; {again} stages run again; {missed} more kills came between tasks"
    return Row(f"executors killed at {phase}", "`kill -9` of an executor that runs a task of such a stage", hits, after, found)


def speculation(trial: Trial, on: Cluster, known: EventLog, runs: int, seed: int) -> Row:
    """Stops executors for some seconds, so that copies of their tasks really overtake them, and lets both go on to their end."""
    numbers, after, stopped, copies, won, commits = random.Random(f"{seed} speculation"), [], 0, 0, 0, 0
    for number in range(runs):
        run = Disturbed(trial, on, SPECULATION)
        process, watch = run.start()
        waking: list[threading.Timer] = []

        def stop(stage: Stage, executor: str, waking=waking) -> bool:
            pid = on.kill(executor, signal.SIGSTOP)
            if pid is not None:
                waking.append(threading.Timer(STOPPED, on.kill, (executor, signal.SIGCONT)))
                waking[-1].start()
                print(f"  stopped {pid}, executor {executor}, in {stage.part}: {stage.name}", file=sys.stderr)
            return pid is not None

        _aim(run, watch, process, numbers, known, PHASES[-1 - number % len(PHASES)], stop)
        code = process.wait()
        for each in waking:
            each.join()
        log = run.log()
        after.append(run.after(code))
        stopped, copies, won, commits = (
            stopped + len(waking), copies + log.speculative, won + log.speculative_won, commits + log.speculative_commits
        )  # fmt: skip
    if copies == 0:
        raise BenchError("no task was started speculatively")
    found = f"{copies} speculative copies by the event log, {won} of them first, {commits} of them writing files of tables"
    injected = f"`spark.speculation=true`, executors stopped for {STOPPED:.0f} s while they run a task (SIGSTOP)"
    return Row("speculation", injected, stopped, after, found)


def drivers_killed(trial: Trial, on: Cluster, times: int, seed: int) -> Row:
    """Kills the driver; the lease it leaves is stale."""
    numbers, after = random.Random(f"{seed} driver"), []
    for _ in range(times):
        run = Disturbed(trial, on)
        process, _ = run.start()
        verified = run.warehouse / "runs" / trial.new / "_milestones" / "ingest.json"
        while process.poll() is None and not verified.exists():
            time.sleep(0.1)
        time.sleep(numbers.uniform(0, LATER))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        after.append(run.after(process.wait()))
    went_on = [each.went_on for each in after if each.went_on]
    found = f"{len(went_on)} of the next runs went on from a verified part"
    return Row("driver killed, its lease stale", "`kill -9` of the driver and its launcher, once a first part is verified", times, after, found)


def two_at_once(trial: Trial, on: Cluster, times: int) -> Row:
    """Starts the same run twice."""
    after = []
    for number in range(times):
        run = Disturbed(trial, on, {"spark.cores.max": "1"})
        first, _ = run.start()
        time.sleep(2.0 * number)
        with run.warehouse.with_suffix(".second.log").open("wb") as log:
            words = trial.words(run.warehouse, *run.options(cluster.free_port()))
            second = subprocess.Popen(words, cwd=cluster.ROOT, env=process.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        codes = sorted((first.wait(), second.wait()))
        if codes != [0, 5]:
            raise BenchError(f"two runs at once ended with {codes}")
        after.append(run.after(0))
    found = "each time one published, and the other ended with exit code 5"
    return Row("two runs at once", "the same command twice, 0 and 2 s apart", times, after, found)


def _said(row: Row) -> Row:
    print(row.text(), file=sys.stderr)
    return row


def of_executors(trial: Trial, kills: int, seed: int) -> list[Row]:
    """Executors killed in each phase of a stage's life."""
    with Cluster(trial.folder / "cluster") as on:
        known = undisturbed(trial, on)
        return [_said(executors_killed(trial, on, known, phase, kills, seed)) for phase in PHASES]


def of_cluster(trial: Trial, seed: int) -> list[Row]:
    """Executors that are slow, two runs at once, and drivers killed."""
    with Cluster(trial.folder / "cluster") as on:
        known = undisturbed(trial, on)
        return [
            _said(speculation(trial, on, known, 2, seed)),
            _said(two_at_once(trial, on, 2)),
            _said(drivers_killed(trial, on, 2, seed)),
        ]
