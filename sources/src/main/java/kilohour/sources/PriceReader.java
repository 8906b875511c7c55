package kilohour.sources;

import java.util.List;

/** How a row of a layout becomes a price. It belongs to one file: it may remember what it has read. */
interface PriceReader<P> {
    /** @throws IllegalArgumentException that says why the row cannot be used */
    P parse(List<String> row);

    long observedAtNanos(P price);
}
