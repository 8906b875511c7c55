package kilohour.risk;

/**
 * How margin is calibrated: filtered historical simulation. Moves of matched prices are divided by the volatility known
 * before each, which leaves innovations that all series share; a tail quantile of those, times the volatility of now,
 * over the horizon, is the size that margin covers.
 *
 * @param tail share of moves covered, each way: 0.995
 * @param horizonDays days until a defaulter's book is closed: 2
 * @param decayPerDay of the exponentially weighted variance: 0.97 a day, so that a month old counts 40%
 * @param stressWeight of the stressed period's volatility in the blend: a quarter, as Regulation (EU) 153/2013, article
 *     28(1)(b), has it
 * @param stressDays length of the stressed period, the one of highest realised variance so far
 * @param matchedShareMin of the weight of two prints that must belong to providers in both, or there is no return
 *     between them: 0.5
 * @param warmUpMoves of a series before its innovations count
 * @param movesMin of a series, less and it is not calibrated
 * @param innovationsMin of all series together, before anything is tested
 */
public record CalibrationMethod(
        double tail,
        int horizonDays,
        double decayPerDay,
        double stressWeight,
        int stressDays,
        double matchedShareMin,
        int warmUpMoves,
        int movesMin,
        int innovationsMin) {
    public static final CalibrationMethod STANDARD = new CalibrationMethod(0.995, 2, 0.97, 0.25, 90, 0.5, 5, 30, 60);
}
