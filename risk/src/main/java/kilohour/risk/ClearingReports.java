package kilohour.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kilohour.units.Money;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** What a clearing house tells its risk committee, its supervisor and everybody: functions of a {@link VenueBook}. */
public final class ClearingReports {
    /** The kinds, in order. */
    public static final List<String> KINDS =
            List.of("backtest", "cover-2", "concentration", "large-traders", "commitments", "disclosure");

    private final VenueBook book;

    /** Accounts by number. */
    private final Map<Long, VenueBook.Standing> standings;

    public ClearingReports(VenueBook book) {
        this.book = book;
        this.standings = book.accounts().stream().collect(Collectors.toMap(VenueBook.Standing::account, each -> each));
    }

    /** @throws IllegalArgumentException if there is no such kind */
    public Report report(String kind, long reportableUnits) {
        return switch (kind) {
            case "backtest" -> backtest();
            case "cover-2" -> coverTwo();
            case "concentration" -> concentration();
            case "large-traders" -> largeTraders(reportableUnits);
            case "commitments" -> commitments();
            case "disclosure" -> new Disclosure(book, this).report();
            default ->
                throw new IllegalArgumentException(
                        "there is no report " + kind + " (there are " + String.join(", ", KINDS) + ")");
        };
    }

    private String title(String what) {
        return what + ", " + book.venue() + ", " + book.at();
    }

    // ── Margin backtest ─────────────────────────────────────────────────────────────────────────────────────────

    private Report backtest() {
        var byAccount = new TreeMap<Long, List<VenueBook.MarginTest>>();
        var byBook = new TreeMap<String, Map<Integer, VenueBook.MarginTest>>();
        for (VenueBook.MarginTest test : book.tests()) {
            byAccount.computeIfAbsent(test.account(), _ -> new ArrayList<>()).add(test);
            VenueBook.Standing of = standings.get(test.account());
            byBook.computeIfAbsent(
                            "member %d, %s".formatted(of.member(), of.house() ? "house" : "clients"),
                            _ -> new TreeMap<>())
                    .merge(test.day(), test, ClearingReports::sum);
        }
        List<String> columns =
                List.of("of", "days tested", "beyond margin", "coverage %", "zone", "largest uncovered USD", "on");
        var accounts = new ArrayList<List<String>>();
        byAccount.forEach((account, tests) -> accounts.add(
                tested("%d %s".formatted(account, standings.get(account).name()), tests)));
        var books = new ArrayList<List<String>>();
        byBook.forEach((name, tests) -> books.add(tested(name, List.copyOf(tests.values()))));
        return new Report(
                "backtest",
                title("Margin backtest"),
                List.of(
                        "maintenance margin after each daily run against the loss of the positions then, by settlement"
                                + " prices two days later",
                        "99% is asked; zones are Basel's; accounts without positions are not tested"),
                List.of(
                        new Report.Table("all", columns, List.of(tested("all accounts", book.tests()))),
                        new Report.Table("portfolios", columns, books),
                        new Report.Table("accounts", columns, accounts)));
    }

    private static VenueBook.MarginTest sum(VenueBook.MarginTest a, VenueBook.MarginTest b) {
        return new VenueBook.MarginTest(
                0,
                a.day(),
                Math.addExact(a.marginMicros(), b.marginMicros()),
                Math.addExact(a.lossMicros(), b.lossMicros()));
    }

    static TrafficLight light(List<VenueBook.MarginTest> tests) {
        return new TrafficLight(tests.size(), (int) tests.stream()
                .filter(each -> each.lossMicros() > each.marginMicros())
                .count());
    }

    private static List<String> tested(String name, List<VenueBook.MarginTest> tests) {
        TrafficLight light = light(tests);
        var worst = tests.stream()
                .filter(each -> each.lossMicros() > each.marginMicros())
                .max(Comparator.comparingLong(each -> each.lossMicros() - each.marginMicros()));
        return List.of(
                name,
                Integer.toString(light.tests()),
                Integer.toString(light.exceeded()),
                percent(light.coverage()),
                light.tests() == 0 ? "" : light.zone().name().toLowerCase(Locale.ROOT),
                worst.map(each -> Money.format(each.lossMicros() - each.marginMicros()))
                        .orElse(""),
                worst.map(each -> Utc.formatDay(each.day())).orElse(""));
    }

    // ── Cover 2 ─────────────────────────────────────────────────────────────────────────────────────────────────

