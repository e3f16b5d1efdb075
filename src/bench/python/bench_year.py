"""Times daily runs at four times of a year over a corpus that grows, and the commands of an operator over a thousand runs.

Started by jobs/bench year. Days in between are not run one by one unless --every says so: the first day after them reads their files at once, so that
the corpus is as large as it would be. Runs follow each other within one JVM for each time of the year (YearOfRuns).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import bench_tfidf
import bench_topics
import engines
import process
import section
from engines import ROOT, WORK, BenchError
from make_corpus import positive

MAIN = "dev.broadsheet.bench.YearOfRuns"
MARK = "RESULT "
FIRST = datetime.date(2025, 1, 1)
TIMES = (10, 100, 200, 365)
SETTINGS = (
    "accumulation.window-days=30",
    "topics.count=10",
    "topics.iterations=50",
    "topics.warm-start=published",
    "topics.refit-days=7",
    "run.report=false",
)
COMMANDS = (("runs",), ("status",), ("gc", "--dry-run"), ("pipeline", "--dry-run"))


def blocks(every: bool) -> list[tuple[int, int]]:
    """First and last days of what is run; ten days and one before them, which reads all that was left out."""
    if every:
        return [(1 if not before else before + 1, last) for before, last in zip((0, *TIMES), TIMES, strict=False)]
    return [(1, 15), (95, 105), (195, 205), (355, 365)]


def days(folder: Path, warehouse: Path, first: int, last: int, articles: int) -> dict[int, float]:
    """Runs of consecutive days; seconds by day."""
    command = [engines.jdk("java"), "-Xmx2g", "-XX:+UseParallelGC", *engines.module_opens(), "-cp", bench_topics.classpath(), MAIN]
    command += [str(folder), str(warehouse), str(first), str(last), str(articles)]
    for each in SETTINGS:
        command += ["--set", each]
    done = subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True)
    if done.returncode != 0:
        raise BenchError(f"{MAIN} failed: {done.stderr[-1000:]}")
    results = [json.loads(line.removeprefix(MARK)) for line in done.stdout.splitlines() if line.startswith(MARK)]
    return {each["day"]: each["seconds"] for each in results}


def stages(warehouse: Path) -> dict[int, dict[str, float]]:
    """Seconds of the stages of each day, by the manifests."""
    found = {}
    for file in warehouse.glob("runs/*/manifest.json"):
        manifest = json.loads(file.read_text())
        found[(datetime.date.fromisoformat(manifest["logical_date"]) - FIRST).days + 1] = manifest["stages"]
    return found


def multiply(warehouse: Path, runs: int) -> None:
    """Makes a warehouse one of so many publications, each with the files (as links) and the manifest of one that is there."""
    pointer = json.loads((warehouse / "current.json").read_text())
    templates = list(pointer["history"])
    for number in range(runs - len(templates)):
        old = templates[number % len(templates)]
        day = (datetime.date(2020, 1, 1) + datetime.timedelta(days=number)).isoformat()
        new = f"{day}-{number:012x}"
        target = warehouse / "runs" / new
        shutil.copytree(warehouse / "runs" / old, target, copy_function=os.link)
        for name in ("manifest.json", "published.json"):
            file = target / name
            if file.exists():
                text = file.read_text().replace(old, new)
                file.unlink()
                file.write_text(text)
        pointer["history"].insert(number, new)
        pointer["superseded"][new] = f"{day}T23:00:00Z"
    (warehouse / "current.json").write_text(json.dumps(pointer))


def command(words: tuple[str, ...], folder: Path, warehouse: Path) -> tuple[float, float, int]:
    """Wall and processor seconds and most heap in use, in MiB, of an operator's command."""
    log = WORK / "logs" / f"year-{words[0]}"
    log.parent.mkdir(parents=True, exist_ok=True)
    line = ["jobs/run", *words, "--warehouse", str(warehouse)]
    if words[0] == "pipeline":
        line += ["--input", str(folder), "--logical-date", (FIRST + datetime.timedelta(days=366)).isoformat()]
        for each in SETTINGS:
            line += ["--set", each]
    # a heap that is collected often: what is in use behind a collection is what is needed
    environment = process.environment({"BROADSHEET_HEAP": "256m", "BROADSHEET_JAVA_OPTS": f"-Xlog:gc:file={log}.gc"})
    done = process.run(line, ROOT, environment, log.with_suffix(".out"), log.with_suffix(".err"))
    if done.exit_status != 0:
        raise BenchError(f"{' '.join(words)} ended with {done.exit_status}; {log}.err says why.")
    return done.seconds, done.cpu_seconds, (process.peak_heap(log.with_suffix(".gc")) or 0) >> 20


