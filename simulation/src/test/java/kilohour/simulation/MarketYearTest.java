package kilohour.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import kilohour.contracts.Contract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A year of trading, jumps and defaults leaves nothing lost and nobody paying out of turn, whatever the seed. */
class MarketYearTest {
    @Test
    void aQuarterWithDefaultsEndsWithEverythingAccountedFor() {
        var quarter = new MarketYear(2, 100, 8, "2028-03-05");
        quarter.run();
        // A quarter in which nobody failed and nothing settled would prove nothing.
        assertThat(quarter.told())
                .containsKeys(
                        "Traded",
                        "MonthSettled",
                        "StripCascaded",
                        "FundingRateSet",
                        "MarginCalled",
                        "LiquidationChanged",
                        "PortfolioAuctioned",
                        "MemberDefaulted",
                        "DefaultSettled");
        for (Class<?> kind : Contract.class.getPermittedSubclasses())
            assertThat(quarter.told()).as("every kind of contract traded").containsKey(kind.getSimpleName());
        assertThat(quarter.told().get("MonthSettled")).isGreaterThanOrEqualTo(6);
        assertThat(quarter.told()).containsKeys("FundSized", "AssetTransferred", "AssetPriced", "WithdrawalApproved");
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("hundredSeeds")
    void aYearWithAThousandAccounts(long seed) {
        long began = System.nanoTime();
        var year = new MarketYear(seed, 1_000, 12, "2029-01-03");
        year.run();
        System.out.printf("year %d held, %d s: %s%n", seed, (System.nanoTime() - began) / 1_000_000_000, year.told());
        assertThat(year.told()).containsKeys("MemberDefaulted", "DefaultSettled", "DEFAULTER_FUND");
    }

    static LongStream hundredSeeds() {
        return LongStream.range(2_000, 2_000 + Integer.getInteger("kilohour.years", 100));
    }
}
