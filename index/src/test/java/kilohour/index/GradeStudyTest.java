package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradeStudyTest {
    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    private static GradeStudy study() {
        return new GradeStudy("H100", Feed.DAY, Feed.DAY + 6, Feed.REGISTRY);
    }

    private static Differential only(GradeTable table, Attribute attribute) {
        return table.differentials().stream()
                .filter(each -> each.attribute() == attribute)
                .reduce((_, _) -> {
                    throw new AssertionError(table);
                })
                .orElseThrow();
    }

    @Test
    void fourProvidersThatSellBothFormsGiveADifferentialWithItsError() {
        GradeStudy study = study();
        var ratios = List.of("1.60", "1.60", "1.80", "1.80");
        for (int i = 0; i < 4; i++) {
            study.observe(Feed.offer(FOUR.get(i)).at("2.00", 0));
            study.observe(Feed.offer(FOUR.get(i)).form("PCIE", 80).at(ratios.get(i), 0));
        }
        study.observe(Feed.offer("e").at("2.40", 0));
        GradeTable table = study.table();
        // Log ratios: twice ln 0.8 = −0.22314, twice ln 0.9 = −0.10536. Mean −0.16425: e^−0.16425 − 1 = −15.15%.
        // Deviations ±0.05889: their standard deviation √(4 × 0.05889² ÷ 3) = 0.0680, of the mean 0.0680 ÷ √4 = 0.0340,
        // and 0.03400 × 0.8485 = 2.885%, which rounds to 2.89% (0.028850085).
        Differential form = only(table, Attribute.FORM_FACTOR);
        assertThat(form).isEqualTo(new Differential(Attribute.FORM_FACTOR, "PCIE", "SXM", -1_515, 289, 4, ""));
        assertThat(table.rows()).isEqualTo(9);
        assertThat(table.providers()).isEqualTo(5);
        // Nine rows less five providers and one coefficient.
        assertThat(table.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void readingsOfOneGoodAreOneRow() {
        GradeStudy study = study();
        for (String provider : FOUR)
            for (int hour = 0; hour < 100; hour++) {
                study.observe(Feed.offer(provider).at("2.00", hour * 60L));
                study.observe(Feed.offer(provider).form("PCIE", 80).at(hour == 7 ? "40.00" : "1.50", hour * 60L));
            }
        study.observe(Feed.offer("e").at("2.40", 0)); // one more SXM than PCIE: the base is what most providers sell
        GradeTable table = study.table();
        assertThat(table.rows()).isEqualTo(9);
        assertThat(only(table, Attribute.FORM_FACTOR).differenceBps()).isEqualTo(-2_500);
    }

    @Test
    void whatTwoProvidersSellIsRefused() {
        GradeStudy study = study();
        for (String provider : FOUR) study.observe(Feed.offer(provider).at("2.00", 0));
        for (String provider : List.of("a", "b"))
            study.observe(Feed.offer(provider).term(Term.INTERRUPTIBLE).at("1.00", 0));
        Differential term = only(study.table(), Attribute.TERM);
        assertThat(term.isRefused()).isTrue();
        assertThat(term.refusal()).isEqualTo("2 providers sell both, all else alike; 3 needed");
    }

    @Test
    void aTierIsAComparisonOfProviders() {
        GradeStudy study = study();
        for (String provider : List.of("a", "b", "c"))
            study.observe(Feed.offer(provider).at("2.00", 0));
        for (String provider : List.of("aws", "azure", "gcp"))
            study.observe(Feed.offer(provider).at("6.00", 0));
        study.observe(Feed.offer("vast").at("1.80", 0));
        assertThat(study.table().differentials().stream().filter(each -> each.attribute() == Attribute.PROVIDER_TIER))
                .containsExactly(
                        new Differential(Attribute.PROVIDER_TIER, "hyperscaler", "own machines", 20_000, 0, 3, ""),
                        Differential.refused(
                                Attribute.PROVIDER_TIER,
                                "marketplace",
                                "own machines",
                                1,
                                "1 against 3 providers; 3 of each needed"));
    }

    @Test
    void otherDaysModelsAndAdjustedPanelsAreNotStudied() {
        GradeStudy study = study();
        study.observe(Feed.offer("a").at("2.00", -1));
        study.observe(Feed.offer("a").at("2.00", 7 * 24 * 60));
        study.observe(Feed.panel("a").at("2.00", 0));
        study.observe(Feed.offer("a").at("0", 0));
        assertThat(study.table().rows()).isZero();
        assertThat(study.table().carried()).isZero();
        assertThat(study.table().differentials()).hasSize(Attribute.values().length);
        assertThat(only(study.table(), Attribute.FORM_FACTOR))
                .isEqualTo(Differential.refused(Attribute.FORM_FACTOR, "", "", 0, "no price was read"));
    }

    @Test
    void anAttributeWithoutTwoLevelsSaysWhy() {
        GradeStudy study = study();
        for (String provider : FOUR) study.observe(Feed.offer(provider).at("2.00", 0));
        assertThat(study.table().differentials().stream().map(each -> each.attribute() + ": " + each.refusal()))
                .containsExactly(
                        "FORM_FACTOR: one level only: SXM",
                        "FABRIC: no price states it",
                        "MEMORY: one level only: 80 GB",
                        "BOX_SIZE: no price states it",
                        "REGION: no price states it",
                        "TERM: one level only: on demand",
                        "PROVIDER_TIER: all providers are of one tier");
    }

    @Test
    void countriesOfOneRegionAreOneGood() {
        GradeStudy study = study();
        for (String provider : FOUR) {
            study.observe(Feed.offer(provider).in("US").at("2.00", 0));
            study.observe(Feed.offer(provider).in("DE").at("2.20", 0));
            study.observe(Feed.offer(provider).in("FI").at("2.20", 0));
        }
        study.observe(Feed.offer("e").in("US").at("2.40", 0)); // so that the United States are the base
        assertThat(study.table().rows()).isEqualTo(9);
        assertThat(only(study.table(), Attribute.REGION))
                .isEqualTo(new Differential(Attribute.REGION, "Europe", "US", 1_000, 0, 4, ""));
    }
}
