"""Shows what three languages' terms, phrases and topics are, fitted in one run, and how topics agree with labels.

Started by jobs/bench. The same articles go through the whole pipeline twice, with phrases and without; topics are compared with the folder
an article lies in, where that is a label.
"""

from __future__ import annotations

import argparse
import datetime
import re
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from sklearn.metrics import normalized_mutual_info_score

import process
import section
from bench_tfidf import commit
from engines import ROOT, WORK, BenchError

DOCUMENT = ROOT / "docs" / "languages-shown.md"
PHRASES, WORDS = "with phrases", "words alone"
SHOWN_TERMS, SHOWN_PHRASES, SHOWN_TOPICS, SHOWN_ARTICLES = 60, 60, 10, 5
# Each of the nine sites of livedoor and each newspaper of VNTC is a source of its own: what its articles repeat is boilerplate.
SOURCES = "(?:text/|Train_Full/[^/]+/[A-Z]+_ ?)(?<source>[a-z-]+|VNE|TT|TN|NLD)"


@dataclass(frozen=True)
class Shown:
    """A corpus. `label`: where its articles' label stands in their path; empty where they have none."""

    name: str
    language: str
    title: str
    label: str


CORPORA = [
    Shown("vntc", "vi", "Vietnamese: VNTC, news of four papers, ten topics", r"Train_Full/([^/]+)/"),
    Shown("livedoor", "ja", "Japanese: livedoor news, nine sites", r"text/([^/]+)/"),
    Shown("weekly", "zh", "Chinese: the tech weekly of Ruan Yifeng", ""),
]


class Tables:
    """The tables of one published run."""

    def __init__(self, warehouse: Path) -> None:
        self.folder = warehouse / "current"

    def rows(self, table: str, *columns: str) -> list[dict]:
        return pq.read_table(self.folder / table, columns=list(columns) or None).to_pylist()

    def metrics(self, stage: str) -> dict[str, float]:
        return dict(next(row["metrics"] for row in self.rows("run_stages") if row["stage"] == stage))


def run(arguments: argparse.Namespace, variant: str) -> Tables:
    """The pipeline over all corpora; a run that is published already is not made again."""
    warehouse = WORK / "languages" / variant.replace(" ", "-")
    command = ["jobs/run", "pipeline", "--warehouse", str(warehouse), "--topics", str(arguments.topics)]
    command += ["--logical-date", "2026-01-01", "--set", f"ingest.path-pattern={SOURCES}"]
    for corpus in CORPORA:
        command += ["--input", f"{corpus.name}={getattr(arguments, corpus.name).resolve()}"]
    if variant == WORDS:
        command += ["--set", "phrases.most=0"]
    if subprocess.run(command, cwd=ROOT, env=process.environment(), stdout=subprocess.DEVNULL).returncode != 0:
        raise BenchError(f"jobs/run pipeline failed ({variant}); what is above says why.")
    return Tables(warehouse)


def agreement(tables: Tables, corpus: Shown) -> tuple[int, float, float]:
    """Articles with label and topic, NMI (over the mean of the entropies) and purity of the dominant topic."""
    labels = {}
    for row in tables.rows("articles", "doc_id", "input_path", "language"):
        found = re.search(corpus.label, row["input_path"])
        if row["language"] == corpus.language and row["input_path"].startswith(corpus.name + "/") and found:
            labels[row["doc_id"]] = found.group(1)
    pairs = [
        (labels[row["doc_id"]], row["topic_id"])
        for row in tables.rows("article_topics", "doc_id", "topic_id", "rank")
        if row["rank"] == 1 and row["doc_id"] in labels
    ]
    by_topic: dict[int, Counter[str]] = defaultdict(Counter)
    for label, topic in pairs:
        by_topic[topic][label] += 1
    pure = sum(max(counts.values()) for counts in by_topic.values()) / len(pairs)
    return len(pairs), normalized_mutual_info_score(*zip(*pairs)), pure


def listed(terms: list[dict], most: int) -> str:
    return " · ".join(row["term"] for row in terms[:most])


def by_frequency(tables: Tables, language: str) -> list[dict]:
    rows = [row for row in tables.rows("vocabulary") if row["language"] == language]
    return sorted(rows, key=lambda row: (-row["document_frequency"], row["term_id"]))


def topics(tables: Tables, language: str) -> list[str]:
    rows = sorted(
        (row for row in tables.rows("topics") if row["language"] == language), key=lambda row: row["topic_id"]
    )
    whole = sum(row["prevalence"] for row in rows)
    lines = ["| share | NPMI | label | top terms |", "|---|---|---|---|"]
    for row in rows[:SHOWN_TOPICS]:
        cells = [f"{row['prevalence'] / whole:.1%}", f"{row['coherence_npmi']:.2f}", row["label"]]
        lines.append("| " + " | ".join([*cells, " · ".join(row["top_terms"])]) + " |")
    return lines


