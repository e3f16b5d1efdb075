package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.broadsheet.config.TfIdfSettings.InverseDocumentFrequency;
import dev.broadsheet.config.TfIdfSettings.TermFrequency;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The weights of articles equal those of scikit-learn's TfidfVectorizer on the same tokens, for all four variants. The
 * expected values, versions and the command that made them stand in {@code oracle/tfidf-sklearn.json}.
 */
class TfIdfOracleTest {

    private static final double TOLERANCE = 1e-9;

    @Test
    void weightsAndIdfEqualScikitLearns() throws IOException {
        JsonNode oracle = read();
        List<List<String>> documents = new ArrayList<>();
        oracle.path("documents").forEach(document -> {
            List<String> tokens = new ArrayList<>();
            document.forEach(token -> tokens.add(token.asText()));
            documents.add(tokens);
        });
        assertThat(oracle.path("variants")).hasSize(4);
        for (JsonNode variant : oracle.path("variants")) {
            check(documents, variant);
        }
    }

    private static void check(List<List<String>> documents, JsonNode variant) {
        Weighting weighting = new Weighting(
                TermFrequency.valueOf(variant.path("term_frequency").asText().toUpperCase(Locale.ROOT)),
                InverseDocumentFrequency.valueOf(
                        variant.path("inverse_document_frequency").asText().toUpperCase(Locale.ROOT)));
        TermCounts counts = count(documents);
        TermCounts.Totals totals = counts.totals(new int[0]);
        Map<String, Double> idf = new TreeMap<>();
        TermIndex.Builder builder = new TermIndex.Builder();
        for (int i = 0; i < counts.stems().length; i++) {
            int frequency = totals.documentFrequency()[i];
            idf.put(counts.stems()[i], weighting.idf(documents.size(), frequency));
            builder.add("en", counts.stems()[i], counts.stems()[i], frequency, idf.get(counts.stems()[i]));
        }
        assertClose(idf, variant.path("idf"));
        List<JsonNode> expected = new ArrayList<>();
        variant.path("weights").forEach(expected::add);
        assertThat(expected).hasSameSizeAs(documents);
        List<Integer> seen = new ArrayList<>();
        DocumentWeigher weigher = new DocumentWeigher(builder.build(), weighting);
        weigher.forEachArticle(counts, new int[0], (docId, termIds, tokens) -> {
            DocumentWeigher.Weighed article = weigher.weigh(termIds, tokens);
            int document = Integer.parseInt(docId);
            seen.add(document);
            Map<String, Double> weights = new HashMap<>();
            for (int i = 0; i < article.termIds().length; i++) {
                weights.put(counts.stems()[article.termIds()[i]], article.weights()[i]);
            }
            assertClose(weights, expected.get(document));
        });
        assertThat(seen).hasSameSizeAs(documents);
    }

    private static TermCounts count(List<List<String>> documents) {
        List<String> forms = documents.stream().flatMap(List::stream).distinct().toList();
        TermCounter counter = new TermCounter("en", forms::get, forms::get);
        for (int i = 0; i < documents.size(); i++) {
            documents.get(i).forEach(token -> counter.count(forms.indexOf(token)));
            counter.endDocument(String.valueOf(i));
        }
        return counter.drain();
    }

    private static void assertClose(Map<String, Double> found, JsonNode expected) {
        assertThat(found).hasSize(expected.size());
        expected.properties().forEach(entry -> assertThat(found.get(entry.getKey()))
                .as(entry.getKey())
                .isCloseTo(entry.getValue().asDouble(), within(TOLERANCE)));
    }

    private static JsonNode read() throws IOException {
        try (InputStream in = TfIdfOracleTest.class.getResourceAsStream("/oracle/tfidf-sklearn.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
