package kilohour.app;

import java.util.ArrayList;
import kilohour.exchange.Exchange;
import kilohour.exchange.FundSizing;
import kilohour.risk.AccountBook;
import kilohour.risk.CoverTwo;
import kilohour.risk.StressSet;
import kilohour.risk.StressTest;

/** What the default fund must be and who must have how much of it, by a market as it stands. */
final class FundSize {
    private FundSize() {}

    /**
     * @param day of the daily run it follows
     * @param minimumMicros the least share of a member that holds anything
     */
    static FundSizing of(Exchange market, int day, long minimumMicros) {
        var set = StressSet.standard();
        var books = new ArrayList<AccountBook>();
        for (AccountBook book : StressBooks.of(market, set))
            if (market.defaults().ofMember(book.member()).isEmpty()) books.add(book);
        var cover = CoverTwo.of(StressTest.of(set, books));
        var pair = cover.pairs().get(cover.scenario());
        var parts = new ArrayList<FundSizing.Part>();
        cover.sharesMicros(minimumMicros)
                .forEach((member, share) -> parts.add(new FundSizing.Part(
                        member.intValue(), cover.averageMicros().get(member), share)));
        return new FundSizing(
                day,
                market.nowNanos(),
                books.size(),
                set.scenarios().size(),
                cover.sizeMicros() == 0
                        ? ""
                        : set.scenarios().get(cover.scenario()).code(),
                pair.first(),
                pair.firstMicros(),
                pair.second(),
                pair.secondMicros(),
                minimumMicros,
                parts);
    }
}
