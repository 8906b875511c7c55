package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.index.PrintRecord;
import kilohour.units.Money;
import kilohour.units.Rounding;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of a good of the settings from its first print to its final settlement, on a driven clock. */
class ReportedSettlementTest {
    private static final Path PAGE = Path.of("../docs/operating/underlyings.md");
    private static final Path HUB = Path.of(
            System.getProperty("kilohour.open-data", "../../shared/data/open"),
            "ercot_hb_south_15min_2024-06_2025-03.csv");

    @TempDir
    private Path folder;

    private final Exchange exchange = new Exchange();
    private long requests;

    private Batch apply(long atNanos, Command command) {
        Batch batch = exchange.apply(atNanos, command);
        assertThat(batch.events())
                .noneMatch(event -> event instanceof Event.CommandRejected || event instanceof Event.RequestRejected);
        assertThat(exchange.cashSumMicros()).isZero();
        return batch;
    }

    private void open(String code, int day) throws Exception {
        String page = Files.readString(PAGE);
        Path settings = folder.resolve("kilohour.conf");
        Files.writeString(
                settings,
                page.substring(
                        page.indexOf("```hocon\n") + 9, page.indexOf("\n```\n", page.indexOf("```hocon\n")) + 1));
        long at = Utc.startOfDay(day);
        apply(at, new Command.OpenVenue("Story", Command.OpenVenue.Clock.DRIVEN, false));
        apply(at, new Command.AdvanceTime(at));
        apply(at, new Command.SetTradingParameters(new TradingParameters(0, 0, 150_000, 50_000, 10_000_000, 1_000)));
        apply(at, new Command.RegisterMember(1, "Member"));
        for (long account : new long[] {100, 101}) {
            apply(at, new Command.OpenAccount(account, 1, "trader " + account, AccountKind.HOUSE));
            apply(at, new Command.Deposit(account, next(), Money.usd(1_000_000), "opening"));
        }
        for (Command command : goods(settings).listing(_ -> Optional.empty()))
            if (!(command instanceof Command.ListUnderlying list)
                    || list.underlying().code().equals(code)) {
                if (command instanceof Command.ListUnderlying) apply(at, command);
                else if (command instanceof Command.SetMarginParameters set
                        && set.parameters().index().equals(code)) apply(at, command);
            }
    }

    private FurtherGoods goods(Path settings) {
        return new FurtherGoods(
                Settings.read(settings).goods(), new IndexRoom(false, List.of(), 7), folder.resolve("reported"));
    }

    private RequestId next() {
        return new RequestId(1, ++requests);
    }

