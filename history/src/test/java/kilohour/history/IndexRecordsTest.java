package kilohour.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.index.Contribution;
import kilohour.index.CostToMove;
import kilohour.index.Evidence;
import kilohour.index.EvidenceShares;
import kilohour.index.Grade;
import kilohour.index.HourShare;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;
import kilohour.index.RejectReason;
import kilohour.index.RejectedInput;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class IndexRecordsTest {

    /** A record made by hand; its hash is that of its text. */
    static PrintRecord record() {
        PrintRecord unsealed = record("");
        return record(sha256(unsealed.canonical()));
    }

    private static PrintRecord record(String hash) {
        return new PrintRecord(
                "H100",
                Utc.parseDay("2026-11-19"),
                PrintStatus.PRINTED,
                "",
                26_123,
                Grade.INTRADAY,
                false,
                true,
                "1",
                24,
                List.of(new Contribution("lambda", "lambda", 2_612_300, 1_000_000, Evidence.OFFER, 64, 7)),
                List.of(new HourShare(
                        Utc.parseDay("2026-11-19") * 24, 26_123, List.of(2_612_300L), List.of(1_000_000))),
                new EvidenceShares(0, 1_000_000, 0),
                4_500,
                26_000,
                26_200,
                new CostToMove("lambda", 2_612_300, 2_700_000, 1_536, 134_707_200),
                List.of(new RejectedInput("vast", "vast", RejectReason.values()[0], 3, 90_000, 40_000_000)),
                "ab".repeat(32),
                PrintRecord.NO_RECORD,
                hash);
    }

    private static String sha256(String text) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            return java.util.HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRecordsJsonNamesEveryFactInItsUnit() {
        String json = IndexRecordJson.write(record());
        assertThat(json)
                .startsWith("{\"index\":\"H100\",\"epoch_day\":20776,\"status\":\"PRINTED\"")
                .contains("\"value_tenths\":26123")
                .contains("\"hour_shares\":[{\"epoch_hour\":498624,\"value_tenths\":26123,"
                        + "\"prices_micros\":[2612300],\"weights_ppm\":[1000000]}]")
                .contains("\"weight_ppm\":1000000")
                .contains("\"gpu_hours\":1536")
                .doesNotContain("intact");
    }
}
