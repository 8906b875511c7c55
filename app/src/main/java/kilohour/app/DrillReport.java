package kilohour.app;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.Exchange;
import kilohour.exchange.StateRecord;
import kilohour.risk.StressSet;
import kilohour.units.Utc;

/**
 * What came of a default drill. Amounts are dollars, exact.
 *
 * @param stressLossUsd what the member's accounts lose together in the scenario, by the stress test
 * @param shortfallUsd what the default cost: what all layers bore, the defaulter's own included, and what none did
 * @param layers in the order of the waterfall
 * @param uncoveredUsd what no layer bore
 * @param sumByAsset over all ledger accounts, the venue's own included: zero
 * @param tornUp positions that nobody took
 * @param otherDefaults members that failed too
 */
record DrillReport(
        int member,
        String memberName,
        Scenario scenario,
        String from,
        String to,
        BigDecimal stressLossUsd,
        BigDecimal collateralUsd,
        BigDecimal shortfallUsd,
        List<Layer> layers,
        BigDecimal uncoveredUsd,
        Map<String, BigDecimal> sumByAsset,
        List<DrillTimeline.Entry> tornUp,
        List<OtherDefault> otherDefaults,
        DefaultParameters parameters,
        List<DrillTimeline.Entry> timeline) {

    record Scenario(String code, String name, List<String> sources) {}

    record Layer(String name, BigDecimal availableUsd, BigDecimal usedUsd) {}

    record OtherDefault(int member, String reason, BigDecimal lossUsd, BigDecimal uncoveredUsd) {}

    /** What is known before anything happens. */
    record Started(int member, String name, Scenario scenario, String from, long lossMicros) {
        DrillReport ended(Exchange exchange, DrillTimeline timeline) {
            var defaults = exchange.defaults();
            StateRecord.DefaultState known = defaults.ofMember(member).orElseThrow();
            var layers = new ArrayList<Layer>();
            for (var use : DefaultDrill.layers(known).values())
                layers.add(new Layer(
                        use.layer().name().toLowerCase(Locale.ROOT),
                        DefaultDrill.usd(use.availableMicros()),
                        DefaultDrill.usd(use.usedMicros())));
            // Positions are torn up at the mark, so that nothing is borne there that no layer bore before.
            layers.add(new Layer("partial_tear_up", BigDecimal.ZERO, BigDecimal.ZERO));
            return new DrillReport(
                    member,
                    name,
                    scenario,
                    from,
                    Utc.format(exchange.nowNanos()),
                    DefaultDrill.usd(lossMicros),
                    DefaultDrill.usd(known.collateralMicros()),
                    DefaultDrill.usd(known.lossMicros()),
                    layers,
                    DefaultDrill.usd(known.uncoveredMicros()),
                    Map.of("USD", DefaultDrill.usd(exchange.cashSumMicros())),
                    timeline.tornUp(),
                    others(defaults.defaults()),
                    defaults.parameters(),
                    timeline.entries());
        }

        private List<OtherDefault> others(List<StateRecord.DefaultState> defaults) {
            return defaults.stream()
                    .filter(known -> known.member() != member)
                    .map(known -> new OtherDefault(
                            known.member(),
                            known.reason(),
                            DefaultDrill.usd(known.lossMicros()),
                            DefaultDrill.usd(known.uncoveredMicros())))
                    .toList();
        }
    }

    static Started started(Exchange exchange, DefaultDrill.Choice choice, StressSet set, String name) {
        var scenario = set.scenarios().get(choice.scenario());
        return new Started(
                choice.member(),
                name,
                new Scenario(scenario.code(), scenario.name(), scenario.sources()),
                Utc.format(exchange.nowNanos()),
                choice.lossMicros());
    }
}
