"""Times raw texts to articles, whole processes: reading, language, analysis and duplicates, and Lucene's analysis alone.

Started by jobs/bench. All read the same tree of files, the UN debates once and several times; the engines take turns.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import bench_tfidf
import engines
import make_corpus
import process
import section
from engines import CLASSES, ROOT, SPARK_JARS, WORK, BenchError

LUCENE_SOURCE = ROOT / "src/bench/java/dev/broadsheet/bench/LuceneAlone.java"
ALL, EXACT, LUCENE = "jobs/run ingest", "jobs/run ingest, duplicates.near = false", "Lucene alone"
STAGES = ("read-articles", "resolve-duplicates", "write-articles", "verify-ingest")


@dataclass
class Result:
    """One engine on the corpus of one size: what each run took, and seconds of the stages of ours."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    heap: list[int] = field(default_factory=list)
    stages: list[dict[str, float]] = field(default_factory=list)

    def stage(self, name: str) -> float:
        return median(each[name] for each in self.stages)


def jar() -> Path:
    found = sorted((ROOT / "target").glob("broadsheet-*.jar"))
    if not found:
        raise BenchError("There is no jar in target. Run jobs/run once.")
    return found[-1]


def command(name: str, tree: Path, output: Path, heap: str, gc_log: Path) -> list[str]:
    if name == LUCENE:
        path = f"{CLASSES}:{jar()}:{SPARK_JARS}/*"
        return [engines.jdk("java"), f"-Xmx{heap}", f"-Xlog:gc:file={gc_log}", "-cp", path, "dev.broadsheet.bench.LuceneAlone", str(tree)]
    near = str(name == ALL).lower()
    return ["jobs/run", "ingest", "--input", str(tree), "--warehouse", str(output), "--force", "--set", f"duplicates.near={near}"]


def stages(output: Path) -> dict[str, float]:
    from pyarrow import parquet

    rows = parquet.read_table(next(output.glob("runs/*/run_stages")), columns=["stage", "seconds"]).to_pylist()
    return {row["stage"]: row["seconds"] for row in rows}


def measure(tree: Path, size: int, runs: int, heap: str) -> dict[str, Result]:
    logs = WORK / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    results = {name: Result() for name in (ALL, EXACT, LUCENE)}
    for number in range(1, runs + 1):
        for place, (name, result) in enumerate(results.items()):
            output = WORK / "output"
            shutil.rmtree(output, ignore_errors=True)
            log = logs / f"reading-{size}x-{place}-{number}"
            gc_log = log.with_suffix(".gc")
            gc_log.unlink(missing_ok=True)
            additions = {"BROADSHEET_HEAP": heap, "BROADSHEET_JAVA_OPTS": f"-Xlog:gc:file={gc_log.relative_to(ROOT)}"}
            measured = process.run(
                command(name, tree, output, heap, gc_log), ROOT, process.environment(additions), log.with_suffix(".out"), log.with_suffix(".err")
            )
            if measured.exit_status != 0:
                raise BenchError(f"{name} ended with {measured.exit_status}; {log}.err says why.")
            result.seconds.append(measured.seconds)
            result.cpu.append(measured.cpu_seconds)
            result.heap.append(process.peak_heap(gc_log) or 0)
            if name != LUCENE:
                result.stages.append(stages(output))
            print(f"{size}x run {number} {name}: {measured.seconds:.1f} s, CPU {measured.cpu_seconds:.1f} s", flush=True)
            shutil.rmtree(output, ignore_errors=True)
    return results


def table(sizes: dict[int, tuple[int, dict[str, Result]]]) -> list[str]:
    lines = ["| corpus | what | time | every run (s) | MB/s | CPU time | peak heap after GC |", "|---" * 7 + "|"]
    for size, (count, results) in sizes.items():
        for name, result in results.items():
            every = ", ".join(f"{seconds:.1f}" for seconds in result.seconds)
            time = median(result.seconds)
            lines.append(
                f"| {size} × | {name} | {time:.1f} s | {every} | {count / 1e6 / time:.1f} | {median(result.cpu):.1f} s"
                f" | {median(result.heap) / (1 << 20):,.0f} MiB |"
            )
    return lines


