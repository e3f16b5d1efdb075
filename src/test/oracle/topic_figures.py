"""Oracle for dev.broadsheet.topic: figures of topics by numpy, scipy and gensim.

    python -m venv oracle && oracle/bin/pip install numpy==2.4.6 scipy==1.17.1 gensim==4.4.0
    oracle/bin/python src/test/oracle/topic_figures.py > src/test/resources/oracle/topic-figures.json

Windows are counted as plain sets, one window at a time. gensim's accumulator (p_boolean_sliding_window) must agree on the
same texts without a term repeated inside a window; with repeats it counts too few, as it takes a term out of the window
when its first occurrence leaves, though another is still inside. NPMI is numpy with the two cases that have no value pinned
(never together -1, in every window 1). Ranks of FREX are scipy's rankdata(method="max"), entropies scipy's, expected counts
one einsum.
"""

import itertools
import json
import sys

import gensim
import numpy as np
import scipy
from gensim.corpora import Dictionary
from gensim.topic_coherence import probability_estimation, segmentation
from scipy.stats import entropy, rankdata

TOPICS, TERMS, ARTICLES, TOP, WIDTH, OMEGA, LAMBDA = 3, 24, 14, 10, 10, 0.7, 0.6
rng = np.random.default_rng(20250101)

phi = rng.dirichlet(np.full(TERMS, 0.4), TOPICS)
theta = rng.dirichlet(np.full(TOPICS, 0.3), ARTICLES)
lengths = [1, 4, 9, 10, 11, 12, 25, 40, 60, 80, 30, 7, 50, 33]
texts = []
for article, length in enumerate(lengths):
    words = rng.choice(TERMS, size=length, p=theta[article] @ phi)
    # A quarter of the tokens is outside the vocabulary and keeps its place.
    texts.append([int(w) if rng.random() > 0.25 else -1 for w in words])
counts = np.array([[text.count(w) for w in range(TERMS)] for text in texts])

order = np.argsort(-phi, axis=1, kind="stable")
top = order[:, :TOP]



def name(w):
    return "outside" if w < 0 else f"t{w:02d}"


class Windows:
    """Boolean counts of terms and pairs in sliding windows; a text shorter than the window is one window."""

    def __init__(self, texts):
        sets = [
            set(text[start : start + WIDTH]) - {-1}
            for text in texts
            for start in range(max(1, len(text) - WIDTH + 1))
        ]
        self.windows = len(sets)
        self.holding = {w: {i for i, inside in enumerate(sets) if w in inside} for w in range(TERMS)}

    def term(self, w):
        return len(self.holding[w])

    def pair(self, a, b):
        return len(self.holding[a] & self.holding[b])


def check_against_gensim():
    once = []
    for text in texts:
        kept = []
        for w in text:
            kept.append(-1 if w in kept[-(WIDTH - 1) :] else w)
        once.append(kept)
    dictionary = Dictionary([[name(w)] for w in range(TERMS)])
    ids = [[dictionary.token2id[name(w)] for w in row] for row in top]
    theirs = probability_estimation.p_boolean_sliding_window(
        [[name(w) for w in text] for text in once],
        segmentation.s_one_pre([np.array(i) for i in ids]),
        dictionary,
        WIDTH,
        processes=1,
    )
    ours = Windows(once)
    assert theirs.num_docs == ours.windows
    for row in top:
        for a in row:
            assert theirs.get_occurrences(name(a)) == ours.term(a), name(a)
        for a, b in itertools.combinations(row, 2):
            assert theirs.get_co_occurrences(name(a), name(b)) == ours.pair(a, b), (name(a), name(b))


check_against_gensim()
counted = Windows(texts)
windows = counted.windows


def npmi(a, b):
    both = counted.pair(a, b)
    if both == 0:
        return -1.0
    if both == windows:
        return 1.0
    pa, pb = (counted.term(w) / windows for w in (a, b))
    return float(np.log(both / windows / (pa * pb)) / -np.log(both / windows))


coherence = [float(np.mean([npmi(a, b) for a, b in itertools.combinations(row, 2)])) for row in top]
frequency = rankdata(phi, method="max", axis=1) / TERMS
exclusivity = rankdata(phi / phi.sum(axis=0), method="max", axis=1) / TERMS
frex = 1 / (OMEGA / exclusivity + (1 - OMEGA) / frequency)

joint = np.einsum("dk,kw->dkw", theta, phi)
expected = np.einsum("dw,dkw->dkw", counts, joint / joint.sum(axis=1, keepdims=True))
by_article = expected.sum(axis=2)
token_count = by_article.sum(axis=0)
share = counts.sum(axis=0) / counts.sum()
seen = share > 0

json.dump(
    {
        "made_with": f"python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, gensim {gensim.__version__}",
        "vocabulary_size": TERMS,
        "phi": phi.tolist(),
        "theta": theta.tolist(),
        "texts": texts,
        "top_terms": top.tolist(),
        "windows": windows,
        "window_counts": [[counted.term(w) for w in row] for row in top],
        "pair_counts": [
            [counted.pair(a, b) for a, b in itertools.combinations(row, 2)]
            for row in top
        ],
        "coherence": coherence,
        "exclusivity": [float(frex[k, top[k]].mean()) for k in range(TOPICS)],
        "effective_terms": [float(np.exp(entropy(row))) for row in phi],
        "token_count": token_count.tolist(),
        "counts": expected.sum(axis=0).tolist(),
        "document_entropy": [float(entropy(by_article[:, k])) for k in range(TOPICS)],
        "log_likelihood": float((counts * np.log(theta @ phi)).sum()),
        "term_share": share.tolist(),
        "relevance": [
            [float(LAMBDA * np.log(p) + (1 - LAMBDA) * np.log(p / s)) if s > 0 else 0.0 for p, s in zip(row, share)]
            for row in phi
        ],
        "diversity": len(set(top.flatten().tolist())) / top.size,
    },
    sys.stdout,
    indent=1,
)
print()
