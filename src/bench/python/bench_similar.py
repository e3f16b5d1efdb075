"""Times similar_articles beside brute force on the same weights, and compares what both find.

Started by jobs/bench. The corpus is that of jobs/bench report: the UN General Debate texts in pieces of some 130 words. Brute force is
scipy's product of the matrix of all weights with itself, some hundred rows at a time, on as many processes as there are cores.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import resource
import shutil
import sys
import time
from pathlib import Path

import bench_report
import bench_tfidf
import engines
import make_corpus
import section
from engines import WORK, BenchError
from make_corpus import positive

MOST = 10
LEAST = 0.1
ROWS = 250
# two sums of the same products in another order, of weights that are rounded to 2^-30 on one side
ROUNDING = 1e-7

MATRIX = None


def table(warehouse: Path, name: str, columns: list[str]):
    from pyarrow import parquet

    return parquet.read_table((warehouse / "current" / name).resolve(), columns=columns)


def matrix(warehouse: Path):
    """The weights of all articles, and their ids in order."""
    import numpy
    from scipy import sparse

    weights = table(warehouse, "tfidf", ["doc_id", "term_id", "tf_idf"])
    ids, rows = numpy.unique(weights["doc_id"].to_numpy(zero_copy_only=False).astype(str), return_inverse=True)
    terms = weights["term_id"].to_numpy()
    return sparse.csr_matrix((weights["tf_idf"].to_numpy(), (rows, terms)), shape=(len(ids), terms.max() + 1)), ids


def nearest(begin: int) -> tuple[int, list[list[tuple[int, float]]]]:
    """The nearest of some articles from the cosines with all."""
    import numpy

    found = []
    products = (MATRIX[begin : begin + ROWS] @ MATRIX.T).tocsr()
    for row in range(products.shape[0]):
        part = slice(products.indptr[row], products.indptr[row + 1])
        columns, cosines = products.indices[part], products.data[part]
        wanted = (cosines >= LEAST) & (columns != begin + row)
        columns, cosines = columns[wanted], cosines[wanted]
        if len(cosines) > 2 * MOST:
            # ties at the last place stay in
            kept = cosines >= numpy.partition(cosines, -MOST)[-MOST] - ROUNDING
            columns, cosines = columns[kept], cosines[kept]
        order = numpy.lexsort((columns, -cosines))
        found.append([(int(columns[each]), float(cosines[each])) for each in order])
    return begin, found


def brute_force(weights) -> tuple[dict[int, list[tuple[int, float]]], float, float]:
    """For each article its nearest, ties at the last place included; seconds, and seconds of processors."""
    global MATRIX
    MATRIX = weights
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    neighbours = {}
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for begin, found in pool.imap_unordered(nearest, range(0, weights.shape[0], ROWS)):
            neighbours.update({begin + row: each for row, each in enumerate(found)})
        pool.close()
        pool.join()
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return neighbours, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def differences(warehouse: Path, ids, expected: dict[int, list[tuple[int, float]]]) -> tuple[int, float]:
    """Articles whose neighbours are not brute force's, and the largest difference of a cosine."""
    places = {name: place for place, name in enumerate(ids)}
    ours: dict[int, list[tuple[int, float]]] = {place: [] for place in range(len(ids))}
    published = table(warehouse, "similar_articles", ["doc_id", "neighbour_id", "cosine"])
    for doc, neighbour, cosine in zip(*(published[name].to_pylist() for name in ("doc_id", "neighbour_id", "cosine"))):
        ours[places[doc]].append((places[neighbour], cosine))
    wrong, largest = 0, 0.0
    for place, own in ours.items():
        wanted = dict(expected[place])
        sure = {other for other, cosine in expected[place][:MOST] if cosine > LEAST + ROUNDING}
        if len(expected[place]) > MOST:
            last = expected[place][MOST - 1][1]
            sure = {other for other in sure if wanted[other] > last + ROUNDING}
        found = {other for other, _ in own}
        least = min((wanted.get(other, 0.0) for other in found), default=LEAST)
        if not sure <= found or not found <= wanted.keys() or least < LEAST - ROUNDING or len(own) < min(MOST, len(sure)):
            wrong += 1
            continue
        largest = max([largest, *(abs(cosine - wanted[other]) for other, cosine in own)])
    return wrong, largest


def measured(archive: Path, articles: int) -> dict:
    corpus = bench_report.write_corpus(archive, articles)
    warehouse = WORK / "similar-warehouse"
    cpu = {}
    for most in (0, MOST):
        shutil.rmtree(warehouse, ignore_errors=True)
        job = bench_report.job("similar", "tfidf", "--input", str(corpus), "--warehouse", str(warehouse), "--set", "phrases.most=0",
                               "--set", "keyphrases.most=0", "--set", "duplicates.near=false", "--set", f"similar.most={most}", "--set", f"similar.min-cosine={LEAST}")
        cpu[most] = job.cpu_seconds
    weights, ids = matrix(warehouse)
    expected, seconds, processors = brute_force(weights)
    wrong, largest = differences(warehouse, ids, expected)
    result = {"articles": len(ids), "weights": weights.nnz, "ours": bench_report.stages(warehouse)["find-similar"], "ours_cpu": cpu[MOST] - cpu[0],
              "brute": seconds, "brute_cpu": processors, "wrong": wrong, "largest": largest}
    shutil.rmtree(warehouse, ignore_errors=True)
    return result


def render(arguments: argparse.Namespace, results: list[dict]) -> str:
    lines = [
        "## Neighbours beside brute force",
        "",
        f"Taken on {datetime.date.today().isoformat()} at commit {bench_tfidf.commit()} by `jobs/bench similar --archive FILE --articles {','.join(map(str, arguments.articles))}`."
        f" Machine: {bench_tfidf.machine()}. {bench_tfidf.versions()}",
        "",
        f"The UN General Debate texts in pieces of at least {bench_report.WORDS} words; the {MOST} nearest of each article, of a cosine of at least {LEAST}. Ours: the stage `find-similar` of"
        " a run, on all cores, weighing the articles anew included; its processor time is that of the run less that of the same run without neighbours. Brute force: scipy's sparse"
        f" product of all weights of `tfidf` with themselves, {ROWS} rows at a time on as many processes as cores, and the choice of the best; reading the table is not counted. Both are"
        f" given all articles they could find: an article differs where a neighbour is missing that is better than the last by more than {ROUNDING:g}, or one is named that is not as good.",
        "",
        "| articles | weights | ours | brute force | processor time, ours | brute force | articles that differ | largest difference of a cosine |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {each['articles']:,} | {each['weights']:,} | {each['ours']:.1f} s | {each['brute']:.1f} s | {each['ours_cpu']:.1f} s | {each['brute_cpu']:.1f} s"
        f" | {each['wrong']} | {each['largest']:.1e} |"
        for each in results
    ]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench similar", description="Times similar_articles beside brute force.")
    parser.add_argument("--archive", type=Path, required=True, help="tar archive of the UN General Debate Corpus")
    parser.add_argument("--articles", type=lambda text: [positive(each) for each in text.split(",")], default=[10_000, 20_000, 40_000],
                        help="sizes of the corpus (default: 10000,20000,40000)")
    arguments = parser.parse_args(words)
    try:
        bench_tfidf.prepare([engines.BROADSHEET])
        results = []
        for articles in arguments.articles:
            results.append(measured(arguments.archive.resolve(), articles))
            print(results[-1], flush=True)
        text = render(arguments, results)
        print(f"\n{text}")
        section.put(bench_tfidf.DOCUMENT, "similar", text)
    except (BenchError, make_corpus.CorpusError, OSError, ValueError) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
