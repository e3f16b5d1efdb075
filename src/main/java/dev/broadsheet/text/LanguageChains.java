package dev.broadsheet.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.stempel.StempelFilter;
import org.apache.lucene.analysis.stempel.StempelStemmer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * Which chain analyses which language. Stop lists are those of Lucene (of the Snowball project, of Jacques Savoy and others; each file
 * names its source) unless a file of our own is named. Stems are light where Lucene has the choice: they tell fewer words apart than there
 * are forms, and more than there are roots.
 */
final class LanguageChains {

    private static final Map<String, Supplier<LanguageChain>> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", () -> new WordChain(ArabicAnalyzer.getDefaultStopSet())
                    .normal(words -> new ArabicNormalizationFilter(new DecimalDigitFilter(words)))
                    .stem(ArabicStemFilter::new)),
            Map.entry("bg", () -> new WordChain(BulgarianAnalyzer.getDefaultStopSet()).stem(BulgarianStemFilter::new)),
            Map.entry("ca", () -> new WordChain(CatalanAnalyzer.getDefaultStopSet())
                    .elision("d", "l", "m", "n", "s", "t")
                    .stem(words -> new SnowballFilter(words, new CatalanStemmer()))),
            Map.entry("cs", () -> new WordChain(CzechAnalyzer.getDefaultStopSet()).stem(CzechStemFilter::new)),
            Map.entry("da", () -> new WordChain(DanishAnalyzer.getDefaultStopSet())
                    .stem(words -> new SnowballFilter(words, new DanishStemmer()))),
            Map.entry("de", () -> new WordChain(GermanAnalyzer.getDefaultStopSet())
                    .stem(words -> new GermanLightStemFilter(new GermanNormalizationFilter(words)))),
            Map.entry("el", () -> new WordChain(GreekAnalyzer.getDefaultStopSet())
                    .lowerCase(GreekLowerCaseFilter::new)
                    .stem(GreekStemFilter::new)),
            Map.entry("en", EnglishChain::new),
            Map.entry("es", () -> new WordChain(SpanishAnalyzer.getDefaultStopSet()).stem(SpanishLightStemFilter::new)),
            Map.entry("fa", () -> new WordChain(PersianAnalyzer.getDefaultStopSet())
                    .normal(words -> new PersianNormalizationFilter(new ArabicNormalizationFilter(words)))
                    .stem(PersianStemFilter::new)),
            Map.entry("fi", () -> new WordChain(FinnishAnalyzer.getDefaultStopSet()).stem(FinnishLightStemFilter::new)),
            Map.entry("fr", () -> new WordChain(FrenchAnalyzer.getDefaultStopSet())
                    .elision("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu")
                    .stem(FrenchLightStemFilter::new)),
            Map.entry("he", () -> new WordChain(StopWords.set(StopWords.own("hebrew.txt")))),
            Map.entry("hi", () -> new WordChain(HindiAnalyzer.getDefaultStopSet())
                    .normal(words ->
                            new HindiNormalizationFilter(new IndicNormalizationFilter(new DecimalDigitFilter(words))))
                    .stem(HindiStemFilter::new)),
            Map.entry("hu", () -> new WordChain(HungarianAnalyzer.getDefaultStopSet())
                    .stem(HungarianLightStemFilter::new)),
            Map.entry(
                    "id", () -> new WordChain(IndonesianAnalyzer.getDefaultStopSet()).stem(IndonesianStemFilter::new)),
            Map.entry("it", () -> new WordChain(ItalianAnalyzer.getDefaultStopSet())
                    .elision(
                            "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl",
                            "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d", "quest", "quell")
                    .stem(ItalianLightStemFilter::new)),
            Map.entry("ja", JapaneseChain::new),
            Map.entry("ko", KoreanChain::new),
            Map.entry("nb", LanguageChains::norwegian),
            Map.entry("nl", () -> new WordChain(DutchAnalyzer.getDefaultStopSet())
                    .stem(words -> new SnowballFilter(words, new DutchStemmer()))),
            Map.entry("no", LanguageChains::norwegian),
            Map.entry("pl", () -> new WordChain(PolishAnalyzer.getDefaultStopSet())
                    .stem(words -> new StempelFilter(words, new StempelStemmer(PolishAnalyzer.getDefaultTable())))),
            Map.entry("pt", () -> new WordChain(PortugueseAnalyzer.getDefaultStopSet())
                    .stem(PortugueseLightStemFilter::new)),
            Map.entry("ro", () -> new WordChain(RomanianAnalyzer.getDefaultStopSet())
                    .stem(words -> new SnowballFilter(words, new RomanianStemmer()))),
            Map.entry("ru", () -> new WordChain(RussianAnalyzer.getDefaultStopSet()).stem(RussianLightStemFilter::new)),
            Map.entry("sv", () -> new WordChain(SwedishAnalyzer.getDefaultStopSet()).stem(SwedishLightStemFilter::new)),
            Map.entry("th", () -> new UnicodeChain(ThaiAnalyzer.getDefaultStopSet())),
            Map.entry("tr", () -> new WordChain(TurkishAnalyzer.getDefaultStopSet())
                    .lowerCase(words -> new TurkishLowerCaseFilter(new ApostropheFilter(words)))
                    .stem(LanguageChains::turkish)),
            Map.entry("vi", () -> new WordChain(StopWords.set(StopWords.own("vietnamese.txt")))),
            Map.entry("zh", ChineseChain::new));

    private LanguageChains() {}

    static LanguageChain of(String language) {
        return BY_LANGUAGE.getOrDefault(language, UnicodeChain::new).get();
    }

    /** The languages that have a chain of their own. */
    static Set<String> languages() {
        return new TreeSet<>(BY_LANGUAGE.keySet());
    }

    private static LanguageChain norwegian() {
        return new WordChain(NorwegianAnalyzer.getDefaultStopSet()).stem(NorwegianLightStemFilter::new);
    }

    private static TokenStream turkish(TokenStream words) {
        return new SnowballFilter(words, new TurkishStemmer());
    }
}
