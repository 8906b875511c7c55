package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_MINUTE;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.TradingParameters;
import kilohour.index.GradeTable;
import kilohour.index.HourlyValue;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/**
 * Runs recorded or simulated prices through a venue on a driven clock, as fast as it goes: index, listing, trading,
 * daily runs, the end of each month. The venue must be new; it is opened as a practice venue, so that days without
 * enough evidence are carried or determined and every month settles.
 *
 * <p>Each hour is declared five minutes after it ended, each print at 02:05 of the next day; participants trade at
 * 10:05 and, for the closing prices, at 15:55. There are no perpetuals: their funding needs intraday prints throughout.
 */
public final class TimeLapse {
    /** GPUs that the buyer needs, and the provider rents out, in every month and good. */
    public static final long HEDGED_LOTS = 10;

    private static final long AFTER_THE_HOUR_NANOS = 5 * NANOS_PER_MINUTE;
    private static final int MORNING_HOUR = 10;
    private static final long STEP_PPM = 20_000;
    private static final long CLOSING_NANOS = 5 * NANOS_PER_MINUTE;
    private static final int TURNS_MAX = 6;
    private static final int COMMANDS_PER_TURN_MAX = 120;

    /**
     * @param indices names of the indices, at least one
     * @param fromDay first epoch day
     * @param toDay last epoch day
     * @param seed makes the participants
     * @param crashDay from when a member sells short that fails when prices rise, or {@link #NO_CRASH}
     */
    public record Plan(List<String> indices, int fromDay, int toDay, long seed, int crashDay) {
        /** Nobody is there who is to fail. */
        public static final int NO_CRASH = Integer.MIN_VALUE;

        public Plan(List<String> indices, int fromDay, int toDay, long seed) {
            this(indices, fromDay, toDay, seed, NO_CRASH);
        }

        public Plan {
            indices = indices.stream().distinct().sorted().toList();
            if (indices.isEmpty()) throw new IllegalArgumentException("name at least one index");
            if (toDay < fromDay)
                throw new IllegalArgumentException(
                        "the last day " + Utc.formatDay(toDay) + " is before the first, " + Utc.formatDay(fromDay));
        }

        /** What is sold short: H100 where it is listed. */
        String crashIndex() {
            return indices.contains("H100") ? "H100" : indices.getFirst();
        }
    }

    /** Told how far it has come, of every print, those of regional indices too, and of every week's grades. */
    @FunctionalInterface
    public interface Progress {
        /** @param fraction from 0 to 1 */
        void reached(double fraction, String what);

        default void printed(PrintRecord record) {}

        default void graded(GradeTable table) {}
    }

    private final Venue venue;
    private final Plan plan;
    private final SourceRegistry registry;
    private final Tally tally = new Tally();
    private final Map<String, Long> quotedTenths = new HashMap<>();
    private final Pipeline pipeline;
    private final List<Participant> morning;
    private final List<Participant> closing;
    /** Null if nobody is to fail. */
    private final Crash crash;

    private final Map<String, YearMonth> listedIn = new HashMap<>();
    private final List<PrintRecord> toDeclare = new ArrayList<>();

    public TimeLapse(Venue venue, SourceRegistry registry, Plan plan) {
        this.venue = venue;
        this.registry = registry;
        this.plan = plan;
        this.pipeline = new Pipeline(venue, tally);
        this.crash = plan.crashDay() == Plan.NO_CRASH ? null : new Crash(plan.crashIndex(), plan.crashDay());
        this.morning = new ArrayList<>(PracticeCast.timeLapseMorning(plan.seed()));
        if (crash != null) morning.add(crash);
        this.closing = PracticeCast.timeLapseClosing(plan.seed());
    }

    /**
     * Runs the whole span.
     *
     * @param observations in order of time, from long enough before the first day for rate cards to be in force
     * @throws IllegalStateException if the venue refuses what it must do, or gives no answer
     */
    public TimeLapseReport run(Iterator<Observation> observations, Progress progress) {
        progress.reached(0, "opening the venue");
        open();
        var index = new IndexDay(plan.indices(), registry, observations, plan.fromDay());
        int first = plan.fromDay() * 24;
        int last = (plan.toDay() + 1) * 24 + ListingCalendar.PRINT_FREEZE_HOUR;
        for (int hour = first + 1; hour <= last; hour++) {
            clock(hour, index, progress);
            if (hour % 24 == 0) {
                double days = plan.toDay() - plan.fromDay() + 1;
                int day = hour / 24 - 1;
                progress.reached(
                        (day + 1 - plan.fromDay()) / days, Utc.formatDay(day) + ", " + tally.trades + " trades so far");
            }
        }
        // The last print made the last final settlement fall due.
        pipeline.advance(Utc.startOfHour(last) + AFTER_THE_HOUR_NANOS + NANOS_PER_MINUTE);
        return new Reckoning(plan, tally, venue, pipeline.commands()).report();
    }

