"""Times daily runs over a corpus that grows, and the planning of a run over many files.

Started by jobs/bench. Every day brings a file of generated articles; jobs/run ingest reads the folder each day, as a scheduler would.
"""

from __future__ import annotations

import argparse
import datetime
import json
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

MAIN = "dev.broadsheet.bench.DailyRuns"
MARK = "RESULT "
FIRST = datetime.date(2025, 1, 1)


def java(path: str, *arguments: str) -> list[dict]:
    command = [engines.jdk("java"), "-Xmx2g", *engines.module_opens(), "-cp", path, MAIN, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True)
    if done.returncode != 0:
        raise BenchError(f"{MAIN} {' '.join(arguments)} failed: {done.stderr[-500:]}")
    return [json.loads(line.removeprefix(MARK)) for line in done.stdout.splitlines() if line.startswith(MARK)]


def run(number: int, folder: Path, warehouse: Path) -> tuple[float, float]:
    """The run of a day; gives wall seconds and processor seconds."""
    date = (FIRST + datetime.timedelta(days=number)).isoformat()
    log = WORK / "logs" / f"daily-{number}"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = ["jobs/run", "ingest", "--input", str(folder), "--warehouse", str(warehouse), "--logical-date", date]
    done = process.run(command, ROOT, process.environment(), log.with_suffix(".out"), log.with_suffix(".err"))
    if done.exit_status != 0:
        raise BenchError(f"day {number} ended with {done.exit_status}; {log}.err says why.")
    return done.seconds, done.cpu_seconds


def render(arguments: argparse.Namespace, days: list[tuple[int, float, float]], again: float, planned: list[dict]) -> str:
    every = max(1, len(days) // 10)
    shown = [each for i, each in enumerate(days) if i % every == 0 or i == len(days) - 1]
    return "\n".join(
        [
            "## Daily runs",
            "",
            f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by"
            f" `jobs/bench daily --days {arguments.days} --articles {arguments.articles} --files {arguments.files}`."
            f" Machine: {bench_tfidf.machine()}.",
            "",
            f"Each day brings a file of {arguments.articles:,} generated articles of 200 words; `jobs/run ingest` reads the folder. Whole processes,"
            " start of JVM and Spark included. Files of days before are not read again; their articles are taken from the published table, looked through for"
            " copies of the new ones, and published with them.",
            "",
            "| day | articles in all | time | CPU time |",
            "|---|---|---|---|",
            *(
                f"| {number + 1} | {(number + 1) * arguments.articles:,} | {seconds:.1f} s | {cpu:.1f} s |"
                for number, seconds, cpu in shown
            ),
            "",
            f"The same day once more, with nothing new: {again:.1f} s.",
            "",
            f"Planning a run over {arguments.files:,} files that were read before and one that was not, without listing them: reading the table `inputs`"
            f" {median(each['read_seconds'] for each in planned):.1f} s, comparing and naming the run"
            f" {median(each['plan_seconds'] for each in planned):.1f} s, medians of three; heap in use afterwards"
            f" {max(each['heap_mib'] for each in planned):,} MiB.",
        ]
    )


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench daily", description="Times daily runs over a corpus that grows.")
    parser.add_argument("--days", type=positive, default=30, help="days (default: %(default)s)")
    parser.add_argument("--articles", type=positive, default=1000, help="articles of a day (default: %(default)s)")
    parser.add_argument("--files", type=positive, default=1_000_000, help="files that are planned (default: %(default)s)")
    arguments = parser.parse_args(words)
    folder, warehouse = WORK / "daily", WORK / "daily-warehouse"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(warehouse, ignore_errors=True)
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        days = []
        path = bench_topics.classpath()
        for number in range(arguments.days):
            java(path, "make", str(folder), str(number), str(arguments.articles))
            seconds, cpu = run(number, folder, warehouse)
            days.append((number, seconds, cpu))
            print(f"day {number + 1}: {seconds:.1f} s, CPU {cpu:.1f} s", flush=True)
        again, _ = run(arguments.days - 1, folder, warehouse)
        planned = java(path, "plan", str(folder.with_name("daily-plan")), str(arguments.files))
        text = render(arguments, days, again, planned)
        print(f"\n{text}")
        section.put(bench_tfidf.DOCUMENT, "daily", text)
    except (BenchError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(warehouse, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
