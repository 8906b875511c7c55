package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kilohour.contracts.ListingCalendar;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultStage;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.FundSizing;
import kilohour.exchange.StateRecord;
import kilohour.gateway.Replica;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the default fund sized after each daily run. The state is copied from the read copy and stressed here, so that
 * neither the market nor its readers wait. Which day was sized last is the market's to know: after a restart the last
 * run is sized if it was not; a run that was followed by another before it could be sized is passed over.
 */
final class FundRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FundRunner.class);
    private static final long EVERY_MILLIS = 5_000;
    /** When the clock stands here, everything due at the run is done. */
    private static final long AFTER_THE_RUN_NANOS = Utc.NANOS_PER_MINUTE;

    private final long minimumMicros;
    private final Function<Command, Batch> market;
    private final Replica copy;
    private final Console console;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread;
    private String trouble = "";

    /** @param market sends a command and returns when the read copy has seen it */
    FundRunner(Settings.Fund settings, Function<Command, Batch> market, Replica copy, Console console) {
        this.minimumMicros = Money.usd(settings.minimumUsd());
        this.market = market;
        this.copy = copy;
        this.console = console;
    }

    /** Goes on by itself until it is closed. */
    FundRunner start() {
        thread = Thread.ofPlatform().name("fund").start(this::run);
        return this;
    }

    private void run() {
        try {
            do look();
            while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sizes the fund if that is due. */
    void look() {
        try {
            if (copy.ask(FundRunner::dayToSize).isEmpty()) return;
            List<StateRecord> state = copy.ask(FundRunner::records);
            size(Exchange.restore(state));
        } catch (RuntimeException e) {
            say("The default fund could not be sized, it is tried again: " + e.getMessage());
        }
    }

    private static List<StateRecord> records(Exchange exchange) {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }

    /** The day of the last daily run if the venue has had it and the fund was not sized for it. */
    static Optional<Integer> dayToSize(Exchange exchange) {
        if (!exchange.opened() || isDefaultOpen(exchange)) return Optional.empty();
        long before = exchange.nowNanos() - AFTER_THE_RUN_NANOS;
        int day = Utc.day(ListingCalendar.nextDailyRunNanos(before)) - 1;
        boolean sized = exchange.defaults()
                .sizing()
                .filter(sizing -> sizing.day() >= day)
                .isPresent();
        boolean run = exchange.contracts().stream()
                .anyMatch(contract -> exchange.market(contract.id())
                        .filter(market -> market.settlementDay() == day)
                        .isPresent());
        return run && !sized ? Optional.of(day) : Optional.empty();
    }

    private static boolean isDefaultOpen(Exchange exchange) {
        return exchange.defaults().defaults().stream().anyMatch(known -> known.stage() != DefaultStage.SETTLED);
    }

    private void size(Exchange state) {
        Optional<Integer> day = dayToSize(state);
        if (day.isEmpty()) return;
        FundSizing sizing = FundSize.of(state, day.get(), minimumMicros);
        for (Event event : market.apply(new Command.SizeFund(sizing)).events())
            if (event instanceof Event.CommandRejected rejected) {
                say("The default fund was not sized for %s: %s"
                        .formatted(Utc.formatDay(sizing.day()), rejected.sentence()));
                return;
            }
        trouble = "";
        LOG.info(
                "The default fund is sized for {}: USD {} by {}, members {} and {}; shares of USD {}",
                Utc.formatDay(sizing.day()),
                Money.format(sizing.sizeMicros()),
                sizing.scenario().isEmpty() ? "no scenario" : sizing.scenario(),
                sizing.first(),
                sizing.second(),
                Money.format(sizing.requiredMicros()));
    }

    /** Told once. */
    private void say(String sentence) {
        if (sentence.equals(trouble)) return;
        trouble = sentence;
        LOG.warn(sentence);
        console.line(sentence);
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        if (thread != null) thread.join();
    }
}
