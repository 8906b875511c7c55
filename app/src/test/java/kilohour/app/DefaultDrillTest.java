package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.VenueFund;
import kilohour.node.MarketSession;
import kilohour.node.Node;
import kilohour.node.NodeConfig;
import kilohour.risk.StressSet;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Member 1 is long 1,000 lots of December from member 2, with little behind it; 3 and 4 have money and fund shares. */
@Timeout(120)
class DefaultDrillTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);

    @TempDir
    private Path folder;

    private static List<Command> commands() {
        var exchange = new Exchange();
        var log = new ArrayList<Command>();
        var teller = new Object() {
            long requests;

            RequestId request() {
                return new RequestId(7, ++requests);
            }

            void tell(Command command) {
                log.add(command);
                exchange.apply(0, command);
            }

            void member(int member, String usd, String fundUsd) {
                tell(new Command.RegisterMember(member, "Member " + member));
                tell(new Command.OpenAccount(99 + member, member, "house " + member, AccountKind.HOUSE));
                tell(new Command.Deposit(99 + member, request(), Money.usd(usd), "deposit"));
                tell(new Command.MoveFundShare(member, 0, Money.usd(fundUsd), "share"));
            }

            void order(long account, String contract, Side side, long lots, long ticks) {
                int id = exchange.contract(contract).orElseThrow().id();
                tell(new Command.PlaceOrder(account, request(), id, OrderTerms.limit(side, lots, ticks)));
            }
        };
        long noon = Utc.nanos(Instant.parse("2026-11-28T12:10:00Z"));
        teller.tell(new Command.OpenVenue("Drilled", Command.OpenVenue.Clock.DRIVEN, true));
        teller.tell(new Command.AdvanceTime(noon));
        teller.tell(new Command.ListUnderlying(H100));
        teller.tell(
                new Command.SetTradingParameters(new TradingParameters(0, 200, 200_000, 50_000, 10_000_000, 1_000)));
        teller.tell(new Command.SetMarginParameters(new MarginParameters(
                "H100",
                1,
                1_100_000,
                List.of(
                        new Scenario("down 13%", -130_000, -130_000, -130_000),
                        new Scenario("up 13%", 130_000, 130_000, 130_000)))));
        teller.tell(new Command.DeclareHour("H100", Utc.hour(noon) - 1, 26_000, PrintGrade.INTRADAY));
        teller.member(1, "300000", "100000");
        teller.member(2, "5000000", "400000");
        teller.member(3, "5000000", "400000");
        teller.member(4, "50000", "200000");
        teller.tell(new Command.MoveVenueFund(VenueFund.INSURANCE, Money.usd(20_000), "stake"));
        teller.tell(new Command.MoveVenueFund(VenueFund.CAPITAL, Money.usd(30_000), "stake"));
        teller.order(101, "H100_USD-31DEC26", Side.SELL, 1_000, 2_600);
        teller.order(100, "H100_USD-31DEC26", Side.BUY, 1_000, 2_600);
        teller.order(102, "H100_USD-31DEC26", Side.BUY, 500, 2_500);
        return log;
    }

    private static Exchange market() {
        var exchange = new Exchange();
        commands().forEach(command -> exchange.apply(0, command));
        return exchange;
    }

    private static DrillReport drill(int member, boolean bids) {
        return new DefaultDrill(market(), (where, part) -> {}).run(member, StressSet.standard(), bids);
    }

    @Test
    void theLargestLoserFailsInItsWorstScenarioAndEveryLayerIsInTheReport() {
        DrillReport report = drill(0, true);
        assertThat(report.member()).isEqualTo(2); // short: +80% loses more than −60%
        assertThat(report.scenario().code()).isEqualTo("SUPPLY_SHOCK");
        requireWhole(report);
    }

    @Test
    void aLongMemberFailsInACrash() {
        DrillReport report = drill(1, true);
        assertThat(report.scenario().code()).isEqualTo("H100_CRASH");
        requireWhole(report);
        // 744,000 GPU-hours from 2.600 down by about 60%: more than its 300,000, less a fee of 744,000 × 2.600 × 0.02%,
        // and 100,000
        assertThat(report.layers().get(0).usedUsd()).isEqualByComparingTo("299613.12");
        assertThat(report.layers().get(1).usedUsd()).isEqualByComparingTo("100000");
        assertThat(report.layers().get(2).usedUsd()).isEqualByComparingTo("50000");
        assertThat(report.layers().get(3).usedUsd()).isBetween(new BigDecimal(600_000), new BigDecimal(1_000_000));
        assertThat(report.uncoveredUsd()).isZero();
        assertThat(report.tornUp()).isEmpty();
        assertThat(drill(1, true)).as("the same again").isEqualTo(report);
    }

    @Test
    void whatNobodyBidsForIsTornUp() {
        DrillReport report = drill(1, false);
        requireWhole(report);
        assertThat(report.tornUp()).isNotEmpty();
    }

    private static void requireWhole(DrillReport report) {
        assertThat(report.layers())
                .extracting(DrillReport.Layer::name)
                .containsExactly(
                        "defaulter_margin",
                        "defaulter_fund",
                        "insurance_and_capital",
                        "survivors_fund",
                        "assessments",
                        "gains_haircut",
                        "partial_tear_up");
        BigDecimal used =
                report.layers().stream().map(DrillReport.Layer::usedUsd).reduce(report.uncoveredUsd(), BigDecimal::add);
        assertThat(used).as("what was lost is borne").isEqualByComparingTo(report.shortfallUsd());
        assertThat(report.layers())
                .allSatisfy(layer -> assertThat(layer.usedUsd()).isLessThanOrEqualTo(layer.availableUsd()));
        assertThat(report.sumByAsset().values())
                .allSatisfy(sum -> assertThat(sum).isZero());
        assertThat(report.timeline()).isNotEmpty();
    }

    @Test
    void theHomeIsOnlyRead() throws Exception {
        Path home = folder.resolve("venue");
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            for (Command command : commands()) session.send(command).get();
        }
        String before = hash(home);
        Path report = folder.resolve("drill.json");
        var err = new StringWriter();
        var said = System.out;
        try {
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true));
            int code = Main.commandLine()
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            "drill",
                            "default",
                            "--home",
                            home.toString(),
                            "--member",
                            "1",
                            "--report",
                            report.toString());
            assertThat(err.toString()).isEmpty();
            assertThat(code).isEqualTo(ExitCode.OK);
        } finally {
            System.setOut(said);
        }
        assertThat(hash(home)).isEqualTo(before);
        JsonNode written = JsonMapper.shared().readTree(Files.readString(report));
        assertThat(written.get("member").asInt()).isEqualTo(1);
        assertThat(written.get("shortfall_usd").decimalValue()).isPositive();
        assertThat(written.get("layers").get(0).get("available_usd").decimalValue())
                .isEqualByComparingTo("299613.12");
        assertThat(written.get("sum_by_asset").get("USD").decimalValue()).isZero();
        assertThat(written.get("uncovered_usd").decimalValue()).isZero();
    }

    @Test
    void aRunningVenueIsRefused() throws Exception {
        Path home = folder.resolve("running");
        try (Node node = Node.start(NodeConfig.of(home))) {
            var err = new StringWriter();
            int code = Main.commandLine()
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            "drill",
                            "default",
                            "--home",
                            home.toString(),
                            "--report",
                            folder.resolve("r").toString());
            assertThat(code).isEqualTo(ExitCode.HOME_BUSY);
            assertThat(err.toString()).contains("is running: stop it");
        }
    }

    /** Of every file's name and content. */
    private static String hash(Path home) throws Exception {
        var digests = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                digests.put(
                        home.relativize(file).toString(),
                        HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
        }
        return digests.toString();
    }

    private static MessageDigest sha256() throws java.security.NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }
}
