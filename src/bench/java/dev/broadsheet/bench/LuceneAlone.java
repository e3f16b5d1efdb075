package dev.broadsheet.bench;

import dev.broadsheet.shaded.lucene.analysis.CharArraySet;
import dev.broadsheet.shaded.lucene.analysis.LowerCaseFilter;
import dev.broadsheet.shaded.lucene.analysis.StopFilter;
import dev.broadsheet.shaded.lucene.analysis.TokenStream;
import dev.broadsheet.shaded.lucene.analysis.en.EnglishAnalyzer;
import dev.broadsheet.shaded.lucene.analysis.en.EnglishPossessiveFilter;
import dev.broadsheet.shaded.lucene.analysis.en.KStemFilter;
import dev.broadsheet.shaded.lucene.analysis.standard.StandardTokenizer;
import dev.broadsheet.shaded.lucene.analysis.tokenattributes.CharTermAttribute;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A peer of jobs/bench reading: Lucene's English chain over every file of a tree, as many threads as there are cores, nothing else. */
public final class LuceneAlone {

    private LuceneAlone() {}

    /** Takes a folder of text files; prints what it counted, as JSON. */
    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(Path.of(arguments[0]))) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicInteger next = new AtomicInteger();
        AtomicLong tokens = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<? extends Future<?>> running = Stream.generate(() -> pool.submit(() -> {
                    Chain chain = new Chain();
                    for (int at = next.getAndIncrement(); at < files.size(); at = next.getAndIncrement()) {
                        tokens.addAndGet(chain.count(files.get(at)));
                    }
                }))
                .limit(threads)
                .toList();
        for (Future<?> one : running) {
            one.get();
        }
        pool.shutdown();
        System.out.printf("{\"articles\": %d, \"tokens\": %d}%n", files.size(), tokens.get());
    }

    /** One thread's chain, used again for every text. */
    private static final class Chain {

        private final StandardTokenizer words = new StandardTokenizer();
        private final TokenStream terms = new KStemFilter(new StopFilter(
                new EnglishPossessiveFilter(new LowerCaseFilter(words)),
                CharArraySet.copy(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)));

        private long count(Path file) {
            try {
                words.setReader(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
                CharTermAttribute term = terms.getAttribute(CharTermAttribute.class);
                terms.reset();
                long tokens = 0;
                while (terms.incrementToken()) {
                    tokens += term.length() > 0 ? 1 : 0;
                }
                terms.end();
                terms.close();
                return tokens;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
