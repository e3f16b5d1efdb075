"""Shows what one run makes of a folder of real corpora as it lies: files, articles, rejects, languages, copies and seconds of each.

Started by jobs/bench. The folder goes through one run, with no settings; each corpus then through a run of its own, which gives its seconds and what it skips. Counts
stand beside those that the corpora's READMEs state. What is decoded is compared with what Python's codecs make of the same bytes, and the text of saved pages with what people marked.
"""

from __future__ import annotations

import argparse
import codecs
import datetime
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import bench_topics
import engines
import process
import pyarrow.parquet as pq
import section
from bench_languages import Tables
from bench_tfidf import commit
from engines import ROOT, WORK, BenchError

DOCUMENT = ROOT / "docs" / "corpora-shown.md"
SCORE = "dev.broadsheet.corpus.ExtractionScore"
PAGES = "html-readability-pages/readability-test-pages.tar.gz"
DECLARATIONS = "udhr-encodings/udhr.zip"


@dataclass(frozen=True)
class Stated:
    """What the README of a corpus says it holds, and why what is read differs; `expected` is the count the reason accounts for."""

    articles: int
    expected: int
    why: str


# Of a corpus whose README states no number of articles.
NOT_STATED = 0

STATED = {
    "seed-article": Stated(1, 1, ""),
    "18f-blog": Stated(509, 509, ""),
    "20newsgroups-bydate": Stated(18_846, 18_812, "33 posts have a blank body, and of one half of the little it has are control characters."),
    "ag-news": Stated(7_600, 7_601, "`classes.txt`, the names of the four classes, is a text too."),
    "chronam-1916-jan": Stated(1_066, 1_066, "The 272 rejects are `titles/*.json`: what is known of each newspaper, without a text."),
    "html-readability-pages": Stated(130, 260, "Each page lies beside the answer, `expected.html`, which is a page too; the 130 rejects are its `expected-metadata.json`, without a text."),
    "lee-news": Stated(350, 2, "An article stands on each line, which nothing but `ingest.format=lines` tells (decision 0014); with it 350 are read."),
    "livedoor-ja": Stated(7_367, 7_367, ""),
    "ruanyf-weekly-zh": Stated(407, 407, ""),
    "udhr-encodings": Stated(335, 335, ""),
    "un-general-debate": Stated(5_421, 5_421, ""),
    "vntc-vi": Stated(10_000, 10_000, ""),
    "web-archives": Stated(NOT_STATED, NOT_STATED, "Its README counts records of one archive alone. Most records are requests, pictures, scripts and answers without a page, which are skipped; what was damaged on purpose is rejected."),
    "wikipedia-xml": Stated(214, 112, "100 pages are redirects, and two of the Bulgarian ones are of the project's own namespace."),
}

# The last part of a version's name, and the codec of Python that it stands for: of Latin-1 and its like the larger sets of Windows.
CODECS = {
    "UTF8": "utf-8", "Latin1": "cp1252", "Latin2": "cp1250", "Cyrillic": "cp1251", "GB2312": "gb2312", "HZ": "hz", "SJIS": "shift_jis",
    "EUC": "euc_jp", "JIS": "iso2022_jp", "Arabic": "cp1256", "Hebrew": "iso8859-8", "Greek": "iso8859-7", "Turkish": "iso8859-9",
    "Unicode": "utf-16",
}  # fmt: skip
# What is named wrongly, and what is in no encoding, but in the letters of a font.
MISNAMED = {"Czech_Cesky-UTF8": "cp1250"}
FONTS = {"Mongolian_Khalkha-Cyrillic"}


def run(job: str, inputs: list[str], warehouse: Path) -> tuple[Tables, float]:
    """One run, with nothing set; its tables and the seconds of the whole process."""
    command = ["jobs/run", job, "--warehouse", str(warehouse), "--logical-date", "2026-01-01", "--force"]
    for each in inputs:
        command += ["--input", each]
    begun = time.perf_counter()
    if subprocess.run(command, cwd=ROOT, env=process.environment(), stdout=subprocess.DEVNULL).returncode != 0:
        raise BenchError(f"jobs/run {job} failed on {', '.join(inputs)}; what is above says why.")
    return Tables(warehouse), time.perf_counter() - begun


@dataclass
class Found:
    """What was read of one corpus."""

    paths: set[str]
    articles: int
    rejects: Counter[str]
    languages: Counter[str]
    copies: int
    mojibake: int
    skipped: int | None = None
    seconds: float | None = None


def by_corpus(tables: Tables) -> dict[str, Found]:
    found: dict[str, Found] = defaultdict(lambda: Found(set(), 0, Counter(), Counter(), 0, 0))
    for row in tables.rows("articles", "input_path", "language", "is_representative", "mojibake_ratio"):
        corpus = found[row["input_path"].split("/")[1]]
        corpus.paths.add(row["input_path"])
        corpus.articles += 1
        corpus.languages[row["language"]] += 1
        corpus.copies += not row["is_representative"]
        corpus.mojibake += row["mojibake_ratio"] > 0.5
    for row in tables.rows("rejects", "input_path", "reason"):
        corpus = found[row["input_path"].split("/")[1]]
        corpus.paths.add(row["input_path"])
        corpus.rejects[row["reason"]] += 1
    return found


def measured_alone(folder: Path, corpora: list[str], found: dict[str, Found]) -> None:
    for name in corpora:
        tables, found[name].seconds = run("ingest", [f"corpora={folder / name}"], WORK / "corpora" / name)
        found[name].skipped = int(tables.metrics("read-articles").get("skipped", 0))


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"


def several(counts: Counter[str], most: int = 3) -> str:
    shown = [f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]]
    return " · ".join([*shown, *([f"{len(counts) - most} more"] if len(counts) > most else [])]) or "–"


