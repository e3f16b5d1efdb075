package dev.broadsheet.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a part of a file can be cut.
 *
 * @param anywhere whether that is at every byte
 * @param points where unpacking can begin, in order; offsets count from the first member or block of the part
 * @param first bit at which that begins; {@value #NONE} where there is none
 * @param next bit at which the first member or block behind the part begins; {@value #NONE} where the file ends, or breaks, before
 * @param length bytes that the part unpacks to
 */
public record Cuts(boolean anywhere, List<EntryPoint> points, long first, long next, long length)
        implements Serializable {

    static final long NONE = -1;

    static final Cuts NOWHERE = new Cuts(false, List.of(), NONE, NONE, 0);

    static final Cuts ANYWHERE = new Cuts(true, List.of(), NONE, NONE, 0);

    /** The cuts of a file of which these are the parts in order, up to the first that does not begin where the one before it ends. */
    static Cuts join(List<Cuts> parts) {
        Cuts whole = parts.get(0);
        for (Cuts part : parts.subList(1, parts.size())) {
            if (whole.next == NONE || whole.next != part.first) {
                break;
            }
            List<EntryPoint> points = new ArrayList<>(whole.points);
            for (EntryPoint point : part.points) {
                points.add(new EntryPoint(point.bit(), whole.length + point.offset()));
            }
            whole = new Cuts(false, List.copyOf(points), whole.first, part.next, whole.length + part.length);
        }
        return whole;
    }
}
