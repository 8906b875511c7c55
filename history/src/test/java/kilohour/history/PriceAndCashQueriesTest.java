package kilohour.history;

import static kilohour.history.Tape.BUYER;
import static kilohour.history.Tape.DECEMBER;
import static kilohour.history.Tape.PERPETUAL;
import static kilohour.history.Tape.SELLER;
import static kilohour.history.Tape.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import kilohour.clearing.Purpose;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Event;
import kilohour.exchange.FundSizing;
import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.WaterfallLayer;
import kilohour.index.Attribute;
import kilohour.index.Differential;
import kilohour.index.GradeTable;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class PriceAndCashQueriesTest extends InDatabase {

    @Test
    void pricesOfIndicesAndSettlementsAreFound() {
        int day = Utc.day(START);
        int hour = Utc.hour(START);
        Tape tape = Tape.opened()
                .then(START, new Event.HourDeclared("H100", hour, 26_001, PrintGrade.INTRADAY))
                .then(START, new Event.HourDeclared("H100", hour + 1, 26_002, PrintGrade.DAILY))
                .then(
                        START,
                        new Event.PrintDeclared(
                                "H100", day - 1, 26_123, PrintGrade.INTRADAY, PrintStatus.PRINTED, "ab"))
                .then(START, new Event.SettlementPriceSet(1, day - 1, 26_100, Event.SettlementPriceSet.Tier.UNCHANGED))
                .then(START, new Event.SettlementPriceSet(1, day, 26_200, Event.SettlementPriceSet.Tier.LAST_TRADE))
                .then(START, new Event.FundingRateSet(2, hour, 26_001, 60_000, 60, 41))
                .then(START, new Event.MarginCalled(BUYER, day, 5, START + 1))
                .then(START + 1, new Event.TradingEnded(1))
                .then(START + 2, new Event.MonthSettled(1, 26_150, 3, 2, 1));
        record(tape);

        assertThat(history.prints().hours("H100", hour + 1, hour + 9))
                .containsExactly(new PrintQueries.Hour("H100", hour + 1, 26_002, PrintGrade.DAILY, START));
        PrintQueries.Print print = history.prints().lastPrint("H100").orElseThrow();
        assertThat(print.valueTenths()).isEqualTo(26_123);
        assertThat(history.prints().prints("H100", day - 1, day)).containsExactly(print);
        assertThat(history.settlements().before(1, day).orElseThrow().priceTenths())
                .isEqualTo(26_100);
        assertThat(history.settlements().ofContract(1, day, day))
                .extracting(SettlementQueries.Settlement::tier)
                .containsExactly(Event.SettlementPriceSet.Tier.LAST_TRADE);
        assertThat(history.settlements().ofDay(day)).hasSize(1);
        assertThat(history.settlements().funding(2, hour, hour))
                .containsExactly(new SettlementQueries.Funding(2, hour, 26_001, 60_000, 60, 41, START));
        assertThat(history.settlements().month(1).orElseThrow())
                .isEqualTo(new SettlementQueries.MonthSettlement(1, 26_150, 3, 2, 1, START + 2));
        assertThat(history.statements().marginCalls(BUYER, day, day)).hasSize(1);
        assertThat(history.contracts().byName("H100_USD-31DEC26").orElseThrow())
                .isEqualTo(new ContractListing(DECEMBER, 26_000, START, START + 1, START + 2));
        assertThat(history.contracts().all())
                .extracting(ContractListing::contract)
                .containsExactly(DECEMBER, PERPETUAL);
    }

    @Test
    void aDefaultIsToldStepByStepAndItsBidsOnceTheAuctionIsOver() {
        Tape tape = Tape.opened()
                .then(START, new Event.MarginCalled(BUYER, 20_778, 9, START + 5))
                .then(
                        START + 1,
                        new Event.LiquidationChanged(
                                BUYER, LiquidationReason.CALL_MISSED, LiquidationStage.AUCTION, -5, 70))
                .then(START + 1, new Event.PortfolioAuctioned(1, BUYER, 4, 50, START + 4, List.of()))
                .then(START + 2, new Event.PortfolioBidPlaced(1, SELLER, 3, 40))
                .then(START + 2, new Event.PortfolioBidPlaced(1, 7, 2, 30))
                .then(START + 2, new Event.PortfolioBidPlaced(1, 8, 2, 45))
                .then(START + 3, new Event.PortfolioBidPlaced(1, 9, 2, 20))
                .then(START + 3, new Event.PortfolioBidPlaced(1, 9, 0, 0));
        record(tape);
        // sealed as long as members may bid
        assertThat(history.defaultCourse().bids(1)).isEmpty();
        record(tape.then(START + 4, new Event.PortfolioAllotted(1, 7, 2, 40))
                .then(START + 4, new Event.PortfolioAllotted(1, SELLER, 2, 40))
                .then(START + 4, new Event.PortfolioAuctionEnded(1, BUYER, 4, 40))
                .then(START + 4, new Event.MemberDefaulted(1, 3, "account 100 is short", 40)));
        assertThat(history.defaultCourse().bids(1))
                .extracting(DefaultCourse.Bid::account, DefaultCourse.Bid::priceMicros, DefaultCourse.Bid::allotted)
                .containsExactly(tuple(7L, 30L, 2), tuple(SELLER, 40L, 2), tuple(8L, 45L, 0));
        assertThat(history.defaultCourse().steps(0, START + 4, 100))
                .containsExactly(
                        new DefaultStep.Called(BUYER, START, 9),
                        new DefaultStep.Liquidated(
                                BUYER, START + 1, LiquidationReason.CALL_MISSED, LiquidationStage.AUCTION, -5, 70),
                        new DefaultStep.Offered(1, BUYER, START + 1, 4, 50, START + 4),
                        new DefaultStep.Sold(1, BUYER, START + 4, 4, 40),
                        new DefaultStep.Failed(1, START + 4, "account 100 is short", 40));
        assertThat(history.defaultCourse().steps(0, START + 4, 2))
                .hasSize(2)
                .last()
                .isInstanceOf(DefaultStep.Failed.class);
    }

    @Test
    void liquidationsAndDefaultsAreFound() {
        record(Tape.opened()
                .then(
                        START,
                        new Event.LiquidationChanged(
                                BUYER, LiquidationReason.CALL_MISSED, LiquidationStage.BOOK, -5, 70))
                .then(START + 1, new Event.MemberDefaulted(1, 3, "account 100 is short", 40))
                .then(START + 1, new Event.LayerUsed(1, WaterfallLayer.DEFAULTER_MARGIN, 40, 30, 2))
                .then(START + 1, new Event.LayerUsed(1, WaterfallLayer.DEFAULTER_FUND, 9, 2, 0))
                .then(START + 2, new Event.FundCalled(2, 1, 7, START + 9))
                .then(START + 3, new Event.AccountPorted(SELLER, 1, 2)));
        assertThat(history.defaults().liquidations(BUYER))
                .containsExactly(new DefaultQueries.Liquidation(
                        BUYER, START, LiquidationReason.CALL_MISSED, LiquidationStage.BOOK, -5, 70));
        assertThat(history.defaults().defaults())
                .containsExactly(new DefaultQueries.MemberDefault(1, START + 1, 3, "account 100 is short", 40));
        assertThat(history.defaults().layers(1))
                .extracting(DefaultQueries.LayerUse::layer, DefaultQueries.LayerUse::usedMicros)
                .containsExactly(tuple(WaterfallLayer.DEFAULTER_MARGIN, 30L), tuple(WaterfallLayer.DEFAULTER_FUND, 2L));
        assertThat(history.defaults().fundCalls(2))
                .containsExactly(new DefaultQueries.FundCall(2, START + 2, 1, 7, START + 9));
    }

    @Test
    void theFundsSizingsAreFoundWithTheirShares() {
        var first =
                new FundSizing(20_000, START, 3, 12, "POWER", 1, 70, 2, 30, 5, List.of(new FundSizing.Part(1, 6, 100)));
        var second = new FundSizing(20_001, START, 0, 12, "", 0, 0, 0, 0, 5, List.of());
        record(Tape.opened().then(START, new Event.FundSized(first)).then(START + 1, new Event.FundSized(second)));
        assertThat(history.fund().sizings(19_990, 20_010)).containsExactly(first, second);
        assertThat(history.fund().sizings(20_001, 20_010)).containsExactly(second);
    }

    @Test
    void anIndexRecordIsKeptOnceAndNeverReplacedByAnother() {
        try (HistoryWriter writer = history.openWriter()) {
            writer.recordIndex("H100", 20_000, "{\"value\":1}", "aa");
            writer.recordIndex("H100", 20_001, "{\"value\":2}", "bb");
            writer.recordIndex("H100", 20_001, "{\"value\":2}", "bb");
            writer.flush();
            assertThatThrownBy(() -> writer.recordIndex("H100", 20_001, "{\"value\":3}", "cc"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bb");
        }
        assertThat(history.prints().record("H100", 20_000).orElseThrow().json()).isEqualTo("{\"value\":1}");
        assertThat(history.prints().lastRecord("H100").orElseThrow().recordHash())
                .isEqualTo("bb");
        assertThat(history.prints().lastRecord("H200")).isEmpty();
    }

    @Test
    void recordsOfASpanComeOldestFirst() {
        PrintRecord record = IndexRecordsTest.record();
        int day = record.epochDay();
        try (HistoryWriter writer = history.openWriter()) {
            writer.recordIndex(record);
            writer.recordIndex("H100", day - 2, "{}", "aa");
            writer.recordIndex("H200", day, "{}", "bb");
        }
        assertThat(history.prints().records("H100", day - 2, day))
                .extracting(PrintQueries.IndexRecord::day)
                .containsExactly(day - 2, day);
        assertThat(history.prints().records("H100", day - 1, day))
                .extracting(PrintQueries.IndexRecord::read)
                .containsExactly(record);
    }

    @Test
    void aWeeksTableOfGradesIsPublishedOnce() {
        int monday = 20_759; // 2026-11-02
        try (HistoryWriter writer = history.openWriter()) {
            writer.recordGrades(grades(monday, -1_633));
            writer.recordGrades(grades(monday + 7, -1_500));
            writer.flush();
            writer.recordGrades(grades(monday, 0));
            assertThat(writer.hasUncommitted()).isTrue();
        }
        assertThat(history.grades().lastBegunBy("H100", monday - 1)).isEmpty();
        assertThat(history.grades().lastBegunBy("H100", monday)).contains(grades(monday, -1_633));
        assertThat(history.grades().lastBegunBy("H100", monday + 6)).contains(grades(monday, -1_633));
        assertThat(history.grades().lastBegunBy("H100", monday + 100)).contains(grades(monday + 7, -1_500));
        assertThat(history.grades().lastBegunBy("H200", monday)).isEmpty();
    }

    private static GradeTable grades(int monday, long differenceBps) {
        return new GradeTable(
                "H100",
                monday,
                monday + 6,
                45,
                43,
                11,
                2,
                1_000,
                List.of(
                        new Differential(Attribute.FORM_FACTOR, "PCIE", "SXM", differenceBps, 279, 3, ""),
                        new Differential(Attribute.REGION, "", "", 0, 0, 0, "no price states it")));
    }

    @Test
    void aStatementsClosingBalanceIsItsOpeningBalanceAndTheSumOfItsEntries() {
        Tape tape = Tape.opened()
                .then(START + 10, new Event.CashTransferred(BUYER, 3, 250_000, Purpose.TRADING_FEE, 1, "trade 1"))
                .then(
                        START + 20,
                        new Event.CashTransferred(BUYER, 2, 40_000_000, Purpose.VARIATION_MARGIN, 1, ""),
                        new Event.CashTransferred(2, SELLER, 40_000_000, Purpose.VARIATION_MARGIN, 1, ""))
                .then(START + 30, new Event.CashTransferred(BUYER, 1, 7, Purpose.WITHDRAWAL, 0, ""));
        record(tape);

        Statement statement = history.statements().statement(BUYER, START + 10, START + 30);
        assertThat(statement.openingMicros()).isEqualTo(1_000_000_000);
        assertThat(statement.entries())
                .extracting(Statement.Entry::amountMicros, Statement.Entry::purpose, Statement.Entry::counterparty)
                .containsExactly(
                        tuple(-250_000L, Purpose.TRADING_FEE, 3L), tuple(-40_000_000L, Purpose.VARIATION_MARGIN, 2L));
        // 1,000 − 0.25 − 40 = 959.75
        assertThat(statement.closingMicros()).isEqualTo(959_750_000);
        assertThat(history.statements().balanceMicros(BUYER, Long.MAX_VALUE)).isEqualTo(959_749_993);
        assertThat(history.statements().totals(BUYER, START, START + 30))
                .isEqualTo(Map.of(
                        Purpose.DEPOSIT,
                        1_000_000_000L,
                        Purpose.TRADING_FEE,
                        -250_000L,
                        Purpose.VARIATION_MARGIN,
                        -40_000_000L));
        // The clearing house between the two ends with nothing.
        assertThat(history.statements().statement(2, START, START + 99).closingMicros())
                .isZero();
        assertThat(history.statements().statement(999, 0, Long.MAX_VALUE))
                .isEqualTo(new Statement(999, 0, Long.MAX_VALUE, 0, List.of(), 0));
    }
}
