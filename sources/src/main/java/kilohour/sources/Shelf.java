package kilohour.sources;

import java.util.List;

/** The two layouts of the archive, each with a folder of its own. */
enum Shelf {
    /** Prices of GPU-hours; the price and the GPUs on offer say nothing about which quote it is. */
    GPU("gpu", Layout.GPU, 14, 15),
    /** Prices of tokens; the price and the tokens served say nothing about which quote it is. */
    TOKENS("tokens", Layout.TOKEN_QUOTES, 5, 6);

    private final String folder;
    private final List<String> columns;
    private final int firstValue;
    private final int lastValue;

    Shelf(String folder, List<String> columns, int firstValue, int lastValue) {
        this.folder = folder;
        this.columns = columns;
        this.firstValue = firstValue;
        this.lastValue = lastValue;
    }

    String folder() {
        return folder;
    }

    List<String> columns() {
        return columns;
    }

    /** The header line, ended by a line feed. */
    String header() {
        return String.join(",", columns) + '\n';
    }

    /** What a line is a price of, and when: all its columns but the values. A second price of the same is a restatement. */
    String identity(String line) {
        return CsvLine.without(line, firstValue, lastValue);
    }
}
