package dev.broadsheet.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * The weights of OpenNLP's language model: a maximum-entropy model of 103 languages over runs of one to three characters, trained on
 * the Leipzig Corpora Collection. They are read through OpenNLP and then looked up here, since OpenNLP makes a string of every run; and the
 * languages that compete can be chosen.
 *
 * <p>Read when first needed; immutable.
 */
final class LanguageModel {

    private static final String FILE = "/langdetect-183.bin";

    /** Languages of the model under the code of the language they are a standard or a variety of. */
    private static final Map<String, String> OTHER_CODES = Map.of(
            "pes", "fa", "ekk", "et", "lvs", "lv", "plt", "mg", "cmn", "zh", "nan", "zh", "arb", "ar", "swh", "sw");

    private final NgramTable ngrams;
    private final List<String> languages;

    private LanguageModel(NgramTable ngrams, List<String> languages) {
        this.ngrams = ngrams;
        this.languages = languages;
    }

    private static final class Holder {
        private static final LanguageModel MODEL = read();
    }

    /** The one model. */
    static LanguageModel get() {
        return Holder.MODEL;
    }

    /** The weights of runs of characters for each of {@link #languages}. */
    NgramTable ngrams() {
        return ngrams;
    }

    /** BCP 47 codes, one for each outcome of the model; two outcomes may have the same. */
    List<String> languages() {
        return languages;
    }

    private static LanguageModel read() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the language model " + FILE + " is missing in the jar");
            }
            AbstractModel model = (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
            Object[] data = model.getDataStructures();
            Map<String, Context> weights = new LinkedHashMap<>();
            ((Map<?, ?>) data[1]).forEach((run, context) -> weights.put((String) run, (Context) context));
            Map<String, String> codes = codes();
            List<String> languages = Arrays.stream((String[]) data[2])
                    .map(code -> OTHER_CODES.getOrDefault(code, codes.getOrDefault(code, code)))
                    .toList();
            return new LanguageModel(NgramTable.of(weights), languages);
        } catch (IOException e) {
            throw new UncheckedIOException("the language model in the jar cannot be read", e);
        }
    }

    /** Codes of two letters by those of three. */
    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            // what was withdrawn, such as in for id, is written as what replaced it
            String today = Locale.forLanguageTag(code).toLanguageTag();
            code3(today).ifPresent(three -> codes.put(three, today));
        }
        return codes;
    }

    /** None for a language without a code of three letters, which is none of the model's. */
    private static Optional<String> code3(String code) {
        try {
            return Optional.of(Locale.forLanguageTag(code).getISO3Language());
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