def render(
    articles: int,
    every: bool,
    seconds: dict[int, float],
    parts: dict[int, dict[str, float]],
    runs: int,
    commands: dict[tuple[str, ...], tuple[float, float, int]],
    load: float,
) -> str:
    """The section of the document."""
    windows = [[day for day in range(time - 4, time + 6) if day in seconds] or sorted(seconds)[-10:] for time in TIMES]
    windows[-1] = [day for day in range(TIMES[-1] - 9, TIMES[-1] + 1) if day in seconds]
    names = sorted({name for day in windows[-1] for name in parts.get(day, {})})

    def row(name: str, values: list[list[float]]) -> str:
        return f"| {name} | " + " | ".join(f"{median(each):.1f} s" if each else "–" for each in values) + " |"

    lines = [
        "## A year of daily runs",
        "",
        f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by `jobs/bench year --articles {articles}{' --every' if every else ''}`."
        f" Machine: {bench_tfidf.machine()}; load {load:.2f} at the start.",
        "",
        f"Each day brings a file of {articles:,} generated articles of 200 words; `jobs/run pipeline` with `{'`, `'.join(SETTINGS)}`: terms and topics of the"
        " last 30 days, a fit a week. "
        + ("Every day was run." if every else "Days in between were not run one by one; the first day after them read their files at once."),
        "",
        "| medians of ten days around day | " + " | ".join(map(str, TIMES)) + " |",
        "|---" * (len(TIMES) + 1) + "|",
        "| articles in all | " + " | ".join(f"{time * articles:,}" for time in TIMES) + " |",
        row("time of a day", [[seconds[day] for day in each] for each in windows]),
        row("the shortest of the ten", [[min((seconds[day] for day in each), default=0)] for each in windows]),
        *(row(name, [[parts[day][name] for day in each if name in parts.get(day, {})] for each in windows]) for name in names),
        "",
        f"Over {runs:,} published runs, whole processes with a heap of 256 MiB:",
        "",
        "| command | time | CPU time | heap in use behind a collection, at most |",
        "|---|---|---|---|",
        *(f"| `jobs/run {' '.join(words)}` | {took:.1f} s | {cpu:.1f} s | {heap} MiB |" for words, (took, cpu, heap) in commands.items()),
    ]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench year", description=__doc__)
    parser.add_argument("--articles", type=positive, default=100, help="articles of a day (default: %(default)s)")
    parser.add_argument("--every", action="store_true", help="run every day of the year")
    parser.add_argument("--runs", type=positive, default=1000, help="published runs the commands are timed over (default: %(default)s)")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    folder, warehouse = WORK / "year", WORK / "year-warehouse"
    for each in (folder, warehouse):
        shutil.rmtree(each, ignore_errors=True)
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        seconds: dict[int, float] = {}
        for first, last in blocks(arguments.every):
            seconds |= days(folder, warehouse, first, last, arguments.articles)
            print(f"day {last}: {seconds[last]:.1f} s", flush=True)
        parts = stages(warehouse)
        multiply(warehouse, arguments.runs)
        commands = {each: command(each, folder, warehouse) for each in COMMANDS}
        section.put(bench_tfidf.DOCUMENT, "year", render(arguments.articles, arguments.every, seconds, parts, arguments.runs, commands, load))
    except (BenchError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    finally:
        for each in (folder, warehouse):
            shutil.rmtree(each, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
