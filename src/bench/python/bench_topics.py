"""Fits topics to the same token sequences by Broadsheet's engine, MALLET and MLlib, and judges all by the same code.

Started by jobs/bench. Every fit is a process of its own, timed from its start to the fitted model: reading the tokens, and for
ours the start of Spark, included. The engines take turns, one seed after another.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import engines
import process
import section
from bench_tfidf import DOCUMENT, commit, machine
from engines import ROOT, WORK, BenchError

MAIN = "dev.broadsheet.bench.TopicBench"
GIBBS, MALLET = "gibbs", "mallet"
# The same engine on one core, to tell what the second adds.
GIBBS_ONE = "gibbs on one core"
MARK = "RESULT "


@dataclass(frozen=True)
class Fit:
    """One fit and what the judge printed of it; `error` where there is none."""

    engine: str
    topics: int
    seed: int
    figures: dict
    error: str = ""


def java(classpath: str, heap: str, arguments: list[str], *prefix: str) -> subprocess.CompletedProcess[str]:
    command = [*prefix, engines.jdk("java"), f"-Xmx{heap}", "-XX:+UseParallelGC", *engines.module_opens(), "-cp", classpath, MAIN, *arguments]
    return subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True)


def classpath() -> str:
    """Of the test classes, which MALLET belongs to."""
    listed = WORK / "test-classpath.txt"
    maven = ["mvn", "-q", "-B", "-Dspotless.check.skip=true", "test-compile", "dependency:build-classpath"]
    made = subprocess.run([*maven, f"-Dmdep.outputFile={listed}", "-Dmdep.includeScope=test"], cwd=ROOT, env=process.environment())
    if made.returncode != 0:
        raise BenchError("mvn test-compile dependency:build-classpath failed; what is above says why.")
    return os.pathsep.join([str(ROOT / "target/test-classes"), str(ROOT / "target/classes"), listed.read_text().strip()])


def make_tokens(corpus: str, path: str, archive: Path) -> Path:
    """The corpus as numbered terms, from the published table of articles."""
    tokens = WORK / f"{corpus}.tokens"
    if not tokens.exists():
        with tempfile.TemporaryDirectory() as warehouse:
            command = ["jobs/run", "ingest", "--input", f"{corpus}={archive}", "--warehouse", warehouse]
            if subprocess.run(command, cwd=ROOT, env=process.environment(), stdout=subprocess.DEVNULL).returncode != 0:
                raise BenchError(f"jobs/run ingest failed on {archive}; what is above says why.")
            made = java(path, "4g", ["make", warehouse, str(tokens)])
            if made.returncode != 0:
                tokens.unlink(missing_ok=True)
                raise BenchError(f"{MAIN} make failed:\n{made.stderr[-2000:]}")
    return tokens


def fit(path: str, heap: str, engine: str, tokens: Path, topics: int, sweeps: int, seed: int, threads: int) -> Fit:
    prefix = ["taskset", "--cpu-list", "0"] if engine == GIBBS_ONE else []
    arguments = [engine.split()[0], str(tokens), *map(str, (topics, sweeps, seed, threads, model(engine, topics, seed)))]
    done = java(path, heap, arguments, *prefix)
    result = next((line for line in done.stdout.splitlines() if line.startswith(MARK)), None)
    if done.returncode != 0 or result is None:
        return Fit(engine, topics, seed, {}, (done.stderr.strip().splitlines() or ["no message"])[-1][:200])
    return Fit(engine, topics, seed, json.loads(result[len(MARK) :]))


def model(engine: str, topics: int, seed: int) -> Path:
    """Where the topics of a fit are kept until they have been compared."""
    return WORK / f"{engine.replace(' ', '-')}-{topics}-{seed}.model"


def stability(path: str, fits: list[Fit], name: str, topics: int) -> float | None:
    """How alike the topics of fits with different seeds are; None where there are not two fits."""
    files = [model(name, topics, each.seed) for each in fits if (each.engine, each.topics) == (name, topics) and not each.error]
    if len(files) < 2:
        return None
    done = java(path, "4g", ["stability", *map(str, files)])
    line = next((line for line in done.stdout.splitlines() if line.startswith(MARK)), None)
    if line is None:
        raise BenchError(f"{MAIN} stability failed:\n{done.stderr[-2000:]}")
    return json.loads(line[len(MARK) :])["stability"]


def _median(fits: list[Fit], name: str) -> float:
    return median(each.figures[name] for each in fits)


def table(path: str, fits: list[Fit], names: list[str], topics: int) -> list[str]:
    lines = [
        "| engine | fits | whole process | every one (s) | tokens/s while fitting | tokens/s inferred | NPMI | every one"
        " | held-out perplexity | every one | NMI with labels | diversity | stability |",
        "|---" * 13 + "|",
    ]
    for name in names:
        mine = [each for each in fits if (each.engine, each.topics) == (name, topics)]
        good = [each for each in mine if not each.error]
        if not good:
            if mine:
                lines.append(f"| {name} | failed: {mine[0].error} |" + " |" * 11)
            continue
        rate = _median(good, "tokens_per_second")
        inferred = _median(good, "inferred_per_second")
        alike = stability(path, fits, name, topics)
        cells = [
            name,
            f"{len(good)} of {len(mine)}",
            f"{_median(good, 'seconds'):.1f} s",
            ", ".join(f"{each.figures['seconds']:.0f}" for each in good),
            f"{rate / 1e6:.2f} M" if rate else "–",
            f"{inferred / 1e6:.2f} M" if inferred else "–",
            f"{_median(good, 'npmi'):.3f}",
            ", ".join(f"{each.figures['npmi']:.3f}" for each in good),
            f"{_median(good, 'perplexity'):,.0f}",
            ", ".join(f"{each.figures['perplexity']:,.0f}" for each in good),
            f"{_median(good, 'nmi'):.3f}",
            f"{_median(good, 'diversity'):.2f}",
            "–" if alike is None else f"{alike:.3f}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def side_by_side(fits: list[Fit], names: list[str], topics: int) -> list[str]:
    lines = []
    for name in names:
        first = next((each for each in fits if (each.engine, each.topics) == (name, topics) and not each.error), None)
        if first is not None:
            lines += ["", f"{name}, seed {first.seed}:", ""]
            lines += [f"- {words}" for words in first.figures["topics"]]
    return lines


def more(arguments: argparse.Namespace) -> str:
    """What else the command said."""
    sweeps = f" --sweeps {arguments.sweeps}" if arguments.sweeps else ""
    return sweeps + (f" --section '{arguments.section}'" if arguments.section else "")


def render(arguments: argparse.Namespace, path: str, fits: list[Fit], load: float) -> str:
    some = next(each for each in fits if not each.error).figures
    lines = [
        f"## Topics: {arguments.corpus}{', ' + arguments.section if arguments.section else ''}",
        "",
        f"Taken on {datetime.date.today().isoformat()} at commit {commit()} by"
        f" `jobs/bench topics --corpus {arguments.corpus} --topics {','.join(map(str, arguments.topics))}"
        f" --seeds {arguments.seeds} --engines '{arguments.engines}'{more(arguments)}`. Machine: {machine()}; load {load:.2f} at the start.",
        "",
        f"{some['articles']:,} articles of {some['tokens']:,} tokens to train on, {some['terms']:,} terms (of 10 articles at least, of"
        " a fifth of them at most), the rest held out; the same sequences of terms for every engine, judged by the same code."
        f" mallet is MALLET 2.0.8, {arguments.mallet_sweeps:,} sweeps, one thread, priors learned every 10; {GIBBS} and mllib-* run in"
        " Spark on two cores. Medians over the seeds. tokens/s: tokens times sweeps by the time the engine itself takes, all threads"
        " together, Spark's own work included; inferred: topics for the same articles by the finished model, one thread. Stability: the"
        " mean over all pairs of seeds of how alike matched topics are, 1 less the Jensen-Shannon distance.",
    ]
    for topics in arguments.topics:
        lines += ["", f"### K = {topics}", "", *table(path, fits, list(arguments.engine_seeds), topics)]
        lines += ["", "Ten topics of most articles, each by its ten likeliest stems:"]
        lines += side_by_side(fits, [name for name in arguments.engine_seeds if name != GIBBS_ONE], topics)
    return "\n".join(lines)


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench topics", description=__doc__)
    parser.add_argument("--archive", type=Path, required=True, help="archive or folder of the corpus")
    parser.add_argument("--corpus", required=True, help="name of the corpus, such as newsgroups")
    parser.add_argument("--topics", type=lambda text: [int(each) for each in text.split(",")], default=[50, 500])
    parser.add_argument("--seeds", type=int, default=5, help="fits of each engine, with seeds from 1")
    parser.add_argument(
        "--engines",
        default=",".join([GIBBS, MALLET, f"{GIBBS_ONE}:2", "mllib-online:1"]),
        help="engines, in turn; after a colon the seeds, where they are to be fewer",
    )
    parser.add_argument("--sweeps", type=int, default=0, help="sweeps of gibbs; 0 for its own number")
    parser.add_argument("--mallet-sweeps", type=int, default=1000, help="sweeps of MALLET")
    parser.add_argument("--heap", default="2g", help="heap of every process")
    parser.add_argument("--section", default="", help="words that tell this table from another of the same corpus and K")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="Markdown file to put the section into")
    arguments = parser.parse_args(words)
    named = [each.partition(":") for each in arguments.engines.split(",")]
    arguments.engine_seeds = {name: int(seeds or arguments.seeds) for name, _, seeds in named}
    return arguments


def main(words: list[str]) -> int:
    arguments = parse(words)
    load = os.getloadavg()[0]
    try:
        path = classpath()
        tokens = make_tokens(arguments.corpus, path, arguments.archive.resolve())
        fits = []
        for topics in arguments.topics:
            for seed in range(1, arguments.seeds + 1):
                for engine in [name for name, seeds in arguments.engine_seeds.items() if seed <= seeds]:
                    sweeps = {
                        MALLET: arguments.mallet_sweeps, GIBBS: arguments.sweeps, GIBBS_ONE: arguments.sweeps
                    }.get(engine, 0)
                    threads = 1 if engine in (MALLET, GIBBS_ONE) else 2
                    done = fit(path, arguments.heap, engine, tokens, topics, sweeps, seed, threads)
                    said = done.error or {k: v for k, v in done.figures.items() if k != "topics"}
                    print(f"K {topics} seed {seed} {engine}: {said}", flush=True)
                    fits.append(done)
        parts = ["topics", arguments.corpus, *map(str, arguments.topics), *arguments.section.split()]
        section.put(arguments.output, "-".join(parts), render(arguments, path, fits, load))
    except (BenchError, OSError, ValueError, StopIteration) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0 if all(not each.error for each in fits if each.engine == GIBBS) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
