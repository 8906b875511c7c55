package kilohour.sources;

import java.util.ArrayList;
import java.util.List;
import kilohour.index.Explanation;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.tokens.TokenQuote;
import kilohour.units.Utc;

/** Takes a token index through a stream of quotes, day by day: what is long past, the days before the first print, prints. */
final class TokenPrintRun {
    private final PriceStream<TokenQuote> stream;
    private final TokenIndex index;
    private int nextDay = Integer.MIN_VALUE;

    TokenPrintRun(PriceStream<TokenQuote> stream, TokenIndex index) {
        this.stream = stream;
        this.index = index;
    }

    TokenIndex index() {
        return index;
    }

    /** Takes in what was observed before a day, without going through its days. */
    void passOverTo(int day) {
        while (stream.nextAtNanos() < Utc.startOfDay(day)) {
            int observed = Utc.day(stream.nextAtNanos());
            observe(observed);
            index.passOver(observed);
        }
        nextDay = day;
    }

    /** Goes through the days before a day without records, from the first quote on. */
    void passTo(int day) {
        int first = nextDay != Integer.MIN_VALUE
                ? nextDay
                : stream.hasNext() ? Math.min(day, Utc.day(stream.nextAtNanos())) : day;
        for (int passed = first; passed < day; passed++) {
            observe(passed);
            index.pass(passed);
        }
        nextDay = day;
    }

    /** The prints in order of day. */
    List<TokenPrint> prints(int fromDay, int toDay, IndexBuild.Progress progress) {
        passTo(fromDay);
        var prints = new ArrayList<TokenPrint>();
        for (int day = fromDay; day <= toDay; day++) {
            observe(day);
            prints.add(index.print(day));
            nextDay = day + 1;
            progress.printed(day, day - fromDay + 1, toDay - fromDay + 1);
        }
        return prints;
    }

    Explanation explanation(int day) {
        passTo(day);
        observe(day);
        return index.explain(day);
    }

    private void observe(int day) {
        while (stream.nextAtNanos() < Utc.startOfDay(day + 1)) index.observe(stream.next());
    }
}
