package kilohour.risk;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.clearing.Charges;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ChargeStudyTest {
    private static Observation offer(int day, String provider, String machine, int gpus) {
        return new Observation(
                Utc.startOfDay(Utc.parseDay("2026-01-01") + day),
                "market",
                provider,
                "",
                Evidence.OFFER,
                "H100",
                "SXM",
                80,
                8,
                "",
                "US",
                "",
                Term.ON_DEMAND,
                0,
                2_600_000,
                gpus,
                "",
                machine);
    }

    /** 31 days: a machine of 8 offered as 4 and as 8, and another of 8, 16 or 24: the median day has 8 + 16, for 24 hours. */
    @Test
    void theVolumeIsTheMedianDaysDepthAndAMachineCountsOnce() {
        var study = new ChargeStudy();
        for (int day = 0; day < 31; day++) {
            study.observe(offer(day, "one", "m1", 4));
            study.observe(offer(day, "one", "m1", 8));
            study.observe(offer(day, "two", "m2", day < 10 ? 8 : day < 20 ? 16 : 24));
        }
        var finding = study.finding("H100", "H100");
        assertThat(finding.measured()).isTrue();
        assertThat(finding.charges()).isEqualTo(Charges.starting("H100", (8 + 16) * 24));
    }

    @Test
    void withFewerThanThirtyDaysTheVolumeIsStated() {
        var study = new ChargeStudy();
        for (int day = 0; day < 29; day++) study.observe(offer(day, "one", "m1", 8));
        study.observe(offer(30, "two", "m2", 0));
        var finding = study.finding("H100", "H100");
        assertThat(finding.measured()).isFalse();
        assertThat(finding.days()).isEqualTo(29);
        assertThat(finding.charges().dailyVolumeUnits()).isEqualTo(50_000);
    }
}