def difference(name: str, found: Found) -> str:
    stated = STATED.get(name)
    if stated is None:
        return "not looked at"
    if stated.expected != NOT_STATED and found.articles != stated.expected:
        return f"**not explained**: {stated.expected:,} were expected. {stated.why}".strip()
    return stated.why or "none"


def counts(found: dict[str, Found]) -> list[str]:
    lines = [
        "| corpus | files with records | records | articles | README says | rejected | skipped | languages | copies | mojibake | seconds alone | difference |",
        "|---" * 12 + "|",
    ]
    for name, each in sorted(found.items()):
        records = each.articles + each.rejects.total() + (each.skipped or 0)
        stated = STATED.get(name)
        cells = [
            name, f"{len(each.paths):,}", f"{records:,}", f"{each.articles:,}", f"{stated.articles:,}" if stated and stated.articles else "–",
            several(each.rejects, 9), number(each.skipped), several(each.languages), f"{each.copies:,}", f"{each.mojibake:,}", number(each.seconds), difference(name, each),
        ]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def cleaned(text: str) -> str:
    """As texts are published: line feeds, no controls, NFC, no space at the end."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n")
    for end in "\r\f\v\x85\u2028\u2029":
        lines = lines.replace(end, "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept).rstrip()


def encodings(folder: Path, tables: Tables) -> list[str]:
    """Each version of the Declaration beside what the codec of its name makes of it."""
    read = {
        row["input_path"].rsplit("/", 1)[1]: row
        for row in tables.rows("articles", "input_path", "text", "charset")
        if f"{DECLARATIONS}!/" in row["input_path"]
    }
    files: Counter[str] = Counter()
    right: Counter[str] = Counter()
    told: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    with zipfile.ZipFile(folder / DECLARATIONS) as archive:
        for entry in archive.namelist():
            name = entry.rsplit("/", 1)[1]
            suffix = name.rsplit("-", 1)[-1]
            if not name or name not in read:
                continue
            key = suffix if suffix in CODECS and name not in FONTS else "others"
            files[key] += 1
            told[key][read[name]["charset"]] += 1
            if key != "others":
                same = cleaned(codecs.decode(archive.read(entry), MISNAMED.get(name, CODECS[suffix]), "replace")) == read[name]["text"]
                right[key] += same
                wrong += [] if same else [f"{name} as {read[name]['charset']}"]
    lines = ["| in the name | Python's codec | files | decoded as | the same text |", "|---" * 5 + "|"]
    for key, count in sorted(files.items(), key=lambda each: (-each[1], each[0])):
        known = key in CODECS
        lines.append(f"| {key} | {CODECS.get(key, 'none')} | {count} | {several(told[key], 9)} | {right[key] if known else '–'} |")
    return [*lines, "", "Not the same: " + (" · ".join(wrong) or "none") + "."]


def extraction(folder: Path) -> str:
    command = [engines.jdk("java"), "-cp", bench_topics.classpath(), SCORE, str(folder / PAGES)]
    scored = subprocess.run(command, cwd=ROOT, env=process.environment(), capture_output=True, text=True)
    if scored.returncode != 0:
        raise BenchError(f"{SCORE} failed: {scored.stderr.strip()}")
    return scored.stdout.strip()


def render(arguments: argparse.Namespace, found: dict[str, Found], skipped: int, seconds: float, encoded: list[str], score: str) -> str:
    total = Found(set().union(*(each.paths for each in found.values())), 0, Counter(), Counter(), 0, 0)
    for each in found.values():
        total.articles += each.articles
        total.rejects += each.rejects
        total.copies += each.copies
        total.languages += each.languages
    records = total.articles + total.rejects.total() + skipped
    return "\n".join(
        [
            f"Taken on {datetime.date.today()} at commit {commit()} by `jobs/bench corpora --job {arguments.job}`: one run of `jobs/run {arguments.job}` over the folder, with no settings.",
            "",
            f"{len(total.paths):,} files with records, {records:,} records: {total.articles:,} articles in {len(total.languages):,} languages, {total.copies:,} of them copies of others; "
            f"{total.rejects.total():,} rejected ({several(total.rejects, 9)}), {skipped:,} skipped. {seconds:.0f} seconds, the start of the program included.",
            "",
            "Copies are found over all corpora; seconds, and what is skipped of each, are of a run of `ingest` over one corpus alone, where that was made. Records without those that are skipped where it was not. Mojibake: articles whose `mojibake_ratio` is above 0.5.",
            "",
            *counts(found),
            "",
            "## Encodings",
            "",
            "The Declaration of Human Rights, without being told in which encoding each version is. Others are encodings of fonts and such as neither Java nor Python decodes.",
            "",
            *encoded,
            "",
            "## The text of pages",
            "",
            score,
            "",
        ]
    )


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench corpora", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with a folder for each corpus")
    parser.add_argument("--job", choices=["ingest", "pipeline"], default="ingest", help="what is run over the whole folder")
    parser.add_argument("--alone", action=argparse.BooleanOptionalAction, default=True, help="run each corpus by itself too, for its seconds and what it skips")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="Markdown file to put the section into")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    arguments = parse(words)
    folder = arguments.corpora.resolve()
    try:
        tables, seconds = run(arguments.job, [f"corpora={folder}"], WORK / "corpora" / "all")
        found = by_corpus(tables)
        if arguments.alone:
            measured_alone(folder, sorted(found), found)
        skipped = int(tables.metrics("read-articles").get("skipped", 0))
        text = render(arguments, found, skipped, seconds, encodings(folder, tables), extraction(folder))
        section.put(arguments.output, "corpora", text)
    except (BenchError, OSError, ValueError, KeyError, StopIteration) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
