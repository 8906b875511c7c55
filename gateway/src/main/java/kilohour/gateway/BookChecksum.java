package kilohour.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a reader holds its own book against: the CRC-32 (of ISO 3309, as in zlib; unsigned) of the best ten entries of each
 * side as text. An entry by price is {@code ticks:amount}, price ÷ tick size and units; by order {@code id:ticks:amount},
 * in the order in which they trade. They alternate, the best bid, the best offer, the next bid and so on; where a side has
 * no more the other goes on alone; all are joined by colons. So whole numbers only: no text form of a decimal matters.
 */
final class BookChecksum {
    static final int ENTRIES = 10;

    private BookChecksum() {}

    static long of(List<String> bids, List<String> asks) {
        var text = new StringBuilder();
        Iterator<String> bid = bids.iterator();
        Iterator<String> ask = asks.iterator();
        for (int i = 0; i < ENTRIES; i++) {
            if (bid.hasNext()) text.append(bid.next()).append(':');
            if (ask.hasNext()) text.append(ask.next()).append(':');
        }
        if (!text.isEmpty()) text.setLength(text.length() - 1);
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
