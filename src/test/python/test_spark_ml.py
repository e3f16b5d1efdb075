"""GibbsLda from PySpark, in the place of pyspark.ml.clustering.LDA, as docs/spark-ml.md says."""

import random
import sys

import pytest
from pyspark.errors import IllegalArgumentException
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.clustering import LDA, LocalLDAModel
from pyspark.ml.feature import IDF, CountVectorizer

SUBJECTS = {
    "sea": "trawler harbour herring cod nets quay skipper tide".split(),
    "law": "parliament vote minister budget coalition amendment debate bill".split(),
    "ice": "hockey puck rink goalie skate defenceman overtime playoff".split(),
}


@pytest.fixture(scope="module")
def ml(jar, spark):
    sys.path.insert(0, str(jar))
    import dev.broadsheet.ml as module

    yield module
    sys.path.remove(str(jar))


@pytest.fixture(scope="module")
def documents(spark):
    """Sixty documents, each of the words of one subject."""
    chance = random.Random(7)
    rows = [(name, chance.choices(words, k=30)) for name, words in SUBJECTS.items() for _ in range(20)]
    return spark.createDataFrame(rows, "subject string, words array<string>").cache()


def pipeline(lda):
    return Pipeline(stages=[CountVectorizer(inputCol="words", outputCol="features", minDF=2), lda])


def subjects(model):
    """The topics of a fitted pipeline as sets of words."""
    vocabulary = model.stages[0].vocabulary
    rows = model.stages[1].describeTopics(8).orderBy("topic").collect()
    return [{vocabulary[term] for term in row.termIndices} for row in rows]


def test_one_line_changes_in_a_pipeline_of_lda(ml, documents):
    assert pipeline(LDA(k=3, maxIter=2, seed=1)).fit(documents).stages[1].vocabSize() == 24
    model = pipeline(ml.GibbsLda(k=3, maxIter=60, seed=1)).fit(documents)
    assert sorted(map(sorted, subjects(model))) == sorted(sorted(words) for words in SUBJECTS.values())
    assert model.stages[1].vocabSize() == 24
    assert not model.stages[1].isDistributed()

    # every document has most of the topic of its subject
    largest = {(row.subject, max(range(3), key=lambda topic: row.topicDistribution[topic])) for row in model.transform(documents).collect()}
    assert len(largest) == 3


def test_saved_and_loaded_in_a_pipeline(ml, documents, tmp_path):
    model = pipeline(ml.GibbsLda(k=3, maxIter=40, seed=2)).fit(documents)
    model.write().overwrite().save(str(tmp_path / "model"))
    again = PipelineModel.load(str(tmp_path / "model"))
    assert type(again.stages[1]).__name__ == "GibbsLdaModel"
    assert subjects(again) == subjects(model)
    assert [row.topicDistribution for row in again.transform(documents).collect()] == [
        row.topicDistribution for row in model.transform(documents).collect()]
    assert again.stages[1].logPerplexity(model.stages[0].transform(documents)) == model.stages[1].logPerplexity(model.stages[0].transform(documents))


def test_partitions_do_not_change_a_bit(ml, documents):
    features = CountVectorizer(inputCol="words", outputCol="features").fit(documents).transform(documents).cache()
    lda = ml.GibbsLda(k=4, maxIter=20, seed=3)
    one, many = lda.fit(features.coalesce(1)), lda.fit(features.repartition(16))
    assert one.topicsMatrix() == many.topicsMatrix()
    assert list(one.estimatedDocConcentration()) == list(many.estimatedDocConcentration())


def test_mllib_reads_what_it_writes(ml, documents, tmp_path):
    model = pipeline(ml.GibbsLda(k=3, maxIter=40, seed=1)).fit(documents)
    model.stages[1].writeMllib(str(tmp_path / "lda"))
    theirs = LocalLDAModel.load(str(tmp_path / "lda"))
    ours = model.stages[1].describeTopics(8).orderBy("topic").collect()
    for mine, other in zip(ours, theirs.describeTopics(8).orderBy("topic").collect(), strict=True):
        assert set(mine.termIndices) == set(other.termIndices)
        assert sorted(mine.termWeights) == pytest.approx(sorted(other.termWeights), rel=1e-6)


def test_fractions_are_an_error_that_shows_them(ml, documents):
    counts = CountVectorizer(inputCol="words", outputCol="counts").fit(documents).transform(documents)
    weights = IDF(inputCol="counts", outputCol="features").fit(counts).transform(counts)
    with pytest.raises(IllegalArgumentException, match=r"column features cannot be fitted: term 0 has the count \d+\.\d+ .* Give it counts"):
        ml.GibbsLda(k=3, maxIter=5).fit(weights)
    with pytest.raises(IllegalArgumentException, match="k"):
        ml.GibbsLda(k=1).fit(weights)
