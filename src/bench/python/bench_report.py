"""Times what an analyst waits for: the report, its page in a browser, the neighbours of articles, and looking one up.

Started by jobs/bench. The corpus is the UN General Debate Corpus in pieces of some 130 words, each an article with its
year and country: real text, of a hundred thousand articles.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from statistics import median

import bench_tfidf
import engines
import make_corpus
import process
import section
from engines import ROOT, WORK, BenchError
from make_corpus import positive

WORDS = 130
YEAR = re.compile(r"([A-Z]+)_\d+_(\d{4})\.txt$")
SENTENCE = re.compile(r"(?<=[.!?;])\s+")
LOOKUPS = {
    "one article of articles": "select title, source from '{articles}/*.parquet' where doc_id = '{doc}'",
    "the TF-IDF of one article": "select term, tf_idf from '{tfidf}/*.parquet' where doc_id = '{doc}' order by rank",
    "the neighbours of one article": "select neighbour_id, cosine from '{similar_articles}/*.parquet' where doc_id = '{doc}'",
    "the topics of one article": "select topic_id, weight from '{article_topics}/*.parquet' where doc_id = '{doc}'",
    "the terms of one topic": "select term, probability from '{topic_terms}/*.parquet' where topic_id = 7",
    "one term of the vocabulary": "select * from '{vocabulary}/*.parquet' where term = 'disarmament'",
}


def pieces(text: str) -> list[str]:
    """A text cut at ends of sentences into pieces of at least WORDS words."""
    cut, piece, size = [], [], 0
    for sentence in SENTENCE.split(text):
        piece.append(sentence)
        size += len(sentence.split())
        if size >= WORDS:
            cut.append(" ".join(piece))
            piece, size = [], 0
    return cut


def write_corpus(archive: Path, articles: int) -> Path:
    """The first so many pieces, taken evenly from all speeches, as JSON lines."""
    every = []
    for name, content in make_corpus.read_archive(archive):
        source, year = YEAR.search(name).groups()
        for number, piece in enumerate(pieces(content.decode("utf-8-sig", errors="replace"))):
            every.append({"id": f"{name}-{number}", "source": source, "date": f"{year}-01-01", "title": textwrap.shorten(piece, 70), "text": piece})
    if len(every) < articles:
        raise BenchError(f"The corpus has {len(every):,} pieces, fewer than {articles:,}.")
    folder = WORK / "report-corpus"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with open(folder / "articles.jsonl", "w", encoding="utf-8") as file:
        for place in range(articles):
            file.write(json.dumps(every[place * len(every) // articles]) + "\n")
    return folder


def job(name: str, *arguments: str) -> process.Measured:
    log = WORK / "logs" / f"report-{name}"
    log.parent.mkdir(parents=True, exist_ok=True)
    done = process.run(["jobs/run", *arguments], ROOT, process.environment(), log.with_suffix(".out"), log.with_suffix(".err"))
    if done.exit_status != 0:
        raise BenchError(f"jobs/run {' '.join(arguments)} ended with {done.exit_status}; {log}.err says why.")
    return done


def stages(warehouse: Path) -> dict[str, float]:
    from pyarrow import parquet

    rows = parquet.read_table((warehouse / "current/run_stages").resolve(), columns=["stage", "seconds"]).to_pylist()
    return {row["stage"]: row["seconds"] for row in rows}


def opened(page: Path, runs: int) -> dict[str, float]:
    """Milliseconds, medians: until the page is loaded and drawn, until a topic and a search are shown."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return {}
    seen: dict[str, list[float]] = {"usable": [], "topic": [], "trends": [], "search": []}
    with sync_playwright() as playwright:
        for _ in range(runs):
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            window = browser.new_page(viewport={"width": 1280, "height": 900})
            window.goto(page.resolve().as_uri(), wait_until="load")
            # a frame that is painted after the load is one that a person can use
            seen["usable"].append(window.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"))
            for name, fragment in (("topic", "#topic-7"), ("trends", "#trends"), ("search", "#search=disarmament")):
                seen[name].append(
                    window.evaluate(
                        "fragment => new Promise(done => { const begun = performance.now(); addEventListener('hashchange', () =>"
                        " requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0)), { once: true }); location.hash = fragment; })",
                        fragment,
                    )
                )
            browser.close()
    return {name: median(times) for name, times in seen.items()}


LOOK = """
import duckdb, os, sys, time
db = duckdb.connect()
db.execute("set threads = 1")
db.execute("select 1").fetchall()
def read():
    return next(int(line.split()[1]) for line in open("/proc/self/io") if line.startswith("rchar"))
before, begun = read(), time.perf_counter()
rows = len(db.execute(sys.argv[1]).fetchall())
print(read() - before, rows, time.perf_counter() - begun)
"""


def looked_up(warehouse: Path) -> list[tuple[str, int, int, int, float]]:
    """For each look-up: bytes DuckDB read, bytes of the table, rows found, seconds."""
    from pyarrow import parquet

    paths = {name: (warehouse / entry["path"]).resolve() for name, entry in json.loads((warehouse / "current.json").read_text())["tables"].items()}
    ids = parquet.read_table(paths["articles"], columns=["doc_id"])["doc_id"].to_pylist()
    found = []
    for name, query in LOOKUPS.items():
        table = re.search(r"\{(\w+)}/", query).group(1)
        done = subprocess.run([sys.executable, "-c", LOOK, query.format(doc=sorted(ids)[len(ids) // 3], **paths)], capture_output=True, text=True, check=True)
        read, rows, seconds = done.stdout.split()
        size = sum(file.stat().st_size for file in paths[table].glob("*.parquet"))
        found.append((name, int(read), size, int(rows), float(seconds)))
    return found


def render(arguments: argparse.Namespace, results: list[dict]) -> str:
    lines = [
        "## What an analyst waits for",
        "",
        f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by `jobs/bench report --archive FILE --articles {arguments.articles}"
        f" --topics {','.join(map(str, arguments.topics))} --runs {arguments.runs}`. Machine: {bench_tfidf.machine()}.",
        "",
        f"The UN General Debate texts in {arguments.articles:,} pieces of at least {WORDS} words, each an article with its year and country. The report: whole processes"
        " on published tables, start of JVM and Spark included. The page: headless Chromium without GPU, from the file; usable is the first frame after the load.",
        "",
        "| topics | report, every run | page | usable after | a topic | trends | a search | fit-topics | similar-articles |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for result in results:
        page = result["page"]
        lines.append(
            f"| {result['topics']} | {', '.join(f'{each:.1f}' for each in result['seconds'])} s | {result['bytes'] / 1e6:.1f} MB |"
            + "".join(f" {page[name]:,.0f} ms |" if page else " – |" for name in ("usable", "topic", "trends", "search"))
            + f" {result['stages']['fit-topics']:.1f} s | {result['stages'].get('find-similar', 0):.1f} s |"
        )
    lines += ["", "DuckDB, one thread, a process each; bytes as the operating system counts them, the footers of all files of the table included.", ""]
    lines += ["| look-up | read | of | rows | time |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {read / 1e3:,.0f} kB | {size / 1e6:,.1f} MB | {rows:,} | {1000 * seconds:,.0f} ms |" for name, read, size, rows, seconds in results[0]["looked_up"]]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench report", description="Times the report, its page, neighbours and look-ups.")
    parser.add_argument("--archive", type=Path, required=True, help="tar archive of the UN General Debate Corpus")
    parser.add_argument("--articles", type=positive, default=100_000, help="articles (default: %(default)s)")
    parser.add_argument("--topics", type=lambda text: [int(each) for each in text.split(",")], default=[100, 500], help="numbers of topics (default: 100,500)")
    parser.add_argument("--runs", type=positive, default=3, help="runs of the report (default: %(default)s)")
    arguments = parser.parse_args(words)
    warehouse = WORK / "report-warehouse"
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        corpus = write_corpus(arguments.archive.resolve(), arguments.articles)
        results = []
        for topics in arguments.topics:
            shutil.rmtree(warehouse, ignore_errors=True)
            job("pipeline", "pipeline", "--input", str(corpus), "--warehouse", str(warehouse), "--topics", str(topics),
                "--set", "trends.period=year", "--set", "run.report=false")
            page = WORK / f"report-{topics}.html"
            seconds = [job(f"{topics}-{number}", "report", "--warehouse", str(warehouse), "--to", str(page)).seconds for number in range(arguments.runs)]
            results.append({"topics": topics, "seconds": seconds, "bytes": page.stat().st_size, "page": opened(page, arguments.runs),
                            "stages": stages(warehouse), "looked_up": looked_up(warehouse)})
            print(f"{topics} topics: {results[-1]}", flush=True)
        text = render(arguments, results)
        print(f"\n{text}")
        section.put(bench_tfidf.DOCUMENT, "report", text)
    except (BenchError, make_corpus.CorpusError, OSError, ValueError, subprocess.CalledProcessError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(warehouse, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
