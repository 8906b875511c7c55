package kilohour.gateway;

import java.util.List;
import java.util.Optional;
import kilohour.exchange.Exchange;

/**
 * What members lose under the stress set, and the default fund's size; micro-dollars.
 *
 * @param scenarios in the order of the set
 * @param members ascending
 * @param cover what the two members lose beyond their own means who, failing together, would cost most
 * @param coverScenario the place of the scenario in which they do
 * @param first the member that costs most in it, 0 if none does; {@code second} the next
 */
public record StressResults(
        List<Scenario> scenarios, List<Member> members, long cover, int coverScenario, int first, int second) {
    public StressResults {
        scenarios = List.copyOf(scenarios);
        members = List.copyOf(members);
    }

    public record Scenario(String code, String name) {}

    /**
     * @param lossMicros of all its accounts together, by scenario; a gain is negative
     * @param uncoveredMicros what falls to the default fund, by scenario, 0 or more
     */
    public record Member(int member, List<Long> lossMicros, List<Long> uncoveredMicros) {
        public Member {
            lossMicros = List.copyOf(lossMicros);
            uncoveredMicros = List.copyOf(uncoveredMicros);
        }
    }

    /** Who runs the stress set over a market, which must not move meanwhile. */
    public interface Source {
        Optional<StressResults> test(Exchange market);

        /** A gateway beside which nobody does. */
        Source NONE = _ -> Optional.empty();
    }
}
