package dev.broadsheet.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one page says. Its size is bounded by {@link Bounds}, however large the corpus.
 *
 * @param origin what the page was made from
 * @param bounds what was left out, so that the page stays quick
 * @param topics by topic_id
 * @param articles those that stand for topics, in an order of their own; topics name them by their place, from 0
 * @param periods first day of each period that trends are over, ascending, without gaps left out
 * @param ceased topics that were in the run before and are no more
 * @param facts of the run, in groups
 */
public record Report(
        Origin origin,
        Bounds bounds,
        List<Topic> topics,
        List<Article> articles,
        Periods periods,
        List<Ceased> ceased,
        List<Group> facts) {

    /**
     * What the page was made from.
     *
     * @param run run_id
     * @param day logical date
     * @param articles that were kept
     * @param analysed of these, that stand for themselves or a group of duplicates
     * @param first day of the first article, where any has a date
     * @param last day of the last article
     * @param sources how many
     */
    public record Origin(
            String run,
            String day,
            long articles,
            long analysed,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            long sources) {}

    /**
     * What the page holds at most.
     *
     * @param articles articles in the page
     * @param articlesOfTopic articles of each topic
     * @param terms terms of each topic
     * @param periods periods, the last ones
     * @param periodsLeftOut earlier periods that are not shown
     * @param values values of each dimension that are shown for a topic
     */
    public record Bounds(int articles, int articlesOfTopic, int terms, int periods, int periodsLeftOut, int values) {}

    /**
     * One topic.
     *
     * @param x place on the map of its language, -1 to 1
     * @param y place on the map of its language, -1 to 1
     * @param near the topics most like it, nearest first
     * @param stability mean similarity over fits, where several were made
     * @param change since the run before: continued, new or split; absent where there was none
     * @param from the topic that it was split off from
     * @param series one for each period
     * @param values shares within the values of each dimension
     */
    public record Topic(
            int id,
            String language,
            String label,
            double prevalence,
            double tokens,
            double coherence,
            double exclusivity,
            double effectiveTerms,
            double documentEntropy,
            Optional<Double> stability,
            Optional<String> change,
            Optional<Integer> from,
            Optional<Double> similarity,
            double x,
            double y,
            List<Near> near,
            List<Term> terms,
            List<Member> articles,
            Optional<Movement> movement,
            List<Point> series,
            Map<String, List<Value>> values) {}

    /** A topic that is like another: 1 less the Jensen&ndash;Shannon distance of their published terms. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"topic", "similarity"})
    public record Near(int topic, double similarity) {}

    /**
     * A term of a topic.
     *
     * @param count expected tokens of the term in the topic
     * @param everywhere expected tokens of the term in all topics of the language
     * @param background 1 where it carries no topic, otherwise 0
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"term", "count", "everywhere", "background"})
    public record Term(String term, double count, double everywhere, int background) {}

    /**
     * An article of a topic.
     *
     * @param article its place in {@link Report#articles}
     * @param weight share of the topic in it
     * @param terms of the article that speak most for the topic
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"article", "weight", "terms"})
    public record Member(int article, double weight, List<String> terms) {}

    /**
     * How a topic moves over the periods.
     *
     * @param direction rising, falling, steady or too_few
     * @param change share points a year
     * @param q false discovery rate at which it would still count as moving
     * @param rank among the topics of its direction, from 1
     */
    public record Movement(String direction, double change, double q, int rank) {}

    /**
     * A topic in a period.
     *
     * @param period its place in {@link Periods#starts}
     * @param low lower end of the interval
     * @param high upper end
     * @param articles of the topic's language in the period
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"period", "prevalence", "low", "high", "articles"})
    public record Point(int period, double prevalence, double low, double high, long articles) {}

    /** A topic within one value of a dimension. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"value", "prevalence", "articles"})
    public record Value(String value, double prevalence, long articles) {}

    /** The periods of trends: their unit (day, week, month, quarter, year) and first days. */
    public record Periods(String unit, List<LocalDate> starts) {}

    /**
     * An article.
     *
     * @param url where it was published, when that is an address a browser may follow; otherwise empty
     * @param excerpt how its text begins
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"id", "title", "source", "date", "url", "language", "excerpt", "phrases"})
    public record Article(
            String id,
            String title,
            String source,
            String date,
            String url,
            String language,
            String excerpt,
            List<String> phrases) {}

    /** A topic that is no more: merged into another, or retired. */
    public record Ceased(int id, String label, String change, Optional<Integer> into) {}

    /** Facts under one heading: a name and a figure each. */
    public record Group(String heading, List<Fact> facts) {}

    /** One fact. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"name", "figure"})
    public record Fact(String name, String figure) {}

    public Report {
        topics = List.copyOf(topics);
        articles = List.copyOf(articles);
        ceased = List.copyOf(ceased);
        facts = List.copyOf(facts);
    }
}
