package kilohour.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * The volatility of one series as known at a time, per square root of a day, in logarithms: an exponentially weighted
 * mean of squared moves over their days, blended with the stressed period, never below the whole history's.
 *
 * <pre>
 *   v ← λ^Δ · v + (1 − λ^Δ) · r² / Δ        a move r over Δ days
 *   σ = max( √(Σr² / ΣΔ),  (1 − w) · √v + w · σ of the stressed period )
 * </pre>
 */
final class Volatility {
    private static final int STRESS_MOVES_MIN = 5;
    /** A few days with many changes are an event and not a period. */
    private static final int STRESS_DAYS_MIN = 20;

    private final CalibrationMethod method;
    private final List<PriceMove> moves = new ArrayList<>();
    private double variance;
    private double squares;
    private double days;
    private double stressedVariance;
    private int stressedFromDay;
    private int stressedToDay;

    Volatility(CalibrationMethod method) {
        this.method = method;
    }

    void observe(PriceMove move) {
        double square = move.logReturn() * move.logReturn();
        double kept = StrictMath.pow(method.decayPerDay(), move.days());
        variance = moves.isEmpty() ? square / move.days() : kept * variance + (1 - kept) * square / move.days();
        squares += square;
        days += move.days();
        moves.add(move);
        observeStress(move.toDay());
    }

    private void observeStress(int toDay) {
        double sum = 0;
        int span = 0;
        int count = 0;
        for (int i = moves.size() - 1; i >= 0; i--) {
            PriceMove move = moves.get(i);
            if (count >= STRESS_MOVES_MIN && toDay - move.fromDay() > method.stressDays()) break;
            sum += move.logReturn() * move.logReturn();
            span += move.days();
            count++;
        }
        double perDay = sum / Math.max(span, STRESS_DAYS_MIN);
        if (count < STRESS_MOVES_MIN || perDay <= stressedVariance) return;
        stressedVariance = perDay;
        stressedFromDay = toDay - span;
        stressedToDay = toDay;
    }

    int count() {
        return moves.size();
    }

    /** The filter's own, without blend and floor. */
    double filtered() {
        return Math.sqrt(variance);
    }

    double wholeHistory() {
        return days == 0 ? 0 : Math.sqrt(squares / days);
    }

    double stressed() {
        return Math.sqrt(stressedVariance);
    }

    int stressedFromDay() {
        return stressedFromDay;
    }

    int stressedToDay() {
        return stressedToDay;
    }

    /** What margin uses. */
    double blended() {
        double blend = (1 - method.stressWeight()) * filtered() + method.stressWeight() * stressed();
        return Math.max(wholeHistory(), blend);
    }
}
