"""Draws articles from laws that are known, and counts how often intervals hold the truth and tests find what is not there.

Started by jobs/bench. The same figures every time.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys

import bench_tfidf
import bench_topics
import engines
import process
import section
from engines import BenchError

MAIN = "dev.broadsheet.bench.TrendSimulation"


def render(tables: str) -> str:
    return "\n".join(
        [
            "## Intervals and tests of trends",
            "",
            f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by `jobs/bench trends`: simulations from fixed seeds, by the code that makes"
            " `topic_trends` and `topic_movements`. What the laws say is [decision 0022](decisions/0022-trends-from-published-weights.md)'s to judge.",
            "",
            "20,000 samples each; rho of 20,000 articles, as of a corpus. Nominal is 95 %; a mean of one article that has nothing of a rare topic is held by an interval from 0 up.",
            "",
            tables.strip().replace("\n\n", "\n\n4,000 series each, for each of these laws, tested at the 5 % level; the first figures are means over the laws.\n\n", 1).replace(
                "%  |", "% |"
            ),
        ]
    )


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="jobs/bench trends", description="Simulates intervals and tests of trends.").parse_args(words)
    try:
        command = [engines.jdk("java"), "-cp", bench_topics.classpath(), MAIN]
        done = subprocess.run(command, env=process.environment(), capture_output=True, text=True)
        if done.returncode != 0:
            raise BenchError(f"{MAIN} ended with {done.returncode}: {done.stderr.strip()}")
        text = render(done.stdout)
        print(text)
        section.put(bench_tfidf.DOCUMENT, "trends", text)
    except (BenchError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
