package kilohour.index;

import kilohour.units.Utc;

/** The record of a print as a link in its index's chain of hashes. */
public interface ChainedRecord {
    /** What stands for the hash before the first record. */
    String NO_RECORD = "0".repeat(64);

    /** Code of the index. */
    String index();

    /** The day printed, counted from 1970-01-01. */
    int epochDay();

    /** Is there a value? */
    boolean hasValue();

    /**
     * Everything but the record's own hash, as lines of {@code name=value}, UTF-8, each ended by one line feed: what the
     * hash is taken over.
     */
    String canonical();

    /** Hash of the index's record before, {@link #NO_RECORD} for the first. */
    String previousRecordHash();

    /** SHA-256 of {@link #canonical()}, hex. */
    String recordHash();

    /** Is the hash that of the text? */
    default boolean isIntact() {
        return recordHash().equals(Fingerprint.of(canonical()));
    }

    /** Is the value what the prices and weights in the record give? True where there are none. */
    boolean agreesWithItsParts();

    /** The record by name, as in {@code H100 of 2026-11-02}. */
    default String title() {
        return index() + " of " + Utc.formatDay(epochDay());
    }
}
