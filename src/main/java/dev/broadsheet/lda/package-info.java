/**
 * Latent Dirichlet allocation by collapsed Gibbs sampling: the arithmetic alone, on blocks of documents and counts of words in
 * topics. Knows nothing of Spark.
 */
package dev.broadsheet.lda;