    private void open() {
        pipeline.order(new Command.OpenVenue("Kilohour time-lapse", Command.OpenVenue.Clock.DRIVEN, true));
        pipeline.advance(Utc.startOfDay(plan.fromDay()));
        pipeline.order(new Command.SetTradingParameters(TradingParameters.STANDARD));
        for (String code : plan.indices()) {
            pipeline.order(new Command.ListUnderlying(PracticeGood.underlying(code, false)));
            pipeline.order(new Command.SetMarginParameters(
                    crash == null ? MarginParameters.standard(code) : Crash.margin(code)));
        }
        for (Command command : PracticeCast.accountCommands()) pipeline.order(command);
        if (crash != null) Crash.commands().forEach(pipeline::order);
        pipeline.takeAll();
    }

    /** Five minutes past the hour: what the index has to say, and in the morning trading. */
    private void clock(int hour, IndexDay index, Progress progress) {
        int hourOfDay = Math.floorMod(hour, 24);
        if (hourOfDay == ListingCalendar.DAILY_RUN_HOUR) {
            pipeline.advance(Utc.startOfHour(hour) - CLOSING_NANOS);
            trade(closing);
        }
        pipeline.advance(Utc.startOfHour(hour) + AFTER_THE_HOUR_NANOS);
        if (hour <= (plan.toDay() + 1) * 24) {
            for (HourlyValue value : index.hour(hour - 1)) declare(value);
            if (hourOfDay == 0) {
                toDeclare.addAll(index.print(hour / 24 - 1));
                index.gradesBy(hour / 24 - 1).forEach(progress::graded);
            }
        }
        if (hourOfDay == ListingCalendar.PRINT_FREEZE_HOUR) {
            for (PrintRecord print : toDeclare) declare(print);
            toDeclare.forEach(progress::printed);
            toDeclare.clear();
        }
        pipeline.takeAll();
        if (crash != null) bid();
        if (hourOfDay == MORNING_HOUR || crash != null && hasStepped()) trade(morning);
    }

    /** Whether an index has moved so far since anybody quoted that no maker would leave his quotes where they are. */
    private boolean hasStepped() {
        boolean stepped = false;
        for (String code : plan.indices()) {
            long now = venue.index(code).valueTenths();
            long quoted = quotedTenths.getOrDefault(code, now);
            if (Math.abs(now - quoted) * 1_000_000 > quoted * STEP_PPM) stepped = true;
        }
        for (String code : plan.indices())
            if (stepped || !quotedTenths.containsKey(code))
                quotedTenths.put(code, venue.index(code).valueTenths());
        return stepped;
    }

    /** Portfolios of accounts in liquidation are auctioned for an hour. */
    private void bid() {
        for (Command.Request bid : crash.bids(tally.auctions(), venue.nowNanos())) pipeline.send(bid, _ -> {});
        pipeline.takeAll();
    }

    private void declare(HourlyValue value) {
        if (!value.hasValue() || !plan.indices().contains(value.index())) return;
        pipeline.order(
                new Command.DeclareHour(value.index(), value.epochHour(), value.valueTenths(), grade(value.grade())),
                batch -> shapeCurve(value.index(), value.valueTenths(), batch));
    }

    /** The contracts that a first price lists start on a curve, not all at that price. */
    private void shapeCurve(String index, long levelTenths, Batch batch) {
        var listed = new ArrayList<Contract>();
        for (Event event : batch.events()) if (event instanceof Event.ContractListed each) listed.add(each.contract());
        if (listed.isEmpty()) return;
        listedIn.put(index, Utc.month(batch.atNanos()));
        for (Command command : PracticeCast.referenceCommands(listed, _ -> levelTenths, batch.atNanos()))
            pipeline.order(command);
    }

    private void declare(PrintRecord record) {
        if (!record.hasValue() || !plan.indices().contains(record.index())) return;
        if (!tally.prints.containsKey(record.index())) determineDaysBefore(record);
        pipeline.order(print(
                record, record.epochDay(), PrintStatus.valueOf(record.status().name())));
        pipeline.takeAll();
    }

    /**
     * The practice rule plays the officers' part also for the days before the first print of a month that trades: they
     * are determined at that print.
     */
    private void determineDaysBefore(PrintRecord first) {
        YearMonth month = listedIn.getOrDefault(first.index(), YearMonth.from(Utc.date(first.epochDay())));
        for (int day = Utc.day(month.atDay(1)); day < first.epochDay(); day++)
            pipeline.order(print(first, day, PrintStatus.DETERMINED));
    }

    private static Command.DeclarePrint print(PrintRecord record, int day, PrintStatus status) {
        return new Command.DeclarePrint(
                record.index(), day, record.valueTenths(), grade(record.grade()), status, record.recordHash());
    }

    private static PrintGrade grade(kilohour.index.Grade grade) {
        return switch (grade) {
            case INTRADAY -> PrintGrade.INTRADAY;
            case DAILY -> PrintGrade.DAILY;
            case RECONSTRUCTED -> PrintGrade.RECONSTRUCTED;
        };
    }

    /** Lets each have a few turns, one after another; a turn's commands are on their way together. */
    private void trade(List<Participant> participants) {
        for (Participant each : participants)
            for (int turn = 0; turn < TURNS_MAX; turn++) {
                List<Command.Request> commands = each.turn(venue, COMMANDS_PER_TURN_MAX);
                for (Command.Request command : commands)
                    pipeline.send(command, batch -> PracticeMarket.tell(each, command, batch));
                pipeline.takeAll();
            }
    }
}
