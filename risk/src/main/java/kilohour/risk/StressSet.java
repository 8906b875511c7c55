package kilohour.risk;

import java.util.List;
import java.util.Map;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;

/** The stress scenarios that the default fund is sized by. */
public record StressSet(List<StressScenario> scenarios) {
    private static final Scenario NONE = percent(0, 0, 0);

    /** Parts per million that a grid needs and a stress set has no use for: initial equals maintenance. */
    private static final long NO_SURCHARGE_PPM = 1_000_000;

    public StressSet {
        scenarios = List.copyOf(scenarios);
    }

    /** The scenarios as a grid of one underlying, in order: prices of contracts are then found as for margin. */
    public MarginParameters grid(String underlying) {
        return new MarginParameters(
                underlying,
                1,
                NO_SURCHARGE_PPM,
                scenarios.stream().map(scenario -> scenario.move(underlying)).toList());
    }

    /**
     * The starting set, twelve scenarios. A move is relative, now, 18 and 36 months ahead. GPU generations from old to
     * new: A100, H100, H200, B200 with B300.
     */
    public static StressSet standard() {
        return new StressSet(List.of(
                new StressScenario(
                        "H100_CRASH",
                        "H100 falls by 60% in a month",
                        List.of(
                                "AWS cut its 8 × H100 box from $98.32 to $55.04 an hour on 2025-06-05: −44% in a day; rents"
                                        + " fell from $8 in 2023 to $2 by October 2024 (Latent Space, 2024-10-11): that"
                                        + " −75% within a month less what was the first shortage's excess",
                                "A100 and H200 follow by three quarters and six tenths: assumed, as substitutes"),
                        Map.of(
                                "H100", percent(-60, -55, -50),
                                "A100", percent(-45, -42, -38),
                                "H200", percent(-35, -35, -30),
                                "B", percent(-20, -20, -20)),
                        percent(-30, -30, -30)),
                new StressScenario(
                        "GENERATION",
                        "a new generation launches, twice as good a bargain as those before",
                        List.of(
                                "launches have cost incumbents about −0.22 in logarithms each (doi 10.2139/ssrn.6926798):"
                                        + " twice that, −0.44, is −36%; the far end, where the new chip is plentiful, −0.66 is −48%"),
                        Map.of(
                                "A100", percent(-30, -40, -48),
                                "H100", percent(-25, -36, -48),
                                "H200", percent(-22, -36, -48),
                                "B", percent(-18, -32, -45)),
                        percent(-18, -32, -45)),
                new StressScenario(
                        "SUPPLY_SHOCK",
                        "supply stops: rents rise by 80%",
                        List.of(
                                "one-year H100 rents rose from $1.70 in October 2025 to $2.35 in March 2026, +38%"
                                        + " (SemiAnalysis, 2026-04-02): a foundry or a strait closed is taken at twice that",
                                "the far end less: three years are long enough to build elsewhere"),
                        Map.of(),
                        percent(80, 60, 35)),
                new StressScenario(
                        "SUPPLY_SHOCK_FAR",
                        "supply stops for good: the far end rises by 80%",
                        List.of(
                                "the same shock, after which nobody expects the factories back: the curve turns upwards"),
                        Map.of(),
                        percent(30, 60, 80)),
                new StressScenario(
                        "PROVIDER",
                        "a large provider fails and its machines go dark",
                        List.of(
                                "no owner group weighs more than a quarter of an index; without the cheapest quarter the"
                                        + " interquartile mean of a book as wide as November 2025's (quotes of $2.12 to"
                                        + " $2.99) rises by about 10%; the same again for the demand that looks for a place",
                                "the far end, assumed: a receiver rents the machines out again, below the old price"),
                        Map.of(),
                        percent(25, -5, -10)),
                new StressScenario(
                        "PROVIDER_SALE",
                        "a large provider fails and its machines are let at any price",
                        List.of(
                                "the receiver's other choice, assumed: a quarter of the supply offered at once by one who"
                                        + " must sell, as reserved clusters were re-let far below list in 2024"),
                        Map.of(),
                        percent(-35, -25, -15)),
                new StressScenario(
                        "POWER",
                        "power at its cap for four days",
                        List.of(
                                "ERCOT's prices stood at or near their cap from 15 to 19 February 2021; the cap is $5,000 a"
                                        + " MWh today: × 0.00125 MWh a GPU-hour is $6.25 for 96 of a month's 720 hours,"
                                        + " $0.83 on the month's mean, about a third of an H100's price",
                                "power itself: 96 hours at $5,000 among 624 at $40 are $701 a MWh, beyond the +200% that a"
                                        + " grid can hold, which is taken"),
                        Map.of("POWER", percent(200, 40, 20), "LLM", percent(15, 5, 0)),
                        percent(35, 5, 2)),
                new StressScenario(
                        "GRADES_NEW_UP",
                        "correlation breaks: old grades fall, new ones rise",
                        List.of("a model that fits only the larger memories, assumed: recorded prices of grades have"
                                + " drawn apart by 20% within a month; three times that"),
                        Map.of(
                                "A100", percent(-30, -30, -30),
                                "H100", percent(-30, -30, -30),
                                "H200", percent(30, 30, 30),
                                "B", percent(30, 30, 30)),
                        NONE),
                new StressScenario(
                        "GRADES_OLD_UP",
                        "correlation breaks: new grades fall, old ones rise",
                        List.of(
                                "the other way round: new machines arrive in numbers before anything is written for them"),
                        Map.of(
                                "A100", percent(30, 30, 30),
                                "H100", percent(30, 30, 30),
                                "H200", percent(-30, -30, -30),
                                "B", percent(-30, -30, -30)),
                        NONE),
                new StressScenario(
                        "NO_PRINT_DOWN",
                        "an index stops printing and resumes lower",
                        List.of("the ladder carries a print for three days, then officers determine it: a month without"
                                + " evidence is 15 spans of two days, and √15 × 8% a span is 31%; the far end, which"
                                + " other goods and contracts still show, half"),
                        Map.of(),
                        percent(-31, -20, -15)),
                new StressScenario(
                        "NO_PRINT_UP",
                        "an index stops printing and resumes higher",
                        List.of("the same the other way"),
                        Map.of(),
                        percent(31, 20, 15)),
                new StressScenario(
                        "TOKENS",
                        "tokens fall by half while rents stand",
                        List.of(
                                "assumed: an open model of the same ability at half the price, as at the start of 2025"),
                        Map.of("LLM", percent(-50, -55, -60)),
                        percent(-10, -15, -20))));
    }

    private static Scenario percent(long near, long middle, long far) {
        return new Scenario("", 10_000 * near, 10_000 * middle, 10_000 * far);
    }
}
