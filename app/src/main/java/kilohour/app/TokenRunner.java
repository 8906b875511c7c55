package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Command;
import kilohour.sources.TokenFiles;
import kilohour.tokens.TokenHour;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints the token index from files of token quotes, from their first day on, keeps each record once its day is frozen
 * and tells the market what it lacks; on a thread of its own. After a restart the same records are made again. Hours
 * that rest on intraday evidence are told with their day. In practice the last print stands in for the officers' word on
 * a day without one.
 */
final class TokenRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRunner.class);
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    /** Days of the past that the market is told of, so that people see where the price comes from. */
    private static final int TOLD_DAYS = 190;

    private final List<Path> observations;
    private final boolean practice;
    private final MarketIndex market;
    private final Consumer<TokenPrint> archive;
    private final InstantSource clock;
    private final List<TokenPrint> untold = new ArrayList<>();
    private TokenPrint lastPrinted;
    private final Thread thread;
    private volatile boolean closing;

    /** Starts at once. */
    TokenRunner(
            List<Path> observations,
            boolean practice,
            MarketIndex market,
            Consumer<TokenPrint> archive,
            InstantSource clock) {
        this.observations = observations;
        this.practice = practice;
        this.market = market;
        this.archive = archive;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("token-index").daemon().start(this::run);
    }

    private void run() {
        try (var files = TokenFiles.open(observations)) {
            if (files.hasNext()) print(files);
        } catch (InterruptedException e) {
            LOG.debug("The token index stops");
        } catch (RuntimeException e) {
            if (!closing) LOG.error("The token index is not printed any more: {}", e.getMessage(), e);
        }
    }

    private void print(TokenFiles files) throws InterruptedException {
        var index = new TokenIndex(TokenMethod.V1, practice);
        for (int day = Utc.day(files.nextAtNanos()); ; day++) {
            awaitFrozen(day);
            while (files.nextAtNanos() < Utc.startOfDay(day + 1)) index.observe(files.next());
            TokenPrint print = index.print(day);
            archive.accept(print);
            untold.add(print);
            if (!isFrozen(day + 1)) tell(Utc.day(nowNanos()) - TOLD_DAYS);
        }
    }

    /** Tells the market of the prints made since, those of a day or later. */
    private void tell(int fromDay) {
        var hours = new ArrayList<Command.DeclareHour>();
        var prints = new ArrayList<Command.DeclarePrint>();
        for (TokenPrint print : untold) {
            if (print.hasValue()) lastPrinted = print;
            if (print.epochDay() < fromDay || lastPrinted == null) continue;
            for (TokenHour hour : print.hours())
                hours.add(new Command.DeclareHour(
                        TokenIndex.CODE, hour.epochHour(), hour.valueTenths(), PrintGrade.INTRADAY));
            if (print.hasValue() || practice) prints.add(declaration(print));
        }
        untold.clear();
        market.tellHours(hours);
        market.tellPrints(prints);
    }

    private Command.DeclarePrint declaration(TokenPrint print) {
        return new Command.DeclarePrint(
                TokenIndex.CODE,
                print.epochDay(),
                lastPrinted.valueTenths(),
                IndexRunner.grade(lastPrinted.grade()),
                print.hasValue() ? PrintStatus.valueOf(print.status().name()) : PrintStatus.DETERMINED,
                print.recordHash());
    }

    private boolean isFrozen(int day) {
        return ListingCalendar.printFrozenNanos(day) <= nowNanos();
    }

    private long nowNanos() {
        return Utc.nanos(clock.instant());
    }

    private void awaitFrozen(int day) throws InterruptedException {
        while (!closing) {
            long millis = (ListingCalendar.printFrozenNanos(day) - nowNanos()) / Utc.NANOS_PER_MILLI;
            if (millis <= 0) return;
            Thread.sleep(Math.min(LONGEST_WAIT_MILLIS, millis + 1));
        }
        throw new InterruptedException();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
