"""Times raw texts to TF-IDF, whole processes: Broadsheet, scikit-learn and MLlib's own pipeline.

Started by jobs/bench, which sees to the packages of requirements.txt. The engines take turns. All read the same tree of
files, which is read once before so that everyone finds it in the page cache, and each run starts from an empty output
folder.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import engines
import make_corpus
import process
import section
from engines import BROADSHEET, ENGINES, MLLIB, MLLIB_PACKED, ROOT, SKLEARN, WORK, BenchError, Counts, Engine, Run
from section import Sample

MLLIB_SOURCE = ROOT / "src/bench/java/dev/broadsheet/bench/MllibTfIdf.java"
DOCUMENT = ROOT / "docs" / "benchmarks.md"
README = ROOT / "README.md"
ARCHIVE = f"{process.OWN}ARCHIVE"


def prepare(chosen: list[str]) -> None:
    """Builds what is run and has the class archive made by a first small run, so that neither is timed."""
    if not engines.stood_in() and {BROADSHEET, MLLIB, MLLIB_PACKED} & set(chosen):
        with tempfile.TemporaryDirectory() as warehouse:
            command = ["jobs/run", "ingest", "--config", "conf/sample.conf", "--warehouse", warehouse]
            built = subprocess.run(command, cwd=ROOT, env=process.environment(), stdout=subprocess.DEVNULL)
        if built.returncode != 0:
            raise BenchError("jobs/run ingest failed on the sample corpus; what is above says why.")
    if {MLLIB, MLLIB_PACKED} & set(chosen):
        engines.CLASSES.mkdir(parents=True, exist_ok=True)
        command = [
            engines.jdk("javac"),
            "--release",
            "17",
            "-nowarn",
            "-cp",
            f"{engines.SPARK_JARS}/*",
            "-d",
            str(engines.CLASSES),
        ]
        if subprocess.run([*command, str(MLLIB_SOURCE)]).returncode != 0:
            raise BenchError(f"{MLLIB_SOURCE.name} did not compile against target/spark/jars.")


def corpus(archive: Path | None, size: int) -> tuple[Path, int]:
    """The tree of this size, made if need be, and its number of files; every byte of it is read once."""
    work = WORK / "corpus"
    made = make_corpus.made_before(work, size) if archive is None else make_corpus.make(archive, work, size)
    if made is None:
        raise BenchError(f"--archive or {ARCHIVE} must name the corpus. {make_corpus.ORIGIN}")
    tree = work / f"{size}x"
    for path in tree.rglob("*.txt"):
        path.read_bytes()
    return tree, made.files


def measure(engine: Engine, tree: Path, articles: int, size: int, number: int, heap: str) -> Sample:
    """One run of one engine. Its streams and its collector's log stay in target/bench/logs."""
    logs = WORK / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    name = f"{engine.name.lower()}-{size}x-{number}"
    output = WORK / "output"
    shutil.rmtree(output, ignore_errors=True)
    gc_log = logs / f"{name}.gc"
    gc_log.unlink(missing_ok=True)
    run = Run(tree, output, gc_log.relative_to(ROOT), heap)
    printed = logs / f"{name}.out"
    measured = process.run(
        engine.command(run), ROOT, process.environment(engine.environment(run)), printed, logs / f"{name}.err"
    )
    counts = Counts()
    if measured.exit_status == 0:
        counts = engine.counts(output, printed.read_text(encoding="utf-8"))
        if counts.articles not in (None, articles):
            raise BenchError(f"{engine.name} gave {counts.articles} articles of {articles} files; see {logs}/{name}.*")
    shutil.rmtree(output, ignore_errors=True)
    sample = Sample(engine.name, size, measured, counts, process.peak_heap(gc_log))
    print(describe(sample, number), flush=True)
    return sample


def describe(sample: Sample, number: int) -> str:
    heap = "-" if sample.heap is None else f"{sample.heap >> 20} MiB"
    status = "" if sample.succeeded else f", exit {sample.measured.exit_status}"
    return (
        f"{sample.size}x run {number} {sample.engine}: {sample.measured.seconds:.1f} s,"
        f" CPU {sample.measured.cpu_seconds:.1f} s, peak RSS {sample.measured.peak_rss >> 20} MiB, heap {heap}{status}"
    )


def versions() -> str:
    """The versions of all that takes part."""
    said = subprocess.run([engines.jdk("java"), "-version"], capture_output=True, text=True).stderr
    java = next((line for line in said.splitlines() if " version " in line), "Java unknown")
    spark = next((jar.stem.rpartition("-")[2] for jar in engines.SPARK_JARS.glob("spark-core_*.jar")), "none")
    return (
        f"{java}; Spark {spark}; Python {platform.python_version()},"
        f" scikit-learn {version('scikit-learn')}, numpy {version('numpy')}, scipy {version('scipy')}"
    )


