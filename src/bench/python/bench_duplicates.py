"""Times the finding of near duplicates, whole processes, beside MLlib's MinHashLSH, and says what was found of what was planted.

Started by jobs/bench. The articles are passages of the UN debates; a third of them come again with a share of their words
exchanged, taken out or put in. What is to be found are the planted pairs whose Jaccard similarity, computed here by sets of
strings, is at least the threshold.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import bench_tfidf
import engines
import make_corpus
import process
import section
from engines import CLASSES, ROOT, SPARK_JARS, WORK, BenchError

MLLIB_SOURCE = ROOT / "src/bench/java/dev/broadsheet/bench/MllibMinHash.java"
SIMILARITY = 0.7
RATES = (0.0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3)
WORDS = re.compile(r"\w+")
PASSAGE = 300
OURS, EXACT, MLLIB = "Broadsheet", "Broadsheet, near = false", "MLlib MinHashLSH"
# One hash a table: three tables find a pair of similarity 0.7 with probability 1 - 0.3^3 = 0.973.
TABLES = "3"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Planted:
    """One pair that was planted: its edit rate and its similarity."""

    rate: float
    jaccard: float


@dataclass(frozen=True)
class Corpus:
    """A file of articles and what was planted in it."""

    file: Path
    articles: int
    bytes: int
    planted: dict[Pair, Planted]


def triples(text: str) -> set[tuple[str, ...]]:
    words = WORDS.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def jaccard(one: str, other: str) -> float:
    a, b = triples(one), triples(other)
    return len(a & b) / len(a | b)


def edited(words: list[str], rate: float, others: list[str], chance: random.Random) -> list[str]:
    """Each word, with the probability of the rate, exchanged, taken out, or followed by another."""
    result = []
    for word in words:
        if chance.random() >= rate:
            result.append(word)
            continue
        kind = chance.randrange(3)
        if kind == 0:
            result.append(chance.choice(others))
        elif kind == 1:
            result += [word, chance.choice(others)]
    return result


def make(archive: Path, articles: int) -> Corpus:
    """So many articles, the same from the same archive: three in four are new, of these a third have an edited copy."""
    chance = random.Random(articles)
    speeches = [content.decode("utf-8", "replace").split() for _, content in make_corpus.read_archive(archive)]
    passages = [
        speech[at : at + PASSAGE] for speech in speeches for at in range(0, len(speech) - PASSAGE, PASSAGE)
    ]
    chance.shuffle(passages)
    others = [word for speech in speeches[:50] for word in speech]
    originals = articles * 3 // 4
    if originals > len(passages):
        raise BenchError(f"The archive gives {len(passages)} passages, fewer than the {originals} wanted.")
    file = WORK / "corpus" / f"duplicates-{articles}.jsonl"
    file.parent.mkdir(parents=True, exist_ok=True)
    planted = {}
    with file.open("w", encoding="utf-8") as out:
        for number, passage in enumerate(passages[:originals]):
            name = f"a{number:07d}"
            text = " ".join(passage)
            out.write(json.dumps({"id": name, "title": name, "text": text}, ensure_ascii=False) + "\n")
            if number < articles - originals:
                rate = RATES[number % len(RATES)]
                # an exact copy would be found by its content alone
                copy = " ".join(edited(passage, rate, others, chance)) + (" and so on" if rate == 0 else "")
                out.write(json.dumps({"id": "b" + name, "title": name, "text": copy}, ensure_ascii=False) + "\n")
                planted[(name, "b" + name)] = Planted(rate, jaccard(text, copy))
    return Corpus(file, articles, file.stat().st_size, planted)


def ours(corpus: Corpus, output: Path, near: str) -> list[str]:
    inputs = ["--input", str(corpus.file), "--warehouse", str(output), "--force"]
    return ["jobs/run", "ingest", *inputs, "--set", f"duplicates.near={near}", "--set", f"duplicates.similarity={SIMILARITY}"]


def mllib(corpus: Corpus, output: Path, heap: str) -> list[str]:
    return [
        engines.jdk("java"),
        f"-Xmx{heap}",
        *engines.module_opens(),
        "-Dspark.master=local[*]",
        "-cp",
        f"{CLASSES}:{SPARK_JARS}/*",
        "dev.broadsheet.bench.MllibMinHash",
        str(corpus.file),
        str(output),
        str(SIMILARITY),
        TABLES,
    ]


def our_pairs(output: Path) -> set[Pair]:
    from pyarrow import parquet

    run = next(output.glob("runs/*/duplicate_pairs")).parent
    articles = parquet.read_table(run / "articles", columns=["doc_id", "native_id", "content_hash"]).to_pylist()
    names = {row["doc_id"]: row["native_id"] for row in articles}
    # what is equal but for white space is known by its hash, and needs no pair
    by_content: dict[str, list[str]] = {}
    for row in articles:
        by_content.setdefault(row["content_hash"], []).append(row["native_id"])
    equal = {tuple(sorted(same)) for same in by_content.values() if len(same) == 2}
    pairs = parquet.read_table(run / "duplicate_pairs", columns=["doc_id", "other_doc_id", "kind"]).to_pylist()
    return equal | {
        tuple(sorted((names[row["doc_id"]], names[row["other_doc_id"]]))) for row in pairs if row["kind"] == "near"
    }


def their_pairs(output: Path) -> set[Pair]:
    from pyarrow import parquet

    return {tuple(sorted((row["one"], row["other"]))) for row in parquet.read_table(output).to_pylist()}


@dataclass(frozen=True)
class Result:
    """One engine on one corpus: seconds of each run, and the pairs of the last."""

    seconds: list[float]
    cpu: list[float]
    pairs: set[Pair]

    @property
    def time(self) -> float:
        return median(self.seconds)


def measure(corpus: Corpus, chosen: list[str], runs: int, heap: str) -> dict[str, Result]:
    logs = WORK / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    results = {name: Result([], [], set()) for name in chosen}
    for number in range(1, runs + 1):
        for name in chosen:
            output = WORK / "output"
            shutil.rmtree(output, ignore_errors=True)
            command = mllib(corpus, output, heap) if name == MLLIB else ours(corpus, output, str(name == OURS).lower())
            log = logs / f"duplicates-{corpus.articles}-{chosen.index(name)}-{number}"
            environment = process.environment({"BROADSHEET_HEAP": heap})
            measured = process.run(command, ROOT, environment, log.with_suffix(".out"), log.with_suffix(".err"))
            if measured.exit_status != 0:
                raise BenchError(f"{name} ended with {measured.exit_status}; {log}.err says why.")
            pairs = their_pairs(output) if name == MLLIB else our_pairs(output)
            results[name].seconds.append(measured.seconds)
            results[name].cpu.append(measured.cpu_seconds)
            results[name] = Result(results[name].seconds, results[name].cpu, pairs)
            print(f"{corpus.articles} articles, run {number}, {name}: {measured.seconds:.1f} s, {len(pairs)} pairs", flush=True)
            shutil.rmtree(output, ignore_errors=True)
    return results


def truth(corpus: Corpus, others: set[Pair]) -> set[Pair]:
    """The pairs that are to be found; speeches quote each other, so any pair an engine found is looked at as well."""
    texts = {}
    wanted = {name for pair in others - corpus.planted.keys() for name in pair}
    with corpus.file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in wanted:
                texts[record["id"]] = record["text"]
    found = {pair for pair in others - corpus.planted.keys() if jaccard(texts[pair[0]], texts[pair[1]]) >= SIMILARITY}
    return found | {pair for pair, planted in corpus.planted.items() if planted.jaccard >= SIMILARITY}


def percent(part: int, whole: int) -> str:
    return "–" if whole == 0 else f"{100 * part / whole:.1f} %"


def by_rate(corpus: Corpus, results: dict[str, Result]) -> list[str]:
    found_by = [name for name in results if name != EXACT]
    lines = [
        "| words edited | pairs | mean Jaccard | of these at least 0.7 | " + " | ".join(f"{name} finds of these" for name in found_by) + " |",
        "|---" * (4 + len(found_by)) + "|",
    ]
    for rate in RATES:
        pairs = {pair: planted for pair, planted in corpus.planted.items() if planted.rate == rate}
        near = {pair for pair, planted in pairs.items() if planted.jaccard >= SIMILARITY}
        mean = sum(planted.jaccard for planted in pairs.values()) / max(1, len(pairs))
        cells = [percent(len(near & results[name].pairs), len(near)) for name in found_by]
        lines.append(f"| {100 * rate:.0f} % | {len(pairs):,} | {mean:.2f} | {len(near):,} | " + " | ".join(cells) + " |")
    return lines


def table(measured: list[tuple[Corpus, dict[str, Result]]]) -> list[str]:
    lines = [
        "| articles | engine | time | every run (s) | CPU time | recall | precision | time ÷ Broadsheet's |",
        "|---" * 8 + "|",
    ]
    for corpus, results in measured:
        true = truth(corpus, set().union(*(result.pairs for result in results.values())))
        for name, result in results.items():
            every = ", ".join(f"{seconds:.1f}" for seconds in result.seconds)
            ratio = result.time / results[OURS].time
            recall = "–" if name == EXACT else percent(len(true & result.pairs), len(true))
            precision = "–" if name == EXACT else percent(len(true & result.pairs), len(result.pairs))
            lines.append(
                f"| {corpus.articles:,} | {name} | {result.time:.1f} s | {every} | {median(result.cpu):.1f} s"
                f" | {recall} | {precision} | {ratio:.2f} × |"
            )
    return lines


def costs(measured: list[tuple[Corpus, dict[str, Result]]]) -> str:
    said = []
    for corpus, results in measured:
        alone = (median(results[OURS].cpu) - median(results[EXACT].cpu)) / corpus.articles
        each = f"{corpus.articles:,} articles: {1e6 * alone:,.0f} µs of processor time an article for near duplicates alone"
        if MLLIB in results:
            each += f", MLlib's whole process {1e6 * median(results[MLLIB].cpu) / corpus.articles:,.0f} µs"
        said.append(each)
    return "; ".join(said) + "."


def render(arguments: argparse.Namespace, measured: list[tuple[Corpus, dict[str, Result]]], load: float) -> str:
    articles = ",".join(map(str, arguments.articles))
    lines = [
        "## Near duplicates",
        "",
        f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by"
        f" `jobs/bench duplicates --articles {articles} --runs {arguments.runs} --heap {arguments.heap}`."
        f" Machine: {bench_tfidf.machine()}; load {load:.2f} at the start.",
        "",
        f"Passages of {PASSAGE} words of the UN debates as JSON lines, a quarter of them edited copies of others. True pairs have a"
        f" Jaccard similarity of {SIMILARITY} at least over sets of three words, by a program that shares nothing with either engine. Times are"
        " wall time of the whole process, medians, engines in turn. Broadsheet's is `jobs/run ingest`: reading, language, analysis, quality,"
        " duplicates, tables written, verified and published; with `duplicates.near=false` the same without near duplicates. MLlib's"
        f" reads the same file, makes runs of three words, hashes them into 2^20 places and joins by `MinHashLSH` with {TABLES} hash tables.",
        "",
        *table(measured),
        "",
        costs(measured),
        "",
        *by_rate(*measured[-1]),
    ]
    return "\n".join(lines)


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench duplicates", description="Times the finding of near duplicates beside MLlib.")
    parser.add_argument(
        "--archive",
        type=Path,
        default=os.environ.get(bench_tfidf.ARCHIVE),
        help=f"tar archive of the UN General Debate Corpus (default: ${bench_tfidf.ARCHIVE})",
    )
    parser.add_argument("--articles", type=bench_tfidf.numbers, default="4000,16000", metavar="N,...", help="sizes (default: %(default)s)")
    parser.add_argument("--runs", type=make_corpus.positive, default=3, help="runs of each engine (default: %(default)s)")
    parser.add_argument("--heap", default="2g", help="maximal heap of the JVMs (default: %(default)s)")
    parser.add_argument("--without-mllib", action="store_true", help="time only ours; the document is then not written")
    arguments = parser.parse_args(words)
    if arguments.archive is None:
        parser.error(f"--archive or {bench_tfidf.ARCHIVE} must name the corpus. {make_corpus.ORIGIN}")
    return arguments


def main(words: list[str]) -> int:
    arguments = parse(words)
    load = os.getloadavg()[0]
    chosen = [OURS, EXACT] + ([] if arguments.without_mllib else [MLLIB])
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        if MLLIB in chosen:
            CLASSES.mkdir(parents=True, exist_ok=True)
            compile_peer = [engines.jdk("javac"), "--release", "17", "-nowarn", "-cp", f"{SPARK_JARS}/*", "-d", str(CLASSES)]
            if subprocess.run([*compile_peer, str(MLLIB_SOURCE)]).returncode != 0:
                raise BenchError(f"{MLLIB_SOURCE.name} did not compile against target/spark/jars.")
        measured = []
        for articles in arguments.articles:
            corpus = make(arguments.archive, articles)
            measured.append((corpus, measure(corpus, chosen, arguments.runs, arguments.heap)))
        text = render(arguments, measured, load)
        print(f"\n{text}")
        if MLLIB in chosen:
            section.put(bench_tfidf.DOCUMENT, "duplicates", text)
    except (BenchError, make_corpus.CorpusError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
