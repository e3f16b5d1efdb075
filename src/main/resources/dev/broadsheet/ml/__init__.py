"""GibbsLda and GibbsLdaModel for PySpark, in the place of pyspark.ml.clustering.LDA.

This package has the name of the Java package and stands in the same jar, so that pipelines find the one by the other:
give the jar to Spark (``--jars``) and to Python (``--py-files``, or ``sys.path``).
"""

from pyspark import keyword_only
from pyspark.ml.common import inherit_doc
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel

__all__ = ["GibbsLda", "GibbsLdaModel"]


class _GibbsLdaParams(Params):
    """Defaults and bounds stand in Java."""

    k = Param(Params._dummy(), "k", "number of topics", TypeConverters.toInt)
    maxIter = Param(Params._dummy(), "maxIter", "number of sweeps over all documents", TypeConverters.toInt)
    seed = Param(Params._dummy(), "seed", "seed of all random numbers", TypeConverters.toInt)
    docConcentration = Param(
        Params._dummy(),
        "docConcentration",
        "concentrations of topics in documents (alpha) to begin with: one for each topic, or one for all",
        TypeConverters.toListFloat,
    )
    optimizeDocConcentration = Param(
        Params._dummy(),
        "optimizeDocConcentration",
        "whether the concentrations of topics in documents are learned",
        TypeConverters.toBoolean,
    )
    topicConcentration = Param(
        Params._dummy(),
        "topicConcentration",
        "concentration of terms in topics (beta); learned if it is not set",
        TypeConverters.toFloat,
    )
    featuresCol = Param(Params._dummy(), "featuresCol", "column of count vectors", TypeConverters.toString)
    topicDistributionCol = Param(
        Params._dummy(), "topicDistributionCol", "output column of topic weights", TypeConverters.toString
    )

    def getK(self):
        return self.getOrDefault(self.k)

    def getMaxIter(self):
        return self.getOrDefault(self.maxIter)

    def getSeed(self):
        return self.getOrDefault(self.seed)

    def getDocConcentration(self):
        return self.getOrDefault(self.docConcentration)

    def getOptimizeDocConcentration(self):
        return self.getOrDefault(self.optimizeDocConcentration)

    def getTopicConcentration(self):
        return self.getOrDefault(self.topicConcentration)

    def getFeaturesCol(self):
        return self.getOrDefault(self.featuresCol)

    def getTopicDistributionCol(self):
        return self.getOrDefault(self.topicDistributionCol)

    def setFeaturesCol(self, value):
        return self._set(featuresCol=value)

    def setTopicDistributionCol(self, value):
        return self._set(topicDistributionCol=value)


@inherit_doc
class GibbsLdaModel(JavaModel, _GibbsLdaParams, JavaMLReadable, JavaMLWritable):
    """Topics that GibbsLda has fitted; dev.broadsheet.ml.GibbsLdaModel says what each method gives."""

    def vocabSize(self):
        return self._call_java("vocabSize")

    def isDistributed(self):
        return self._call_java("isDistributed")

    def topicsMatrix(self):
        return self._call_java("topicsMatrix")

    def describeTopics(self, maxTermsPerTopic=10):
        return self._call_java("describeTopics", maxTermsPerTopic)

    def estimatedDocConcentration(self):
        return self._call_java("estimatedDocConcentration")

    def estimatedTopicConcentration(self):
        return self._call_java("estimatedTopicConcentration")

    def logLikelihood(self, dataset):
        return self._call_java("logLikelihood", dataset)

    def logPerplexity(self, dataset):
        return self._call_java("logPerplexity", dataset)

    def writeMllib(self, path):
        """Writes a model for pyspark.ml.clustering.LocalLDAModel.load."""
        self._transfer_params_to_java()
        self._call_java("writeMllib", path)


@inherit_doc
class GibbsLda(JavaEstimator[GibbsLdaModel], _GibbsLdaParams, JavaMLReadable, JavaMLWritable):
    """Topics of count vectors by collapsed Gibbs sampling with learned priors."""

    @keyword_only
    def __init__(
        self,
        *,
        featuresCol=None,
        maxIter=None,
        seed=None,
        k=None,
        docConcentration=None,
        topicConcentration=None,
        topicDistributionCol=None,
        optimizeDocConcentration=None,
    ):
        super().__init__()
        self._java_obj = self._new_java_obj("dev.broadsheet.ml.GibbsLda", self.uid)
        self._transfer_params_from_java()
        self.setParams(**self._input_kwargs)

    @keyword_only
    def setParams(
        self,
        *,
        featuresCol=None,
        maxIter=None,
        seed=None,
        k=None,
        docConcentration=None,
        topicConcentration=None,
        topicDistributionCol=None,
        optimizeDocConcentration=None,
    ):
        return self._set(**self._input_kwargs)

    def setK(self, value):
        return self._set(k=value)

    def setMaxIter(self, value):
        return self._set(maxIter=value)

    def setSeed(self, value):
        return self._set(seed=value)

    def setDocConcentration(self, value):
        return self._set(docConcentration=value)

    def setOptimizeDocConcentration(self, value):
        return self._set(optimizeDocConcentration=value)

    def setTopicConcentration(self, value):
        return self._set(topicConcentration=value)

    def _create_model(self, java_model):
        return GibbsLdaModel(java_model)
