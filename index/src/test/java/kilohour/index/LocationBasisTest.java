package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocationBasisTest {
    /** Five providers in the United States and five in Europe, each 20 cents dearer than its like. */
    private static final List<String> US = List.of("2.00", "2.10", "2.20", "2.30", "2.40");

    private static final List<String> EUROPE = List.of("2.20", "2.30", "2.40", "2.50", "2.60");

    private static IndexBook book() {
        return new IndexBook(
                List.of(Goods.require("H100"), Goods.require("H100US"), Goods.require("H100EU")),
                Feed.REGISTRY,
                Method.V1,
                false);
    }

    private static void offers(IndexBook book, int american, int european, int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            for (int i = 0; i < american; i++)
                book.observe(Feed.offer("us-" + i).in("US").at(US.get(i), hour * 60L + 30));
            for (int i = 0; i < european; i++)
                book.observe(Feed.offer("eu-" + i).in("DE").at(EUROPE.get(i), hour * 60L + 30));
        }
    }

    private static PrintRecord record(List<PrintRecord> prints, String index) {
        return prints.stream()
                .filter(print -> print.index().equals(index))
                .findFirst()
                .orElseThrow();
    }

    private static LocationBasis basis(List<PrintRecord> prints, String index) {
        return LocationBasis.of(record(prints, index), record(prints, "H100"));
    }

    @Test
    void aRegionIsWorthItsPrintLessTheParents() {
        IndexBook book = book();
        offers(book, 5, 5, 1);
        List<PrintRecord> prints = book.print(Feed.DAY);
        // Five of a fifth each: the middle half is 0.15 of the second, 0.20 of the third, 0.15 of the fourth, over
        // 0.50:
        // 2.2000 in the United States, 2.4000 in Europe. Ten of a tenth each: 2.00 2.10 2.20 2.20 2.30 2.30 2.40 2.40
        // 2.50 2.60, the middle half half of the third, the fourth to the seventh, half of the eighth:
        // (0.05 × 2.20 + 0.10 × (2.20 + 2.30 + 2.30 + 2.40) + 0.05 × 2.40) ÷ 0.50 = 2.3000.
        PrintRecord us = record(prints, "H100US");
        PrintRecord all = record(prints, "H100");
        assertThat(us.valueTenths()).isEqualTo(22_000);
        assertThat(record(prints, "H100EU").valueTenths()).isEqualTo(24_000);
        assertThat(all.valueTenths()).isEqualTo(23_000);
        LocationBasis basis = basis(prints, "H100US");
        assertThat(basis.basisTenths()).isEqualTo(-1_000);
        assertThat(basis(prints, "H100EU").basisTenths()).isEqualTo(1_000);
        assertThat(basis.grade()).isEqualTo(Grade.INTRADAY);
        double below = Math.hypot(22_000 - us.intervalLowTenths(), all.intervalHighTenths() - 23_000);
        double above = Math.hypot(us.intervalHighTenths() - 22_000, 23_000 - all.intervalLowTenths());
        assertThat(basis.lowTenths()).isEqualTo(-1_000 - (long) Math.ceil(below));
        assertThat(basis.highTenths()).isEqualTo(-1_000 + (long) Math.ceil(above));
        assertThat(basis.lowTenths()).isLessThan(-1_000);
        assertThat(basis.highTenths()).isGreaterThan(-1_000);
    }

    @Test
    void withoutEnoughOwnersInTheRegionThereIsNoneAndItSaysWhy() {
        IndexBook book = book();
        offers(book, 5, 2, 1);
        List<PrintRecord> prints = book.print(Feed.DAY);
        LocationBasis europe = basis(prints, "H100EU");
        assertThat(europe.status()).isEqualTo(PrintStatus.NO_PRINT);
        assertThat(europe.hasValue()).isFalse();
        assertThat(europe.reason())
                .startsWith(
                        "H100EU is NO_PRINT: no print to carry; INTRADAY 0 of 18 hours (2 owner groups, effective number"
                                + " 2.000; 5 and 4.500 needed)");
        assertThat(basis(prints, "H100US").hasValue()).isTrue();
    }

    @Test
    void aCarriedPrintHasNoBasis() {
        IndexBook book = book();
        offers(book, 5, 5, 1);
        for (int hour = 24; hour < 96; hour++)
            for (int i = 0; i < 5; i++)
                book.observe(Feed.offer("us-" + i).in("US").at(US.get(i), hour * 60L + 30));
        for (int day = 0; day < 4; day++) book.print(Feed.DAY + day);
        List<LocationBasis> series = LocationBasis.series(book.prints("H100EU"), book.prints("H100"));
        // Offers of the first day are good for 48 hours on the ladder; then Europe's print is carried.
        assertThat(series).hasSize(4);
        assertThat(series.getFirst().hasValue()).isTrue();
        assertThat(series.getLast().hasValue()).isFalse();
        assertThat(series.getLast().reason()).startsWith("H100EU is CARRIED: print of 2026-11-0");
    }

    @Test
    void onlyARegionAndItsOwnParentOfOneDayHaveABasis() {
        assertThat(Goods.regionsOf(Goods.require("H100")).stream().map(Good::index))
                .containsExactly("H100US", "H100EU");
        assertThat(Goods.regionsOf(Goods.require("H100HYP"))).isEmpty();
        assertThat(Goods.parentOf(Goods.require("H100EU")).map(Good::index)).contains("H100");
        assertThat(Goods.parentOf(Goods.require("H100"))).isEmpty();
        IndexBook book = book();
        offers(book, 5, 5, 2);
        PrintRecord us = record(book.print(Feed.DAY), "H100US");
        List<PrintRecord> next = book.print(Feed.DAY + 1);
        assertThatThrownBy(() -> LocationBasis.of(us, record(next, "H100")))
                .hasMessage("records of 2026-11-02 and 2026-11-03 have no basis: take two of one day");
        assertThatThrownBy(() -> LocationBasis.of(record(next, "H100EU"), record(next, "H100US")))
                .hasMessage("H100EU is no region of H100US");
    }

    @Test
    void theOneWhoMovesAPrintMostIsNamed() {
        IndexBook book = book();
        offers(book, 5, 0, 1);
        PrintRecord us = record(book.print(Feed.DAY), "H100US");
        // Without us-0: (2.20 + 2.30) ÷ 2 = 2.2500, an influence of −0.0500; us-1 has the same and stands after it.
        assertThat(us.mostInfluential().orElseThrow().provider()).isEqualTo("us-0");
        assertThat(us.mostInfluential().orElseThrow().influenceTenths()).isEqualTo(-500);
    }
}
