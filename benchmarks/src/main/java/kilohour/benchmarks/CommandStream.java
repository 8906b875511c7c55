package kilohour.benchmarks;

/**
 * Commands for the side-by-side run, as both sides read them: first those that fill the books, then those that are
 * measured. Symbols are numbered 0, 1, 2 … in ascending order of what the file calls them.
 */
public final class CommandStream {
    /** A limit order that rests. */
    public static final int PLACE = 0;
    /** What does not trade at once is gone. */
    public static final int IMMEDIATE = 1;
    /** Fills all of its size, for a bid paying at most its price in all, for an ask getting at least that; or nothing. */
    public static final int FILL_WITHIN_BUDGET = 2;

    public static final int CANCEL = 3;
    /** To another price, at the back of the queue there; may trade. */
    public static final int MOVE = 4;
    /** By its size; keeps its place. All of it is a cancel. */
    public static final int REDUCE = 5;

    public static final int ASK = 0;
    public static final int BID = 1;
    public static final int NO_SIDE = 2;

    /** Kind, side and symbol in one; order id; user; price; size; reserve price. */
    static final int WORDS = 6;

    private final int[] symbols;
    private final int fills;
    private final long[] words;

    CommandStream(int[] symbols, int fills, long[] words) {
        this.symbols = symbols;
        this.fills = fills;
        this.words = words;
    }

    static long head(int kind, int side, int symbol) {
        return kind | (long) side << 8 | (long) symbol << 32;
    }

    /** Commands that fill the books, before any clock starts. */
    public int fills() {
        return fills;
    }

    /** All commands, the filling ones too. */
    public int size() {
        return words.length / WORDS;
    }

    /** How many symbols there are. */
    public int symbols() {
        return symbols.length;
    }

    /** What the file calls the symbol of this number. */
    public int symbolName(int symbol) {
        return symbols[symbol];
    }

    public int kind(int command) {
        return (int) words[command * WORDS] & 0xff;
    }

    public int side(int command) {
        return (int) (words[command * WORDS] >>> 8) & 0xff;
    }

    public int symbol(int command) {
        return (int) (words[command * WORDS] >>> 32);
    }

    public long orderId(int command) {
        return words[command * WORDS + 1];
    }

    public long user(int command) {
        return words[command * WORDS + 2];
    }

    /** Limit, new price of a move, or a {@link #FILL_WITHIN_BUDGET}'s budget. */
    public long price(int command) {
        return words[command * WORDS + 3];
    }

    /** Lots of an order, or those a {@link #REDUCE} takes off. */
    public long lots(int command) {
        return words[command * WORDS + 4];
    }

    /** The highest price that a bid may be moved to: of use to the peer only. */
    public long reservePrice(int command) {
        return words[command * WORDS + 5];
    }
}
