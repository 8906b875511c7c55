package kilohour.sources;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far an archive of GPU prices had come: what a print was made from. Later rows do not change it.
 *
 * @param marks by source, the sources without rows left out
 */
public record ArchivePosition(SortedMap<String, Mark> marks) {
    /**
     * One source.
     *
     * @param segments lines of its manifest, the header not counted
     * @param chain the chain of the last of them, hex
     */
    public record Mark(long segments, String chain) {}

    public ArchivePosition {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }
}