    private Report coverTwo() {
        CoverTwo fund = CoverTwo.of(book.stress());
        var scenarios = new ArrayList<List<String>>();
        for (int s = 0; s < fund.pairs().size(); s++) {
            CoverTwo.Pair pair = fund.pairs().get(s);
            StressScenario scenario = book.stress().set().scenarios().get(s);
            scenarios.add(List.of(
                    scenario.code(),
                    scenario.name(),
                    member(pair.first()),
                    Money.format(pair.firstMicros()),
                    member(pair.second()),
                    Money.format(pair.secondMicros()),
                    Money.format(pair.micros())));
        }
        var shares = fund.sharesMicros(book.fund().minimumMicros());
        var members = new ArrayList<List<String>>();
        for (StressTest.MemberLosses each : book.stress().members())
            members.add(List.of(
                    Integer.toString(each.member()),
                    book.stress()
                            .set()
                            .scenarios()
                            .get(book.stress().worstScenario(each))
                            .code(),
                    Money.format(each.lossMicros().get(book.stress().worstScenario(each))),
                    Money.format(each.worstMicros()),
                    Money.format(shares.getOrDefault((long) each.member(), 0L)),
                    Money.format(book.fund().heldMicros().getOrDefault(each.member(), 0L))));
        return new Report(
                "cover-2",
                title("Stress tests and cover 2"),
                List.of(
                        "the fund is to hold USD " + Money.format(fund.sizeMicros())
                                + ": the two largest uncovered losses in one scenario",
                        "shares are due pro rata to each member's loss beyond its cover, the mean over the scenarios, and"
                                + " come to USD " + Money.format(book.fund().minimumMicros()) + " at least; sizings"
                                + " are what the market was told day by day",
                        "it holds USD " + Money.format(paidIn()) + " of members' shares",
                        "cover is the smaller of an account's equity and its initial margin"),
                List.of(
                        new Report.Table(
                                "scenarios",
                                List.of("code", "what happens", "largest", "USD", "second", "USD 2", "both USD"),
                                scenarios),
                        new Report.Table(
                                "members",
                                List.of(
                                        "member",
                                        "worst scenario",
                                        "loss USD",
                                        "uncovered USD",
                                        "share due USD",
                                        "share paid in USD"),
                                members),
                        new Report.Table(
                                "sizings",
                                List.of(
                                        "day",
                                        "scenario",
                                        "largest",
                                        "USD",
                                        "second",
                                        "USD 2",
                                        "both USD",
                                        "members",
                                        "shares due USD"),
                                sizings())));
    }

    private List<List<String>> sizings() {
        return book.fund().sizings().stream()
                .map(each -> List.of(
                        Utc.formatDay(each.day()),
                        each.scenario(),
                        member(each.first()),
                        Money.format(each.firstMicros()),
                        member(each.second()),
                        Money.format(each.secondMicros()),
                        Money.format(each.sizeMicros()),
                        Integer.toString(each.members()),
                        Money.format(each.requiredMicros())))
                .toList();
    }

    private static String member(int member) {
        return member == 0 ? "" : Integer.toString(member);
    }

    long paidIn() {
        return VenueBook.Fund.sum(book.fund().heldMicros());
    }

    // ── Concentration and wrong-way risk ────────────────────────────────────────────────────────────────────────

    private Report concentration() {
        var contracts = new ArrayList<List<String>>();
        by(VenueBook.Holding::contract)
                .forEach((contract, held) -> contracts.add(List.of(
                        contract,
                        Long.toString(longUnits(held)),
                        percent(largest(held, 1, 1)),
                        percent(largest(held, 1, 5)),
                        percent(largest(held, -1, 1)),
                        percent(largest(held, -1, 5)))));
        var wrongWay = new ArrayList<List<String>>();
        by(VenueBook.Holding::index)
                .forEach((index, held) -> book.suppliers().stream()
                        .filter(supplier -> supplier.supplies(index))
                        .sorted(Comparator.comparingInt(VenueBook.Supplier::member))
                        .forEach(supplier -> wrongWay(index, supplier, ofMember(held, supplier.member()))
                                .ifPresent(wrongWay::add)));
        return new Report(
                "concentration",
                title("Concentration and wrong-way risk"),
                List.of(
                        "shares of open interest by member, in percent; positions in GPU-hours or other units",
                        "wrong-way: members that supply prices to an index and hold contracts on it, with their clients;"
                                + " margin charges the add-on on house accounts"
                                + (book.suppliers().isEmpty() ? "; no supplier is named" : "")),
                List.of(
                        new Report.Table(
                                "contracts",
                                List.of(
                                        "contract",
                                        "open interest, units",
                                        "largest long %",
                                        "five longs %",
                                        "largest short %",
                                        "five shorts %"),
                                contracts),
                        new Report.Table(
                                "initial margin",
                                List.of("members", "share of initial margin %"),
                                List.of(
                                        List.of("largest five", percent(marginShare(5))),
                                        List.of("largest ten", percent(marginShare(10))))),
                        new Report.Table(
                                "wrong-way",
                                List.of("index", "member", "net units", "interest", "value USD", "add-on on it USD"),
                                wrongWay)));
    }

    /** What a member holds on an index that it supplies: the add-on is of the value of the net position, half-even. */
    private static Optional<List<String>> wrongWay(
            String index, VenueBook.Supplier supplier, List<VenueBook.Holding> held) {
        long units = held.stream().mapToLong(VenueBook.Holding::units).sum();
        if (units == 0) return Optional.empty();
        long value =
                Math.abs(held.stream().mapToLong(VenueBook.Holding::valueMicros).sum());
        return Optional.of(List.of(
                index,
                Integer.toString(supplier.member()),
                Long.toString(units),
                units > 0 ? "gains if its own quotes rise" : "gains if its own quotes fall",
                Money.format(value),
                Money.format(Rounding.halfEven(value, supplier.addOnPpm(), 1_000_000))));
    }

