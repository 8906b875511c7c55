package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/**
 * A client that keeps a book from a snapshot and increments, by price or by order, knowing nothing but what
 * docs/concepts/market-data.md says; it holds itself against every checksum.
 */
final class BookReader {
    private final boolean byOrder;
    private final BigDecimal tickSize;
    private final String what;
    /** At each price in ticks, best first: by order id (0 by price), the amount. */
    private final TreeMap<Long, Map<Long, Long>> bids = new TreeMap<>(Comparator.reverseOrder());

    private final TreeMap<Long, Map<Long, Long>> asks = new TreeMap<>();
    long changeId = -1;
    int snapshots;
    int changes;
    /** Changes that it was spared, as the snapshots said. */
    int conflated;

    /** Whether it forgets what it holds when a snapshot comes; some programs do not. */
    private boolean forgets = true;

    BookReader(boolean byOrder, String tickSize, String what) {
        this.byOrder = byOrder;
        this.tickSize = new BigDecimal(tickSize);
        this.what = what;
    }

    BookReader thatForgetsNothing() {
        forgets = false;
        return this;
    }

    void hear(JsonNode data) {
        boolean isSnapshot = data.get("type").asString().equals("snapshot");
        if (isSnapshot) {
            if (forgets) {
                bids.clear();
                asks.clear();
            }
            snapshots++;
            if (data.has("kilohour_conflated"))
                conflated += data.get("kilohour_conflated").intValue();
        } else {
            assertThat(data.get("prev_change_id").longValue()).as(what).isEqualTo(changeId);
            changes++;
        }
        changeId = data.get("change_id").longValue();
        data.get("bids").forEach(entry -> apply(entry, bids, isSnapshot));
        data.get("asks").forEach(entry -> apply(entry, asks, isSnapshot));
        assertThat(data.get("checksum").longValue())
                .as("%s, change %d", what, changeId)
                .isEqualTo(checksum());
    }

    /** What a snapshot deletes is for programs that do not forget, and unknown to others. */
    private void apply(JsonNode entry, TreeMap<Long, Map<Long, Long>> side, boolean isSnapshot) {
        String action = entry.get(0).asString();
        long id = byOrder ? Long.parseLong(entry.get(1).asString()) : 0;
        long ticks = entry.get(byOrder ? 2 : 1).decimalValue().divide(tickSize).longValueExact();
        long amount = entry.get(byOrder ? 3 : 2).longValue();
        Map<Long, Long> level = side.computeIfAbsent(ticks, _ -> new LinkedHashMap<>());
        if (!isSnapshot)
            assertThat(level.containsKey(id)).as("%s: %s", what, entry).isEqualTo(!action.equals("new"));
        if (action.equals("delete")) level.remove(id);
        else level.put(id, amount);
        if (level.isEmpty()) side.remove(ticks);
    }

    private long checksum() {
        List<String> bid = entries(bids);
        List<String> ask = entries(asks);
        var parts = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            if (i < bid.size()) parts.add(bid.get(i));
            if (i < ask.size()) parts.add(ask.get(i));
        }
        var crc = new CRC32();
        crc.update(String.join(":", parts).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private List<String> entries(TreeMap<Long, Map<Long, Long>> side) {
        var entries = new ArrayList<String>();
        side.forEach((ticks, level) ->
                level.forEach((id, amount) -> entries.add((byOrder ? id + ":" : "") + ticks + ":" + amount)));
        return entries;
    }

    /** Both sides whole, in priority order: what the checksum covers the front of. */
    List<String> bidEntries() {
        return entries(bids);
    }

    List<String> askEntries() {
        return entries(asks);
    }
}
