package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kilohour.exchange.StateRecord;
import org.junit.jupiter.api.Test;

class StateHashTest {
    private final List<StateRecord> records = List.copyOf(Format.states()
            .oneOfEach(new Records(new SplittableRandom(20_261_123)))
            .values());

    @Test
    void theSameRecordsHaveTheSameHash() {
        assertThat(hash(records)).isEqualTo(hash(List.copyOf(records))).matches("[0-9a-f]{64}");
    }

    @Test
    void noRecordsHaveTheHashOfNothing() {
        assertThat(hash(List.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void anotherOrderOrAnotherValueIsAnotherHash() {
        List<StateRecord> turned = new ArrayList<>(records).reversed();
        List<StateRecord> changed = new ArrayList<>(records);
        changed.set(0, new StateRecord.LedgerState(1, 2));

        assertThat(hash(turned)).isNotEqualTo(hash(records));
        assertThat(hash(changed)).isNotEqualTo(hash(records));
    }

    private static String hash(List<StateRecord> records) {
        return StateHash.of(into -> records.forEach(into));
    }
}