    private Map<String, List<VenueBook.Holding>> by(Function<VenueBook.Holding, String> key) {
        return book.holdings().stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    static long longUnits(List<VenueBook.Holding> held) {
        return held.stream().mapToLong(each -> Math.max(0, each.units())).sum();
    }

    private List<VenueBook.Holding> ofMember(List<VenueBook.Holding> held, int member) {
        return held.stream()
                .filter(each -> standings.get(each.account()).member() == member)
                .toList();
    }

    /** Share of a contract's open interest that so many members hold on one side. */
    double largest(List<VenueBook.Holding> held, int sign, int count) {
        var byMember = new TreeMap<Integer, Long>();
        for (VenueBook.Holding each : held)
            if (sign * each.units() > 0)
                byMember.merge(standings.get(each.account()).member(), Math.abs(each.units()), Long::sum);
        return share(byMember, count);
    }

    double marginShare(int count) {
        var byMember = new TreeMap<Integer, Long>();
        for (VenueBook.Standing each : book.accounts()) byMember.merge(each.member(), each.initialMicros(), Long::sum);
        return share(byMember, count);
    }

    static double share(Map<Integer, Long> byMember, int count) {
        long all = byMember.values().stream().mapToLong(Long::longValue).sum();
        long most = byMember.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToLong(Long::longValue)
                .sum();
        return all == 0 ? 0 : (double) most / all;
    }

    // ── Who holds what ──────────────────────────────────────────────────────────────────────────────────────────

    private Report largeTraders(long reportableUnits) {
        var rows = new ArrayList<List<String>>();
        by(VenueBook.Holding::contract).forEach((contract, held) -> {
            var byGroup = held.stream()
                    .collect(Collectors.groupingBy(
                            each -> standings.get(each.account()).group(), TreeMap::new, Collectors.toList()));
            byGroup.forEach((group, positions) -> {
                long units =
                        positions.stream().mapToLong(VenueBook.Holding::units).sum();
                if (Math.abs(units) >= reportableUnits && units != 0)
                    rows.add(List.of(
                            contract,
                            positions.stream()
                                    .map(each -> Long.toString(each.account()))
                                    .collect(Collectors.joining(" ")),
                            standings.get(positions.getFirst().account()).name(),
                            Long.toString(units),
                            percent((double) Math.abs(units) / Math.max(1, longUnits(held)))));
            });
        });
        return new Report(
                "large-traders",
                title("Large traders"),
                List.of(
                        "positions of at least " + reportableUnits
                                + " units of a contract, accounts under common control" + " added up",
                        "for the venue and its supervisor; not published"),
                List.of(new Report.Table(
                        "positions",
                        List.of("contract", "accounts", "name", "units", "share of open interest %"),
                        rows)));
    }

    private Report commitments() {
        var rows = new ArrayList<List<String>>();
        by(VenueBook.Holding::index).forEach((index, held) -> {
            long all = longUnits(held);
            for (String kind : List.of("index contributors", "members' house", "clients")) {
                List<VenueBook.Holding> ofKind =
                        held.stream().filter(each -> kind(each).equals(kind)).toList();
                // What an account holds long in one month against short in another is spreading.
                long longs = 0;
                long shorts = 0;
                long spreading = 0;
                for (List<VenueBook.Holding> own : ofKind.stream()
                        .collect(Collectors.groupingBy(VenueBook.Holding::account, TreeMap::new, Collectors.toList()))
                        .values()) {
                    long up = longUnits(own);
                    long down = own.stream()
                            .mapToLong(each -> Math.max(0, -each.units()))
                            .sum();
                    longs += up - Math.min(up, down);
                    shorts += down - Math.min(up, down);
                    spreading += Math.min(up, down);
                }
                long traders = ofKind.stream()
                        .map(VenueBook.Holding::account)
                        .distinct()
                        .count();
                rows.add(List.of(
                        index,
                        kind,
                        Long.toString(longs),
                        Long.toString(shorts),
                        Long.toString(spreading),
                        percent((double) (longs + spreading) / Math.max(1, all)),
                        percent((double) (shorts + spreading) / Math.max(1, all)),
                        Long.toString(traders)));
            }
        });
        return new Report(
                "commitments",
                title("Commitments of traders"),
                List.of(
                        "positions by class, all contracts of an index together, in units; spreading is what an account"
                                + " holds long in one contract against short in another",
                        "index contributors are members that supply prices to an index"),
                List.of(new Report.Table(
                        "commitments",
                        List.of("index", "class", "long", "short", "spreading", "long %", "short %", "accounts"),
                        rows)));
    }

    private String kind(VenueBook.Holding holding) {
        VenueBook.Standing of = standings.get(holding.account());
        boolean supplies = book.suppliers().stream()
                .anyMatch(each -> each.member() == of.member() && each.supplies(holding.index()));
        if (supplies) return "index contributors";
        return of.house() ? "members' house" : "clients";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
