package kilohour.history;

import java.util.List;

/** @param hasMore whether the range holds rows beyond these */
public record Page<T>(List<T> rows, boolean hasMore) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** A page of at most {@code count} from rows that were asked for with one more. */
    static <T> Page<T> of(List<T> rowsAndOneMore, int count) {
        boolean hasMore = rowsAndOneMore.size() > count;
        return new Page<>(hasMore ? rowsAndOneMore.subList(0, count) : rowsAndOneMore, hasMore);
    }
}