def by_stage(sizes: dict[int, tuple[int, dict[str, Result]]]) -> list[str]:
    lines = ["| corpus | " + " | ".join(STAGES) + " | read-articles alone, MB/s |", "|---" * (len(STAGES) + 2) + "|"]
    for size, (count, results) in sizes.items():
        ours = results[ALL]
        cells = [f"{ours.stage(name):.1f} s" for name in STAGES]
        lines.append(f"| {size} × | " + " | ".join(cells) + f" | {count / 1e6 / ours.stage(STAGES[0]):.1f} |")
    return lines


def ratios(sizes: dict[int, tuple[int, dict[str, Result]]]) -> list[str]:
    lines = ["| ratio of medians | " + " | ".join(f"{size} ×" for size in sizes) + " |", "|---" * (len(sizes) + 1) + "|"]

    def line(name: str, values: list[float]) -> None:
        lines.append(f"| {name} | " + " | ".join(f"{value:.2f}" for value in values) + " |")

    results = [found for _, found in sizes.values()]
    line("Lucene alone ÷ ingest, CPU time", [median(each[LUCENE].cpu) / median(each[ALL].cpu) for each in results])
    line(
        "near duplicates ÷ ingest, CPU time",
        [1 - median(each[EXACT].cpu) / median(each[ALL].cpu) for each in results],
    )
    line("ingest, time ÷ time at the first size", [median(each[ALL].seconds) / median(results[0][ALL].seconds) for each in results])
    return lines


def render(arguments: argparse.Namespace, sizes: dict[int, tuple[int, dict[str, Result]]], load: float) -> str:
    scale = ",".join(map(str, arguments.scale))
    runs = ",".join(map(str, arguments.runs))
    return "\n".join(
        [
            "## Raw texts to articles",
            "",
            f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by"
            f" `jobs/bench reading --scale {scale} --runs {runs} --heap {arguments.heap}`."
            f" Machine: {bench_tfidf.machine()}; load {load:.2f} at the start.",
            "",
            "Corpus as above: the UN debates as text files, once and several times under new names with a fifth of the sentences exchanged."
            " Times are wall time of the whole process, medians, in turn; MB are of raw text. `jobs/run ingest`: reading, language, analysis,"
            " quality, duplicates, tables written, verified and published. Lucene alone: StandardTokenizer, lower case, possessives, stop words"
            " and KStem on every core, nothing else, nothing kept.",
            "",
            *table(sizes),
            "",
            "Seconds of the stages of `jobs/run ingest`; the rest is the start of Spark, the inventory and publishing.",
            "",
            *by_stage(sizes),
            "",
            *ratios(sizes),
        ]
    )


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench reading", description="Times raw texts to articles beside Lucene's analysis alone.")
    parser.add_argument(
        "--archive",
        type=Path,
        default=os.environ.get(bench_tfidf.ARCHIVE),
        help=f"tar archive of the UN General Debate Corpus (default: ${bench_tfidf.ARCHIVE}; not needed once the trees are made)",
    )
    parser.add_argument("--scale", type=bench_tfidf.numbers, default="1,10", metavar="N,...", help="sizes (default: %(default)s)")
    parser.add_argument(
        "--runs", type=bench_tfidf.numbers, default="3", metavar="N,...", help="runs: one number, or one for each size (default: %(default)s)"
    )
    parser.add_argument("--heap", default="2g", help="maximal heap of the JVMs (default: %(default)s)")
    arguments = parser.parse_args(words)
    if len(arguments.runs) == 1:
        arguments.runs *= len(arguments.scale)
    if len(arguments.runs) != len(arguments.scale):
        parser.error("--runs must be one number or as many as --scale")
    return arguments


def main(words: list[str]) -> int:
    arguments = parse(words)
    load = os.getloadavg()[0]
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        CLASSES.mkdir(parents=True, exist_ok=True)
        compile_peer = [engines.jdk("javac"), "--release", "17", "-nowarn", "-cp", str(jar()), "-d", str(CLASSES), str(LUCENE_SOURCE)]
        if subprocess.run(compile_peer).returncode != 0:
            raise BenchError(f"{LUCENE_SOURCE.name} did not compile against the jar.")
        sizes = {}
        for size, runs in zip(arguments.scale, arguments.runs, strict=True):
            tree, _ = bench_tfidf.corpus(arguments.archive, size)
            count = sum(path.stat().st_size for path in tree.rglob("*.txt"))
            sizes[size] = (count, measure(tree, size, runs, arguments.heap))
        text = render(arguments, sizes, load)
        print(f"\n{text}")
        section.put(bench_tfidf.DOCUMENT, "reading", text)
    except (BenchError, make_corpus.CorpusError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
