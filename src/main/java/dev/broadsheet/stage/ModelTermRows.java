package dev.broadsheet.stage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The rows of {@code model_terms} of several models, in the table's order: by stem, code point by code point, then by topic. Made one after
 * another from the counts that the driver has in any case.
 */
final class ModelTermRows {

    private ModelTermRows() {}

    /** A term of one of the models. */
    private record Place(byte[] stem, StoredModel model, int number) {}

    static Iterator<Row> of(List<StoredModel> models) {
        List<Place> places = new ArrayList<>();
        for (StoredModel model : models) {
            for (int number = 0; number < model.terms().size(); number++) {
                places.add(new Place(model.terms().get(number).stem().getBytes(StandardCharsets.UTF_8), model, number));
            }
        }
        places.sort(Comparator.comparing(Place::stem, Arrays::compareUnsigned));
        List<List<Place>> byStem = new ArrayList<>();
        for (Place place : places) {
            List<Place> last = byStem.isEmpty() ? List.of() : byStem.get(byStem.size() - 1);
            if (last.isEmpty() || !Arrays.equals(last.get(0).stem, place.stem)) {
                last = new ArrayList<>(1);
                byStem.add(last);
            }
            last.add(place);
        }
        return Iterators.joined(Iterators.mapped(byStem.iterator(), ModelTermRows::rows));
    }

    private static Iterator<Row> rows(List<Place> sameStem) {
        return sameStem.stream()
                .flatMap(place -> place.model.termRows(place.number).stream())
                .sorted(Comparator.comparingInt(row -> row.getInt(3)))
                .iterator();
    }
}
