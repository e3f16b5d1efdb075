"""TF-IDF of a tree of text files by scikit-learn, the peer of jobs/bench. Nothing is written.

The files are read one at a time by the vectorizer itself (input="filename"), which takes no longer than reading them
first and holds one text in memory instead of all. Prints one line of JSON.
"""

from __future__ import annotations

import time

STARTED = time.perf_counter()

import argparse  # noqa: E402
import json  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

import sklearn  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description="TF-IDF of a tree of text files by scikit-learn; prints JSON.")
    parser.add_argument("tree", type=Path, help="folder whose .txt files are the documents")
    parser.add_argument("--min-df", type=int, default=2, help="fewest documents of a term (default: %(default)s)")
    parser.add_argument("--max-terms", type=int, default=2_000_000, help="most terms kept (default: %(default)s)")
    arguments = parser.parse_args()

    begun = time.perf_counter()
    paths = sorted(arguments.tree.rglob("*.txt"))
    vectorizer = TfidfVectorizer(
        input="filename",
        encoding="utf-8-sig",
        decode_error="replace",
        stop_words="english",
        min_df=arguments.min_df,
        max_features=arguments.max_terms,
    )
    weights = vectorizer.fit_transform(paths)
    ended = time.perf_counter()
    print(
        json.dumps(
            {
                "documents": weights.shape[0],
                "terms": weights.shape[1],
                "weights": weights.nnz,
                "read_and_fit_transform_seconds": round(ended - begun, 3),
                "process_seconds": round(ended - STARTED, 3),
                "scikit_learn": sklearn.__version__,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
