package kilohour.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Underlying;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.TradingParameters;
import kilohour.history.History;
import kilohour.history.PrintQueries;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.index.WeeklyGrades;
import kilohour.simulation.PracticeCast;
import kilohour.units.Utc;

/**
 * Sets up the index of a venue: what goods there are, where their prices come from, and from which day on prints are
 * computed.
 *
 * @param practice the practice rule: slow evidence counts, and the last print stands in for the officers' word
 * @param observations files and folders of observations; empty for the simulation's own prices
 * @param seed of the simulation
 */
record IndexRoom(boolean practice, List<Path> observations, long seed) {
    /** The goods that every venue lists. */
    static final List<String> GOODS = List.of("A100", "B200", "H100", "H200");

    /** The goods that are printed: those listed, and their regional indices. */
    private static final List<Good> PRINTED = GOODS.stream()
            .map(Goods::require)
            .flatMap(good -> Stream.concat(Stream.of(good), Goods.regionsOf(good).stream()))
            .toList();

    /** Simulated prices reach back so far, and always to the first of the month: a month under way needs its prints. */
    private static final int SIMULATED_DAYS = 45;

    /** Recorded prices may have ended a while ago: so far back they are shown. */
    private static final int RECORDED_DAYS = 190;

    /** After a restart at least this much is computed again, or all there is. */
    private static final int RECOMPUTED_DAYS = 60;

    /** Are prices simulated or recorded? A live venue's own archive is another matter ({@link LiveIndex}). */
    boolean hasFeed() {
        return practice || !observations.isEmpty();
    }

    boolean isSimulated() {
        return practice && observations.isEmpty();
    }

    /**
     * How the venue trades, and goods with their parameters; perpetuals where the index prints through the day.
     *
     * @param margin parameters that each good starts with, by code
     * @param charges beyond scenarios; a practice venue has starting ones where there are none
     */
    List<Command> listing(Function<String, MarginParameters> margin, List<Charges> charges) {
        var commands = new ArrayList<Command>();
        commands.add(new Command.SetTradingParameters(TradingParameters.STANDARD));
        commands.add(new Command.SetAuctionParameters(practice ? PracticeCast.AUCTIONS : AuctionParameters.STANDARD));
        commands.add(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        for (String code : GOODS) {
            commands.add(new Command.ListUnderlying(underlying(code, isSimulated())));
            commands.add(new Command.SetMarginParameters(margin.apply(code)));
            charges.stream()
                    .filter(each -> each.index().equals(code))
                    .findFirst()
                    .or(() -> Optional.of(PracticeCast.charges(code)).filter(_ -> practice))
                    .ifPresent(each -> commands.add(new Command.SetCharges(each)));
            if (practice && PracticeCast.OPTION_INDICES.contains(code))
                commands.add(new Command.SetOptionParameters(OptionParameters.standard(code)));
        }
        return commands;
    }

    static Underlying underlying(String code, boolean perpetual) {
        Good good = Goods.require(code);
        return Underlying.gpuHours(
                code,
                "one hour of one %s %d GB %s, on demand".formatted(good.gpu(), good.memoryGb(), good.formFactor()),
                perpetual);
    }

    /** The desk of a venue that is being made now, warmed up. */
    IndexDesk openNew(long nowNanos) {
        return desk(newBook(), firstDay(Utc.day(nowNanos)));
    }

    /**
     * The desk of a venue that has been running, warmed up: it goes on with the records in the history, or, where they
     * are not kept, with the same ones computed again.
     *
     * @param listedNanos when the venue listed its first good: the first print is counted back from there
     */
    IndexDesk open(long nowNanos, long listedNanos, History history) {
        int origin = firstDay(Utc.day(listedNanos));
        int from = Math.max(origin, Utc.day(nowNanos) - RECOMPUTED_DAYS);
        var book = newBook();
        if (from > origin && !continueAfter(book, history, origin, from)) from = origin;
        return desk(book, from);
    }

    private IndexBook newBook() {
        return new IndexBook(PRINTED, SourceRegistry.standard(), Method.V1, practice);
    }

    private IndexDesk desk(IndexBook book, int from) {
        Feed feed = isSimulated()
                ? Feed.simulated(seed, Utc.startOfDay(from - IndexDesk.WARM_UP_DAYS))
                : Feed.files(observations, SourceRegistry.standard());
        return new IndexDesk(book, grades(from), feed, from);
    }

    /** Indices that are printed: of the goods listed and of their regions. */
    static List<String> printed() {
        return PRINTED.stream().map(Good::index).toList();
    }

    /** Weekly tables for the models listed, from the week of the first day on. */
    static WeeklyGrades grades(int firstDay) {
        return new WeeklyGrades(
                PRINTED.stream().map(Good::gpu).toList(), SourceRegistry.standard(), WeeklyGrades.monday(firstDay));
    }

    private int firstDay(int today) {
        int firstOfMonth = Utc.day(Utc.date(today).withDayOfMonth(1));
        return isSimulated() ? Math.min(firstOfMonth, today - SIMULATED_DAYS) : today - RECORDED_DAYS;
    }

    /** Takes up the chain of records before a day; false if the history lacks one of them. */
    private static boolean continueAfter(IndexBook book, History history, int origin, int from) {
        var earlier = new ArrayList<List<PrintRecord>>();
        for (Good good : PRINTED) {
            var records = new ArrayList<PrintRecord>();
            for (int day = origin; day < from; day++)
                history.prints()
                        .record(good.index(), day)
                        .map(PrintQueries.IndexRecord::read)
                        .ifPresent(records::add);
            if (records.isEmpty() || records.getLast().epochDay() != from - 1) return false;
            earlier.add(records);
        }
        for (int i = 0; i < PRINTED.size(); i++)
            book.continueAfter(PRINTED.get(i).index(), earlier.get(i));
        return true;
    }
}
