package kilohour.app;

import java.util.Optional;
import kilohour.exchange.Exchange;
import kilohour.gateway.StressResults;
import kilohour.risk.CoverTwo;
import kilohour.risk.StressSet;
import kilohour.risk.StressTest;

/** Runs the standard stress set over members that are not in default, as the market stands, when an officer asks. */
final class StressDesk implements StressResults.Source {
    @Override
    public Optional<StressResults> test(Exchange market) {
        StressSet set = StressSet.standard();
        var living = StressBooks.of(market, set).stream()
                .filter(book -> market.defaults().ofMember(book.member()).isEmpty())
                .toList();
        StressTest test = StressTest.of(set, living);
        CoverTwo cover = CoverTwo.of(test);
        return Optional.of(new StressResults(
                set.scenarios().stream()
                        .map(scenario -> new StressResults.Scenario(scenario.code(), scenario.name()))
                        .toList(),
                test.members().stream()
                        .map(member -> new StressResults.Member(
                                member.member(), member.lossMicros(), member.uncoveredMicros()))
                        .toList(),
                cover.sizeMicros(),
                cover.scenario(),
                cover.first(),
                cover.second()));
    }
}
