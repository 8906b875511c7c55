package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeMap;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.exchange.Command;
import kilohour.exchange.Scope;
import kilohour.exchange.Valuation;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A replay of any day equals its statements: the tape read plainly against SQL, to the micro-dollar. */
@ParameterizedClass
@EnumSource(Database.class)
class AccountStatementTest extends InDatabase {
    private static final int FIRST = Utc.parseDay("2026-10-30");

    @Test
    void aReplayOfAnyDayEqualsItsStatements() {
        long seed = 11;
        TradedMarket market = TradedMarket.of(seed, 6);
        pledge(market);
        record(market.tape);
        var purposes = new TreeMap<Purpose, Integer>();
        int positions = 0;
        for (long account : TradedMarket.ACCOUNTS) {
            long balance = 0;
            for (int day = FIRST; day < FIRST + 4; day++) {
                AccountStatement statement = of(account, day, day + 1);
                assertThat(statement)
                        .as("seed %d, account %d, %s", seed, account, Utc.formatDay(day))
                        .isEqualTo(
                                PlainStatement.of(market.tape, account, Utc.startOfDay(day), Utc.startOfDay(day + 1)));
                assertThat(statement.openingMicros()).isEqualTo(balance);
                assertThat(statement.openingMicros() + statement.movedMicros()).isEqualTo(statement.closingMicros());
                balance = statement.closingMicros();
                statement.byPurpose().keySet().forEach(purpose -> purposes.merge(purpose, 1, Integer::sum));
                positions += statement.positions().size();
            }
            assertThat(of(account, FIRST, FIRST + 4).closingMicros())
                    .isEqualTo(market.exchange.cashMicros(account))
                    .isEqualTo(balance);
        }
        assertThat(purposes)
                .as("a test that never reaches a purpose proves nothing about it")
                .containsKeys(
                        Purpose.DEPOSIT,
                        Purpose.TRADING_FEE,
                        Purpose.VARIATION_MARGIN,
                        Purpose.FINAL_SETTLEMENT,
                        Purpose.WITHDRAWAL);
        assertThat(positions).isPositive();
        closesAreWhatTheMarketSays(market);
        assertThat(of(100, FIRST, FIRST + 4).collateral())
                .containsExactly(new AccountStatement.Collateral("USDC", 500_000_000_000L, 999_000));
    }

    /** The random market stands at three in the morning; it is told on to the next run and asked at once. */
    private void closesAreWhatTheMarketSays(TradedMarket market) {
        market.advance(Utc.startOfDay(FIRST + 3) + 16 * Utc.NANOS_PER_HOUR);
        record(market.tape);
        for (long account : TradedMarket.ACCOUNTS) {
            var asked = market.exchange.account(account).orElseThrow();
            var told = of(account, FIRST + 3, FIRST + 4).closes().getFirst();
            assertThat(told.day()).isEqualTo(FIRST + 3);
            assertThat(told.valuation().cashMicros()).isEqualTo(asked.cashMicros());
            assertThat(told.valuation().equityMicros()).isEqualTo(asked.equityMicros());
            assertThat(told.valuation().maintenanceMicros()).isEqualTo(asked.maintenanceMicros());
            assertThat(told.valuation().initialMicros())
                    .isEqualTo(asked.initialMicros())
                    .isPositive();
        }
        // 500,000 × 0.999 less 2%
        assertThat(of(100, FIRST + 3, FIRST + 4).closes().getFirst().valuation().pledged())
                .containsExactly(new Valuation.Pledged("USDC", 500_000_000_000L, 999_000, 20_000, 489_510_000_000L));
    }

    private static void pledge(TradedMarket market) {
        market.apply(new Command.RegisterKey("olga", 0, Set.of(Scope.OFFICER)));
        market.apply(new Command.SetCollateralAsset(new CollateralAsset(
                "USDC", CollateralAsset.Kind.STABLECOIN, 20_000, 1_000_000_000_000L, Utc.NANOS_PER_DAY, 0)));
        market.apply(new Command.DepositAsset(100, "USDC", 500_000_000_000L, "Custodian", "C1", "olga"));
        market.apply(new Command.SetAssetPrice("USDC", 999_000));
        market.apply(new Command.Withdraw(100, market.request(), 5_000_000, "rent, \"half\""));
    }

    private AccountStatement of(long account, int fromDay, int toDay) {
        return history.accountStatements().statement(account, Utc.startOfDay(fromDay), Utc.startOfDay(toDay));
    }

    @Test
    void allAccountsTogetherMoveNothing() {
        TradedMarket market = TradedMarket.of(12, 4);
        record(market.tape);
        long sum = 0;
        for (long account = 1; account < 110; account++)
            if (account < 30 || account >= VenueAccount.FIRST_MEMBER_ACCOUNT)
                sum += of(account, FIRST, FIRST + 4).movedMicros();
        assertThat(sum).isZero();
    }

    @Test
    void aStatementIsTextInThreeForms() {
        TradedMarket market = TradedMarket.of(13, 4);
        pledge(market);
        record(market.tape);
        AccountStatement statement = of(100, FIRST, FIRST + 4);
        assertThat(StatementText.of(statement, "csv"))
                .contains("balance,closing balance,", "collateral,USDC,500000.000000,0.999000")
                .contains("daily run,day,balance USD,", "daily run,2026-10-31,")
                .contains("\"rent, \"\"half\"\"\"");
        assertThat(StatementText.of(statement, "html"))
                .startsWith("<!doctype html>")
                .contains("Statement of account 100, account 100", "rent, &quot;half&quot;");
        assertThat(StatementText.of(statement, "json"))
                .contains("\"closing_balance\"", "\"by_purpose\"", "\"initial_margin\"");
        assertThatThrownBy(() -> StatementText.of(statement, "pdf")).hasMessageContaining("json, csv or html");
    }
}
