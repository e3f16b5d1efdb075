/**
 * The topic engine as a stage of Spark ML's pipelines, with the parameters, columns and methods of MLlib's {@code LDA}. Here are names,
 * checks and files; the sampling is {@code stage.GibbsEngine}'s and the arithmetic {@code lda}'s.
 *
 * <p>To add a parameter: one field in {@link dev.broadsheet.ml.ParamDefinitions}, one accessor in {@link
 * dev.broadsheet.ml.GibbsLdaParams}, a setter, and the same name in {@code dev/broadsheet/ml/__init__.py}, which is the Python of it.
 */
package dev.broadsheet.ml;