def commit() -> str:
    """The commit, and whether files differ from it; the document this writes does not count."""
    revision = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    changes = ["git", "status", "--porcelain", "--", ".", f":!{DOCUMENT.relative_to(ROOT)}"]
    changed = subprocess.run(changes, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return (revision.stdout.strip() or "unknown") + (" with changes" if changed else "")


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {memory:.0f} GiB of memory, {platform.system()} {platform.machine()}"


def ours_described() -> str:
    """What was timed as ours, in one point of the list."""
    if engines.stood_in():
        return f"- {BROADSHEET}: a stand-in, `{engines.ours()}`."
    return (
        f"- {BROADSHEET}: `{engines.ours()}`, all tables verified and published. Its launcher keeps a class data"
        " archive, made before; with `BROADSHEET_CDS=off` it does without."
    )


def render(arguments: argparse.Namespace, samples: list[Sample], load: float) -> str:
    """The section of docs/benchmarks.md."""
    scale = ",".join(map(str, arguments.scale))
    runs = ",".join(map(str, arguments.runs))
    peers = [engine for engine in arguments.engines if engine != BROADSHEET]
    warning = (
        ["**A stand-in ran in place of Broadsheet: these are no figures of it.**", ""] if engines.stood_in() else []
    )
    lines = [
        "## Raw texts to TF-IDF",
        "",
        *warning,
        f"Taken on {datetime.date.today().isoformat()} at commit {commit()} by"
        f" `jobs/bench tfidf --scale {scale} --runs {runs} --heap {arguments.heap}`.",
        f"Machine: {machine()}; load {load:.2f} at the start. {versions()}.",
        "",
        "Corpus: the 5,421 speeches of the even-numbered sessions of the UN General Debate Corpus, 99 MB of text files"
        " (1 ×), and every speech so many times under new names, each copy with a fifth of its sentences exchanged for"
        " those of other speeches. The files are in the page cache for every engine.",
        "",
        "Times are wall time of the whole process, start of JVM and Spark or of Python included; medians, engines in"
        " turn. Peak heap after GC is the most the heap held right after a pause of the collector: at least the live"
        " data, and more by what a young collection leaves.",
        "",
        ours_described(),
        f"- {SKLEARN}: `TfidfVectorizer` with English stop words, no stemming, one thread; nothing is written.",
        f"- {MLLIB}: `RegexTokenizer`, `StopWordsRemover`, `CountVectorizer`, `IDF`, vectors as Parquet; no stemming,"
        " not normalised; Spark's default settings, its launch without a class data archive.",
        f"- {MLLIB_PACKED}: the same with `{engines.PACKED.removeprefix('-D')}`, which packs small"
        " files into fewer tasks.",
        f"- All: terms of at least two articles, at most 2,000,000 terms; heap of {arguments.heap} for the JVMs.",
        "",
        *section.figures(samples, arguments.engines, arguments.scale),
    ]
    if BROADSHEET in arguments.engines:
        lines += ["", *section.ratios(samples, BROADSHEET, peers, arguments.scale)]
    return "\n".join(lines)


def numbers(text: str) -> list[int]:
    """An argument that is one or more counts."""
    return [make_corpus.positive(part) for part in text.split(",")]


def names(text: str) -> list[str]:
    """An argument that is one or more engines."""
    chosen = text.split(",")
    unknown = [name for name in chosen if name not in ENGINES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(ENGINES)}")
    return chosen


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="jobs/bench tfidf", description="Times raw texts to TF-IDF against its peers."
    )
    parser.add_argument(
        "--archive",
        type=Path,
        default=os.environ.get(ARCHIVE),
        help=f"tar archive of the UN General Debate Corpus (default: ${ARCHIVE}; not needed once the trees are made)",
    )
    parser.add_argument(
        "--scale", type=numbers, default="1,10", metavar="N,...", help="sizes of the corpus (default: %(default)s)"
    )
    parser.add_argument(
        "--runs",
        type=numbers,
        default="5",
        metavar="N,...",
        help="runs of each engine: one number, or one for each size (default: %(default)s)",
    )
    parser.add_argument("--heap", default="2g", help="maximal heap of the JVMs (default: %(default)s)")
    parser.add_argument(
        "--engines", type=names, default=",".join(ENGINES), metavar="NAME,...", help="engines (default: %(default)s)"
    )
    parser.add_argument(
        "--output",
        type=Path,
        help="Markdown file whose section is written (default: docs/benchmarks.md if every engine took part)",
    )
    arguments = parser.parse_args(words)
    if engines.stood_in() and arguments.output is not None and arguments.output.resolve() == DOCUMENT:
        parser.error(f"figures taken with {engines.STAND_IN} are not written to {DOCUMENT.relative_to(ROOT)}")
    if len(arguments.runs) == 1:
        arguments.runs *= len(arguments.scale)
    if len(arguments.runs) != len(arguments.scale):
        parser.error("--runs must be one number or as many as --scale")
    if arguments.output is None and set(arguments.engines) == set(ENGINES) and not engines.stood_in():
        arguments.output = DOCUMENT
    return arguments


def bench(arguments: argparse.Namespace) -> list[Sample]:
    prepare(arguments.engines)
    samples = []
    for size, runs in zip(arguments.scale, arguments.runs, strict=True):
        tree, articles = corpus(arguments.archive, size)
        for number in range(1, runs + 1):
            for name in arguments.engines:
                samples.append(measure(ENGINES[name], tree, articles, size, number, arguments.heap))
    return samples


def main(words: list[str]) -> int:
    arguments = parse(words)
    load = os.getloadavg()[0]
    try:
        samples = bench(arguments)
        text = render(arguments, samples, load)
        print(f"\n{text}")
        raw = WORK / "tfidf.json"
        raw.write_text(json.dumps([dataclasses.asdict(sample) for sample in samples], indent=1), encoding="utf-8")
        if arguments.output is not None:
            section.put(arguments.output, "tfidf", text)
        if arguments.output == DOCUMENT:
            section.put(README, "tfidf", "\n".join(section.short(samples, arguments.engines, arguments.scale)))
    except (BenchError, make_corpus.CorpusError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0 if all(sample.succeeded for sample in samples if sample.engine == BROADSHEET) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
