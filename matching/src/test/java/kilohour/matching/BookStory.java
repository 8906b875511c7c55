package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.units.PriceGrid;
import kilohour.units.Side;

/**
 * A market story: a table of who does what and what comes of it. Orders are named o1, o2, … in the order in which they
 * come; prices are in dollars, the tick is $0.001.
 *
 * <p>What one can do: {@code sell 10 @ 2.600}, with {@code ioc} or {@code fok} behind it and a mode of self-trade
 * prevention ({@code decrement}; without one, {@code cancel_newest}), and {@code shows 4} for an iceberg's tranche;
 * {@code amend o1 to 5}; {@code cancel o1}; and {@code show} for the book, best prices first, each queue from the oldest
 * to the youngest order, an iceberg's shown lots of all. {@code call buy 10 @ 2.600} gathers for an auction, {@code indicate
 * near 2.600} says what it would come to with that reference, and {@code uncross near 2.600} ends it, trades told bid
 * first.
 */
final class BookStory {
    private static final PriceGrid GRID = new PriceGrid(1_000);

    private final OrderBook book = new OrderBook();
    private final Map<Long, String> accounts = new HashMap<>();
    private long orders;

    static void tell(String table) {
        BookStory story = new BookStory();
        List<String> told = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : table.strip().split("\n")) {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            if (!cells[1].matches("\\d+")) {
                continue;
            }
            String row = cells[1] + " | " + cells[2] + " | " + cells[3] + " | ";
            expected.add(row + cells[4]);
            told.add(row + String.join("; ", story.play(cells[2], cells[3])));
        }
        assertThat(told).isNotEmpty().isEqualTo(expected);
    }

    private List<String> play(String account, String does) {
        String[] words = does.split(" ");
        return switch (words[0]) {
            case "buy", "sell" -> place(account, words);
            case "amend" -> amend(order(words[1]), Long.parseLong(words[3]));
            case "cancel" -> List.of("cancelled " + book.remove(order(words[1])));
            case "show" -> show();
            case "call" -> gather(account, words);
            case "indicate" -> List.of(indicated(GRID.parseTicks(new BigDecimal(words[2]))));
            case "uncross" -> uncross(GRID.parseTicks(new BigDecimal(words[2])));
            default -> throw new IllegalArgumentException("no such act in a story: " + does);
        };
    }

    private List<String> place(String account, String[] words) {
        long owner = account.hashCode();
        accounts.put(owner, account);
        long id = ++orders;
        Side side = Side.valueOf(words[0].toUpperCase(Locale.ROOT));
        long lots = Long.parseLong(words[1]);
        long limitTicks = GRID.parseTicks(new BigDecimal(words[3]));
        List<String> rest = List.of(words).subList(4, words.length);
        SelfTradePrevention mode = SelfTradePrevention.CANCEL_NEWEST;
        for (SelfTradePrevention each : SelfTradePrevention.values()) {
            mode = rest.contains(each.name().toLowerCase(Locale.ROOT)) ? each : mode;
        }
        if (rest.contains("fok")) {
            long available = book.lotsAvailable(side, limitTicks, lots, owner, mode);
            if (available < lots) {
                return List.of("o" + id + " killed, only " + available + " available");
            }
        }
        Teller teller = new Teller(id);
        long left = book.take(id, owner, side, limitTicks, lots, mode, teller);
        if (book.takerLotsPrevented() > 0) {
            teller.told.add("o" + id + " loses " + book.takerLotsPrevented());
        }
        if (left > 0 && (rest.contains("ioc") || rest.contains("fok"))) {
            teller.told.add("o" + id + " cancelled " + left);
        } else if (left > 0) {
            int shows = rest.indexOf("shows");
            long tranche = shows < 0 ? 0 : Long.parseLong(rest.get(shows + 1));
            long shown = tranche == 0 ? left : Math.min(left, tranche);
            book.rest(id, owner, side, limitTicks, shown, left - shown, tranche);
            teller.told.add("o" + id + " rests " + left);
        }
        return teller.told;
    }

    /** {@code call buy 10 @ 2.600 shows 4}. */
    private List<String> gather(String account, String[] words) {
        long owner = account.hashCode();
        accounts.put(owner, account);
        Side side = Side.valueOf(words[1].toUpperCase(Locale.ROOT));
        long lots = Long.parseLong(words[2]);
        long tranche = words.length > 5 ? Long.parseLong(words[6]) : 0;
        long shown = tranche == 0 ? lots : Math.min(lots, tranche);
        long id = ++orders;
        book.restInAuction(id, owner, side, GRID.parseTicks(new BigDecimal(words[4])), shown, lots - shown, tranche);
        return List.of("o" + id + " rests " + lots);
    }

    private String indicated(long referenceTicks) {
        CallAuction call = CallAuction.of(book, referenceTicks);
        if (call.priceTicks() == OrderBook.NONE) {
            return "no price";
        }
        String left = call.imbalanceLots() > 0 ? " more to buy" : " more to sell";
        return "%d @ %s%s"
                .formatted(
                        call.lots(),
                        GRID.formatTicks(call.priceTicks()),
                        call.imbalanceLots() == 0 ? "" : ", " + Math.abs(call.imbalanceLots()) + left);
    }

    private List<String> uncross(long referenceTicks) {
        List<String> told = new ArrayList<>();
        CallAuction call = CallAuction.of(book, referenceTicks);
        if (call.priceTicks() == OrderBook.NONE) {
            return List.of("no price");
        }
        book.uncross(
                call.priceTicks(),
                Integer.MAX_VALUE,
                (bid, bidLeft, ask, askLeft, lots) -> told.add(
                        "trade o%d·o%d %d @ %s".formatted(bid, ask, lots, GRID.formatTicks(call.priceTicks()))));
        return told;
    }

    private List<String> amend(long id, long toLots) {
        if (!book.contains(id)) {
            return List.of("order_not_open");
        }
        book.reduce(id, toLots);
        return List.of("o" + id + " rests " + book.lots(id));
    }

    private List<String> show() {
        List<String> shown = new ArrayList<>();
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            book.forEach(
                    side,
                    (id, owner, ticks, lots, hidden, tranche) -> shown.add("%s o%d %s %d%s @ %s"
                            .formatted(
                                    side == Side.BUY ? "bid" : "offer",
                                    id,
                                    accounts.get(owner),
                                    lots,
                                    tranche == 0 ? "" : " of " + (lots + hidden),
                                    GRID.formatTicks(ticks))));
        }
        return shown;
    }

    private static long order(String name) {
        return Long.parseLong(name.substring(1));
    }

    private static final class Teller implements MatchListener {
        private final long taker;
        final List<String> told = new ArrayList<>();

        Teller(long taker) {
            this.taker = taker;
        }

        @Override
        public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
            told.add("trade o%d·o%d %d @ %s".formatted(makerOrderId, taker, lots, GRID.formatTicks(priceTicks)));
            if (makerLotsLeft > 0) {
                told.add("o" + makerOrderId + " rests " + makerLotsLeft);
            }
        }

        @Override
        public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
            told.add("o" + makerOrderId + " loses " + lots);
        }

        @Override
        public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
            told.add("o" + makerOrderId + " loses " + lots);
            told.add("o" + makerOrderId + " rests " + makerLotsLeft);
        }
    }
}
