package dev.broadsheet.stage;

import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicReasons;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Which terms of an article give it its topics, as readable forms. Travels once to each machine. */
final class ExplainTopics implements Serializable {

    /** Topics of an article that are explained. */
    static final int TOPICS = 3;

    private static final int TERMS = 5;

    @Serial
    private static final long serialVersionUID = 1L;

    private final TermTopics model;
    private final boolean[] background;
    private final String[] names;

    /**
     * By a model.
     *
     * @param background by term, whether it carries no topic
     * @param vocabulary of the model
     */
    ExplainTopics(TermTopics model, boolean[] background, ModelVocabulary vocabulary) {
        this.model = model;
        this.background = background.clone();
        this.names = new String[vocabulary.size()];
        Arrays.setAll(names, vocabulary::name);
    }

    /** Finds reasons; one to a task. */
    TopicReasons reasons() {
        return new TopicReasons(model, term -> background[term], TERMS);
    }

    String[] names(int... terms) {
        return Arrays.stream(terms).mapToObj(term -> names[term]).toArray(String[]::new);
    }
}