def keyphrases(tables: Tables, corpus: Shown) -> list[str]:
    """Of a few articles, taken evenly by name."""
    articles = sorted(
        (row["input_path"], row["doc_id"])
        for row in tables.rows("articles", "input_path", "doc_id", "language", "is_representative")
        if row["input_path"].startswith(corpus.name + "/")
        and row["language"] == corpus.language
        and row["is_representative"]
    )
    chosen = articles[:: max(1, len(articles) // SHOWN_ARTICLES)][:SHOWN_ARTICLES]
    found: dict[str, list[tuple[int, str]]] = {doc_id: [] for _, doc_id in chosen}
    for row in tables.rows("keyphrases", "doc_id", "rank", "phrase"):
        if row["doc_id"] in found:
            found[row["doc_id"]].append((row["rank"], row["phrase"]))
    return [
        f"- `{path.split('!/')[-1]}`: " + " · ".join(phrase for _, phrase in sorted(found[doc_id]))
        for path, doc_id in chosen
    ]


def shown(corpus: Shown, with_phrases: Tables, alone: Tables) -> list[str]:
    vocabulary = by_frequency(with_phrases, corpus.language)
    words = {row["stem"] for row in by_frequency(alone, corpus.language)}
    phrases = [row for row in vocabulary if row["stem"] not in words]
    metrics = with_phrases.metrics("fit-topics")
    count = int(metrics[f"topics_{corpus.language}"])
    return [
        f"## {corpus.title}",
        "",
        f"{int(metrics[f'articles_modelled_{corpus.language}']):,} articles, {len(vocabulary):,} terms, {len(phrases):,} of them"
        f" phrases; {count} topics.",
        "",
        f"Terms of most articles: {listed(vocabulary, SHOWN_TERMS)}",
        "",
        f"Phrases of most articles: {listed(phrases, SHOWN_PHRASES)}",
        "",
        f"Phrases further down (every twentieth): {listed(phrases[::20][:SHOWN_PHRASES], SHOWN_PHRASES)}",
        "",
        f"The {min(SHOWN_TOPICS, count)} largest topics, with their share of the language's tokens:",
        "",
        *topics(with_phrases, corpus.language),
        "",
        "Keyphrases of five articles, taken evenly by name:",
        "",
        *keyphrases(with_phrases, corpus),
        "",
    ]


def agreements(both: dict[str, Tables]) -> list[str]:
    lines = [
        "| corpus | labels | topics on | articles | NMI | purity | mean NPMI | held-out perplexity |",
        "|---" * 8 + "|",
    ]
    for corpus in CORPORA:
        for variant, tables in both.items():
            metrics = tables.metrics("fit-topics")
            cells = [corpus.name, "none" if not corpus.label else "folder", variant]
            if corpus.label:
                articles, nmi, pure = agreement(tables, corpus)
                cells += [f"{articles:,}", f"{nmi:.3f}", f"{pure:.3f}"]
            else:
                cells += [f"{int(metrics[f'articles_modelled_{corpus.language}']):,}", "–", "–"]
            cells.append(f"{metrics[f'coherence_npmi_mean_{corpus.language}']:.3f}")
            perplexity = metrics.get(f"held_out_perplexity_{corpus.language}")
            cells.append(f"{perplexity:,.0f}" if perplexity else "–")
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def render(arguments: argparse.Namespace, both: dict[str, Tables]) -> str:
    lines = [
        f"Taken on {datetime.date.today().isoformat()} at commit {commit()} by `jobs/bench languages --topics {arguments.topics}`: one run of"
        " `jobs/run pipeline` over the three corpora together, and one with `phrases.most=0`. Each language has topics of its own.",
        "",
        "NMI is the mutual information of label and dominant topic over the mean of their entropies; purity the share of articles whose label"
        " is the commonest of their topic. With twice as many topics as labels no NMI can be 1. Perplexities of terms that differ cannot be compared.",
        "",
        *agreements(both),
        "",
    ]
    for corpus in CORPORA:
        lines += shown(corpus, both[PHRASES], both[WORDS])
    return "\n".join(lines)


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench languages", description=__doc__)
    for corpus in CORPORA:
        parser.add_argument(f"--{corpus.name}", type=Path, required=True, help=f"folder of the corpus: {corpus.title}")
    parser.add_argument("--topics", type=int, default=20, help="number of topics of the main language")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="Markdown file to put the section into")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    arguments = parse(words)
    try:
        both = {variant: run(arguments, variant) for variant in (PHRASES, WORDS)}
        section.put(arguments.output, "languages", render(arguments, both))
    except (BenchError, OSError, ValueError, KeyError, StopIteration) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
