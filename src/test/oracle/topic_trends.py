"""Oracle for dev.broadsheet.trend: intervals, slopes and corrections by statsmodels.

    python -m venv oracle && oracle/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    oracle/bin/python src/test/oracle/topic_trends.py > src/test/resources/oracle/topic-trends.json

The interval is statsmodels' proportion_confint(method="wilson"), which takes counts that are no whole numbers. tau^2 is written
with the matrices of the moment equation; the line is statsmodels' WLS with cov_type="HC3" and Student's t; q-values are its
multipletests(method="fdr_bh").
"""

import json
import sys

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20260101)


def interval(mean, articles, dispersion):
    trials = articles / dispersion
    low, high = proportion_confint(mean * trials, trials, alpha=0.05, method="wilson")
    return {"mean": mean, "articles": articles, "dispersion": dispersion, "low": float(low), "high": float(high)}


def series(periods, slope, between, most):
    years = np.sort(rng.choice(np.arange(periods * 2), periods, replace=False)) / 12.0
    years -= years[0]
    articles = rng.integers(1, most + 1, periods)
    sums, squares = [], []
    for year, count in zip(years, articles):
        level = max(0.01, 0.1 + slope * year + rng.normal(0, between))
        shares = np.where(rng.random(count) < level / 0.4, rng.beta(2, 3, count), 0.0)
        sums.append(shares.sum())
        squares.append((shares**2).sum())
    return years, articles, np.array(sums), np.array(squares)


def trend(years, articles, sums, squares):
    periods = len(years)
    means = sums / articles
    freedom = (articles - 1).sum()
    variance = np.maximum(0, squares - sums**2 / articles).sum() / freedom if freedom else 0.0
    design = np.column_stack([np.ones(periods), years])
    if variance == 0:
        weights = np.ones(periods)
    else:
        weight = np.diag(articles / variance)
        projection = weight - weight @ design @ np.linalg.inv(design.T @ weight @ design) @ design.T @ weight
        between = max(0.0, (means @ projection @ means - (periods - 2)) / np.trace(projection))
        weights = 1 / (variance / articles + between)
    fit = sm.WLS(means, design, weights=weights).fit(cov_type="HC3", use_t=True)
    low, high = fit.conf_int()[1]
    return {
        "years": years.tolist(),
        "articles": articles.tolist(),
        "sums": sums.tolist(),
        "squares": squares.tolist(),
        "slope": float(fit.params[1]),
        "low": float(low),
        "high": float(high),
        "p_value": float(fit.pvalues[1]),
    }


cases = [series(5, 0.0, 0.0, 4), series(8, 0.2, 0.0, 30), series(24, 0.05, 0.05, 200), series(60, -0.01, 0.02, 3), series(12, 0.1, 0.0, 1)]
p_values = [0.001, 0.04, 0.03, 0.5, 0.03, 1.0, 0.0004, 0.2]
json.dump(
    {
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
        "intervals": [
            interval(m, n, d)
            for m, n, d in [(0.0, 1, 1.0), (0.0, 3, 0.25), (0.3, 1, 0.4), (0.02, 17, 0.1), (0.5, 1000, 0.6), (1.0, 2, 1.0)]
        ],
        "trends": [trend(*case) for case in cases],
        "p_values": p_values,
        "q_values": multipletests(p_values, method="fdr_bh")[1].tolist(),
    },
    sys.stdout,
    indent=1,
)
print()
