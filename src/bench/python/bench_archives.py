"""Times one large compressed archive of each kind on one core and on two: whether it is one task's work.

Started by jobs/bench archives. The archives are made of the UN debates: the same speeches as web pages in a WARC, as pages of a MediaWiki dump, as JSON lines.
"""

from __future__ import annotations

import argparse
import bz2
import datetime
import gzip
import html
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import bench_tfidf
import engines
import make_corpus
import process
import section
from engines import ROOT, WORK, BenchError
from make_corpus import positive

CORES = (1, 2)


@dataclass(frozen=True)
class Kind:
    """An archive: its name, what it is, and how it is written from speeches."""

    name: str
    meaning: str
    write: Callable[[Path, Iterator[tuple[str, str]]], None]


@dataclass(frozen=True)
class Taken:
    """One run: wall and processor seconds, seconds of reading, and articles."""

    seconds: float
    cpu: float
    reading: float
    articles: int


def page(name: str, text: str) -> str:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{html.escape(name)}</title></head><body><article>{body}</article></body></html>"


def record(number: int, name: str, text: str) -> bytes:
    """A response of a WARC, version 1.1 (ISO 28500)."""
    content = page(name, text).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(content) + content
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        f"WARC-Target-URI: http://debates.example/{name}.html\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path, speeches: Iterator[tuple[str, str]]) -> None:
    with path.open("wb") as out:
        for number, (name, text) in enumerate(speeches):
            out.write(gzip.compress(record(number, name, text), 6, mtime=0))


def dump(path: Path, speeches: Iterator[tuple[str, str]]) -> None:
    with bz2.open(path, "wt", encoding="utf-8") as out:
        out.write('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n')
        for number, (name, text) in enumerate(speeches, start=1):
            out.write(
                f"<page><title>{html.escape(name)}</title><ns>0</ns><id>{number}</id><revision><id>{number}</id>"
                "<timestamp>2024-01-01T00:00:00Z</timestamp><model>wikitext</model><format>text/x-wiki</format>"
                f'<text xml:space="preserve">{html.escape(text, quote=False)}</text></revision></page>\n'
            )
        out.write("</mediawiki>\n")


def lines(path: Path, speeches: Iterator[tuple[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for name, text in speeches:
            out.write(json.dumps({"id": name, "title": name, "text": text}) + "\n")


KINDS = (
    Kind("speeches.warc.gz", "WARC, a gzip member a record", warc),
    Kind("speeches.xml.bz2", "MediaWiki dump, one bzip2 stream", dump),
    Kind("speeches.jsonl.gz", "JSON lines, one gzip stream", lines),
)


def speeches(tree: Path, size: int) -> Iterator[tuple[str, str]]:
    """Names and texts, in the order of the names, until there are so many bytes."""
    left = size
    for file in sorted(tree.rglob("*.txt")):
        if left <= 0:
            return
        text = file.read_text(encoding="utf-8", errors="replace").replace("\x0c", " ").lstrip("\ufeff")
        left -= len(text.encode())
        yield file.relative_to(tree).with_suffix("").as_posix().replace("/", "-").replace(" ", "_"), text


def run(kind: Kind, archive: Path, cores: int, heap: str) -> Taken:
    log = WORK / "logs" / f"archives-{kind.name}-{cores}"
    log.parent.mkdir(parents=True, exist_ok=True)
    output = WORK / "output"
    shutil.rmtree(output, ignore_errors=True)
    command = ["jobs/run", "ingest", "--input", str(archive), "--warehouse", str(output), "--set", f"spark.master=local[{cores}]"]
    done = process.run(command, ROOT, process.environment({"BROADSHEET_HEAP": heap}), log.with_suffix(".out"), log.with_suffix(".err"))
    if done.exit_status != 0:
        raise BenchError(f"ingest of {archive} ended with {done.exit_status}; {log}.err says why.")
    manifest = json.loads(next(output.glob("runs/*/manifest.json")).read_text())
    articles = next(table["rows"] for table in manifest["tables"] if table["name"] == "articles")
    shutil.rmtree(output, ignore_errors=True)
    return Taken(done.seconds, done.cpu_seconds, manifest["stages"]["read-articles"], articles)


def render(size: int, heap: str, load: float, count: int, sizes: dict[str, int], taken: dict[str, dict[int, Taken]]) -> str:
    rows = []
    for kind in KINDS:
        one, two = (taken[kind.name][cores] for cores in CORES)
        rows.append(
            f"| {kind.meaning} | {sizes[kind.name] / 1e6:.0f} MB | {one.articles:,} | {one.seconds:.1f} s | {two.seconds:.1f} s"
            f" | {one.reading:.1f} s | {two.reading:.1f} s | {one.reading / two.reading:.2f} | {two.cpu / one.cpu:.2f} |"
        )
    return "\n".join(
        [
            "## One large archive",
            "",
            f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by `jobs/bench archives --megabytes {size} --heap {heap}`."
            f" Machine: {bench_tfidf.machine()}; load {load:.2f} at the start.",
            "",
            f"{count:,} speeches, {size} MB of text, as one file of each kind; `jobs/run ingest`, embedded, on one core and on two. An archive that were one task's"
            " work would be read no faster by two.",
            "",
            "| archive | packed | articles | one core | two cores | reading on one | reading on two | ratio | CPU time, two ÷ one |",
            "|---" * 9 + "|",
            *rows,
        ]
    )


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench archives", description=__doc__)
    parser.add_argument(
        "--archive",
        type=Path,
        default=os.environ.get(bench_tfidf.ARCHIVE),
        help=f"tar archive of the UN General Debate Corpus (default: ${bench_tfidf.ARCHIVE}; not needed once the trees are made)",
    )
    parser.add_argument("--megabytes", type=positive, default=300, help="text in each archive (default: %(default)s)")
    parser.add_argument("--heap", default="2g", help="maximal heap of the JVMs (default: %(default)s)")
    arguments = parser.parse_args(words)
    load = os.getloadavg()[0]
    folder = WORK / "archives"
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        tree, _ = bench_tfidf.corpus(arguments.archive, 10)
        size = arguments.megabytes * 1_000_000
        count = sum(1 for _ in speeches(tree, size))
        taken: dict[str, dict[int, Taken]] = {}
        sizes: dict[str, int] = {}
        for kind in KINDS:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            archive = folder / kind.name
            kind.write(archive, speeches(tree, size))
            sizes[kind.name] = archive.stat().st_size
            taken[kind.name] = {cores: run(kind, archive, cores, arguments.heap) for cores in CORES}
            found = {each.articles for each in taken[kind.name].values()}
            if found != {count}:
                raise BenchError(f"{kind.name} holds {count} speeches, and {found} articles were found.")
            print(f"{kind.name}: " + ", ".join(f"{cores} cores {each.seconds:.1f} s" for cores, each in taken[kind.name].items()), flush=True)
        section.put(bench_tfidf.DOCUMENT, "archives", render(arguments.megabytes, arguments.heap, load, count, sizes, taken))
    except (BenchError, make_corpus.CorpusError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
