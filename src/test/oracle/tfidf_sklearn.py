"""Writes the weights that scikit-learn's TfidfVectorizer gives to a small set of token lists.

The tests compare Broadsheet's weights with the file this makes. It is made anew only when the documents below change or
a later scikit-learn is to be the judge, never to make a test pass. From the project's folder, with the packages of
src/bench/python/requirements.txt:

    python src/test/oracle/tfidf_sklearn.py
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path

import numpy
import scipy
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

COMMAND = "python src/test/oracle/tfidf_sklearn.py"
OUTPUT = Path(__file__).resolve().parents[1] / "resources" / "oracle" / "tfidf-sklearn.json"

# "news" stands in every document; "once" in one; one document has a single token, one only terms that all others share.
DOCUMENTS = [
    ["news", "river", "flood", "river", "rain", "river", "bridge"],
    ["news", "bridge", "vote", "council", "council", "vote", "vote", "vote"],
    ["news"],
    ["news", "news", "news", "vote", "rain", "river"],
    ["flood", "rain", "rain", "rain", "rain", "rain", "rain", "rain", "rain", "rain", "rain", "news"],
    ["news", "lũ", "lụt", "sông", "sông", "mưa"],
    ["洪水", "河川", "news", "河川", "雨", "雨", "雨"],
    ["news", "straße", "überschwemmung", "straße", "brücke"],
    ["паводок", "река", "река", "news", "news", "мост"],
    # Beyond the basic plane and at its end: UTF-16 and code points order these two differently.
    ["news", "𝄞", "Ａ", "𝄞", "river"],
    ["council", "news", "once", "bridge", "bridge", "river", "flood", "vote", "rain", "mưa", "雨", "река"],
    ["vote"] * 250 + ["news"] * 3 + ["river"],
]

# Names of the values as in conf/reference.conf, and what scikit-learn calls them.
VARIANTS = [
    ("smooth", "raw", {"smooth_idf": True, "sublinear_tf": False}),
    ("smooth", "log", {"smooth_idf": True, "sublinear_tf": True}),
    ("plain", "raw", {"smooth_idf": False, "sublinear_tf": False}),
    ("plain", "log", {"smooth_idf": False, "sublinear_tf": True}),
]


def weigh(idf: str, tf: str, options: dict[str, bool]) -> dict[str, object]:
    """The idf of every term and the weights of every document, terms by code point."""
    vectorizer = TfidfVectorizer(analyzer=lambda tokens: tokens, norm="l2", use_idf=True, **options)
    matrix = vectorizer.fit_transform(DOCUMENTS).tocsr()
    terms = [str(term) for term in vectorizer.get_feature_names_out()]
    weights = []
    for document in range(matrix.shape[0]):
        row = matrix[document].tocoo()
        weights.append({terms[column]: float(value) for column, value in sorted(zip(row.col, row.data, strict=True))})
    return {
        "inverse_document_frequency": idf,
        "term_frequency": tf,
        "sklearn_options": options,
        "idf": {term: float(value) for term, value in zip(terms, vectorizer.idf_, strict=True)},
        "weights": weights,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes the TF-IDF oracle of the tests.")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="file to write (default: the one the tests read)")
    arguments = parser.parse_args()
    oracle = {
        "made_by": COMMAND,
        "versions": {
            "python": platform.python_version(),
            "numpy": numpy.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
        },
        "documents": DOCUMENTS,
        "variants": [weigh(*variant) for variant in VARIANTS],
    }
    # Floats are written as repr does: the shortest digits that read back as the same double.
    text = json.dumps(oracle, ensure_ascii=False, allow_nan=False, indent=1)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
