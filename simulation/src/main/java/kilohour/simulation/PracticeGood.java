package kilohour.simulation;

import java.util.List;
import java.util.Optional;
import kilohour.contracts.Underlying;
import kilohour.index.Good;
import kilohour.index.Goods;

/**
 * A good of the practice market.
 *
 * @param good what the index of the same name prices
 * @param levelUsd where its price path is at home, dollars per GPU-hour
 * @param monthlyMove what a month further out is worth compared with the month before it, as a share: −0.015 is 1.5%
 *     less, for a chip whose successor is being delivered
 */
record PracticeGood(Good good, double levelUsd, double monthlyMove) {
    /** Months further out are worth so much less where nothing else is known. */
    private static final double USUAL_MONTHLY_MOVE = -0.012;

    static final List<PracticeGood> ALL = List.of(
            new PracticeGood(Goods.require("A100"), 1.40, -0.018),
            new PracticeGood(Goods.require("B200"), 4.80, -0.009),
            new PracticeGood(Goods.require("H100"), 2.50, -0.015),
            new PracticeGood(Goods.require("H200"), 3.20, -0.012));

    String code() {
        return good.index();
    }

    static double monthlyMove(String code) {
        return find(code)
                .map(PracticeGood::monthlyMove)
                .or(() -> OtherGood.find(code).map(OtherGood::monthlyMove))
                .orElse(USUAL_MONTHLY_MOVE);
    }

    private static Optional<PracticeGood> find(String code) {
        return ALL.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The underlying as the exchange lists it. */
    static Underlying underlying(String code, boolean perpetual) {
        Good good = Goods.require(code);
        String form = good.memoryGb() + " GB" + (good.formFactor().isEmpty() ? "" : " " + good.formFactor());
        return Underlying.gpuHours(code, "one hour of one " + good.gpu() + " " + form + ", on demand", perpetual);
    }
}
