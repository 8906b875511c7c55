package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kilohour.exchange.OrderTerms.PostOnly;
import kilohour.exchange.OrderTerms.TimeInForce;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A market story as a table: when, who, what, and what comes of it, the passing of time included. Orders are named o1,
 * o2, … in the order in which they come.
 *
 * <p>What one can do: {@code buy 10 @ 2.600} or {@code sell 10 market}, with {@code ioc}, {@code fok}, {@code post_only},
 * {@code reduce_only} or a mode of self-trade prevention behind it; {@code amend o1 to 5 @ 2.600}; {@code cancel o1};
 * {@code halt SUBJECT} and {@code resume SUBJECT}, the subject a contract, an index, or {@code venue}; {@code wait}.
 */
final class StoryTable {
    private StoryTable() {}

    static void tell(MarketStory story, String table) {
        var told = new ArrayList<String>();
        var expected = new ArrayList<String>();
        for (String line : table.strip().split("\n")) {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            if (!cells[1].matches("\\d\\d:\\d\\d:.*")) continue;
            String row = cells[1] + " | " + cells[2] + " | " + cells[3] + " | ";
            expected.add(row + cells[4]);
            told.add(row + play(story, cells[1], cells[2], cells[3].split(" ")));
        }
        assertThat(told).isNotEmpty().isEqualTo(expected);
    }

    private static String play(MarketStory story, String time, String who, String[] words) {
        var events = new ArrayList<Event>();
        String at = Utc.formatDay(Utc.day(story.exchange.nowNanos())) + "T" + time + "Z";
        if (Utc.nanos(java.time.Instant.parse(at)) > story.exchange.nowNanos()) {
            story.at(at);
            events.addAll(story.events);
        }
        act(story, who, words);
        if (!words[0].equals("wait")) events.addAll(story.events);
        story.exchange.checkInvariants();
        return story.told(events);
    }

    private static void act(MarketStory story, String who, String[] words) {
        switch (words[0]) {
            case "buy", "sell" -> story.does(who, terms(words));
            case "amend" -> story.amends(who, order(words[1]), Long.parseLong(words[3]), words[5]);
            case "cancel" -> story.cancels(who, order(words[1]));
            case "halt" -> story.apply(new Command.HaltTrading(subject(words[1]), "index in doubt", "officer"));
            case "resume" -> story.apply(new Command.ResumeTrading(subject(words[1]), "officer"));
            case "wait" -> {}
            default -> throw new IllegalArgumentException("no such act in a story: " + String.join(" ", words));
        }
    }

    private static String subject(String word) {
        return word.equals("venue") ? "" : word;
    }

    private static long order(String name) {
        return Long.parseLong(name.substring(1));
    }

    private static OrderTerms terms(String[] words) {
        Side side = Side.valueOf(words[0].toUpperCase(Locale.ROOT));
        long lots = Long.parseLong(words[1]);
        boolean market = words[2].equals("market");
        OrderTerms terms =
                market ? OrderTerms.market(side, lots) : OrderTerms.limit(side, lots, MarketStory.ticks(words[3]));
        for (String word : List.of(words).subList(market ? 3 : 4, words.length))
            terms = switch (word) {
                case "ioc" -> terms.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
                case "fok" -> terms.withTimeInForce(TimeInForce.FILL_OR_KILL);
                case "post_only" -> terms.withPostOnly(PostOnly.REJECT);
                case "reduce_only" -> terms.withReduceOnly(true);
                default -> terms.withSelfTradePrevention(SelfTradePrevention.valueOf(word.toUpperCase(Locale.ROOT)));
            };
        return terms;
    }
}
