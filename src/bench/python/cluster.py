"""A standalone cluster of Spark on the loopback interface, from the jars the build brought, whose executors can be found and killed.

Everything ends with the `with` block. Only processes that were started here, and their children, are ever signalled.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import engines
import process
from engines import ROOT, SPARK_JARS, BenchError

HOST = "127.0.0.1"
PATIENCE = 60
EXECUTOR = "CoarseGrainedExecutorBackend"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def ask(url: str) -> list | dict | None:
    """What a REST address answers; nothing where nobody does, or not yet."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except (urllib.error.URLError, OSError, ValueError):
        return None


@dataclass(frozen=True)
class Stage:
    """A stage that has tasks running: its ids, the part of the data flow it belongs to, and where in the program it was made."""

    id: int
    attempt: int
    part: str
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """The same in every run of the same work."""
        return self.part, self.name


def part(description: str | None) -> str:
    """`write-articles, run 2026-01-02-...` is of `write-articles`."""
    return (description or "").split(",")[0]


class Cluster:
    """A master and workers of one core each. `scratch`: where executors spill and shuffle; workers' own folders by default."""

    def __init__(self, folder: Path, workers: int = 2, scratch: Path | None = None) -> None:
        self.folder, self.workers, self.scratch = folder, workers, scratch
        self.members: list[subprocess.Popen] = []
        self.url = ""

    def __enter__(self) -> Cluster:
        self.folder.mkdir(parents=True, exist_ok=True)
        port, web = free_port(), free_port()
        self.url = f"spark://{HOST}:{port}"
        try:
            self._start("master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(web))
            self._wait(web, 0)
            for number in range(self.workers):
                # a host of its own for each: Spark starts no speculative copy on a host that has the task already
                host = f"127.0.0.{number + 1}"
                options = ["--cores", "1", "--memory", "1g", "--webui-port", str(free_port())]
                self._start("worker.Worker", "--host", host, *options, self.url, ip=host)
            self._wait(web, self.workers)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for member in reversed(self.members):
            member.terminate()
        for member in self.members:
            try:
                member.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                member.kill()

    def _start(self, what: str, *arguments: str, ip: str = HOST) -> None:
        additions = {
            "SPARK_HOME": str(SPARK_JARS.parent),
            "SPARK_SCALA_VERSION": "2.13",
            "SPARK_LOCAL_IP": ip,
            "SPARK_WORKER_DIR": str(self.folder / "work"),
        }
        if self.scratch:
            additions["SPARK_LOCAL_DIRS"] = str(self.scratch)
        command = [engines.jdk("java"), "-Xmx256m", *engines.module_opens(), "-cp", f"{SPARK_JARS}/*", f"org.apache.spark.deploy.{what}"]
        with (self.folder / f"member-{len(self.members)}.log").open("wb") as log:
            self.members.append(
                subprocess.Popen([*command, *arguments], cwd=ROOT, env=process.environment(additions), stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            )

    def _wait(self, web: int, workers: int) -> None:
        for _ in range(10 * PATIENCE):
            said = ask(f"http://{HOST}:{web}/json/")
            if said and said["aliveworkers"] >= workers:
                return
            time.sleep(0.1)
        raise BenchError(f"The cluster did not come up; {self.folder}/member-*.log say why.")

    def executors(self) -> dict[str, int]:
        """Process ids of the executors that our workers run now, by the executor's id."""
        ours = {member.pid for member in self.members}
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
                parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent in ours and any(EXECUTOR in word for word in words) and "--executor-id" in words:
                found[words[words.index("--executor-id") + 1]] = int(process.name)
        return found

    def kill(self, executor: str, what: signal.Signals = signal.SIGKILL) -> int | None:
        """Signals an executor; its process id, or nothing if it is gone."""
        pid = self.executors().get(executor)
        if pid is not None:
            try:
                os.kill(pid, what)
            except ProcessLookupError:
                return None
        return pid


class Watch:
    """What an application is doing now, by Spark's own REST interface."""

    def __init__(self, port: int) -> None:
        self.base = f"http://{HOST}:{port}/api/v1/applications"
        self.application: str | None = None

    def _ask(self, rest: str) -> list:
        if self.application is None:
            found = ask(self.base)
            if not found:
                return []
            self.application = found[0]["id"]
        return ask(f"{self.base}/{self.application}/{rest}") or []

    def stages(self) -> list[Stage]:
        """Stages that have tasks running."""
        return [
            Stage(each["stageId"], each["attemptId"], part(each.get("description")), each["name"])
            for each in self._ask("stages?status=active")
            if each["numActiveTasks"] > 0
        ]

    def executors_of(self, stage: Stage) -> list[str]:
        """Executors that run a task of a stage."""
        tasks = self._ask(f"stages/{stage.id}/{stage.attempt}/taskList?status=running")
        return [each["executorId"] for each in tasks if each["executorId"] != "driver"]


@dataclass(frozen=True)
class Lost:
    """An executor that was lost: why, and the stages whose tasks went with it."""

    reason: str
    stages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EventLog:
    """What Spark's event log says. `kinds`: map, shuffle or commit by stage; `seconds`: how long each took; `again`: stages that were run again."""

    kinds: dict[tuple[str, str], str]
    seconds: dict[tuple[str, str], float]
    lost: dict[str, Lost]
    again: int
    speculative: int
    speculative_won: int
    speculative_commits: int


COMMIT = re.compile(r"(collect at Parts|parquet at TableWriter)\.java")


def event_log(file: Path) -> EventLog:
    """Reads an event log. A stage that writes files of a table is *commit*, another that reads shuffled data *shuffle*, the rest *map*."""
    keys: dict[int, tuple[str, str]] = {}
    kinds: dict[tuple[str, str], str] = {}
    seconds: dict[tuple[str, str], float] = {}
    reasons: dict[str, str] = {}
    victims: dict[str, list[tuple[str, str]]] = {}
    again = speculative = won = commits = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        match event["Event"]:
            case "SparkListenerStageSubmitted":
                stage = event["Stage Info"]
                description = event.get("Properties", {}).get("spark.job.description")
                key = keys[stage["Stage ID"]] = part(description), stage["Stage Name"]
                kinds.setdefault(key, "commit" if COMMIT.match(key[1]) else "map")
                again += stage["Stage Attempt ID"] > 0
            case "SparkListenerStageCompleted":
                stage = event["Stage Info"]
                if "Completion Time" in stage and "Submission Time" in stage:
                    seconds[keys[stage["Stage ID"]]] = (stage["Completion Time"] - stage["Submission Time"]) / 1000
            case "SparkListenerExecutorRemoved":
                reasons[event["Executor ID"]] = event["Removed Reason"]
            case "SparkListenerTaskEnd":
                key, info, reason = keys[event["Stage ID"]], event["Task Info"], event["Task End Reason"]
                read = (event.get("Task Metrics") or {}).get("Shuffle Read Metrics", {})
                if kinds[key] == "map" and read.get("Local Blocks Fetched", 0) + read.get("Remote Blocks Fetched", 0) > 0:
                    kinds[key] = "shuffle"
                if reason["Reason"] == "ExecutorLostFailure":
                    victims.setdefault(info["Executor ID"], []).append(key)
                if info["Speculative"]:
                    speculative += 1
                    won += reason["Reason"] == "Success"
                    commits += kinds[key] == "commit"
    lost = {each: Lost(reasons.get(each, ""), tuple(victims.get(each, ()))) for each in reasons.keys() | victims.keys()}
    return EventLog(kinds, seconds, lost, again, speculative, won, commits)