    private ReportedIndex index(String code) {
        return goods(folder.resolve("kilohour.conf")).indices().stream()
                .filter(index -> index.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Declares each day's record when it is due, up to a day, and trades two lots when the first was declared: account
     * 100 buys, 101 sells.
     */
    private List<PrintRecord> through(ReportedIndex index, String contract, int first, int last) {
        var told = new ArrayList<PrintRecord>();
        for (int day = first; day <= last; day++) {
            long due = Utc.startOfDay(day + 1) + 9 * Utc.NANOS_PER_HOUR;
            apply(due, new Command.AdvanceTime(due));
            index.advanceTo(due, !told.isEmpty());
            List<PrintRecord> fresh =
                    index.records().subList(told.size(), index.records().size());
            for (PrintRecord record : fresh) apply(due, IndexRunner.declaration(record));
            told.addAll(fresh);
            if (day == first) trade(due, contract);
        }
        long end = Utc.startOfDay(last + 1) + 10 * Utc.NANOS_PER_HOUR;
        apply(end, new Command.AdvanceTime(end));
        return told;
    }

    private void trade(long at, String name) {
        int id = exchange.contract(name).orElseThrow().id();
        long ticks = exchange.market(id).orElseThrow().settlementTenths() / 10;
        apply(at, new Command.PlaceOrder(101, next(), id, OrderTerms.limit(Side.SELL, 2, ticks)));
        apply(at, new Command.PlaceOrder(100, next(), id, OrderTerms.limit(Side.BUY, 2, ticks)));
        assertThat(exchange.positions(100)).hasSize(1);
    }

    /**
     * Memory in November 2026: $5.000 on the first, a cent more each day, but no line for the 10th: that day's print is
     * the 9th's, 5.08. Mean = (30 × 5.00 + 0.01 × (0 + … + 29) − 0.01) ÷ 30 = (150 + 4.35 − 0.01) ÷ 30 = 5.14466…, to a
     * tenth of a tick 5.1447. Bought at 5.000: 2 × 1,000 GB × $0.1447 = $289.40.
     */
    @Test
    void aMonthOfMemorySettlesOnTheMeanOfItsPrintsCarriedOnesIncluded() throws Exception {
        int first = Utc.parseDay("2026-11-01");
        open("RAM", first);
        var lines = new StringBuilder("day,value\n");
        for (int i = 0; i < 30; i++)
            if (i != 9)
                lines.append(Utc.formatDay(first + i))
                        .append(',')
                        .append(new BigDecimal("5.00").add(BigDecimal.valueOf(i, 2)))
                        .append('\n');
        Files.writeString(folder.resolve("ram.csv"), lines);

        ReportedIndex index = index("RAM");
        List<PrintRecord> records = through(index, "RAM_USD-30NOV26", first, first + 29);

        assertThat(records).hasSize(30);
        assertThat(records.get(9).reason())
                .isEqualTo("print of 2026-11-09 carried; the memory exchange reported nothing");
        assertThat(records.get(9).valueTenths()).isEqualTo(50_800);
        assertThat(exchange.contract("RAM_USD-30NOV26")).isEmpty();
        assertThat(exchange.cashMicros(100)).isEqualTo(Money.usd(1_000_000) + 289_400_000);
        assertThat(exchange.cashMicros(101)).isEqualTo(Money.usd(1_000_000) - 289_400_000);

        // The administrator finds the 10th after all: it is frozen, and told once.
        Files.writeString(folder.resolve("ram.csv"), lines + "2026-11-10,5.09\n");
        long later = Utc.startOfDay(first + 31);
        index.advanceTo(later, true);
        assertThat(index.news())
                .containsExactly(
                        folder + "/ram.csv:31: 2026-11-10 was declared at 5.0800 DAILY, CARRIED, and is frozen;"
                                + " the line says 5.0900 DAILY and is refused. Put back 5.0800 DAILY or leave it: what was"
                                + " declared is not restated");
        index.advanceTo(later + Utc.NANOS_PER_MINUTE, true);
        assertThat(index.news()).isEmpty();
        ReportedIndex again = index("RAM");
        again.advanceTo(later, true);
        assertThat(again.records()).startsWith(records.toArray(PrintRecord[]::new));
    }

    /** From the fourth day without a value on a live index stands still until two officers have spoken. */
    @Test
    void afterThreeCarriedDaysTwoOfficersDetermine() throws Exception {
        int first = Utc.parseDay("2026-11-01");
        open("RAM", first);
        Path ram = folder.resolve("ram.csv");
        Files.writeString(ram, "day,value\n2026-11-01,5.00\n2026-11-06,5.20\n");
        ReportedIndex index = index("RAM");
        long noon = Utc.startOfDay(first + 6) + 12 * Utc.NANOS_PER_HOUR;
        index.advanceTo(noon, false);
        Path officers = folder.resolve("reported/RAM-determined.csv");
        assertThat(index.records())
                .extracting(record -> record.status().name())
                .containsExactly("PRINTED", "CARRIED", "CARRIED", "CARRIED");
        assertThat(index.news())
                .containsExactly("RAM stands still at 2026-11-05: three days were carried. Add its value to " + ram
                        + ", or two officers determine it with a line in " + officers + ". Trading goes on");
        Files.writeString(
                officers,
                "day,value,officer,second_officer,reason\n2026-11-05,5.15,Ada Lind,Bo Reyes,the broker's close\n");
        index.advanceTo(noon, true);
        assertThat(index.records().subList(4, 6))
                .extracting(record -> record.status() + " " + record.valueTenths() + " " + record.reason())
                .containsExactly(
                        "DETERMINED 51500 determined by Ada Lind and Bo Reyes: the broker's close",
                        "PRINTED 52000 reported by the memory exchange");
        Files.delete(folder.resolve("reported/RAM.jsonl"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> index("RAM").advanceTo(noon, true))
                .hasMessage(folder.resolve("reported/RAM.jsonl")
                        + ": the records that the venue's prints were made from are gone; put back the file");
    }

    /** Real prices of a hub in Texas, by the quarter hour: a day's print is their mean, a month's lot one MW. */
    @Test
    void aMonthOfRealPowerSettles() throws Exception {
        assumeTrue(Files.exists(HUB), "skipped: needs real power prices in ../shared/data/open beside the project");
        int first = Utc.parseDay("2024-11-01");
        int last = Utc.parseDay("2024-11-30");
        open("POWER", first);
        var means = new TreeMap<>(Files.readAllLines(HUB).stream()
                .skip(1)
                .filter(line -> line.startsWith("2024-11-"))
                .map(line -> line.split(","))
                .collect(Collectors.groupingBy(
                        cells -> cells[0].substring(0, 10),
                        Collectors.averagingDouble(cells -> Double.parseDouble(cells[2])))));
        assertThat(means).hasSize(30);
        var lines = new StringBuilder("day,value\n");
        means.forEach((day, mean) ->
                lines.append(day).append(',').append("%.4f".formatted(mean)).append('\n'));
        Files.writeString(folder.resolve("power.csv"), lines);

        List<PrintRecord> records = through(index("POWER"), "POWER_USD-30NOV24", first, last);

        long sum = records.stream().mapToLong(PrintRecord::valueTenths).sum();
        long settled = Rounding.halfEven(sum, 30);
        // Traded on the first day, at the first print in whole ticks of $0.01; a tenth of a tick is $0.001.
        long boughtAt = records.getFirst().valueTenths() / 10 * 10;
        long pnlMicros = 2 * 720 * (settled - boughtAt) * 1_000;
        assertThat(exchange.cashMicros(100)).isEqualTo(Money.usd(1_000_000) + pnlMicros);
        double mean =
                means.values().stream().mapToDouble(value -> value).average().orElseThrow();
        assertThat(BigDecimal.valueOf(settled, 3)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .doubleValue())
                .isCloseTo(mean, org.assertj.core.data.Offset.offset(0.01));
    }
}
