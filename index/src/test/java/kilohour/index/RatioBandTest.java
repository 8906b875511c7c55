package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioBandTest {
    private static Quote quote(String provider, String usd) {
        Observation observation = Feed.offer(provider).at(usd, 0);
        return new Quote(observation, Feed.HOURLY, provider, observation.observedAtNanos(), 0);
    }

    @Test
    void absurdAsksAreScreenedByTheTrailingMedian() {
        var band = new RatioBand(Method.V1);
        var hour = List.of(
                quote("a", "0.09"), quote("b", "1.00"), quote("c", "2.00"), quote("d", "2.40"), quote("e", "40.00"));
        band.addHour(hour);
        assertThat(band.medianMicros()).isEqualTo(2_000_000);
        var rejects = new ArrayList<Reject>();
        // 0.4 × 2.00 = 0.80, 2.5 × 2.00 = 5.00
        assertThat(band.screen(hour, band.medianMicros(), rejects))
                .extracting(Quote::provider)
                .containsExactly("b", "c", "d");
        assertThat(rejects)
                .extracting(Reject::reason)
                .containsOnly(RejectReason.RATIO_BAND)
                .hasSize(2);
    }

    @Test
    void anHourInWhichAllAgreeOnAnotherPriceDoesNotMoveTheBand() {
        var band = new RatioBand(Method.V1);
        for (int hour = 0; hour < 167; hour++) band.addHour(List.of(quote("a", "2.00"), quote("b", "2.20")));
        band.addHour(List.of(quote("a", "20.00"), quote("b", "22.00")));
        // The middle of 2.00 and 2.20 in 167 of 168 hours.
        assertThat(band.medianMicros()).isEqualTo(2_100_000);
    }

    @Test
    void onlySevenDaysAreRemembered() {
        var band = new RatioBand(Method.V1);
        for (int hour = 0; hour < 500; hour++) band.addHour(List.of(quote("a", "2.00")));
        for (int hour = 0; hour < 168; hour++) band.addHour(List.of(quote("a", "3.00")));
        assertThat(band.medianMicros()).isEqualTo(3_000_000);
    }
}
